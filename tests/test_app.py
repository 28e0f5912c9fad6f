"""From the locked door to the window, as the person at the desk goes."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop import app, paths
from desktop.screens.frame.faults import Faults
from desktop.screens.frame.screen_lock import ScreenLock
from desktop.screens.widgets.page_view import PageView
from desktop.services import finding, shipped
from desktop.services.cases import steps
from desktop.services.keeping import security, settings, sittings, upkeep
from desktop.services.office import open_office
from desktop.services.people import people
from desktop.store import drive
from tests import build
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.papers.making import pdf_pages
from tests.screens import subjects
from tests.screens.conftest import (  # noqa: F401  (what screens start from serves here too)
    _dressed,
    _look,
    _nothing_left_behind,
)
from tests.screens.doubles import AskDouble, inline_background
from tests.screens.keyboard import rewrite


@pytest.fixture
def program(tmp_path, now, qtbot):
    """The program before anything is opened; closed at the end whatever happened."""
    made = app.Program(AskDouble(), Faults(tmp_path / "logs", now), now, inline_background)
    yield made
    for widget in (made.window, made.unlock):
        if widget is not None:
            widget.close()
    made.close()


def shown(parent, kind, name: str):
    """The one visible part of that name."""
    return next(part for part in parent.findChildren(kind, name) if part.isVisible())


def typed(parent, name: str, words: str) -> None:
    """Type into the field of that name."""
    rewrite(shown(parent, QLineEdit, name), words)


def pressed(parent, qtbot, name: str) -> None:
    """Press the button of that name."""
    qtbot.mouseClick(shown(parent, QPushButton, name), Qt.MouseButton.LeftButton)


def begun(program, qtbot, file):
    """Answer the questions of the first start."""
    program.begin(file)
    for name, words in (
        ("commune_name", "Hoa Ban"),
        ("province_name", "Sơn La"),
        ("password", PASSWORD),
        ("password_again", PASSWORD),
    ):
        typed(program.unlock, name, words)
    pressed(program.unlock, qtbot, "create-office")


def test_the_first_start_makes_a_file_and_shows_its_window(program, qtbot, tmp_path, now):
    """Four questions, a password, and the office is there with its name and place."""
    file = tmp_path / "moi" / "office.hgd"
    begun(program, qtbot, file)
    assert program.window is not None
    assert program.window.isVisible()
    assert "Đảng ủy xã Hoa Ban" in program.window.windowTitle()
    assert not program.unlock.isVisible()
    program.window.close()
    program.close()
    again = open_office(file, PASSWORD, who="Văn phòng", now=now)
    kept = again.read(settings.office)
    again.close()
    assert (kept.commune_name, kept.province_name, kept.place) == ("Hoa Ban", "Sơn La", "Hoa Ban")


def test_an_answer_that_is_missing_leaves_no_file_behind(program, qtbot, tmp_path):
    """The clerk fills it in and presses again."""
    file = tmp_path / "office.hgd"
    program.begin(file)
    for name in ("password", "password_again"):
        typed(program.unlock, name, PASSWORD)
    typed(program.unlock, "province_name", "Sơn La")
    pressed(program.unlock, qtbot, "create-office")
    assert "tên xã" in shown(program.unlock, QLabel, "commune_name-fault").text()
    assert not file.exists()
    typed(program.unlock, "commune_name", "Hoa Ban")
    pressed(program.unlock, qtbot, "create-office")
    assert program.window is not None


def test_a_wrong_password_is_said_beside_the_field(program, qtbot, office_on_disk):
    """The door stays shut and the clerk may try again."""
    office_on_disk.close()
    program.begin(office_on_disk.path)
    typed(program.unlock, "password", "sai mat khau")
    pressed(program.unlock, qtbot, "open-office")
    assert program.window is None
    fault = shown(program.unlock, QLabel, "password-fault")
    assert "Mật khẩu không đúng" in fault.text()
    typed(program.unlock, "password", PASSWORD)
    qtbot.keyClick(shown(program.unlock, QLineEdit, "password"), Qt.Key.Key_Return)
    assert program.window is not None


def test_a_second_window_of_the_same_file_is_refused(program, qtbot, tmp_path, now):
    """Two windows on one file would each miss what the other wrote."""
    file = tmp_path / "office.hgd"
    begun(program, qtbot, file)
    second = app.Program(AskDouble(), Faults(tmp_path / "logs", now), now, inline_background)
    second.begin(tmp_path / "khac.hgd")
    second.ask.answers.append(file)
    pressed(second.unlock, qtbot, "have-file")
    typed(second.unlock, "password", PASSWORD)
    pressed(second.unlock, qtbot, "open-office")
    assert second.window is None
    assert "đang mở ở một cửa sổ khác" in shown(second.unlock, QLabel, "strip-words").text()
    second.unlock.close()


def test_a_second_start_brings_the_first_window_forward(program, qtbot, tmp_path, now):
    """And shows no door of its own; what asked leaves nothing behind."""
    file = tmp_path / "office.hgd"
    begun(program, qtbot, file)
    program.window.showMinimized()
    second = app.Program(AskDouble(), Faults(tmp_path / "logs", now), now, inline_background)
    assert second.begin(file) is False
    assert second.unlock is None
    assert not program.window.isMinimized()
    assert list(tmp_path.glob("*.goi-len")) == []


def test_another_machine_is_told_who_had_the_file_last(program, qtbot, tmp_path, now):
    """With the time and the name, on the first screen."""
    file = tmp_path / "office.hgd"
    begun(program, qtbot, file)
    program.window.close()
    program.close()
    elsewhere = open_office(file, PASSWORD, who="Văn phòng", now=now)
    assert sittings.begin(elsewhere, "MAY-KHO").startswith("Lần trước tệp này mở trên máy ")
    sittings.end(elsewhere)
    elsewhere.close()
    program.begin(file, PASSWORD)
    said = shown(program.window, QLabel, "strip-words").text()
    assert "máy MAY-KHO, người dùng Văn phòng, lúc 08:30 ngày 02/03/2026" in said


@pytest.mark.parametrize(
    ("kind", "reason"), [("network", "nằm trên ổ mạng dùng chung"), ("removable", "nằm trên USB")]
)
def test_a_file_on_a_share_or_a_stick_is_refused_at_the_door_with_the_reason(
    program, qtbot, tmp_path, office_on_disk, monkeypatch, kind, reason
):
    """And with what to do; nothing of it is opened or changed."""
    file = office_on_disk.path
    office_on_disk.close()
    before = file.read_bytes()
    monkeypatch.setattr(drive, "kind", lambda _: kind)
    program.begin(file)
    typed(program.unlock, "password", PASSWORD)
    pressed(program.unlock, qtbot, "open-office")
    assert program.window is None
    said = shown(program.unlock, QLabel, "strip-words").text()
    assert reason in said
    assert "Hãy chép cả tệp này" in said
    assert file.read_bytes() == before
    program.unlock.close()


def test_the_screen_locks_and_a_second_start_brings_the_locked_door(program, qtbot, tmp_path, now):
    """The window stays hidden until the password of whoever is there."""
    file = tmp_path / "office.hgd"
    begun(program, qtbot, file)
    program.window.lock()
    [door] = [one for one in program.window.children() if isinstance(one, ScreenLock)]
    second = app.Program(AskDouble(), Faults(tmp_path / "logs", now), now, inline_background)
    assert second.begin(file) is False
    assert not program.window.isVisible()
    assert door.door.isVisible()
    typed(door.door, "password", PASSWORD)
    pressed(door.door, qtbot, "unlock-screen")
    assert program.window.isVisible()


def test_the_recovery_code_leads_to_the_window_and_says_what_to_do_next(
    program, qtbot, office_on_disk
):
    """A new code, since this one is out of its envelope."""
    words = security.issue_code(office_on_disk, CHEAP)
    office_on_disk.close()
    program.begin(office_on_disk.path)
    pressed(program.unlock, qtbot, "forgot-password")
    for at, word in enumerate(words, start=1):
        typed(program.unlock, f"word_{at}", word)
    for name in ("new_password", "new_again"):
        typed(program.unlock, name, "đồi chè")
    pressed(program.unlock, qtbot, "recover-office")
    said = shown(program.window, QLabel, "strip-words").text()
    assert "Đã đặt mật khẩu mới cho Văn phòng" in said
    assert "lập mã mới" in said


def test_the_invented_commune_is_there_to_practise(program, qtbot, tmp_path):
    """Nothing of it can be undone away, and the light says that it is not kept."""
    program.begin(tmp_path / "office.hgd")
    pressed(program.unlock, qtbot, "try-out-first")
    assert "Trà Nú" in program.window.windowTitle()
    assert program.window.office.can_undo() is None
    assert "đóng cửa sổ là mất" in shown(program.window, QLabel, "backup-light").text()
    assert list(tmp_path.glob("*.hgd")) == []


def test_the_light_tells_the_age_of_the_newest_backup(program, qtbot, tmp_path):
    """A new file has none yet."""
    begun(program, qtbot, tmp_path / "office.hgd")
    assert "Chưa sao lưu lần nào" in shown(program.window, QLabel, "backup-light").text()


def test_closing_backs_up_what_changed(program, qtbot, tmp_path):
    """So that the file of the day lies twice on the disk."""
    file = tmp_path / "office.hgd"
    begun(program, qtbot, file)
    program.window.close()
    program.close()
    assert len(list(paths.backups(file).glob("*luc-thoat*"))) == 1


def test_every_screen_can_be_drawn(office, monkeypatch):
    """The self-test draws them all without a display."""
    office.do(settings.set_office, commune_name="Hoa Ban", province_name="Sơn La")
    assert app.grab_screens(office) >= 9


def test_whether_there_is_a_display(monkeypatch):
    """Elsewhere than on Windows and macOS the session says so."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not app.display_present()
    monkeypatch.setenv("DISPLAY", ":0")
    assert app.display_present()
    monkeypatch.setattr("sys.platform", "win32")
    assert app.display_present()


