"""Lines of members: one that is only due begins by what is written, and cannot be taken away."""

from __future__ import annotations

import pytest

from tests.build import a_member, an_office
from tests.screens.subjects import fill, lines, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office)
    a_member(office, "Lò Văn Ước")
    return open_window(qtbot, office, ask, background, "card-requests")


def test_what_is_only_due_begins_by_being_written_and_stays_whose_it_is(window):
    pick(window, "cards", 0)
    press(window, "card-remove")
    assert words(window, "strip-words").startswith("Lò Văn Ước chưa có thẻ")
    assert not window.current.panel.form.fields["person_id"].isEnabled()
    fill(window, "decision", "12-QĐ/ĐU")
    press(window, "card-save")
    press(window, "card-remove")
    assert words(window, "strip-words") == ""
    assert len(lines(window, "cards")) == 1
