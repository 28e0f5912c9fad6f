"""Source building: the plan of the cells, the quarterly survey, putting people into the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.rules.members import membership
from desktop.services import facts, rows, shipped
from desktop.services.cases import steps
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.sources import SourcePlanRow, SurveyLineRow

STEPS: Mapping[str, str] = {
    "outstanding": "Quần chúng ưu tú",
    "candidate": "Cảm tình Đảng",
    "class-sent": "Cử học lớp nhận thức",
}
"""The steps of a case that plans of source building count, and what they are called there."""
DROPPED = "dropped"
_MOST = 999


def set_plan(
    session: Session, /, *, year: int, step: str, lines: Sequence[Mapping[str, Any]]
) -> str:
    """Plan how many people cells bring to a step in months of a year, as one change.

    A line has `cell_id`, `month` and `planned`; None takes the number away.
    """
    if step not in STEPS:
        raise ValueError(f"no plan counts the step {step!r}")
    for line in lines:
        rows.present(session, CellRow, line["cell_id"])
        place = {"cell_id": line["cell_id"], "year": year, "month": line["month"], "step": step}
        row = session.scalar(select(SourcePlanRow).filter_by(**place))
        if line["planned"] is None:
            if row is not None:
                session.delete(row)
            continue
        if not 0 <= line["planned"] <= _MOST:
            raise Refusal(f"Số dự kiến từ 0 đến {_MOST}; hãy sửa.")
        if row is None:
            row = SourcePlanRow(**place, planned=0)
            session.add(row)
        rows.fill(row, {"planned": line["planned"]})
    return f"Kế hoạch tạo nguồn năm {year}: {STEPS[step].lower()}"


def set_survey(
    session: Session, /, *, quarter: str, day: date, lines: Sequence[Mapping[str, Any]]
) -> str:
    """Enter how people were seen in the survey of a quarter, each line with its `person_id`.

    Refusal for a rating or a reason that no list knows, and for a drop-out without a reason.
    """
    calendar.period(quarter)
    for line in lines:
        person = rows.present(session, PersonRow, line["person_id"])
        row = session.scalar(select(SurveyLineRow).filter_by(person_id=person.id, quarter=quarter))
        if row is None:
            cell_id = membership.cell_on(facts.person(session, person.id), day)
            row = SurveyLineRow(person_id=person.id, cell_id=cell_id, quarter=quarter, day=day)
            session.add(row)
        values = {name: value for name, value in line.items() if name != "person_id"}
        if "criteria" in values:
            values["criteria"] = {**(row.criteria or {}), **values["criteria"]}
        rows.fill(row, {**values, "day": day})
        _check(row, person.name)
    return f"Rà soát nguồn {calendar.period(quarter).text}: {len(lines)} người"


def introduce(
    session: Session, /, *, people: Sequence[str], day: date, introduced_by: str = ""
) -> str:
    """Take people up as outstanding ones: the first step of their cases is recorded."""
    if not people:
        raise Refusal("Hãy chọn người để ghi là quần chúng ưu tú.")
    for person_id in people:
        person = rows.present(session, PersonRow, person_id)
        values = {"introduced_by": introduced_by} if introduced_by else {}
        try:
            steps.record(session, person_id=person_id, step="outstanding", day=day, **values)
        except Refusal as refusal:
            raise Refusal(f"{person.name}: {refusal.sentence}") from refusal
    return f"Ghi {len(people)} quần chúng ưu tú"


def _check(row: SurveyLineRow, name: str) -> None:
    ratings = {one.code for one in shipped.entries("survey_classes")}
    reasons = {one.code for one in shipped.entries("drop_reasons")}
    if row.rated and row.rated not in ratings:
        raise Refusal(f"{name}: hãy chọn phân loại trong danh sách.", field="rated")
    if row.reason and row.reason not in reasons:
        raise Refusal(f"{name}: hãy chọn lý do trong danh sách.", field="reason")
    if row.rated == DROPPED and not row.reason:
        raise Refusal(f"{name}: đưa ra khỏi nguồn thì cần ghi lý do.", field="reason")
