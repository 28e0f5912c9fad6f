"""Members on the way from one Party organisation to another: asked, introduced, received."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.calendar import Calendar
from desktop.rules.editions import LawBook
from desktop.rules.facts.person import Person, Transfer
from desktop.rules.members import membership, transfers
from desktop.rules.members.discipline import Term
from desktop.rules.members.transfers import COMING, INSIDE, TEMPORARY
from desktop.services import facts, rows, shipped
from desktop.services.keeping import settings
from desktop.services.members import members
from desktop.services.members.of_member import OfMember
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.transfers import TransferRow


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferLine(OfMember):
    """A transfer as the list shows it: who, from where to where, how far, and what is due."""

    way: Transfer
    born: str
    to: str
    kind_text: str
    state: str
    open: bool
    terms: tuple[Term, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The other end of the way: a cell here, or the organisation elsewhere."""
        return self.to if self.way.kind == INSIDE else self.way.place


def add_transfer(
    session: Session, /, *, id: str, person_id: str, kind: str, **values: object
) -> str:
    """Enter a transfer; Refusal if another of that member is still open or it cannot be."""
    person = rows.present(session, PersonRow, person_id)
    kinds = {one.code: one.name for one in shipped.entries("transfer_kinds")}
    if kind not in kinds:
        raise Refusal("Hãy chọn loại chuyển sinh hoạt trong danh sách.", field="kind")
    row = TransferRow(id=id, person_id=person_id, kind=kind)
    _refuse_second(session, row, person.name)
    if kind == INSIDE:
        _leave_cell(session, row, values, person.name)
    _fill(session, row, values)
    _refuse_stranger(session, row, person.name)
    session.add(row)
    return f"{kinds[kind]}: {person.name}"


