"""Members: membership dates, the cell a person is listed in, coming and going."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.rules.editions import LawBook
from desktop.rules.facts.person import Membership, Person
from desktop.rules.members import discipline
from desktop.rules.partial_date import PartialDate
from desktop.services import facts, rows, shipped
from desktop.services.people import people_list
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.imports import CentralRow
from desktop.store.tables.members import BelongingRow, DisciplineRow, MembershipRow, MovementRow
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow

# The steps that make somebody a member, an official one in the end.
_MEMBERSHIP_STEPS = ("decision", "ceremony", "recognition-decision")
_FEW = 500
"""Of more people the steps of all are read: that is as quick, and asks for no names."""


def set_membership(session: Session, /, *, person_id: str, **values: object) -> str:
    """Enter the dates and cards of a member admitted before the record began."""
    person = rows.present(session, PersonRow, person_id)
    row = session.scalar(select(MembershipRow).where(MembershipRow.person_id == person_id))
    if row is None:
        row = MembershipRow(person_id=person_id)
        session.add(row)
    rows.fill(row, values)
    if row.admitted and row.official and row.official.latest < row.admitted.earliest:
        raise Refusal("Ngày chính thức không thể trước ngày vào Đảng.", field="official")
    return f"Sửa thông tin đảng viên {person.name}"


def remove_membership(session: Session, /, *, person_id: str) -> str:
    """Take back that a person was entered as a member."""
    person = rows.present(session, PersonRow, person_id)
    row = session.scalar(select(MembershipRow).where(MembershipRow.person_id == person_id))
    if row is not None:
        session.delete(row)
    return f"Bỏ thông tin đảng viên của {person.name}"


def place_in_cell(
    session: Session, /, *, person_id: str, cell_id: str, since: date | None = None
) -> str:
    """List a person in a cell from a day on; the cell before ends on that day.

    Without a day, or for the same cell, what was entered is corrected. Refusal for a day from
    which the cell is dissolved.
    """
    person = rows.present(session, PersonRow, person_id)
    cell = rows.present(session, CellRow, cell_id)
    if since is not None and cell.dissolved is not None and since >= cell.dissolved:
        raise Refusal(
            f"{cell.name} đã giải thể ngày {cell.dissolved:%d/%m/%Y} nên không nhận thêm người từ "
            "ngày đó; hãy chọn chi bộ khác hoặc sửa ngày.",
            field="cell_id",
        )
    present = session.scalar(
        select(BelongingRow).where(
            BelongingRow.person_id == person_id, BelongingRow.until.is_(None)
        )
    )
    if present is not None and (since is None or cell_id == present.cell_id):
        rows.fill(present, {"cell_id": cell_id, **({"since": since} if since else {})})
        return f"{person.name} thuộc {cell.name}"
    if present is not None:
        if present.since is not None and since is not None and since < present.since:
            raise Refusal(
                f"{person.name} đã thuộc chi bộ hiện nay từ {present.since:%d/%m/%Y}; ngày chuyển "
                "không thể sớm hơn.",
                field="since",
            )
        present.until = since
    session.add(BelongingRow(person_id=person_id, cell_id=cell_id, since=since))
    return f"{person.name} thuộc {cell.name}"


def set_movements(
    session: Session, /, *, person_id: str, lines: Sequence[Mapping[str, Any]]
) -> str:
    """Replace a member's comings and goings; Refusal for a line without a day or kind."""
    person = rows.present(session, PersonRow, person_id)
    codes = {one.code for one in shipped.entries("movements")}
    for at, line in enumerate(lines):
        if line["kind"] not in codes or line["day"] is None:
            raise Refusal(
                f"Biến động ở dòng {at + 1} cần đủ loại và ngày, tháng, năm.", field="movements"
            )
    _replace(session, MovementRow, person_id, lines)
    return f"Sửa biến động đảng viên của {person.name}"


def set_disciplines(
    session: Session, /, *, person_id: str, lines: Sequence[Mapping[str, Any]]
) -> str:
    """Replace what is recorded of a member's discipline, decided or still to be decided on.

    Refusal for a line without a form or any day, with days out of order, or with a form that is
    not for probationary members, where the person was one.
    """
    person = rows.present(session, PersonRow, person_id)
    forms = {one.code: one for one in shipped.entries("discipline_forms")}
    for at, line in enumerate(lines):
        form = forms.get(line["form"])
        fault = _fault_of(line) if form else "cần chọn hình thức"
        day = line.get("day")
        if not fault and form and form.group == discipline.OFFICIAL and day:
            stage = people_list.line(session, id=person_id, day=day).stage
            if stage == "probationary":
                fault = f"{form.name.lower()} chỉ áp dụng với đảng viên chính thức, hãy xem lại"
        if fault:
            raise Refusal(f"Kỷ luật ở dòng {at + 1}: {fault}.", field="disciplines")
    _replace(session, DisciplineRow, person_id, lines)
    return f"Sửa kỷ luật đảng viên của {person.name}"


