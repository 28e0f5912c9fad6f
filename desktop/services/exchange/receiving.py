"""Taking parcels in: proven, shown before anything is kept, then kept in one step."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.exchange import report as travelling
from desktop.exchange.envelope import Unlock
from desktop.exchange.fingerprint import BLANK, blanked, confirms, filled
from desktop.exchange.parcel import Parcel, ParcelFacts
from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.reports import gathering
from desktop.rules.reports.gathering import Difference, Values
from desktop.rules.reports.statistics import Report
from desktop.services.exchange import exchange, receivers
from desktop.services.office import Office, gathers
from desktop.services.reports import gathered, reports, statistics
from desktop.store.tables.gathering import GatheredRow, SenderRow

State = Literal["new", "again", "replaces"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A proven parcel before it is taken in, and what taking it in would do.

    `blanked` is the fingerprint with two groups blanked that the cover sheet must tell. `taken_in`
    is the day of what is held for the period already, which has these `differences`. `doubts`
    contradict the parcel itself or the period before; `swings` are counts that moved far since a
    year before.
    """

    file: str
    facts: ParcelFacts
    report: travelling.Report
    key: bytes = field(repr=False)
    fingerprint: str
    blanked: tuple[str, ...]
    state: State
    known: bool
    other_key: bool = False
    expected: bool = False
    taken_in: date | None = None
    version: int = 1
    older: bool = False
    differences: tuple[Difference, ...] = ()
    doubts: tuple[str, ...] = ()
    swings: tuple[Difference, ...] = ()

    @property
    def period(self) -> Period:
        """The period that the report covers."""
        return Period(self.facts.since, self.facts.until)

    @property
    def asked(self) -> tuple[str, ...]:
        """What the cover sheet must tell: two groups, all where a known sender has another key."""
        return tuple(BLANK for _ in self.blanked) if self.other_key else self.blanked

    @property
    def sentence(self) -> str:
        """What taking it in would do, or that there is nothing new."""
        day = text.date_text(self.taken_in) if self.taken_in else ""
        if self.state == "again":
            return _nothing_new(self.taken_in)
        if self.state == "replaces":
            return (
                f"Thay bản đã nhận ngày {day}: {len(self.differences)} số liệu khác. "
                f"Bản trước vẫn được giữ; bản này là lần {self.version}."
            )
        return "Gói mới, chưa nhận lần nào."


def look(office: Office, file: Path, passphrase: str | None) -> Preview:
    """A parcel proven byte by byte and compared with what is held; nothing is kept of it.

    It opens with the office's own key, or with the passphrase; a Refusal says what is wrong.
    """
    unlock = Unlock(key=office.read(receivers.own_key), passphrase=passphrase or None)
    found = exchange.proven(file, unlock)
    # The office's own key is what no sender knows; it leaves the file in no other way.
    return office.read(_preview, parcel=found, file=file.name, secret=office.key)


@gathers
def take_in(session: Session, /, *, preview: Preview, groups: Sequence[str], day: date) -> str:
    """Keep a parcel whose blanked groups were typed from its cover sheet.

    Nothing changes for one that was taken in before, also by another desk since the preview.
    Refusal for groups that do not agree, and if something else was taken in meanwhile.
    """
    if preview.state == "again":
        return preview.sentence
    _check_groups(preview, groups)
    sender = _sender(session, preview) or _new_sender(session, preview)
    before = _held(session, sender.id, preview)
    if before is not None and not preview.other_key and _twin(session, before, preview):
        return _nothing_new(before.taken_in)
    if (before.version if before else 0) + 1 != preview.version:
        raise Refusal("Đã có gói khác được nhận sau khi xem trước. Hãy mở lại gói để xem lại.")
    sender.office, sender.key, sender.confirmed = preview.facts.sender.id, preview.key, day
    sender.name = preview.facts.sender.name
    sender.province = preview.facts.sender.province
    if before is not None:
        before.current = False
    session.add(_row(preview, sender.id, day))
    return f"Nhận {preview.report.title} của {sender.name}"


def again(session: Session, /, *, preview: Preview) -> Preview:
    """A preview as it stands now: after taking in there is nothing new, after undoing there is."""
    shape = _known_report(preview.report)
    fresh = replace(
        preview,
        state="new",
        known=False,
        expected=False,
        other_key=False,
        taken_in=None,
        version=1,
        older=False,
        differences=(),
        doubts=_own_doubts(preview.report, shape),
        swings=(),
    )
    row = _sender(session, fresh)
    return fresh if row is None else _compared(session, fresh, row, shape)


def _preview(session: Session, /, *, parcel: Parcel, file: str, secret: bytes) -> Preview:
    said = travelling.from_json(parcel.content[travelling.FILE])
    shape = _known_report(said)
    empty = gathering.empty(shape, _values(said))
    said = replace(said, lines=tuple(replace(one, empty=one.id in empty) for one in said.lines))
    if reports.sender_id(session) == parcel.facts.sender.id:
        raise Refusal("Đây là gói do chính cơ quan này lập. Gói này để gửi lên cấp trên.")
    preview = Preview(
        file=file,
        facts=parcel.facts,
        report=said,
        key=parcel.key,
        fingerprint=parcel.fingerprint,
        blanked=blanked(parcel.fingerprint, secret + parcel.facts.parcel.encode()),
        state="new",
        known=False,
        doubts=_own_doubts(said, shape),
    )
    row = _sender(session, preview)
    return preview if row is None else _compared(session, preview, row, shape)


