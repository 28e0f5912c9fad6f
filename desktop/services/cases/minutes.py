"""The papers of one step of a case: of a meeting its minutes, count of votes and resolution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.papers.sheet import Sheet
from desktop.rules.facts.case import Value
from desktop.services.office import Office
from desktop.services.papers import paper_facts, papers

_VOTE = "in_favour"
_BY_CARD = "biểu quyết bằng thẻ đảng viên"
# Forms without a code of their own, by what their ids begin with, in the order of a meeting.
_MINUTES, _BALLOT, _COUNT = "bien-ban-", "phieu-", "kiem-phieu-"
_ORDER = (_MINUTES, _BALLOT, _COUNT)


@dataclass(frozen=True, slots=True)
class StepPaper:
    """A paper of a step: form, what it still lacks, and whom it asks where several are asked."""

    form: str
    code: str
    title: str
    missing: tuple[str, ...]
    about: str = ""


def forms_of(form_ids: tuple[str, ...], values: Mapping[str, Value]) -> tuple[str, ...]:
    """The forms of a step in the order of its course, by what its record says.

    Where the meeting voted by raised cards there is no ballot and no count.
    """
    left_out = (_BALLOT, _COUNT) if values.get("way") == _BY_CARD else ()
    return tuple(sorted((form for form in form_ids if not form.startswith(left_out)), key=_rank))


def act(form_ids: tuple[str, ...], values: Mapping[str, Value]) -> str:
    """What the button that opens these papers says: Lập biên bản, kiểm phiếu, nghị quyết."""
    if _VOTE not in values:
        return "Xem giấy tờ của bước này"
    kinds = {_MINUTES: "biên bản", _COUNT: "kiểm phiếu"}
    named = [
        words for start, words in kinds.items() if any(form.startswith(start) for form in form_ids)
    ]
    if not all(form.startswith(_ORDER) for form in form_ids):
        named.append("nghị quyết")
    return f"Lập {', '.join(named)}"


def listed(
    session: Session, /, *, person_id: str, form_ids: tuple[str, ...], day: date
) -> tuple[StepPaper, ...]:
    """These papers of a person's case, each with what it still lacks."""
    return tuple(
        StepPaper(one.form, one.code, one.title, tuple(lack.label for lack in one.missing), about)
        for about, one in _sheets(session, person_id, form_ids, day)
    )


def pdf(office: Office, *, person_id: str, form_ids: tuple[str, ...], day: date) -> bytes:
    """These papers of a person's case as one PDF with a bookmark for each."""
    from desktop.papers import dossier

    made = office.read(sheets, person_id=person_id, form_ids=form_ids, day=day)
    titled = tuple((f"{one.code} {one.title}".strip(), one) for one in made)
    return dossier.join(titled, title="Giấy tờ của bước")


def sheets(
    session: Session, /, *, person_id: str, form_ids: tuple[str, ...], day: date
) -> tuple[Sheet, ...]:
    """These papers, filled from the record and from what was typed for them; one for each asked."""
    return tuple(one for _, one in _sheets(session, person_id, form_ids, day))


def _sheets(
    session: Session, person_id: str, form_ids: tuple[str, ...], day: date
) -> Iterator[tuple[str, Sheet]]:
    subject = paper_facts.subject(session, person_id)
    for form_id in form_ids:
        for about in subject.abouts(form_id):
            yield (
                about,
                papers.sheet(session, form_id=form_id, person_id=person_id, day=day, about=about),
            )


def _rank(form_id: str) -> int:
    found = (at for at, start in enumerate(_ORDER) if form_id.startswith(start))
    return next(found, len(_ORDER))
