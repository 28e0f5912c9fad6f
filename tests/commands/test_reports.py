"""Figures, reports and parcels by words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.commands.reports import PASSPHRASE
from tests.commands.terminal import bytes_of

pytestmark = pytest.mark.usefixtures("quick_passphrases")


def figures(run, small, *words):
    """What `figures` answers."""
    return run("figures", "--office", small.file, *words, "--json").json


def lines(found):
    """The lines of an answer by id."""
    return {one["id"]: one for one in found["lines"]}


class TestFigures:
    def test_answer_has_the_promised_shape(self, run, small):
        found = figures(run, small, "--report", "yearly", "--year", "2024")
        whence = ["office", "title", "edition", "period", "as_of", "program"]
        assert sorted(found) == sorted(["report", *whence, "lines", "edited"])
        assert (found["report"], found["as_of"]) == ("yearly", "2024-12-31")
        assert found["period"] == {
            "from": "2024-01-01",
            "to": "2024-12-31",
            "words": "năm 2024",
        }
        assert {tuple(one) for one in found["lines"]} == {("id", "title", "value")}
        assert lines(found)["admitted"] == {"id": "admitted", "title": "Kết nạp", "value": 1}

    def test_numbers_are_numbers_and_the_unknown_is_null(self, run, small):
        run("target", "--office", small.file, "--year", "2024", "--admit", "3")
        found = lines(figures(run, small, "--year", "2024"))
        assert found["target-percent"]["value"] == 33.33
        assert found["admitted-average-age"]["value"] == 24
        assert found["term-target"]["value"] is None

    def test_names_stand_behind_the_figures_if_asked(self, run, small):
        found = lines(figures(run, small, "--year", "2024", "--names"))
        assert found["admitted"]["names"] == ["Hà Văn Đức"]
        assert found["struck-off"]["names"] == []

    @pytest.mark.parametrize(
        ("words", "period", "admitted"),
        [
            (("--quarter", "2024-Q3"), ("2024-07-01", "2024-09-30"), 1),
            (("--quarter", "2024-Q2"), ("2024-04-01", "2024-06-30"), 0),
            (("--month", "2024-07"), ("2024-07-01", "2024-07-31"), 1),
            (("--from", "2024-07-02", "--to", "2024-07-02"), ("2024-07-02", "2024-07-02"), 1),
            (("--from", "2024-07-03", "--to", "2024-12-31"), ("2024-07-03", "2024-12-31"), 0),
        ],
    )
    def test_keep_to_their_period(self, run, small, words, period, admitted):
        found = figures(run, small, *words)
        assert (found["period"]["from"], found["period"]["to"]) == period
        assert lines(found)["admitted"]["value"] == admitted

    def test_may_be_asked_as_of_an_earlier_day(self, run, small):
        found = figures(run, small, "--year", "2024", "--as-of", "2024-07-01")
        assert (found["as_of"], lines(found)["admitted"]["value"]) == ("2024-07-01", 0)

    def test_are_told_to_people_in_vietnamese(self, run, small):
        told = run("figures", "--office", small.file, "--year", "2024", "--names")
        assert told.out.startswith("Báo cáo thống kê công tác phát triển đảng viên năm 2024\n")
        assert "  Kết nạp: 1\n    Hà Văn Đức\n" in told.out
        assert "Chỉ tiêu kết nạp cả nhiệm kỳ: chưa rõ\n" in told.out

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (("--from", "2024-07-01"), "--from và --to đi cùng nhau"),
            (("--year", "2024", "--to", "2024-07-01"), "--from và --to đi cùng nhau"),
            (("--from", "2024-07-02", "--to", "2024-07-01"), "Ngày --to trước ngày --from"),
            (("--year", "2024", "--report", "x"), "Không có báo cáo “x”. Các báo cáo: yearly, "),
        ],
    )
    def test_what_is_no_period_or_report_gets_a_sentence(self, run, small, words, sentence):
        told = run("figures", "--office", small.file, *words)
        assert (told.status, told.out) == (1, "")
        assert sentence in told.err


class TestReport:
    def test_is_written_as_pdf_workbook_and_word(self, run, small, tmp_path):
        told = run("report", "--office", small.file, "--year", "2024", "--out", tmp_path / "out")
        written = [Path(line) for line in told.out.splitlines()]
        assert [path.suffix for path in written] == [".pdf", ".xlsx", ".docx"]
        assert sorted(bytes_of(tmp_path / "out")) == sorted(path.name for path in written)
        figures, *names = CalamineWorkbook.from_path(written[1]).sheet_names
        assert (figures, bool(names)) == ("Số liệu", True)


@pytest.fixture
def usb(tmp_path):
    """The folder of a drive."""
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def make(run, small, usb):
    """Make the parcel of 2024."""
    return run("parcel", "make", "--office", small.file, "--year", "2024", "--out", usb, "--json")


class TestParcel:
    def test_is_made_and_proven_until_a_byte_is_changed(self, run, small, usb):
        made = make(run, small, usb).json
        file = Path(made["path"])
        assert set(bytes_of(usb)) == {file.name, Path(made["cover"]).name}
        told = run("parcel", "verify", "--parcel", file, "--json").json
        assert told["sender"]["name"] == "Đảng ủy xã Hoa Ban"
        assert told["sender"]["province"] == "tỉnh Sơn La"
        assert told["report"] == "yearly"
        words = run("parcel", "verify", "--parcel", file).out
        assert "Báo cáo yearly từ 01/01/2024 đến 31/12/2024" in words
        assert f"Dấu vân tay: {told['fingerprint']}" in words
        content = bytearray(file.read_bytes())
        content[-100] ^= 1
        file.write_bytes(content)
        changed = run("parcel", "verify", "--parcel", file)
        assert (changed.status, changed.out) == (1, "")
        assert changed.err.strip()

    def test_another_passphrase_opens_nothing(self, run, small, usb, monkeypatch):
        made = make(run, small, usb).json
        monkeypatch.setenv(PASSPHRASE, "mường bản")
        told = run("parcel", "verify", "--parcel", made["path"])
        assert (told.status, told.out) == (1, "")
        assert "ật khẩu" in told.err

    def test_a_drive_that_is_not_there_is_refused(self, run, small, tmp_path):
        told = make(run, small, tmp_path / "usb")
        assert (told.status, told.out) == (1, "")
        assert "Hãy cắm USB" in told.err

    def test_without_passphrase_and_terminal_the_way_out_is_named(
        self, run, small, usb, monkeypatch
    ):
        monkeypatch.delenv(PASSPHRASE)
        monkeypatch.setattr("sys.stdin", io.StringIO())
        told = make(run, small, usb)
        assert (told.status, told.out) == (1, "")
        assert PASSPHRASE in told.err
        assert bytes_of(usb) == {}
