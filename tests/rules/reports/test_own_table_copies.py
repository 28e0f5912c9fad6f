"""Official tables to go on from."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.calendar import period
from desktop.rules.reports import own_table_counts, own_tables, statistics
from desktop.rules.reports.own_table_copies import copy_of
from desktop.services import shipped
from desktop.services.reports.statistics import report
from tests.rules.reports.test_own_table_counts import OFFICE
from tests.rules.reports.test_table_facts import KNOWN


@pytest.mark.parametrize(
    ("id", "year"), [("table-members", "2026"), ("table-change", "2021"), ("table-places", "2021")]
)
def test_a_copy_counts_what_the_table_counts(id, year):
    """Line by line, for all that the lists can say; the rest is named."""
    during = period(year)
    shape = report(id)
    copy = copy_of(shape, shipped.entries)
    assert own_tables.mistakes(copy.table, KNOWN) == ()
    found = own_table_counts.counted(copy.table, KNOWN, OFFICE, during, date(2030, 1, 1))
    ours = [(row.title, row.lines[0].value) for row in found.rows if row.id.startswith("part-")]
    official = statistics.figures(shape, OFFICE, during, date(2030, 1, 1))
    known = [(line.title, line.value) for line in official.lines]
    assert len(ours) >= 8
    assert all(one in known for one in ours)
    assert not {title for title, _ in ours} & set(copy.left_out) - {title for title, _ in known}


def test_a_table_of_which_nothing_can_be_said_has_no_copy():
    assert copy_of(report("table-ranking-members"), shipped.entries) is None


def test_what_is_left_out_is_named():
    left = copy_of(report("table-members"), shipped.entries).left_out
    assert "Đoàn viên Đoàn TNCS Hồ Chí Minh" in left
