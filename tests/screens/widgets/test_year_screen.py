"""Going from year to year on the screens that show one."""

from __future__ import annotations

import pytest

from tests.build import a_cell, a_member, an_office
from tests.screens.subjects import open_window, words


@pytest.mark.parametrize("screen", ["fees", "inspections", "ranking", "supplements", "targets"])
def test_the_year_before_and_back(qtbot, office, ask, background, screen):
    an_office(office)
    a_member(office, cell=a_cell(office))
    window = open_window(qtbot, office, ask, background, screen)
    head = f"{words(window, 'heading')} {words(window, 'subheading')}"
    (year,) = {year for year in (office.today().year - 1, office.today().year) if str(year) in head}
    window.current.year_before()
    assert str(year - 1) in f"{words(window, 'heading')} {words(window, 'subheading')}"
    window.current.year_after()
    assert f"{words(window, 'heading')} {words(window, 'subheading')}" == head
