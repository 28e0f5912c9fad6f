"""Headless: the mentors' remarks of a month."""

from __future__ import annotations

from datetime import date

from desktop.services.cases import remarks
from tests.build import a_case, an_office
from tests.commands.terminal import Screen, ask
from tests.deeds import PASSWORD


def test_who_is_helped_and_what_was_said_is_printed(office_on_disk, monkeypatch):
    """As JSON with the missing months, and as lines for people."""
    an_office(office_on_disk)
    a_case(office_on_disk, at="candidate")
    [cell] = office_on_disk.read(remarks.month, month=date(2023, 4, 1))
    line = cell.lines[0]
    keys = {"case_id": line.case_id, "mentor_id": line.mentor_id, "stage": line.stage}
    said = {"strengths": "chăm làm", "weaknesses": "", "trend": "better"}
    office_on_disk.do(remarks.set_remarks, month=date(2023, 4, 1), lines=[{**keys, **said}])
    monkeypatch.setenv("HGD_PASSWORD", PASSWORD)
    words = ("remarks", "--office", str(office_on_disk.path), "--month", "2023-04")
    [found] = ask(Screen(), *words, "--json").json
    assert found["lines"][0]["strengths"] == "chăm làm"
    assert found["lines"][0]["missing"] == ["2023-03-01"]
    assert "Lò Thị Mai (Cầm Văn Biên): chăm làm · Tiến bộ" in ask(Screen(), *words).out
