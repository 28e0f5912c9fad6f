"""Inspection and supervision: the year's plan, whom it is of, what was found and mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.cells import inspections
from desktop.rules.facts.inspection import (
    Inspection,
    InspectionFinding,
    InspectionYear,
    Subject,
)
from desktop.services import facts, rows, shipped
from desktop.store.tables.inspections import (
    InspectionFindingRow,
    InspectionRow,
    InspectionSubjectRow,
)
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow

_MONTHS = range(1, 13)


def add_inspection(
    session: Session,
    /,
    *,
    id: str,
    year: int,
    way: str,
    content: str,
    subjects: Sequence[Mapping[str, Any]] = (),
    **values: object,
) -> str:
    """Enter an inspection or supervision with its subjects; Refusal for what cannot be."""
    row = InspectionRow(id=id, year=year, way=way, content="")
    rows.fill(row, {"content": content, **values})
    session.add(row)
    _check(row)
    _set_subjects(session, row, subjects)
    return f"Thêm {_named(row)}"


def change_inspection(
    session: Session,
    /,
    *,
    id: str,
    revision: int,
    subjects: Sequence[Mapping[str, Any]] | None = None,
    **values: object,
) -> str:
    """Change what is known of one; subjects given stand in place of those before."""
    row = rows.present(session, InspectionRow, id)
    rows.fill(row, values, revision=revision)
    _check(row)
    if subjects is not None:
        _set_subjects(session, row, subjects)
    return f"Sửa {_named(row)}"


def remove_inspection(session: Session, /, *, id: str) -> str:
    """Take back one entered by mistake; Refusal while it has findings."""
    row = rows.present(session, InspectionRow, id)
    query = select(InspectionFindingRow).where(InspectionFindingRow.inspection_id == id)
    if session.scalar(query) is not None:
        raise Refusal("Cuộc này đã có phát hiện được ghi. Hãy xóa các phát hiện trước.")
    _set_subjects(session, row, ())
    session.flush()
    session.delete(row)
    return f"Xóa {_named(row)}"


def add_finding(
    session: Session, /, *, id: str, inspection_id: str, words: str, **values: object
) -> str:
    """Enter what was found; Refusal without words, or for a step of nobody's case."""
    if not inspection_id:
        raise Refusal("Hãy chọn cuộc kiểm tra, giám sát.", field="inspection_id")
    rows.present(session, InspectionRow, inspection_id)
    row = InspectionFindingRow(id=id, inspection_id=inspection_id, words="")
    rows.fill(row, {"words": words, **values})
    _check_finding(session, row)
    session.add(row)
    return f"Thêm phát hiện: {row.words}"