def entered_cell(window, name: str) -> None:
    """Enter a cell."""
    window.open("organisations")
    subjects.press(window, "cell-add")
    subjects.fill(window, "name", name)
    subjects.press(window, "cell-save")


def entered_person(window, name: str, born: str, cell: str, member: tuple[str, str] = ()) -> str:
    """Enter a person, a member by the two days of membership; the id."""
    window.open("people")
    subjects.press(window, "add-person")
    subjects.fill(window, "name", name)
    subjects.fill(window, "born", born)
    subjects.press(window, "sex-nữ")
    subjects.fill(window, "cell_id", cell)
    if member:
        subjects.press(window, "member")
        for field, day in zip(("admitted", "official"), member, strict=True):
            subjects.fill(window, field, day)
    subjects.press(window, "save-new-person")
    assert subjects.words(window, "heading") == name
    [found] = window.office.read(people.find, words=name)
    return found.id


def shown_fault(label: QLabel) -> bool:
    """Whether this is a sentence about something refused."""
    refused = label.objectName().endswith("-fault") or label.objectName() == "strip-words"
    return refused and label.isVisible() and bool(label.text())


def recorded(window, step: str, mentor: str) -> None:
    """Record a step of the usual way on the case screen, as the next one offered."""
    day, number, asked = build.WAY[step]
    subjects.go_to(window, "steps", shipped.step(step).title, enter=False)
    subjects.fill(window, "day", f"{day:%d/%m/%Y}")
    if number:
        subjects.fill(window, "number", number)
    for name, value in asked.items():
        if value == build.MENTOR:
            value = mentor
        words = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
        subjects.fill(window, name, words)
    subjects.press(window, "record-save")
    faults = [label.text() for label in window.current.findChildren(QLabel) if shown_fault(label)]
    assert faults == [], step


