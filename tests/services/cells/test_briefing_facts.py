"""What the facts tell of a month: figures, work beside what was due, praise proposed, reminders."""

from __future__ import annotations

from datetime import date

from desktop.services import facts
from desktop.services.cells import briefing_facts, organisations, targets
from tests.build import a_case, a_cell

NOW = date(2026, 3, 2)


def gathered(office, month, day=NOW):
    """The month as its briefing has it before anything is entered."""
    return office.read(briefing_facts.gather, month=month, day=day)


def test_an_empty_office_has_a_month_of_nothing(office):
    """Every figure is there, and no cell."""
    found = gathered(office, "2026-03")
    assert (found.period, found.as_of) == ("tháng 3 năm 2026", NOW)
    assert (found.cells, found.reminders, found.reported) == ((), (), "")
    assert {one.id: one.month for one in found.figures}["admitted"] == "0"


def test_work_done_stands_beside_what_was_due(office):
    """The ceremony was due by 29/07; the papers of the new member only in August."""
    a_case(office, at="member-file")
    (cell,) = gathered(office, "2024-07").cells
    assert cell.due_text == "1/1"
    assert cell.done_text == (
        "Lò Thị Mai: Lễ kết nạp đảng viên; Lò Thị Mai: Khai lý lịch đảng viên và phiếu đảng viên"
    )
    assert cell.late == ()
    (before,) = gathered(office, "2024-06").cells
    assert (before.due_text, len(before.done)) == ("", 2)


def test_work_that_waits_is_counted_and_late(office):
    """In the month it was due, and as late until it is done."""
    a_case(office, at="decision")
    (cell,) = gathered(office, "2024-07", date(2024, 7, 15)).cells
    assert (cell.due_text, cell.late) == ("0/1", ())
    (cell,) = gathered(office, "2024-07").cells
    assert (cell.due_text, cell.late_text) == ("0/1", "Lò Thị Mai: Lễ kết nạp đảng viên")
    assert cell.reasons == ()


def test_praise_is_proposed_with_its_reasons(office):
    """Somebody admitted, the year's target reached, everything that was due done."""
    a_case(office, at="ceremony")
    (key,) = [cell.id for cell in office.read(organisations.cells)]
    office.do(targets.set_target, year=2024, admit=1, cell_id=key)
    (cell,) = gathered(office, "2024-07").cells
    assert cell.reasons == (
        "kết nạp 1 đảng viên trong tháng",
        "đạt 1/1 chỉ tiêu kết nạp năm",
        "làm xong 1/1 việc đến hạn",
    )
    assert (cell.praise_text, cell.praise[:9]) == ("đề xuất", "Kết nạp 1")
    (later,) = gathered(office, "2024-09").cells
    assert later.praise_text == ""


def test_a_cell_that_was_dissolved_before_reports_no_more(office):
    """In the month of its end it still does."""
    a_cell(office, "Chi bộ bản Pá", dissolved=date(2024, 7, 15))
    assert len(gathered(office, "2024-07").cells) == 1
    assert gathered(office, "2024-08").cells == ()


def test_the_figures_are_those_of_the_month_and_of_the_year(office):
    """The target and what is reached of it have no month of their own."""
    a_case(office, at="ceremony")
    office.do(targets.set_target, year=2024, admit=2)
    found = {one.id: one for one in gathered(office, "2024-08").figures}
    told = {key: (found[key].month, found[key].year) for key in ("admitted", "target-percent")}
    assert told == {"admitted": ("0", "1"), "target-percent": ("", "50")}
    assert found["admitted-minority"].title == "Trong đó: dân tộc thiểu số"
    assert found["admitted-minority"].year == "1"


def test_the_work_list_reminds(office):
    """What is overdue, and what is due within the month; each with its way."""
    person = a_case(office, at="decision")
    late = gathered(office, "2024-08", date(2024, 8, 1)).reminders[0]
    assert (late.late, late.work, late.record) == (
        True,
        "Lò Thị Mai: Lễ kết nạp đảng viên",
        f"{person}#ceremony",
    )
    assert late.cell == office.read(facts.cells)[0].name
