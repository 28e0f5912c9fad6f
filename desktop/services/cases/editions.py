"""Which editions of rules, guidance, forms and process hold for a case, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.rules.editions import Document, LawBook
from desktop.rules.text import date_text
from desktop.services import shipped
from desktop.services.cases import steps
from desktop.services.cases.steps import CaseView
from desktop.services.papers import papers

_KINDS = (
    ("rules", "Quy định thi hành Điều lệ Đảng"),
    ("guidance", "Hướng dẫn thi hành"),
    ("forms-guidance", "Hướng dẫn nghiệp vụ, mẫu giấy tờ"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition that holds for part of a case; `coming` for the steps recorded from today on."""

    group: str
    title: str
    why: str
    note: str = ""
    coming: bool = False


def held(session: Session, /, *, person_id: str, day: date) -> tuple[Edition, ...]:
    """The editions of a person's case by kind, those of past steps first; empty without a case."""
    view = steps.view(session, person_id=person_id, day=day)
    if view is None:
        return ()
    law = shipped.law()
    found = [one for kind, words in _KINDS for one in _documents(view, law, kind, words, day)]
    return (*found, *_forms(view, day), *_processes(view))


def in_force(day: date) -> str:
    """The rules in force on a day as the screen names them; "" where none are known."""
    document = shipped.law().document("rules", day)
    return document.short if document is not None else ""


def _documents(view: CaseView, law: LawBook, kind: str, words: str, day: date) -> list[Edition]:
    by_document: dict[Document, list[date]] = {}
    for recorded in sorted(one.day for one in view.progress.steps if one.day is not None):
        document = law.document(kind, recorded)
        if document is not None:
            by_document.setdefault(document, []).append(recorded)
    goes_on = any(one.state not in ("done", "skipped") for one in view.progress.steps)
    now = law.document(kind, day) if goes_on else None
    if now is not None:
        by_document.setdefault(now, [])
    return [
        Edition(
            group=words,
            title=document.short,
            why=_why(document, days, coming=document is now),
            note=document.note,
            coming=document is now,
        )
        for document, days in by_document.items()
    ]


def _why(document: Document, days: list[date], *, coming: bool) -> str:
    told = [f"có hiệu lực từ {date_text(document.in_force_from)}"]
    if len(days) == 1:
        told.append(f"áp dụng cho 1 bước ghi ngày {date_text(days[0])}")
    elif days:
        between = f"từ {date_text(days[0])} đến {date_text(days[-1])}"
        told.append(f"áp dụng cho {len(days)} bước ghi {between}")
    if coming:
        told.append("áp dụng cho các bước ghi từ hôm nay")
    return "; ".join(told)


def _forms(view: CaseView, day: date) -> list[Edition]:
    """The editions of the forms that the steps' papers are printed on."""
    editions: dict[str, tuple[date, bool]] = {}
    for one in view.progress.steps:
        written = one.day or day
        for form_id in one.papers:
            form = papers.form_of(form_id, written)
            early = written < form.in_force_from
            begins, any_early = editions.get(form.edition, (form.in_force_from, False))
            editions[form.edition] = (min(begins, form.in_force_from), any_early or early)
    return [
        Edition(
            group="Bộ mẫu giấy tờ",
            title=f"Bộ mẫu {edition}",
            why=f"có hiệu lực từ {date_text(begins)}; mẫu theo ngày của từng văn bản",
            note=(
                "Văn bản ghi trước ngày đó cũng in theo mẫu này vì chương trình chưa có mẫu cũ."
                if early
                else ""
            ),
        )
        for edition, (begins, early) in sorted(editions.items())
    ]


def _processes(view: CaseView) -> list[Edition]:
    began = view.case.began
    opened = f"hồ sơ mở ngày {date_text(began)}, giữ quy trình có hiệu lực ngày đó" if began else ""
    return [
        Edition(group="Quy trình", title=f"{one.title} (bộ {one.edition})", why=opened)
        for one in steps.processes_for(view.case)
    ]