def test_the_whole_way_from_an_empty_office_to_the_dossier_on_disk(program, qtbot, tmp_path):
    """Cells, people, a mentor, seventeen steps under the law, the set as one PDF, the parcel."""
    begun(program, qtbot, tmp_path / "office.hgd")
    window = program.window
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.activateWindow()
    entered_cell(window, "Chi bộ bản Nà Lốc")
    entered_person(window, "Cầm Thị Biên", "1/2/1980", "nà lốc", ("19/5/2009", "19/5/2010"))
    person = entered_person(window, "Đặng Thị Ánh", "12/5/2000", "nà lốc")
    subjects.fill(window, "union_joined", "26/3/2016")
    subjects.fill(window, "personal_number", "014300001234")
    window.save()
    subjects.press(window, "open-case")
    subjects.press(window, "case-begin")
    for step in build.WAY:
        recorded(window, step, "cam thi bien")
        if step == "decision":
            break
    window.print_out()
    [page] = [page for page in window.current.findChildren(PageView) if page.isVisible()]
    assert page.page_count() > 10
    program.ask.answers.append(tmp_path / "ho_so.pdf")
    subjects.press(window, "page-save")
    pages = pdf_pages((tmp_path / "ho_so.pdf").read_bytes())
    assert len(pages) == page.page_count()
    said = "\n".join(pages)
    # What is still to be copied by hand comes last; the application was written long ago.
    order = ["GIẤY GIỚI THIỆU", "TỔNG HỢP Ý KIẾN", "QUYẾT ĐỊNH", "LÝ LỊCH"]
    assert [said.index(title) for title in order] == sorted(said.index(title) for title in order)
    assert "Đặng Thị Ánh" in said
    stage = window.office.read(steps.view, person_id=person, day=NOW.date()).progress.stage
    assert stage == "candidate"
    for words in ("dang thi anh", "anh dang", "001234"):
        assert [hit.record for hit in window.office.read(finding.find, words=words)] == [person]


