import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.services.exchange import senders
from desktop.services.keeping import history, shared_store
from desktop.services.people import people
from desktop.store.server import open_store
from tests.build import a_person, an_office
from tests.screens.keyboard import rewrite
from tests.screens.subjects import lines, one, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    a_person(office, "Lò Thị Mai")
    a_person(office, "Đặng Thị Ánh")
    return open_window(qtbot, office, ask, background, "history")


def test_what_was_done_is_listed_newest_first(window):
    assert lines(window, "operations") == [
        ["02/03/2026 08:30", "Văn phòng", "Thêm Đặng Thị Ánh"],
        ["02/03/2026 08:30", "Văn phòng", "Thêm Lò Thị Mai"],
    ]


def test_the_line_picked_shows_before_and_after(window, office):
    (mai,) = office.read(people.find, words="mai")
    office.do(people.change_person, id=mai.id, revision=1, phone="0912 345 678", name="Lò Thị Hoa")
    pick(window, "operations", 0)
    assert lines(window, "differences") == [
        ["Người", "họ và tên", "Lò Thị Mai", "Lò Thị Hoa"],
        ["Người", "điện thoại", "(trống)", "0912 345 678"],
    ]


def test_lines_are_found_without_marks(window):
    rewrite(one(window, QLineEdit, "find-operation"), "dang anh")
    assert [line[2] for line in lines(window, "operations")] == ["Thêm Đặng Thị Ánh"]
    rewrite(one(window, QLineEdit, "find-operation"), "zzz")
    assert lines(window, "operations") == []
    assert "Không có việc nào khớp" in words(window, "operations-empty")


def test_every_new_operation_appears_at_once(window, office):
    office.undo()
    assert lines(window, "operations")[0][2] == "Hoàn tác: Thêm Đặng Thị Ánh"


def test_nothing_picked_says_what_to_do(window):
    assert "Chọn một dòng" in words(window, "differences-empty")


def test_the_mark_of_a_line_is_there_to_compare_with_paper(window, office):
    pick(window, "operations", 0)
    told = office.read(history.head)
    assert words(window, "operation-mark") == f"Việc số 2, dấu {told.mark}"


def test_the_journal_is_checked_and_its_end_told(window, office):
    press(window, "check-journal")
    told = office.read(history.head).text
    assert words(window, "strip-words") == f"Nhật ký nguyên vẹn đến {told}."


def test_a_line_changed_past_the_program_is_named(window, office):
    office.file.engine.raw_connection().cursor().executescript(
        "DROP TRIGGER keep_operation_update; UPDATE operation SET who = 'Ai đó' WHERE id = 1;"
    )
    press(window, "check-journal")
    said = words(window, "strip-words")
    assert "không còn nguyên vẹn từ việc số 1 “Thêm Lò Thị Mai”" in said


def test_the_journal_of_the_shared_store_is_looked_at_beside_that_of_the_file(
    window, office, postgres
):
    """It has its own lines, marks and check; a file without a store offers no choice."""
    chosen = one(window, QComboBox, "journal-of")
    assert not chosen.isVisible()
    an_office(office, level="province", commune_name="")
    shared_store.join(office, postgres.database())
    office.do(senders.expect, names=["Đảng ủy xã Hoa Ban"])
    chosen.setCurrentIndex(1)
    assert [line[2] for line in lines(window, "operations")] == ["Thêm 1 nơi gửi báo cáo"]
    pick(window, "operations", 0)
    assert ["Nơi gửi báo cáo", "tên", "(trống)", "Đảng ủy xã Hoa Ban"] in lines(
        window, "differences"
    )
    rewrite(one(window, QLineEdit, "find-operation"), "zzz")
    assert lines(window, "operations") == []
    press(window, "check-journal")
    told = office.read_shared(history.head).text
    assert words(window, "strip-words") == f"Nhật ký của kho chung nguyên vẹn đến {told}."
    shared_store.leave(office)
    rewrite(one(window, QLineEdit, "find-operation"), "ánh")
    assert [line[2] for line in lines(window, "operations")] == ["Thêm Đặng Thị Ánh"]


def test_a_store_that_is_away_is_told_in_the_list(window, office, tmp_path):
    """The journal of the file is read all the same."""
    pytest.importorskip("psycopg")
    office.shared = open_store(f"postgresql://a@/kho?host={tmp_path}")
    window.current.refresh()
    one(window, QComboBox, "journal-of").setCurrentIndex(1)
    assert "Không nối được kho chung" in words(window, "operations-empty")
    one(window, QComboBox, "journal-of").setCurrentIndex(0)
    assert len(lines(window, "operations")) == 2
