"""The tasks given to somebody to be tried by: given, due, done, and who saw it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.services import rows
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


def tasks(session: Session, /, *, case_id: str) -> tuple[TrialTask, ...]:
    """The tasks of a case, the first given first."""
    query = select(TrialTaskRow).where(TrialTaskRow.case_id == case_id)
    return tuple(
        TrialTask(row.title, row.given, row.due, row.done, row.result, row.witness)
        for row in session.scalars(query.order_by(TrialTaskRow.given, TrialTaskRow.id))
    )


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