def test_restoring_in_the_window_leads_back_to_the_door_and_into_the_backup(
    program, qtbot, tmp_path
):
    """What was there is kept, and the same way leads back to it."""
    file = tmp_path / "office.hgd"
    begun(program, qtbot, file)
    office = program.window.office
    build.a_person(office, "Lò Thị An")
    upkeep.back_up(office)
    build.a_person(office, "Hà Văn Bình")
    program.window.open("exchange")
    program.window.current.tabs.setCurrentIndex(2)
    program.ask.answers.append("restore")
    pressed(program.window, qtbot, "restore-backup")
    assert program.window is None
    assert "Đã khôi phục bản lúc" in shown(program.unlock, QLabel, "strip-words").text()
    typed(program.unlock, "password", PASSWORD)
    pressed(program.unlock, qtbot, "open-office")
    assert [one.name for one in program.window.office.read(people.find, words="")] == ["Lò Thị An"]
    assert "không được đóng bình thường" not in program.window.current.strip.words.text()


def test_a_backup_is_opened_at_the_door_in_the_place_of_a_file_that_is_gone(
    program, qtbot, office_on_disk
):
    build.a_person(office_on_disk, "Lò Thị An")
    upkeep.back_up(office_on_disk)
    office_on_disk.close()
    office_on_disk.path.unlink()
    program.begin(office_on_disk.path)
    typed(program.unlock, "password", PASSWORD)
    pressed(program.unlock, qtbot, "restore-office")
    assert "Đã khôi phục bản lúc" in program.window.current.strip.words.text()
    assert [one.name for one in program.window.office.read(people.find, words="")] == ["Lò Thị An"]


def test_whoever_may_only_read_sees_so_before_typing(program, office_on_disk):
    """Below the name of the office, on every screen."""
    password = "chỉ đọc thôi nhé"
    id = security.add_user(
        office_on_disk, name="Hà Văn Đọc", role="reader", password=password, cost=CHEAP
    )
    office_on_disk.close()
    program.begin(office_on_disk.path)
    program.open(office_on_disk.path, password, id)
    assert "Hà Văn Đọc: chỉ xem" in shown(program.window, QLabel, "office-name").text()
