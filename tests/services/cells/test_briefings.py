"""The monthly briefing: reports, praise, difficulties followed until settled, the paper."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.cells import briefings
from desktop.services.papers import printing
from tests.build import a_case, a_cell, an_office
from tests.papers.making import pdf_text

NOW = date(2026, 3, 2)


def month(office, written="2026-03"):
    """The briefing of a month as it is now."""
    return office.read(briefings.briefing, month=written, day=NOW)


def difficulty(office, written="2026-03", **values):
    """Enter a difficulty; its id."""
    key = f"difficulty-{len(month(office, written).difficulties)}"
    given = {"words": "Thiếu người hướng dẫn", **values}
    office.do(briefings.add_difficulty, id=key, month=written, **given)
    return key


def states(office, written):
    """What is told of difficulties in a month: since when, and how they stand."""
    return [(one.since[:7], one.carried, one.state) for one in month(office, written).difficulties]


def test_a_report_is_kept_with_its_month(office):
    """Received and in words; another month knows nothing of it."""
    cell = a_cell(office, "Chi bộ bản Pá")
    a_cell(office, "Chi bộ Trường học")
    office.do(
        briefings.set_report, cell_id=cell, month="2026-03", received=NOW, words="Đã họp ngày 03."
    )
    found = month(office)
    assert found.reported == "1/2"
    assert (found.cells[0].received_text, found.cells[0].words) == ("02/03/2026", "Đã họp ngày 03.")
    assert found.cells[1].received_text == "chưa báo cáo"
    assert month(office, "2026-02").reported == "0/2"


def test_the_office_decides_on_praise(office):
    """Proposed by the facts, then praised in the office's own words, or not."""
    a_case(office, at="ceremony")
    (cell,) = month(office, "2024-07").cells
    assert [one.praise_text for one in month(office, "2024-07").praises] == ["đề xuất"]
    office.do(
        briefings.set_report,
        cell_id=cell.id,
        month="2024-07",
        praised=True,
        praise_reason="Kết nạp đúng hạn",
    )
    (praised,) = month(office, "2024-07").praises
    assert (praised.praise_text, praised.praise) == ("biểu dương", "Kết nạp đúng hạn")
    office.do(briefings.set_report, cell_id=cell.id, month="2024-07", praised=False)
    assert month(office, "2024-07").praises == ()
    office.undo()
    assert len(month(office, "2024-07").praises) == 1


def test_a_report_cannot_come_before_its_month(office):
    """A wrong year is seen at once."""
    cell = a_cell(office)
    with pytest.raises(Refusal, match="tháng 3 năm 2026") as refused:
        office.do(briefings.set_report, cell_id=cell, month="2026-03", received=date(2025, 3, 30))
    assert refused.value.field == "received"
    assert month(office).reported == "0/1"


def test_a_difficulty_is_followed_until_it_is_settled(office):
    """From month to month; an earlier month keeps telling that it was open then."""
    key = difficulty(office, "2026-01", settler="Văn phòng", due=date(2026, 2, 10))
    assert states(office, "2025-12") == []
    assert states(office, "2026-01") == [("tháng 1", False, "chưa xong")]
    assert states(office, "2026-03") == [("tháng 1", True, "chưa xong")]
    (row,) = month(office, "2026-02").difficulties
    office.do(
        briefings.change_difficulty,
        id=key,
        revision=row.revision,
        settled=date(2026, 2, 20),
        outcome="đã cử người",
    )
    assert states(office, "2026-01") == [("tháng 1", False, "chưa xong")]
    assert states(office, "2026-02") == [("tháng 1", True, "xong ngày 20/02/2026: đã cử người")]
    assert states(office, "2026-03") == []


def test_a_difficulty_is_of_a_cell_or_of_all(office):
    """And is taken back as a whole."""
    cell = a_cell(office, "Chi bộ bản Pá")
    difficulty(office)
    difficulty(office, cell_id=cell)
    assert {one.cell for one in month(office).difficulties} == {"Toàn đảng bộ", "Chi bộ bản Pá"}
    office.do(briefings.remove_difficulty, id="difficulty-0")
    assert [one.cell for one in month(office).difficulties] == ["Chi bộ bản Pá"]
    office.undo()
    assert len(month(office).difficulties) == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"words": " "}, "words"),
        ({"settled": date(2026, 2, 27)}, "settled"),
        ({"outcome": "đã xong"}, "settled"),
    ],
)
def test_a_difficulty_that_cannot_be_is_refused_at_its_field(office, values, field):
    """Nothing of it is kept."""
    with pytest.raises(Refusal) as refused:
        difficulty(office, **values)
    assert refused.value.field == field
    assert month(office).difficulties == ()


def test_an_older_revision_of_a_difficulty_is_refused(office):
    """Somebody's newer change is not overwritten."""
    key = difficulty(office)
    office.do(briefings.change_difficulty, id=key, revision=1, settler="Văn phòng")
    with pytest.raises(Refusal, match="vừa được sửa"):
        office.do(briefings.change_difficulty, id=key, revision=1, settler="Chi bộ")


def test_the_meeting_itself_is_kept(office):
    """Its day, who led it, what was concluded; changed a field at a time."""
    office.do(briefings.set_briefing, month="2026-03", day=date(2026, 4, 3), chair="Lò Văn Muôn")
    office.do(briefings.set_briefing, month="2026-03", conclusion="Xong thẩm tra trong tháng.")
    found = month(office)
    assert (found.day, found.chair) == (date(2026, 4, 3), "Lò Văn Muôn")
    assert found.conclusion == "Xong thẩm tra trong tháng."


def test_the_paper_tells_everything(office, tmp_path):
    """Written into a folder under the name of its month."""
    an_office(office)
    a_case(office, at="ceremony")
    difficulty(office, "2024-07", words="Chưa có lớp cảm tình", settler="Trung tâm chính trị")
    written = briefings.write(office, month="2024-07", day=NOW, folder=tmp_path)
    assert written.path == tmp_path / "giao_ban_2024_07.pdf"
    text = pdf_text(written.path.read_bytes())
    for words in (
        "THÁNG 7 NĂM 2024",
        "Lò Thị Mai: Lễ kết nạp",
        "Kết nạp 1 đảng viên trong tháng",
        "Chưa có lớp cảm tình",
        "Trung tâm chính trị",
    ):
        assert words in text.replace("\n", " ")


def test_the_sheet_takes_what_was_gathered_already(office):
    """A month shown on the screen is not counted a second time, and prints the same."""
    a_cell(office)
    fresh = office.read(briefings.sheet, month="2026-03", day=NOW)
    gathered = month(office)
    again = office.read(briefings.sheet, month="2026-03", day=NOW, known=gathered)
    assert printing.pdf_bytes(again) == printing.pdf_bytes(fresh)
