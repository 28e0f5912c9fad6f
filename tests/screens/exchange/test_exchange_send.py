"""Sending a report by USB: written, read back, its cover sheet shown; and one checked."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.page_view import PageView
from desktop.services.exchange import exchange, receipts, receivers, receiving
from desktop.services.office import trial
from tests.build import a_case, an_office
from tests.deeds import NOW
from tests.screens.subjects import fault, fill, one, open_window, press, told, words


@pytest.fixture
def stick(tmp_path):
    """A folder stands for the drive."""
    folder = tmp_path / "USB-XA"
    folder.mkdir()
    return folder


@pytest.fixture
def window(qtbot, office, ask, background, stick):
    an_office(office)
    a_case(office, at="ceremony")
    found = open_window(qtbot, office, ask, background, "exchange")
    ask.answers.append(stick)
    press(found, "drive-other")
    report = one(found, QComboBox, "report")
    report.setCurrentIndex(report.findData("yearly"))
    fill(found, "year", "2024")
    return found


def write_parcel(window, password="bí mật 9"):
    fill(window, "passphrase", password)
    fill(window, "passphrase-again", password)
    press(window, "parcel-write")


def test_a_parcel_is_written_and_proven(window, stick, office):
    """The fingerprint is told, the cover sheet shown, and the office remembers."""
    write_parcel(window)
    [parcel] = stick.glob("*.goi")
    [line] = office.read(exchange.parcels)
    assert line.file_name == parcel.name
    assert line.fingerprint in words(window, "parcel-result")
    assert window.current.findChild(PageView).page_count() == 1
    assert window.focusWidget().objectName() == "page-print"
    press(window, "cover-back")
    assert told(window, "parcels") == [parcel.name]


def test_a_parcel_is_checked_with_its_password(window, stick, ask):
    """A wrong password is refused in a sentence."""
    write_parcel(window)
    [parcel] = stick.glob("*.goi")
    fill(window, "passphrase", "khác hẳn")
    ask.answers.append(parcel)
    press(window, "parcel-check")
    assert "Mật khẩu mở gói không đúng" in fault(window, "passphrase")
    fill(window, "passphrase", "bí mật 9")
    ask.answers.append(parcel)
    press(window, "parcel-check")
    assert words(window, "parcel-result").startswith("Gói nguyên vẹn: Đảng ủy xã Hoa Ban")


def test_the_two_passwords_must_agree(window, stick):
    """Nothing is written otherwise."""
    fill(window, "passphrase", "bí mật 9")
    fill(window, "passphrase-again", "bí mật 8")
    press(window, "parcel-write")
    assert "không giống nhau" in fault(window, "passphrase-again")
    assert list(stick.iterdir()) == []


def test_a_password_is_needed(window, stick):
    press(window, "parcel-write")
    assert "Hãy đặt mật khẩu" in fault(window, "passphrase")
    assert list(stick.iterdir()) == []


def test_a_drive_that_was_pulled_out_is_told(window, stick, office):
    """The office does not remember a parcel that is nowhere."""
    stick.rmdir()
    write_parcel(window)
    assert "Hãy cắm USB" in words(window, "strip-words")
    assert office.read(exchange.parcels) == ()


def test_a_parcel_for_one_receiver_needs_no_password_and_its_receipt_is_matched(
    window, stick, ask, office, tmp_path
):
    upper = trial(lambda: NOW)
    an_office(upper, level="province", commune_name="")
    card = receivers.write_card(upper, tmp_path)
    asked = receivers.look(office, card.path)
    office.do(receivers.trust, asked=asked, groups=card.fingerprint.split(), day=NOW.date())
    choice = one(window, QComboBox, "receiver")
    choice.setCurrentIndex(choice.findText("Tỉnh ủy Sơn La"))
    press(window, "parcel-write")
    [parcel] = stick.glob("*.goi")
    found = receiving.look(upper, parcel, None)
    groups = found.fingerprint.split()
    upper.do(receiving.take_in, preview=found, groups=groups, day=NOW.date())
    ask.answers.append(receipts.write(upper, parcel=found.facts.parcel, folder=stick))
    press(window, "cover-back")
    press(window, "receipt-open")
    [line] = one(window, LineList, "parcels").shown_lines()
    assert "Tỉnh ủy Sơn La đã nhận ngày" in line.note
    upper.close()


def test_without_receiver_and_password_nothing_is_written(window, stick):
    press(window, "parcel-write")
    assert "chọn cơ quan mở được gói" in fault(window, "passphrase")
    assert not list(stick.iterdir())
