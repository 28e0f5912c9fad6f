"""Lists of people as they are shown: on paper and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop.exchange.table_workbook import Column, table_workbook
from desktop.papers.fill import fill
from desktop.papers.sheet import Sheet
from desktop.rules.facts.paper import Listing, ListingRow, Paper, PaperFacts
from desktop.services import facts, papers
from desktop.services.people_list import PersonLine

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


def sheet(session: Session, /, *, lines: Sequence[PersonLine], note: str, day: date) -> Sheet:
    """The people of these lines, in their order, as a paper; the note says who they are."""
    everyone = {person.id: person for person in facts.whole(session).people}
    cells = {cell.id: cell for cell in facts.cells(session)}
    rows = tuple(
        ListingRow(person=everyone[line.id], cell=cells.get(line.cell_id), note=line.stage_text)
        for line in lines
        if line.id in everyone
    )
    office = facts.office(session)
    known = PaperFacts(
        office=office,
        paper=Paper(place=office.place, day=day),
        listing=Listing(title=TITLE, period=note, as_of=day, rows=rows),
    )
    return fill(papers.form_of(_FORM, day), known)


def workbook(session: Session, /, *, lines: Sequence[PersonLine], note: str, day: date) -> bytes:
    """The people of these lines, in their order, as an .xlsx in which numbers keep their zeros."""
    everyone = {person.id: person for person in facts.whole(session).people}
    rows = []
    for line in lines:
        person = everyone.get(line.id)
        if person is None:
            continue
        card = person.membership.card_number if person.membership else ""
        home = person.permanent_residence.now
        told = (line.name, line.born, line.sex, line.ethnicity, person.religion)
        rows.append((*told, person.personal_number, card, line.cell, line.stage_text, home))
    return table_workbook(TITLE.upper(), note, _COLUMNS, rows, day)
