"""Headless: cells of a day, their meetings, who waits for a class."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.services.cells import cell_meetings, organisations
from tests.build import a_case, a_unit, an_office
from tests.commands.terminal import Screen, ask
from tests.deeds import PASSWORD


@pytest.fixture
def known(office_on_disk, monkeypatch):
    an_office(office_on_disk)
    a_case(office_on_disk, at="candidate")
    a_unit(office_on_disk, "Bản Nà Lốc")
    [cell] = office_on_disk.read(organisations.cells)
    line = {"cell_id": cell.id, "held": date(2026, 1, 9)}
    office_on_disk.do(cell_meetings.set_month, month="2026-01", lines=[line])
    monkeypatch.setenv("HGD_PASSWORD", PASSWORD)
    return ("--office", str(office_on_disk.path))


def test_the_cells_of_a_day_and_the_white_places(known):
    words = ("cells", *known, "--day", "2023-06-01")
    found = ask(Screen(), *words, "--json").json
    assert [one["official"] for one in found["cells"]] == [1]
    assert found["places"][0]["lacks"] == ["đảng viên", "chi bộ", "nguồn", "kết nạp"]
    said = ask(Screen(), *words).out
    assert "Chỉ có 1 đảng viên chính thức" in said
    assert "Bản Nà Lốc: trắng đảng viên, chi bộ" in said


def test_the_meetings_of_a_year(known):
    words = ("meetings", *known, "--year", "2026")
    [line] = ask(Screen(), *words, "--json").json
    assert line["days"][0] == "2026-01-09"
    assert "1 trễ" in ask(Screen(), *words).out


def test_who_waits(known):
    words = ("waiting", *known, "--day", "2023-06-01")
    [line] = ask(Screen(), *words, "--json").json
    assert (line["name"], line["since"]) == ("Lò Thị Mai", "2023-02-13")
    assert "chờ từ 13/02/2023" in ask(Screen(), *words).out