def change_transfer(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of a transfer; with the day of receipt the member moves."""
    row = rows.present(session, TransferRow, id)
    person = rows.present(session, PersonRow, row.person_id)
    _fill(session, row, values, revision)
    return f"Sửa chuyển sinh hoạt của {person.name}"


def remove_transfer(session: Session, /, *, id: str) -> str:
    """Take back a transfer entered by mistake; Refusal once a cell here has received by it."""
    row = rows.present(session, TransferRow, id)
    person = rows.present(session, PersonRow, row.person_id)
    if row.received is not None and row.cell_id is not None:
        raise Refusal(
            f"{person.name} đã được chi bộ tiếp nhận theo lần chuyển này. Nếu ghi nhầm, hãy bấm "
            "Hoàn tác, hoặc sửa ngày và chi bộ ở đây."
        )
    session.delete(row)
    return f"Bỏ chuyển sinh hoạt của {person.name}"


def hand_over(
    session: Session, /, *, from_cell: str, to_cell: str, day: date, number: str = ""
) -> str:
    """Move everyone listed in a cell to another on a day, as when cells are split or merged.

    The decision's number stands in place of letters of introduction. Refusal if nobody is listed.
    """
    source = rows.present(session, CellRow, from_cell)
    target = rows.present(session, CellRow, to_cell)
    if from_cell == to_cell:
        raise Refusal("Hãy chọn chi bộ nhận khác chi bộ giao.", field="to_cell")
    listed = session.scalars(
        select(BelongingRow.person_id)
        .join(PersonRow, PersonRow.id == BelongingRow.person_id)
        .where(BelongingRow.cell_id == from_cell, BelongingRow.until.is_(None))
        .where(PersonRow.removed.is_(None))
    ).all()
    if not listed:
        raise Refusal(f"{source.name} không có ai để bàn giao.", field="from_cell")
    for person_id in listed:
        members.place_in_cell(session, person_id=person_id, cell_id=to_cell, since=day)
        if facts.person(session, person_id).membership is not None:
            session.add(
                TransferRow(
                    person_id=person_id,
                    kind=INSIDE,
                    cell_id=to_cell,
                    place=source.name,
                    from_cell_id=from_cell,
                    reason="Bàn giao khi chia tách, sáp nhập chi bộ",
                    number=number,
                    letter=day,
                    received=day,
                )
            )
    return f"Bàn giao {len(listed)} người từ {source.name} sang {target.name}"


def lines(session: Session, /, *, day: date, only_open: bool = False) -> tuple[TransferLine, ...]:
    """All transfers on a day: the open ones first, by what is due; then the latest ones."""
    law, calendar = facts.law(session), settings.working_calendar(session)
    query = select(TransferRow.person_id).distinct()
    present = query.join(PersonRow, PersonRow.id == TransferRow.person_id)
    if only_open:
        lasting = TransferRow.kind.in_(TEMPORARY) & TransferRow.ended.is_(None)
        present = present.where(TransferRow.received.is_(None) | lasting)
    ids = list(session.scalars(present.where(PersonRow.removed.is_(None))))
    cells = {cell.id: cell.name for cell in facts.cells(session)}
    found = [
        _line(way, person, cells, (law, calendar), day)
        for person in facts.people(session, ids).values()
        for way in person.transfers
        if transfers.is_open(way) or not only_open
    ]
    found.sort(key=lambda one: text.sort_key(one.person))
    found.sort(key=lambda one: _latest(one.way), reverse=True)
    return tuple(sorted(found, key=_urgency))


def next_number(session: Session, /, *, year: int) -> str:
    """The next number of the register of introductions in a year, as a proposal."""
    query = select(TransferRow.number).where(
        func.strftime("%Y", TransferRow.letter) == str(year), TransferRow.kind.not_in(COMING)
    )
    taken = [int(one) for one in session.scalars(query) if one.isdecimal()]
    return f"{max(taken, default=0) + 1:02d}"


def _line(
    way: Transfer,
    person: Person,
    cells: Mapping[str, str],
    asked: tuple[LawBook, Calendar],
    day: date,
) -> TransferLine:
    kinds = {one.code: one.name for one in shipped.entries("transfer_kinds")}
    return TransferLine(
        id=way.id,
        revision=way.revision,
        person_id=way.person_id,
        way=way,
        person=person.name,
        born=person.born.text if person.born else "",
        cell=cells.get(membership.cell_on(person, day) or "", ""),
        to=cells.get(way.cell_id or "", ""),
        kind_text=kinds[way.kind],
        state=transfers.state(way),
        open=transfers.is_open(way),
        terms=transfers.terms(way, *asked),
        doubts=transfers.doubts(way, person, asked[0]),
    )


def _urgency(line: TransferLine) -> tuple[bool, date]:
    due = line.terms[0].due if line.terms else date.max
    return (False, due) if line.open else (True, date.min)


def _latest(way: Transfer) -> date:
    days = (way.caused, way.started, way.letter, way.received, way.ended)
    return max((one for one in days if one), default=date.min)


def _fill(
    session: Session, row: TransferRow, values: Mapping[str, object], revision: int | None = None
) -> None:
    before = row.received, row.cell_id
    rows.fill(row, dict(values), revision=revision)
    _check_days(row)
    if row.kind != INSIDE and not row.place:
        raise Refusal("Hãy ghi nơi đi hoặc nơi đến ở ngoài đảng bộ.", field="place")
    if row.kind == INSIDE and not row.cell_id:
        raise Refusal("Hãy chọn chi bộ tiếp nhận.", field="cell_id")
    if row.reach and row.reach not in {one.code for one in shipped.entries("reaches")}:
        raise Refusal("Hãy chọn trong hay ngoài tỉnh trong danh sách.", field="reach")
    if (row.received, row.cell_id) != before and row.kind in {INSIDE, *COMING}:
        _take_in(session, row, before[0])


def _take_in(session: Session, row: TransferRow, before: date | None) -> None:
    """List the member in the receiving cell from the day of receipt on."""
    if row.received is None:
        if before is not None:
            raise Refusal(
                "Chi bộ đã tiếp nhận nên không để trống ngày tiếp nhận. Nếu ghi nhầm, hãy bấm Hoàn "
                "tác hoặc sửa ngày.",
                field="received",
            )
        return
    if not row.cell_id:
        raise Refusal("Hãy chọn chi bộ tiếp nhận.", field="cell_id")
    members.place_in_cell(session, person_id=row.person_id, cell_id=row.cell_id, since=row.received)


def _leave_cell(
    session: Session, row: TransferRow, values: Mapping[str, object], name: str
) -> None:
    """Note from which cell a member goes to another one here."""
    query = select(CellRow).join(BelongingRow, BelongingRow.cell_id == CellRow.id)
    present = query.where(BelongingRow.person_id == row.person_id, BelongingRow.until.is_(None))
    here = session.scalar(present)
    if here is not None and here.id == values.get("cell_id"):
        raise Refusal(f"{name} đang ở {here.name}; hãy chọn chi bộ khác.", field="cell_id")
    row.place = here.name if here else ""
    row.from_cell_id = here.id if here else None


def _check_days(row: TransferRow) -> None:
    order = (
        ("letter", "Ngày giới thiệu", row.started, "ngày làm thủ tục"),
        ("received", "Ngày tiếp nhận", row.letter, "ngày giới thiệu"),
        ("until", "Ngày hết thời gian tạm thời", row.received or row.letter, "ngày bắt đầu"),
        ("ended", "Ngày kết thúc", row.received, "ngày tiếp nhận"),
    )
    for name, words, earlier, named in order:
        day = getattr(row, name)
        if day is not None and earlier is not None and day < earlier:
            raise Refusal(f"{words} không thể trước {named} ({earlier:%d/%m/%Y}).", field=name)
    if row.ended is not None and (row.kind not in TEMPORARY or row.received is None):
        raise Refusal("Chỉ lần chuyển tạm thời đã tiếp nhận mới có ngày kết thúc.", field="ended")


def _refuse_second(session: Session, row: TransferRow, name: str) -> None:
    query = select(TransferRow).where(TransferRow.person_id == row.person_id)
    for other in session.scalars(query):
        if other.received is None:
            raise Refusal(
                f"{name} còn một lần chuyển chưa có ngày tiếp nhận. Hãy ghi ngày tiếp nhận, hoặc "
                "xóa lần đó rồi ghi lần mới.",
                field="person_id",
            )


def _refuse_stranger(session: Session, row: TransferRow, name: str) -> None:
    """Only a member of this office goes away or changes the cell; one who came cannot come."""
    day = row.letter or row.caused or row.received
    known = facts.some(session, [row.person_id])
    if not known.people:
        raise Refusal(f"{name} đang ở thùng rác. Hãy đưa ra khỏi thùng rác trước.")
    inside = membership.life(known.people[0], known.cases).member_on(day or date.max)
    if row.kind not in COMING and not inside:
        raise Refusal(
            f"{name} chưa được ghi là đảng viên của đảng bộ. Hãy ghi ngày vào Đảng ở trang của "
            "người đó trước.",
            field="person_id",
        )
    came = any(case.ceremony_on for case in known.cases) or known.people[0].movements
    if row.kind in COMING and inside and came:
        raise Refusal(f"{name} đang là đảng viên của đảng bộ này.", field="person_id")