def change_finding(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of a finding, such as that it was mended."""
    row = rows.present(session, InspectionFindingRow, id)
    rows.fill(row, values, revision=revision)
    _check_finding(session, row)
    return f"Sửa phát hiện: {row.words}"


def remove_finding(session: Session, /, *, id: str) -> str:
    """Take back a finding entered by mistake."""
    row = rows.present(session, InspectionFindingRow, id)
    session.delete(row)
    return f"Xóa phát hiện: {row.words}"


def year(session: Session, /, *, year: int, day: date) -> InspectionYear:
    """The inspections of a year in the order of the plan, counted as concluded by a day."""
    found = tuple(_inspections(session, year))
    document = facts.law(session).document("inspection", day)
    return InspectionYear(
        year=year,
        basis=document.citation if document else "",
        as_of=day,
        inspections=found,
        counts=inspections.counts(found, shipped.entries("inspection_ways"), day),
        findings=findings(session, year=year),
    )


def findings(
    session: Session,
    /,
    *,
    year: int | None = None,
    only_open: bool = False,
    about_id: str = "",
) -> tuple[InspectionFinding, ...]:
    """The findings of a year's inspections, or of all; those not mended first, by their days.

    With `about_id`, only those in the case of that person.
    """
    query = (
        select(InspectionFindingRow, InspectionRow, PersonRow.name)
        .join(InspectionRow, InspectionRow.id == InspectionFindingRow.inspection_id)
        .outerjoin(PersonRow, PersonRow.id == InspectionFindingRow.about_id)
    )
    if about_id:
        query = query.where(InspectionFindingRow.about_id == about_id)
    if year is not None:
        query = query.where(InspectionRow.year == year)
    if only_open:
        query = query.where(InspectionFindingRow.settled.is_(None))
    told = session.execute(query).all()
    if not told:
        return ()
    cells = {cell.id: cell.name for cell in facts.cells(session)}
    forms = {form.id: form.title for form in shipped.forms()}
    found = [_finding(row, held, about or "", cells, forms) for row, held, about in told]
    found.sort(key=lambda one: (one.settled is not None, one.due or date.max, one.words))
    return tuple(found)


def year_of(session: Session, /, *, id: str) -> int | None:
    """The year of an inspection, or of that which a finding is of; None if there is neither."""
    found = session.get(InspectionFindingRow, id)
    held = session.get(InspectionRow, found.inspection_id if found else id)
    return held.year if held else None


def _finding(
    row: InspectionFindingRow,
    held: InspectionRow,
    about: str,
    cells: Mapping[str, str],
    forms: Mapping[str, str],
) -> InspectionFinding:
    return InspectionFinding(
        id=row.id,
        revision=row.revision,
        inspection_id=row.inspection_id,
        inspection=held.content,
        cell_id=row.cell_id or "",
        cell=cells.get(row.cell_id or "", ""),
        about_id=row.about_id or "",
        about=about,
        step=row.step,
        form=row.form,
        place=forms.get(row.form, "") or _step_title(row.step),
        words=row.words,
        settler=row.settler,
        due=row.due,
        settled=row.settled,
        outcome=row.outcome,
    )


def _inspections(session: Session, year: int) -> Iterator[Inspection]:
    ways = {one.code: one for one in shipped.entries("inspection_ways")}
    cells = {cell.id: cell.name for cell in facts.cells(session)}
    query = select(InspectionRow).where(InspectionRow.year == year)
    held = session.scalars(query).all()
    subjects = _subjects(session, [row.id for row in held], cells)
    order = list(ways)
    for row in sorted(held, key=lambda one: (one.month or 13, order.index(one.way), one.content)):
        yield Inspection(
            id=row.id,
            revision=row.revision,
            year=row.year,
            month=row.month,
            kind=ways[row.way].group,
            way=row.way,
            way_text=ways[row.way].name,
            content=row.content,
            unplanned=row.unplanned,
            lead=row.lead,
            team=row.team,
            number=row.number,
            day=row.day,
            began=row.began,
            conclusion_number=row.conclusion_number,
            concluded=row.concluded,
            conclusion=row.conclusion,
            subjects=tuple(subjects.get(row.id, ())),
        )


def _subjects(
    session: Session, ids: Sequence[str], cells: Mapping[str, str]
) -> Mapping[str, list[Subject]]:
    query = (
        select(InspectionSubjectRow, PersonRow.name)
        .outerjoin(PersonRow, PersonRow.id == InspectionSubjectRow.member_id)
        .where(InspectionSubjectRow.inspection_id.in_(ids))
        .order_by(InspectionSubjectRow.position)
    )
    found: dict[str, list[Subject]] = defaultdict(list)
    for row, member in session.execute(query):
        found[row.inspection_id].append(
            Subject(
                cell_id=row.cell_id or "",
                member_id=row.member_id or "",
                name=member or cells.get(row.cell_id or "", ""),
                note=row.note,
            )
        )
    return found


def _set_subjects(session: Session, row: InspectionRow, lines: Sequence[Mapping[str, Any]]) -> None:
    query = select(InspectionSubjectRow).where(InspectionSubjectRow.inspection_id == row.id)
    present = session.scalars(query.order_by(InspectionSubjectRow.position)).all()
    for at, line in enumerate(lines):
        cell_id, member_id = line.get("cell_id") or None, line.get("member_id") or None
        if (cell_id is None) == (member_id is None):
            raise Refusal(
                f"Đối tượng ở dòng {at + 1}: chọn một chi bộ hoặc một đảng viên.",
                field="subjects",
            )
        values = {"cell_id": cell_id, "member_id": member_id, "note": line.get("note", "")}
        if at < len(present):
            rows.fill(present[at], {"position": at, **values})
        else:
            session.add(InspectionSubjectRow(inspection_id=row.id, position=at, **values))
    for gone in present[len(lines) :]:
        session.delete(gone)


def _check(row: InspectionRow) -> None:
    if row.way not in {one.code for one in shipped.entries("inspection_ways")}:
        raise Refusal("Hãy chọn hình thức kiểm tra, giám sát trong danh sách.", field="way")
    if not row.content:
        raise Refusal("Hãy ghi nội dung kiểm tra, giám sát.", field="content")
    if row.month is not None and row.month not in _MONTHS:
        raise Refusal("Tháng từ 1 đến 12.", field="month")
    if row.began and row.concluded and row.concluded < row.began:
        raise Refusal(
            f"Ngày kết luận không thể trước ngày bắt đầu ({row.began:%d/%m/%Y}).", field="concluded"
        )


def _check_finding(session: Session, row: InspectionFindingRow) -> None:
    if not row.words:
        raise Refusal("Hãy ghi phát hiện.", field="words")
    if (row.step or row.form) and not row.about_id:
        raise Refusal("Hãy chọn người có hồ sơ chứa bước hoặc giấy tờ này.", field="about_id")
    for table, id in ((CellRow, row.cell_id), (PersonRow, row.about_id)):
        if id:
            rows.present(session, table, id)


def _step_title(step: str) -> str:
    shape = shipped.step(step) if step else None
    return shape.title if shape else ""


def _named(row: InspectionRow) -> str:
    ways = {one.code: one.name for one in shipped.entries("inspection_ways")}
    return f"{ways[row.way].lower()} năm {row.year}: {row.content}"