def _compared(session: Session, preview: Preview, row: SenderRow, shape: Report) -> Preview:
    """The preview beside what is known of its sender."""
    known = row.office is not None
    other = known and (row.key, row.office) != (preview.key, preview.facts.sender.id)
    values = _values(preview.report)
    report_id, period = preview.facts.report, preview.period
    before = gathered.ended_before(session, report_id, period, row.id).get(row.id)
    year_before = gathered.of_year_before(session, report_id, period, row.id).get(row.id)
    preview = replace(
        preview,
        known=known,
        expected=not known,
        other_key=other,
        doubts=preview.doubts + (gathering.breaks(shape, values, before.values) if before else ()),
        swings=gathered.swings(shape, values, preview.report.as_of, year_before),
    )
    held = _held(session, row.id, preview)
    if held is None:
        return preview
    twin = _twin(session, held, preview)
    return replace(
        preview,
        state="again" if twin is not None and not other else "replaces",
        taken_in=(twin or held).taken_in,
        version=held.version + 1,
        older=preview.facts.made.isoformat() < held.made,
        differences=gathering.differences(shape, gathered.values_of(held.figures), values),
    )


def _nothing_new(day: date | None) -> str:
    return f"Đã nhận ngày {text.date_text(day)}, không có gì mới." if day else ""


def _known_report(said: travelling.Report) -> Report:
    found = {one.id: one for one in statistics.reports()}.get(said.report)
    if found is None:
        raise Refusal(
            f"Gói chứa “{said.title}”, loại báo cáo mà chương trình trên máy này chưa biết. "
            "Hãy cập nhật chương trình rồi nhận lại gói."
        )
    return found


def _own_doubts(said: travelling.Report, shape: Report) -> tuple[str, ...]:
    return gathering.contradictions(shape, _values(said)) + _of_edition(said, shape)


def _of_edition(said: travelling.Report, shape: Report) -> tuple[str, ...]:
    if said.edition == shape.edition:
        return ()
    return (f"Gói lập theo bộ biểu {said.edition}, máy này dùng bộ biểu {shape.edition}",)


def _check_groups(preview: Preview, groups: Sequence[str]) -> None:
    if confirms(preview.fingerprint, filled(preview.asked, groups)):
        return
    blanks = preview.asked.count(BLANK)
    which = "cả tám nhóm" if preview.other_key else "hai nhóm chữ còn trống"
    said = " ".join(preview.asked)
    if preview.other_key:
        raise Refusal(
            f"Khóa ký của {preview.facts.sender.name} khác lần trước. Chỉ nhận khi gõ đúng {which} "
            "của dấu vân tay trên phiếu bìa giấy; nếu không có phiếu bìa, hãy hỏi nơi gửi.",
            field="groups",
        )
    if len([one for one in groups if one.strip()]) < blanks:
        raise Refusal(
            f"Hãy gõ {which} của dấu vân tay, đọc trên phiếu bìa giấy: {said}", field="groups"
        )
    raise Refusal(
        f"Chữ gõ không khớp với dấu vân tay của gói ({said}). Hãy xem lại phiếu bìa giấy; nếu vẫn "
        "không khớp, gói không phải do nơi gửi lập, đừng nhận.",
        field="groups",
    )


def _sender(session: Session, preview: Preview) -> SenderRow | None:
    """The sender as it is known: by the id of its office, else by its name in the list."""
    said = preview.facts.sender
    row = session.scalar(select(SenderRow).where(SenderRow.office == said.id))
    if row is not None:
        return row
    # By the key that the list is searched with: thousands of offices are not looked at one by one.
    named = select(SenderRow).where(SenderRow.search_key == text.fold(said.name))
    wanted = text.fold(said.province)
    return next(
        (one for one in session.scalars(named) if text.fold(one.province) in ("", wanted)), None
    )


def _new_sender(session: Session, preview: Preview) -> SenderRow:
    row = SenderRow(name=preview.facts.sender.name)
    session.add(row)
    session.flush()
    return row


def _held(session: Session, sender_id: str, preview: Preview) -> GatheredRow | None:
    return session.scalar(
        select(GatheredRow).where(
            GatheredRow.sender_id == sender_id,
            GatheredRow.report == preview.facts.report,
            GatheredRow.since == preview.facts.since,
            GatheredRow.until == preview.facts.until,
            GatheredRow.current,
        )
    )


def _twin(session: Session, held: GatheredRow, preview: Preview) -> GatheredRow | None:
    """The row that holds the same: the one in force, or this very parcel, replaced since."""
    content = _content(preview.report)
    query = select(GatheredRow).where(
        GatheredRow.sender_id == held.sender_id, GatheredRow.parcel == preview.facts.parcel
    )
    candidates = (held, *session.scalars(query))
    return next((one for one in candidates if one.content == content), None)


def _row(preview: Preview, sender_id: str, day: date) -> GatheredRow:
    content = _content(preview.report)
    return GatheredRow(
        sender_id=sender_id,
        parcel=preview.facts.parcel,
        report=preview.facts.report,
        edition=preview.report.edition,
        title=preview.report.title,
        since=preview.facts.since,
        until=preview.facts.until,
        as_of=preview.report.as_of,
        made=preview.facts.made.isoformat(),
        program=preview.facts.program,
        taken_in=day,
        version=preview.version,
        figures={line["id"]: line["value"] for line in content["lines"]},
        content=content,
    )


def _content(said: travelling.Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(travelling.to_json(said))
    return found


def _values(said: travelling.Report) -> Values:
    return {line.id: line.value for line in said.lines}
