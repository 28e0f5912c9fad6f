"""The tasks given to somebody to be tried by: given, due, done, and who saw it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.members import membership
from desktop.services import facts, rows, shipped
from desktop.store.tables.cases import CaseRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.remarks import TrialTaskRow


@dataclass(frozen=True, slots=True)
class TrialTask:
    """A task as lists show it."""

    title: str
    given: date
    due: date | None
    done: date | None
    result: str
    witness: str

    def late_on(self, day: date) -> bool:
        """Whether the task should have been done before a day and is not."""
        return self.done is None and self.due is not None and self.due < day


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task with whose it is, as the list of all shows it; `open` while the case goes on."""

    id: str
    revision: int
    person_id: str
    person: str
    cell: str
    title: str
    given: date
    due: date | None
    done: date | None
    result: str
    witness: str
    open: bool

    def state_on(self, day: date) -> str:
        """How it stands on a day, in words."""
        if self.done is not None:
            return f"xong {text.date_text(self.done)}"
        if not self.open:
            return "hồ sơ đã kết thúc"
        if self.due is None:
            return "đang làm"
        return "quá hạn" if self.due < day else "đang làm"


def tasks(session: Session, /, *, case_id: str) -> tuple[TrialTask, ...]:
    """The tasks of a case, the first given first."""
    query = select(TrialTaskRow).where(TrialTaskRow.case_id == case_id)
    return tuple(
        TrialTask(row.title, row.given, row.due, row.done, row.result, row.witness)
        for row in session.scalars(query.order_by(TrialTaskRow.given, TrialTaskRow.id))
    )


def lines(session: Session, /, *, day: date, only_due: bool = False) -> tuple[TaskLine, ...]:
    """The tasks of everybody, those not done first and by their due day.

    `only_due` leaves out what is done, has no due day, or belongs to a case that has ended.
    """
    query = (
        select(TrialTaskRow, PersonRow)
        .join(CaseRow, CaseRow.id == TrialTaskRow.case_id)
        .join(PersonRow, PersonRow.id == CaseRow.person_id)
        .where(PersonRow.removed.is_(None))
    )
    going_on = facts.open_ids(shipped.ending_steps(), day)
    if only_due:
        query = query.where(TrialTaskRow.done.is_(None), TrialTaskRow.due.is_not(None))
        query = query.where(TrialTaskRow.case_id.in_(going_on))
    found = list(session.execute(query))
    open_ = set(session.scalars(going_on)) if found else set()
    cells = _cells(session, [person.id for _, person in found], day)
    made = [_line(row, person, cells, row.case_id in open_) for row, person in found]
    made.sort(key=lambda one: (one.due or date.max, text.sort_key(one.person), one.id))
    return tuple(sorted(made, key=lambda one: one.done is not None or not one.open))


def add_task(session: Session, /, *, id: str, person_id: str, **values: Any) -> str:
    """Give somebody on the way into the Party a task; Refusal for who has no case."""
    if not person_id:
        raise Refusal("Hãy chọn người được giao nhiệm vụ.", field="person_id")
    person = rows.present(session, PersonRow, person_id)
    case = facts.case_of(session, person_id, with_life=False)
    if case is None:
        raise Refusal(
            f"{person.name} chưa có hồ sơ. Hãy ghi bước chọn quần chúng ưu tú trước.",
            field="person_id",
        )
    row = TrialTaskRow(id=id, case_id=case.id, title="")
    _fill(row, values)
    session.add(row)
    return f"Giao nhiệm vụ thử thách cho {person.name}"


def change_task(session: Session, /, *, id: str, revision: int, **values: Any) -> str:
    """Change a task, or say that it is done, how, and who saw it."""
    row = rows.present(session, TrialTaskRow, id)
    _fill(row, values, revision)
    return f"Sửa nhiệm vụ thử thách của {_whose(session, row)}"


def remove_task(session: Session, /, *, id: str) -> str:
    """Take back a task entered by mistake."""
    row = rows.present(session, TrialTaskRow, id)
    name = _whose(session, row)
    session.delete(row)
    return f"Xóa nhiệm vụ thử thách của {name}"


def set_tasks(session: Session, /, *, case_id: str, lines: Sequence[Mapping[str, Any]]) -> str:
    """Replace the tasks of a case; Refusal for one without title or day, or done before given."""
    case = rows.present(session, CaseRow, case_id)
    query = select(TrialTaskRow).where(TrialTaskRow.case_id == case_id)
    present = list(session.scalars(query.order_by(TrialTaskRow.given, TrialTaskRow.id)))
    for at, line in enumerate(lines):
        _check(line, at + 1)
        row = present[at] if at < len(present) else TrialTaskRow(case_id=case_id)
        rows.fill(row, dict(line))
        session.add(row)
    for row in present[len(lines) :]:
        session.delete(row)
    return f"Sửa nhiệm vụ thử thách của {rows.present(session, PersonRow, case.person_id).name}"


def _check(line: Mapping[str, Any], number: int) -> None:
    if not line["title"] or line["given"] is None:
        raise Refusal(f"Nhiệm vụ ở dòng {number} cần nội dung và ngày giao.", field="trial-tasks")
    for name, words in (("due", "Hạn"), ("done", "Ngày xong")):
        if line[name] is not None and line[name] < line["given"]:
            raise Refusal(
                f"{words} của nhiệm vụ ở dòng {number} trước ngày giao; hãy sửa lại.",
                field="trial-tasks",
            )


def _fill(row: TrialTaskRow, values: Mapping[str, Any], revision: int | None = None) -> None:
    rows.fill(row, dict(values), revision=revision)
    if not row.title:
        raise Refusal("Hãy ghi nội dung nhiệm vụ.", field="title")
    if row.given is None:
        raise Refusal("Hãy ghi ngày giao nhiệm vụ.", field="given")
    for name, words in (("due", "Hạn"), ("done", "Ngày xong")):
        day = getattr(row, name)
        if day is not None and day < row.given:
            raise Refusal(f"{words} trước ngày giao; hãy sửa lại.", field=name)
    if row.result and row.done is None:
        raise Refusal("Có kết quả thì hãy ghi cả ngày xong.", field="done")


def _whose(session: Session, row: TrialTaskRow) -> str:
    case = rows.present(session, CaseRow, row.case_id)
    return rows.present(session, PersonRow, case.person_id).name


def _cells(session: Session, ids: list[str], day: date) -> dict[str, str]:
    names = {cell.id: cell.name for cell in facts.cells(session)}
    people = facts.people(session, ids).values()
    return {one.id: names.get(membership.cell_on(one, day) or "", "") for one in people}


def _line(
    row: TrialTaskRow, person: PersonRow, cells: Mapping[str, str], going_on: bool
) -> TaskLine:
    return TaskLine(
        id=row.id,
        revision=row.revision,
        person_id=person.id,
        person=person.name,
        cell=cells.get(person.id, ""),
        title=row.title,
        given=row.given,
        due=row.due,
        done=row.done,
        result=row.result,
        witness=row.witness,
        open=going_on,
    )
