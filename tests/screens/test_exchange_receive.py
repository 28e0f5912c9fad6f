"""Taking parcels in at the window: shown first, the paper asked, the board of who has sent."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.rules import calendar
from desktop.services import gathering, senders
from tests.build import an_office
from tests.parcels import NA_LOC, PASSPHRASE, a_parcel, look, receive
from tests.screens.subjects import fault, fill, one, open_window, press, told, words

ASKED = {"report_id": "yearly", "period": calendar.period("2025")}


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office, level="province", commune_name="")
    office.do(senders.expect, names=["Đảng ủy xã Hoa Ban", "Đảng ủy xã Nà Lốc"])
    found = open_window(qtbot, office, ask, background, "exchange")
    tabs = one(found, QTabWidget, "exchange-tabs")
    tabs.setCurrentWidget(found.current.receive)
    choice = found.current.receive.choice
    choice.report.setCurrentIndex(choice.report.findData("yearly"))
    choice.year.set_value(2025)
    found.current.receive.refresh()
    return found


def opened(window, ask, file):
    """Open a parcel with its password."""
    window.current.receive.password.set_value(PASSPHRASE)
    ask.answers.append(file)
    press(window, "receive-open")


def test_a_parcel_is_shown_before_anything_is_kept(window, office, ask, tmp_path):
    opened(window, ask, a_parcel(tmp_path, members_end=120))
    said = words(window, "receive-words")
    assert "Đảng ủy xã Hoa Ban, tỉnh Sơn La" in said
    assert "Gói mới, chưa nhận lần nào." in said
    assert "Không khớp: Đảng viên trong danh sách cuối kỳ là 120" in said
    assert "····" in said
    assert all(line.gathered is None for line in office.read(gathering.board, **ASKED))


def test_the_paper_lets_it_in_and_undo_takes_it_back(window, office, ask, tmp_path):
    file = a_parcel(tmp_path)
    opened(window, ask, file)
    fill(window, "groups", "AAAA BBBB")
    press(window, "receive-take")
    assert "không khớp với dấu vân tay" in fault(window, "groups")
    fill(window, "groups", look(office, file).fingerprint)
    press(window, "receive-take")
    assert "không có gì mới" in words(window, "receive-words")
    press(window, "receive-close")
    assert words(window, "board-told") == "Đã gửi 1/2 nơi."
    window.undo()
    assert words(window, "board-told") == "Đã gửi 0/2 nơi."


def test_what_was_taken_in_before_offers_its_receipt(window, office, ask, tmp_path):
    file = a_parcel(tmp_path)
    receive(office, file)
    opened(window, ask, file)
    assert "Đã nhận ngày 12/01/2026, không có gì mới." in words(window, "receive-words")
    ask.answers.append(tmp_path)
    press(window, "receive-receipt")
    [receipt] = tmp_path.glob("*.bnhan")
    assert receipt.name in words(window, "strip-words")


def test_the_board_names_who_has_sent_and_the_sums_are_written(window, office, ask, tmp_path):
    receive(office, a_parcel(tmp_path, NA_LOC))
    assert told(window, "board") == ["Đảng ủy xã Hoa Ban", "Đảng ủy xã Nà Lốc"]
    out = tmp_path / "out"
    out.mkdir()
    ask.answers.append(out)
    press(window, "board-write")
    assert sorted(one.suffix for one in out.iterdir()) == [".pdf", ".xlsx", ".xlsx"]


def test_a_broken_parcel_is_refused_in_a_sentence(window, ask, tmp_path):
    file = a_parcel(tmp_path)
    file.write_bytes(file.read_bytes()[:-1])
    opened(window, ask, file)
    assert "không nhận gì từ gói này" in words(window, "strip-words")
