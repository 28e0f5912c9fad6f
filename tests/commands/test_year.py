"""The office's year without a window."""

from __future__ import annotations

import pytest

from desktop.services.cells import inspections, ranking, targets
from tests.build import a_cell, a_member, an_office
from tests.commands.terminal import Screen, ask
from tests.deeds import PASSWORD


@pytest.fixture
def say(office_on_disk, monkeypatch):
    """Ask for a command about 2026 of an office of one cell with a target and one member."""
    an_office(office_on_disk)
    cell = a_cell(office_on_disk, "Chi bộ bản Pá")
    a_member(office_on_disk, "Cầm Văn An", cell)
    office_on_disk.do(targets.set_target, year=2026, admit=2, cell_id=cell)
    office_on_disk.do(ranking.propose_rest, year=2026)
    office_on_disk.do(
        inspections.add_inspection,
        id="one",
        year=2026,
        way="inspection-regular",
        content="Quy trình kết nạp",
        subjects=[{"cell_id": cell}],
    )
    monkeypatch.setenv("HGD_PASSWORD", PASSWORD)

    def asked(command, *more):
        place = ("--office", str(office_on_disk.path), "--year", "2026")
        return ask(Screen(), command, *place, *more)

    return asked


def test_targets_and_the_forecast(say):
    [whole, cell] = say("forecast", "--json").json["lines"]
    assert (whole["target"], cell["name"], cell["done"]) == (2, "Chi bộ bản Pá", 0)
    assert "Chi bộ bản Pá: 0/2, 0 người còn kịp" in say("forecast").out


def test_the_ranking(say):
    [member] = say("ranking", "--json").json["members"]
    assert (member["name"], member["proposed"]) == ("Cầm Văn An", "good")
    assert "Chi bộ bản Pá: chưa xếp; kết nạp chưa đạt 0/2" in say("ranking").out


def test_the_inspections(say):
    found = say("inspections", "--json").json
    assert found["inspections"][0]["subjects"][0]["name"] == "Chi bộ bản Pá"
    assert "Quy trình kết nạp: chưa làm" in say("inspections").out
