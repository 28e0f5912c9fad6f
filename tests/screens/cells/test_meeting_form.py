"""The form of one meeting."""

from __future__ import annotations

from datetime import date

from desktop.screens.cells.meeting_form import meeting_form
from tests.papers.sample_meeting import meeting


def test_it_shows_a_meeting_and_gives_back_only_what_changed(qtbot):
    people = (("a", "Cầm Văn Biên"), ("b", "Lò Văn Hặc"), ("c", "Tòng Thị Inh"))
    form = meeting_form(lambda: people, date(2026, 3, 20))
    qtbot.addWidget(form)
    form.fields["scores"].set_parts(meeting().parts)
    form.show_row(meeting())
    assert not form.is_edited()
    assert [line["person_id"] for line in form.values()["absences"]] == ["a", "b", "c"]
    form.fields["scores"].set_value({"time": 4})
    assert form.changes() == {"scores": {"time": 4}}
