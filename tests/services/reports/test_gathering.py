"""Many offices together: who has sent, what is doubtful, the sums with every office named."""

from __future__ import annotations

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from desktop.exchange.matrix_workbook import matrix_workbook
from desktop.rules import calendar
from desktop.services.exchange import senders
from desktop.services.office import trial
from desktop.services.papers import printing
from desktop.services.reports import gathering, reports
from tests.build import an_office
from tests.deeds import NOW
from tests.papers.making import pdf_text
from tests.parcels import HOA_BAN, NA_LOC, Commune, a_parcel, receive

AS_OF = date(2025, 12, 31)
ASKED = {"report_id": "yearly", "period": calendar.period("2025")}
ANG = Commune("Áng")


@pytest.fixture(scope="module")
def upper(tmp_path_factory):
    """Four are expected; three sent, one of them figures that contradict themselves."""
    office = trial(lambda: NOW)
    an_office(office, level="province", commune_name="")
    usb = tmp_path_factory.mktemp("usb")
    names = [f"Đảng ủy xã {name}" for name in ("Hoa Ban", "Nà Lốc", "Áng", "Xa Xôi")]
    office.do(senders.expect, names=names)
    receive(office, a_parcel(usb, HOA_BAN, 2024))
    receive(office, a_parcel(usb, HOA_BAN, members_start=106, members_end=112))
    receive(office, a_parcel(usb, NA_LOC, members_end=107, target=None))
    receive(office, a_parcel(usb, ANG, admitted=2, transferred_in=7, admitted_women=0))
    yield office
    office.close()


def test_the_board_tells_who_has_sent_and_what_is_doubtful(upper):
    hoa_ban, na_loc, ang, far = upper.read(gathering.board, **ASKED)
    assert (hoa_ban.taken_in, hoa_ban.doubts) == (date(2026, 1, 12), ())
    assert na_loc.doubts == (
        "Đảng viên trong danh sách cuối kỳ là 107, nhưng 100 đầu kỳ + 9 tăng − 3 giảm = 106",
    )
    assert ang.doubts == ()
    assert (far.name, far.gathered) == ("Đảng ủy xã Xa Xôi", None)


def test_sums_are_those_of_plain_sql(upper):
    """An independent count: the values as they lie, summed by the database."""
    found = upper.read(gathering.combined, as_of=AS_OF, **ASKED).figures
    for line in ("admitted", "members-end", "target", "left"):
        assert found.line(line).value == upper.read(_summed, line), line


def _summed(session, line):
    query = (
        "SELECT sum(json_extract(figures, '$.\"' || ? || '\"')) FROM gathered "
        "WHERE since = '2025-01-01' AND current"
    )
    return session.connection().exec_driver_sql(query, (line,)).scalar_one()


def test_every_office_stands_behind_a_figure_and_the_unknown_stays_visible(upper):
    found = upper.read(gathering.combined, as_of=AS_OF, **ASKED)
    admitted, target = (found.figures.line(line) for line in ("admitted", "target"))
    assert [one.name for one in admitted.members] == [
        "Đảng ủy xã Hoa Ban: 8",
        "Đảng ủy xã Nà Lốc: 8",
        "Đảng ủy xã Áng: 2",
    ]
    assert [(one.name, one.note) for one in target.unknown] == [
        ("Đảng ủy xã Nà Lốc", "chưa rõ"),
        ("Đảng ủy xã Xa Xôi", "chưa gửi"),
    ]
    assert (found.sent, found.before["admitted"]) == (3, 8)
    assert found.sentence == ("Tổng hợp báo cáo của 3/4 nơi gửi. Chưa gửi: Đảng ủy xã Xa Xôi.")


def test_percentages_are_of_the_sums(upper):
    """8 women of 18."""
    found = upper.read(gathering.combined, as_of=AS_OF, **ASKED).figures
    assert found.line("admitted-women-percent").text == "44,44"


def test_the_paper_says_what_it_adds_up_and_names_the_offices(upper):
    made, _ = upper.read(gathering.made, as_of=AS_OF, **ASKED)
    said = " ".join(pdf_text(printing.pdf_bytes(made.sheet)).split())
    assert "TỈNH ỦY SƠN LA" in said
    assert "BÁO CÁO TỔNG HỢP" in said
    assert "Tổng hợp báo cáo của 3/4 nơi gửi. Chưa gửi: Đảng ủy xã Xa Xôi." in said
    assert "Đảng ủy xã Áng: 2" in said


def test_the_workbooks_open_the_offices_and_set_them_side_by_side(upper):
    made, table = upper.read(gathering.made, as_of=AS_OF, **ASKED)
    book = CalamineWorkbook.from_filelike(io.BytesIO(reports.xlsx_bytes(made)))
    named = next(name for name in book.sheet_names if name.endswith("Kết nạp"))
    assert [1, "Đảng ủy xã Hoa Ban: 8"] in book.get_sheet_by_name(named).to_python()
    side = matrix_workbook(table)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(side)).get_sheet_by_index(0).to_python()
    column = rows[3].index("Kết nạp")
    assert [row[column] for row in rows[4:]] == [8, 8, 2, "chưa gửi", 18]


def test_three_files_are_written(upper, tmp_path):
    written = gathering.write(upper, as_of=AS_OF, folder=tmp_path, **ASKED)
    assert [one.path.suffix for one in written] == [".pdf", ".xlsx", ".xlsx"]
    assert all(one.path.stat().st_size > 1_000 for one in written)


def test_writing_tells_what_it_is_at_and_is_cancelled_between_the_files(upper, tmp_path):
    """A cancel that comes while the paper is laid out leaves nothing on the drive."""
    told = []
    asked = {"as_of": AS_OF, "folder": tmp_path / "usb", **ASKED}
    written = gathering.write(
        upper,
        progress=lambda done, total, what: told.append((done, total, what)),
        cancelled=lambda: len(told) > 1,
        **asked,
    )
    assert (written, asked["folder"].exists()) == ((), False)
    assert told[1] == (1, 5, "Đang dàn trang PDF")


def test_nothing_gathered_is_shown_as_unknown(office):
    an_office(office, level="province", commune_name="")
    found = office.read(gathering.combined, as_of=AS_OF, **ASKED)
    assert (found.sent, found.figures.line("admitted").text) == (0, "chưa rõ")
