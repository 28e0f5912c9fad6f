"""Lists of people as they are shown: on paper and as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.exchange.table_workbook import Column, table_workbook
from desktop.papers.fill import fill
from desktop.papers.sheet import Sheet
from desktop.rules.facts.paper import Listing, ListingRow, Paper, PaperFacts
from desktop.rules.reports import origin
from desktop.services import facts
from desktop.services.papers import papers
from desktop.services.people import people_list
from desktop.services.people.people_list import Progress

_FORM = "danh-sach"
TITLE = "Danh sách người"
_COLUMNS = (
    Column("Họ và tên", 28),
    Column("Ngày sinh", 13),
    Column("Giới tính", 10),
    Column("Dân tộc", 12),
    Column("Tôn giáo", 12),
    Column("Số định danh cá nhân", 18),
    Column("Số thẻ đảng viên", 18),
    Column("Chi bộ", 28),
    Column("Giai đoạn", 22),
    Column("Nơi thường trú", 40),
)


def sheet(
    session: Session,
    /,
    *,
    ids: Sequence[str],
    note: str,
    day: date,
    progress: Progress = people_list.silent,
    cancelled: Callable[[], bool] = people_list.never,
) -> Sheet:
    """These people, in this order, as a paper; the note says who they are."""
    cells = {cell.id: cell for cell in facts.cells(session)}
    rows = tuple(
        ListingRow(person=person, cell=cells.get(line.cell_id), note=line.stage_text)
        for some in people_list.in_parts(ids, progress, cancelled)
        for person, line in people_list.told(session, some, day)
    )
    office = facts.office(session)
    known = PaperFacts(
        office=office,
        paper=Paper(place=office.place, day=day),
        listing=Listing(title=TITLE, period=note, as_of=day, rows=rows),
    )
    return replace(fill(papers.form_of(_FORM, day), known), origin=_origin(office.committee, day))


def workbook(
    session: Session,
    /,
    *,
    ids: Sequence[str],
    note: str,
    day: date,
    progress: Progress = people_list.silent,
    cancelled: Callable[[], bool] = people_list.never,
) -> bytes:
    """These people, in this order, as an .xlsx in which numbers keep their zeros."""
    rows = []
    for some in people_list.in_parts(ids, progress, cancelled):
        for person, line in people_list.told(session, some, day):
            card = person.membership.card_number if person.membership else ""
            home = person.permanent_residence.now
            told = (line.name, line.born, line.sex, line.ethnicity, person.religion)
            rows.append((*told, person.personal_number, card, line.cell, line.stage_text, home))
    whose = _origin(facts.office(session).committee, day)
    return table_workbook(TITLE.upper(), note, _COLUMNS, rows, day, whose)


def _origin(committee: str, day: date) -> str:
    return origin.of_list(committee, "", day, papers.form_of(_FORM, day).edition)
