import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.screens.widgets.page_view import PageView
from desktop.services.keeping import security
from desktop.services.office import User, open_office
from tests.build import an_office
from tests.screens.subjects import fault, fill, lines, one, open_window, pick, press, words

CLERK = "ruộng bậc thang"


@pytest.fixture
def window(qtbot, office_on_disk, ask, background):
    an_office(office_on_disk)
    window = open_window(qtbot, office_on_disk, ask, background, "settings")
    one(window, QTabWidget, "settings-tabs").setCurrentIndex(4)
    return window


def add(window, name, role, password, again=None):
    press(window, "user-add")
    fill(window, "user_name", name)
    press(window, f"role-{role}")
    fill(window, "new_password", password)
    fill(window, "new_again", password if again is None else again)
    press(window, "user-save")


def entered(office, now, password):
    again = open_office(office.path, password, who="x", now=now)
    again.close()
    return again.user.name, again.user.role


def test_a_user_is_added_and_comes_in_with_the_password(window, office_on_disk, now):
    add(window, "Lò Thị Hoa", "clerk", CLERK)
    assert lines(window, "users") == [["Lò Thị Hoa", "Nhập liệu"], ["Văn phòng", "Phụ trách"]]
    assert entered(office_on_disk, now, CLERK) == ("Lò Thị Hoa", "clerk")


@pytest.mark.parametrize(
    ("name", "password", "again", "field", "sentence"),
    [
        ("", CLERK, None, "user_name", "tên người dùng"),
        ("van phong", CLERK, None, "user_name", "Đã có người dùng"),
        ("Lò Thị Hoa", "abc", None, "new_password", "ít nhất 4"),
        ("Lò Thị Hoa", CLERK, "khác", "new_again", "không giống nhau"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(window, name, password, again, field, sentence):
    add(window, name, "clerk", password, again)
    assert sentence in fault(window, field)
    assert len(lines(window, "users")) == 1


def test_a_name_a_role_and_a_forgotten_password_are_changed_together(window, office_on_disk, now):
    add(window, "Lò Thị Hoa", "clerk", CLERK)
    pick(window, "users", 0)
    fill(window, "user_name", "Lò Thị Huệ")
    press(window, "role-reader")
    fill(window, "new_password", "đồi chè")
    fill(window, "new_again", "đồi chè")
    press(window, "user-save")
    assert "Đã đặt mật khẩu mới cho Lò Thị Huệ" in words(window, "strip-words")
    assert entered(office_on_disk, now, "đồi chè") == ("Lò Thị Huệ", "reader")


def test_who_leaves_is_asked_about_and_the_last_chief_stays(window, ask):
    add(window, "Lò Thị Hoa", "clerk", CLERK)
    pick(window, "users", 0)
    ask.answers.append(True)
    press(window, "user-remove")
    assert "Bản sao lưu làm trước hôm nay vẫn mở được" in ask.questions[-1][1]
    assert lines(window, "users") == [["Văn phòng", "Phụ trách"]]
    pick(window, "users", 0)
    ask.answers.append(True)
    press(window, "user-remove")
    assert len(lines(window, "users")) == 1


def test_the_code_is_issued_once_asked_and_shown_as_one_page(window, office_on_disk, ask):
    ask.answers.append(False)
    press(window, "issue-code")
    assert "Chưa có mã khôi phục" in words(window, "code-state")
    ask.answers.append(True)
    press(window, "issue-code")
    page = one(window, PageView, "")
    pages = [view for view in window.current.findChildren(PageView) if view.isVisible()]
    assert [view.page_count() for view in pages] == [1]
    press(window, "leave-code")
    assert page.page_count() == 0
    assert "Đã có mã khôi phục" in words(window, "code-state")
    assert security.has_code(office_on_disk)


def test_a_clerk_is_told_whom_to_ask(window, office_on_disk, ask):
    office_on_disk.user = User("x", "Lò Thị Hoa", "clerk")
    ask.answers.append(True)
    press(window, "issue-code")
    assert "chỉ người phụ trách" in words(window, "strip-words")
    assert not security.has_code(office_on_disk)


def test_a_practice_commune_says_that_it_has_none(qtbot, office, ask, background):
    window = open_window(qtbot, office, ask, background, "settings")
    one(window, QTabWidget, "settings-tabs").setCurrentIndex(4)
    assert "không có mật khẩu" in words(window, "code-state")
    add(window, "Lò Thị Hoa", "clerk", CLERK)
    assert "dùng thử" in words(window, "strip-words")
