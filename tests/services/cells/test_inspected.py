"""Who was inspected, as statistics ask for it."""

from __future__ import annotations

from datetime import date

from desktop.rules.calendar import period
from desktop.services.cells import inspections
from desktop.services.reports import statistics
from tests.build import a_cell, a_member, an_office


def test_only_what_was_concluded_is_a_figure(office):
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    member = a_member(office, "Cầm Văn Biên", cell)
    both = [{"cell_id": cell}, {"member_id": member}]
    for id, concluded in (("done", date(2026, 4, 24)), ("planned", None)):
        office.do(
            inspections.add_inspection,
            id=id,
            year=2026,
            way="inspection-thematic",
            content="Quy trình kết nạp",
            subjects=both,
            concluded=concluded,
        )
    found = office.read(
        statistics.figures,
        report_id="supervision",
        period=period("2026"),
        as_of=date(2026, 12, 31),
    )
    told = {line.id: [one.name for one in line.members] for line in found.lines if line.value}
    assert told == {
        "inspection-organisations": ["Chi bộ bản Pá"],
        "inspection-organisations-thematic": ["Chi bộ bản Pá"],
        "inspection-members": ["Cầm Văn Biên"],
        "inspection-members-thematic": ["Cầm Văn Biên"],
    }
