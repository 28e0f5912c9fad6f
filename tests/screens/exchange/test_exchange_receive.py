"""Nhận gói báo cáo: opened, seen, taken in with the groups of its paper; who has sent."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QTabWidget

from desktop.exchange.fingerprint import BLANK
from desktop.rules import calendar
from desktop.services.exchange import senders
from desktop.services.reports import gathering
from tests.build import an_office
from tests.parcels import PASSPHRASE, a_parcel, look
from tests.screens.subjects import fault, fill, lines, one, open_window, press, told, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """The tab of a province's office that expects two communes, at the year 2025."""
    an_office(office, level="province", commune_name="")
    office.do(senders.expect, names=["Đảng ủy xã Hoa Ban", "Đảng ủy xã Nà Lốc"])
    found = open_window(qtbot, office, ask, background, "exchange")
    one(found, QTabWidget, "exchange-tabs").setCurrentIndex(1)
    report = one(found, QComboBox, "report")
    report.setCurrentIndex(report.findData("yearly"))
    fill(found, "year", "2025")
    return found


def open_parcel(window, ask, file, passphrase=PASSPHRASE):
    ask.answers.append(file)
    fill(window, "passphrase", passphrase)
    press(window, "receive-open")


def blanks(office, file):
    """The groups that the paper tells, as somebody types them."""
    found = look(office, file)
    shown = zip(found.asked, found.fingerprint.split(), strict=True)
    return " ".join(group for blank, group in shown if blank == BLANK).lower()


def admitted(office):
    """What the communes of 2025 have admitted together."""
    asked = {"report_id": "yearly", "period": calendar.period("2025")}
    found = office.read(gathering.combined, as_of=calendar.period("2025").last, **asked)
    return found.figures.line("admitted").value


def test_a_parcel_is_shown_and_only_then_taken_in_and_can_be_undone(window, ask, office, tmp_path):
    file = a_parcel(tmp_path)
    open_parcel(window, ask, file)
    assert ["Kết nạp", "8"] in [line[:2] for line in lines(window, "parcel-figures")]
    assert "Gói mới, chưa nhận lần nào." in words(window, "receive-words")
    assert admitted(office) is None
    fill(window, "groups", blanks(office, file))
    press(window, "receive-take")
    assert ", không có gì mới." in words(window, "receive-words")
    assert admitted(office) == 8
    office.undo()
    assert admitted(office) is None
    assert "Gói mới, chưa nhận lần nào." in words(window, "receive-words")
    fill(window, "groups", blanks(office, file))
    press(window, "receive-take")
    assert admitted(office) == 8


def test_a_share_of_nobody_is_a_dash_as_in_the_report_itself(window, ask, tmp_path):
    open_parcel(window, ask, a_parcel(tmp_path, admitted=0, admitted_women=0))
    told = dict(lines(window, "parcel-figures"))
    assert told["Tỷ lệ nữ (%)"] == "–"
    assert told["Chi bộ"] == "chưa rõ"


def test_groups_of_another_paper_are_refused_beside_the_field(window, ask, office, tmp_path):
    open_parcel(window, ask, a_parcel(tmp_path))
    fill(window, "groups", "AAAA BBBB")
    press(window, "receive-take")
    assert "không khớp với dấu vân tay" in fault(window, "groups")
    assert admitted(office) is None


def test_a_wrong_password_is_told_beside_the_field(window, ask, tmp_path):
    open_parcel(window, ask, a_parcel(tmp_path), "khác hẳn")
    assert "không đúng" in fault(window, "passphrase")


def test_a_parcel_that_is_held_is_not_taken_in_twice_and_has_its_receipt(
    window, ask, office, tmp_path
):
    file = a_parcel(tmp_path)
    open_parcel(window, ask, file)
    fill(window, "groups", blanks(office, file))
    press(window, "receive-take")
    press(window, "receive-close")
    open_parcel(window, ask, file)
    assert not one(window, QComboBox, "report").isVisible()
    ask.answers.append(tmp_path)
    press(window, "receive-receipt")
    assert len(list(tmp_path.glob("bien_nhan_*"))) == 1


def test_the_board_tells_who_has_sent(window, ask, office, tmp_path):
    assert told(window, "board") == ["Đảng ủy xã Hoa Ban", "Đảng ủy xã Nà Lốc"]
    assert words(window, "board-told") == "Đã gửi 0/2 nơi."
    file = a_parcel(tmp_path)
    open_parcel(window, ask, file)
    fill(window, "groups", blanks(office, file))
    press(window, "receive-take")
    press(window, "receive-close")
    assert words(window, "board-told") == "Đã gửi 1/2 nơi."


def test_the_combined_tables_are_written(window, ask, tmp_path):
    ask.answers.append(tmp_path)
    press(window, "board-write")
    assert sorted(one.suffix for one in tmp_path.iterdir()) == [".pdf", ".xlsx", ".xlsx"]


def test_writing_the_combined_tables_can_be_cancelled(window, ask, background, tmp_path):
    """Nothing of them lies on the drive then."""
    background.progressed.connect(background.cancel)
    ask.answers.append(tmp_path)
    press(window, "board-write")
    assert list(tmp_path.iterdir()) == []
