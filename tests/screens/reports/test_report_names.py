"""The names behind a figure, and where they lead."""

from __future__ import annotations

from desktop.rules.reports.statistics import Line, Member
from desktop.screens.reports.report_names import named_lines, screen_of
from tests.build import a_cell, a_person


def test_names_stand_under_their_figure_and_the_unknown_apart():
    """Under headings of their own; nobody at all is an empty list."""
    figure = Line(
        id="x", title="Nữ", value=1, members=(Member("a", "Mai"),), unknown=(Member("b", "Lan"),)
    )
    shown = named_lines(figure)
    assert [one.title for one in shown] == ["Nữ: 1", "Mai", "Chưa rõ có tính hay không (1)", "Lan"]
    assert [bool(one.key) for one in shown] == [False, True, False, True]
    assert named_lines(Line(id="x", title="Nữ", value=0)) == []


def test_a_person_has_a_screen_and_a_cell_its_list(office):
    assert screen_of(office, a_person(office)) == "person"
    assert screen_of(office, a_cell(office)) == "organisations"