def _fault_of(line: Mapping[str, Any]) -> str:
    """What is wrong with the days of a discipline, in words; "" for nothing."""
    day, violated = line.get("day"), line.get("violated")
    if day is None and violated is None:
        return "cần ghi ngày quyết định, hoặc ngày vi phạm nếu chưa quyết định"
    if day is None and any(line.get(name) for name in ("in_force", "received", "until")):
        return "chưa có ngày quyết định thì chưa có hiệu lực; hãy ghi ngày quyết định"
    if day and violated and day < violated:
        return "quyết định trước ngày vi phạm; hãy sửa ngày"
    since = line.get("in_force") or day
    if line.get("until") and since and line["until"] < since:
        return "chấm dứt hiệu lực trước khi có hiệu lực; hãy sửa ngày"
    if line.get("received") and day and line["received"] < day:
        return "nhận quyết định trước ngày quyết định; hãy sửa ngày"
    return ""


def set_standing(session: Session, /, *, person_id: str, **values: object) -> str:
    """Say how a member takes part (active, exempt, suspended) and since when.

    Refusal for a status that the list does not know.
    """
    person = rows.present(session, PersonRow, person_id)
    label = f"Sửa trạng thái sinh hoạt của {person.name}"
    row = session.scalar(select(CentralRow).where(CentralRow.person_id == person_id))
    if row is None:
        if not any(values.values()):
            return label
        row = CentralRow(person_id=person_id)
        session.add(row)
    rows.fill(row, values)
    if row.status and row.status not in {one.code for one in shipped.entries("member_states")}:
        raise Refusal("Hãy chọn trạng thái sinh hoạt trong danh sách.", field="status")
    return label


def _replace(
    session: Session,
    table: type[DisciplineRow | MovementRow],
    person_id: str,
    lines: Sequence[Mapping[str, Any]],
) -> None:
    """Let the rows of a person, in the order of their days, be these lines."""
    query = select(table).where(table.person_id == person_id).order_by(table.day, table.id)
    present = list(session.scalars(query))
    for at, line in enumerate(lines):
        row = present[at] if at < len(present) else table(person_id=person_id)
        rows.fill(row, dict(line))
        session.add(row)
    for row in present[len(lines) :]:
        session.delete(row)


def move(
    session: Session,
    /,
    *,
    person_id: str,
    kind: str,
    day: date,
    number: str = "",
    place: str = "",
    note: str = "",
) -> str:
    """Record that a member came or went; Refusal for a kind the list does not know."""
    person = rows.present(session, PersonRow, person_id)
    found = next((one for one in shipped.entries("movements") if one.code == kind), None)
    if found is None:
        raise Refusal("Không có loại biến động này; hãy chọn trong danh sách.", field="kind")
    row = MovementRow(person_id=person_id, kind=kind, day=day)
    rows.fill(row, {"number": number, "place": place, "note": note})
    session.add(row)
    return f"{found.name}: {person.name} ngày {day:%d/%m/%Y}"


def dated(session: Session, one: Person) -> Person:
    """A person whose membership tells the days that the person's own case gives, as papers do."""
    return dated_all(session, [one])[one.id]


def dated_all(session: Session, people: Sequence[Person]) -> dict[str, Person]:
    """People as `dated` tells each of them, by id."""
    query = (
        select(CaseRow.person_id, StepRow.step, StepRow.day)
        .join(CaseRow, CaseRow.id == StepRow.case_id)
        .where(StepRow.step.in_(_MEMBERSHIP_STEPS))
        .order_by(StepRow.day)
    )
    if len(people) <= _FEW:
        query = query.where(CaseRow.person_id.in_([one.id for one in people]))
    days: dict[str, dict[str, date]] = defaultdict(dict)
    for row in session.execute(query):
        days[row.person_id][row.step] = row.day
    law = facts.law(session) if days else None
    return {
        one.id: _dated(one, days[one.id], law) if law and one.id in days else one for one in people
    }


def _dated(one: Person, days: Mapping[str, date], law: LawBook) -> Person:
    joined = days.get("ceremony")
    if joined is None:
        return one
    decided = days.get("decision")
    probation = law.limit("probation", joined).value
    official = calendar.add_months(joined, probation) if "recognition-decision" in days else None
    return replace(
        one,
        membership=replace(
            one.membership or Membership(),
            admitted=PartialDate.of(joined),
            decided=PartialDate.of(decided) if decided else None,
            official=PartialDate.of(official) if official else None,
        ),
    )


def waiting_for_card(session: Session) -> list[str]:
    """Whoever is or may be a member and has no number of a card; of others nothing is read."""
    bare = select(MembershipRow.person_id).where(
        MembershipRow.card_number == "", MembershipRow.old_card_number == ""
    )
    by_case = (
        select(CaseRow.person_id)
        .join(StepRow, StepRow.case_id == CaseRow.id)
        .where(StepRow.step.in_(_MEMBERSHIP_STEPS))
    )
    return list(session.scalars(union(bare, by_case)))
