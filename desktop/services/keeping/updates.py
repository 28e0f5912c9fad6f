"""Update packs from USB: looked at, taken in as one change that can be undone, given up again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

import desktop
from desktop.errors import Refusal, Trouble
from desktop.exchange import updates as travelling
from desktop.exchange.fingerprint import fingerprint
from desktop.exchange.updates import Pack, PackFacts
from desktop.rules import text
from desktop.rules.cases.process import Process
from desktop.services import data, facts, shipped
from desktop.services.keeping import brought, update_changes, update_checks
from desktop.services.keeping.brought import Makers, TakenPack
from desktop.services.keeping.update_changes import Change
from desktop.services.office import Office, for_chief
from desktop.store import attachments
from desktop.store.tables.updates import UpdatePackRow

MEDIA = "capnhat"
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Staying:
    """People whose open cases stay on the edition they began under, though a newer one comes."""

    process: str
    since: date
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A proven pack before it is taken in: what it changes, and what stays as it began."""

    file: str
    facts: PackFacts
    fingerprint: str
    changes: tuple[Change, ...]
    staying: tuple[Staying, ...]
    data: bytes = field(repr=False)


def look(office: Office, file: Path, makers: Makers | None = None) -> Preview:
    """A pack proven byte by byte and tried on this office's data; nothing is kept of it.

    A Refusal says why it cannot be taken in: not signed by the makers, not newer, for a newer
    program, or with every mistake of its files.
    """
    content = travelling.bytes_of(file)
    return office.read(_preview, content=content, file=file.name, makers=makers or brought.makers())


def show(file: Path, makers: Makers | None = None) -> Preview:
    """As `look`, compared with what the program ships, for whoever has no office at hand."""
    content = travelling.bytes_of(file)
    pack = _proven(content, makers or brought.makers())
    _check_program(pack.facts)
    return _made(file.name, content, pack, data.NOTHING, ())


@for_chief
def take_in(session: Session, /, *, preview: Preview, day: date) -> str:
    """Keep a pack that was looked at; from then on everything is read from it first.

    Refusal if another pack was taken in since the preview.
    """
    said = preview.facts
    _check_order(session, said)
    session.add(
        UpdatePackRow(
            number=said.number,
            title=said.title,
            in_force_from=said.in_force_from,
            taken_in=day,
            fingerprint=preview.fingerprint,
            program=desktop.__version__,
            attachment_id=attachments.keep(session, preview.data, MEDIA),
        )
    )
    return f"Nhận gói cập nhật số {said.number}: {said.title}"


@for_chief
def remove(session: Session, /, *, number: int) -> str:
    """Give up the newest pack; the data is again as it was before it. Refusal for an older one."""
    newest = session.scalar(select(UpdatePackRow).order_by(UpdatePackRow.number.desc()).limit(1))
    if newest is None or newest.number != number:
        raise Refusal(
            f"Chỉ bỏ được gói cập nhật nhận sau cùng, mà gói số {number} không phải gói đó. Hãy bỏ "
            "các gói sau nó trước."
        )
    session.delete(newest)
    return f"Bỏ gói cập nhật số {number}: {newest.title}"


def taken(session: Session) -> tuple[TakenPack, ...]:
    """The packs that were taken in, newest first, and what became of each."""
    return brought.taken(session)


def _preview(session: Session, /, *, content: bytes, file: str, makers: Makers) -> Preview:
    pack = _proven(content, makers)
    _check_program(pack.facts)
    _check_order(session, pack.facts)
    before = brought.brought(session)
    preview = _made(file, content, pack, before, _cases(session))
    with data.trying(brought.over(before, pack, content)):
        try:
            facts.law(session)
        except Trouble as fault:
            said = f"Gói không hợp với thời hạn riêng của cơ quan. {fault.sentence}"
            raise Refusal(said) from None
    return preview


def _proven(content: bytes, makers: Makers) -> Pack:
    return travelling.proven(content, [one.octets for one in makers.key])


def _made(
    file: str, content: bytes, pack: Pack, before: data.Brought, cases: Iterable[tuple[str, date]]
) -> Preview:
    with data.trying(before):
        old = update_changes.picture()
    with data.trying(brought.over(before, pack, content)):
        wrong = update_checks.mistakes()
        new = None if wrong else update_changes.picture()
    wrong = wrong if new is None else update_changes.dropped(old, new)
    if new is None or wrong:
        raise Refusal(_faulty(wrong))
    return Preview(
        file=file,
        facts=pack.facts,
        fingerprint=fingerprint(pack.key),
        changes=update_changes.changes(old, new),
        staying=_staying(old.processes.values(), new.processes.values(), tuple(cases)),
        data=content,
    )


def _faulty(mistakes: tuple[str, ...]) -> str:
    more = [f"và {len(mistakes) - _TOLD} lỗi nữa."] if len(mistakes) > _TOLD else []
    lines = "\n".join(f"• {one}" for one in [*mistakes[:_TOLD], *more])
    return (
        "Gói có chỗ không dùng được nên không nhận gì từ gói. Hãy báo nơi phát hành chương trình "
        f"các lỗi sau:\n{lines}"
    )


def _check_program(said: PackFacts) -> None:
    if brought.version(said.program) > brought.version(desktop.__version__):
        raise Refusal(
            f"Gói này cần chương trình từ phiên bản {said.program}, máy này đang dùng "
            f"{desktop.__version__}. Hãy cài phiên bản mới của chương trình rồi nhận lại gói."
        )


def _check_order(session: Session, said: PackFacts) -> None:
    newest = session.scalar(select(UpdatePackRow.number).order_by(UpdatePackRow.number.desc()))
    present = max(newest or 0, brought.makers().number)
    if said.number == newest:
        raise Refusal(f"Gói cập nhật số {said.number} đã nhận rồi, không có gì mới.")
    if said.number <= present:
        raise Refusal(
            f"Gói này số {said.number}, cũ hơn hoặc bằng dữ liệu số {present} đang dùng, nên "
            "không nhận. Hãy lấy gói có số lớn hơn."
        )
    if said.previous > present:
        raise Refusal(
            f"Gói số {said.number} nối tiếp gói số {said.previous}, mà máy này mới có dữ liệu số "
            f"{present}. Hãy nhận gói số {said.previous} trước."
        )


def _cases(session: Session) -> tuple[tuple[str, date], ...]:
    """Who has an open case, and when it began."""
    ends = {
        step.id
        for one in shipped.processes()
        for step in one.step
        if step.end or step.stage == "official"
    }
    open_now = facts.open_cases(session, ends, date.max)
    return tuple((case.person.name, case.began) for case in open_now if case.began)


def _staying(
    before: Iterable[Process], after: Iterable[Process], cases: tuple[tuple[str, date], ...]
) -> tuple[Staying, ...]:
    known = {(one.id, one.edition) for one in before}
    coming = [one for one in after if (one.id, one.edition) not in known]
    return tuple(
        Staying(one.title, one.in_force_from, tuple(sorted(names, key=text.sort_key)))
        for one in coming
        if (names := [name for name, began in cases if began < one.in_force_from])
    )
