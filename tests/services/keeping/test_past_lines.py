"""Lines of a backup beside those of now, told so that a clerk can choose."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desktop.services.keeping import past as pasts
from desktop.services.keeping import past_lines, take_back
from desktop.services.keeping.past_lines import Present
from desktop.services.members import fees
from desktop.services.people import people
from desktop.store.tables.cases import StepRow
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.people import PostRow
from desktop.store.tables.ranking import MemberRankRow
from tests.build import a_case, a_cell
from tests.deeds import NOW, add, change, remove


@pytest.fixture
def mai(office):
    return a_case(office, at="candidate", name="Lò Thị Mai")


@pytest.fixture
def past(office, mai):
    office.do(people.set_part, id=mai, part="posts", lines=[{"work": "Nông dân"}])
    return office.read(pasts.read, person_id=mai, at=NOW)


def told(office, past):
    """The rows of all lines, without the person's own values."""

    def ask(session):
        present = Present(session, past)
        return [row for line in past.lines[1:] for row in past_lines.rows_of(line, past, present)]

    return [row for row in office.read(ask) if row.differs]


def first(office, kind):
    return office.read(lambda session: session.scalars(select(kind.id)).first())


def test_lines_are_told_in_words(past):
    words = {(line.table, past_lines.words(line, past)) for line in past.lines}
    assert any(said.endswith(", ngày 13/02/2023") for table, said in words if table == "step")
    assert any(said.startswith("Cầm Văn Biên") for table, said in words if table == "mentorship")
    assert any(said.startswith("Chi bộ bản") for table, said in words if table == "belonging")
    assert ("post", "Nông dân") in words
    assert any(said.startswith("mở ngày") for table, said in words if table == "case")


def test_a_changed_line_tells_only_what_changed(office, past):
    assert told(office, past) == []
    office.do(change, StepRow, first(office, StepRow), number="99-NQ", note="ghi nhầm")
    [row] = told(office, past)
    assert row.label.startswith("Bước của hồ sơ: ")
    assert "99-NQ" in row.left
    assert "ghi nhầm" in row.left
    assert "(trống)" in row.right
    assert row.proposed == "keep"


def test_the_cell_of_now_stands_beside_the_cell_of_then(office, past, mai):
    """Nobody is in two cells at once: the one open listing is compared, not doubled."""
    own = select(BelongingRow.id).where(BelongingRow.person_id == mai)
    office.do(remove, BelongingRow, office.read(lambda session: session.scalars(own).one()))
    cell = a_cell(office, "Chi bộ bản Mới")
    office.do(add, BelongingRow, person_id=mai, cell_id=cell, since=date(2026, 1, 1))
    [row] = [row for row in told(office, past) if row.key.startswith("belonging")]
    assert "01/01/2026" in row.left
    assert "Chi bộ bản" in row.right


def test_the_same_line_entered_again_is_no_difference(office, past, mai):
    office.do(remove, PostRow, first(office, PostRow))
    [row] = told(office, past)
    assert (row.left, row.right, row.proposed) == ("", "Nông dân", "other")
    office.do(add, PostRow, person_id=mai, work="Nông dân")
    assert told(office, past) == []


def test_of_a_month_or_year_there_is_one_line_to_compare(office, mai):
    """What was taken out and entered anew is the same line, which may tell otherwise."""
    cell = a_cell(office)
    month, paid = date(2026, 1, 1), [(mai, date(2026, 1, 1), "paid")]
    office.do(fees.set_fees, cell_id=cell, lines=paid)
    office.do(add, MemberRankRow, person_id=mai, year=2025, proposed="good")
    past = office.read(pasts.read, person_id=mai, at=NOW)
    office.do(fees.set_fees, cell_id=cell, lines=[(mai, month, "")])
    office.do(remove, MemberRankRow, first(office, MemberRankRow))
    office.do(fees.set_fees, cell_id=cell, lines=[(mai, month, "excused")])
    office.do(add, MemberRankRow, person_id=mai, year=2025, proposed="failed")
    found = {row.key.partition(".")[0]: row for row in told(office, past)}
    assert [one.proposed for one in found.values()] == ["keep", "keep"]
    office.do(take_back.take, past=past, choices={one.key: "other" for one in found.values()})
    assert told(office, past) == []


def test_what_a_line_cannot_do_without_is_named(office, past, mai):
    def ask(session):
        present = Present(session, past)
        lines = {line.table: line for line in past.lines}
        gone = "0" * 32
        asked = lines["mentorship"]
        other = pasts.Line("mentorship", "x", {**asked.values, "mentor_id": gone})
        mentor = asked.values["mentor_id"]
        return present.missing(asked), present.missing(other), present.is_gone(mentor)

    assert office.read(ask) == ("", "Người không còn trong tệp", False)
