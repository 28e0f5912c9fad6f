import io

import pytest
from python_calamine import CalamineWorkbook

from desktop.screens.widgets.page_view import PageView
from tests.build import a_member, a_person, an_office
from tests.screens.subjects import lines, open_window, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office)
    a_person(office, "Lò Thị Mai", personal_number="014300000456")
    a_member(office, "Cầm Văn Biên")
    return open_window(qtbot, office, ask, background)


def test_the_list_is_laid_out_and_left_again(window):
    press(window, "print-list")
    assert words(window, "heading") == "In danh sách"
    assert window.current.findChild(PageView).page_count() == 1
    press(window, "leave-paper")
    assert words(window, "heading") == "Con người"


def test_whom_the_list_shows_is_written_as_a_workbook(window, ask, tmp_path):
    press(window, "stage-person")
    assert len(lines(window, "people")) == 1
    ask.answers.append(tmp_path / "ds.xlsx")
    press(window, "save-list")
    content = io.BytesIO((tmp_path / "ds.xlsx").read_bytes())
    sheet = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()
    assert sheet[1][0].startswith("quần chúng")
    assert [row[1] for row in sheet[4:]] == ["Lò Thị Mai"]
    assert "014300000456" in sheet[4]


def test_giving_up_writes_nothing(window, ask, tmp_path):
    ask.answers.append(None)
    press(window, "save-list")
    assert list(tmp_path.iterdir()) == []
