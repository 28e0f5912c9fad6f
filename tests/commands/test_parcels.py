"""Parcels between two offices by words: locked, taken in, answered with a receipt, added up."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.commands.reports import PASSPHRASE
from desktop.services.office import create
from tests.build import an_office
from tests.commands.terminal import bytes_of
from tests.deeds import CHEAP, NOW, PASSWORD

pytestmark = pytest.mark.usefixtures("quick_passphrases")


@pytest.fixture
def upper(tmp_path):
    """The file of a province's office."""
    file = tmp_path / "tinh" / "office.hgd"
    file.parent.mkdir()
    office = create(file, PASSWORD, who="Văn phòng", now=lambda: NOW, cost=CHEAP)
    an_office(office, level="province", commune_name="")
    office.close()
    return file


@pytest.fixture
def usb(tmp_path):
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def sent(run, small, usb):
    """The parcel of 2024, and its fingerprint as the cover sheet tells it."""
    told = run("parcel", "make", "--office", small.file, "--year", "2024", "--out", usb)
    path, _cover, shown = told.out.splitlines()
    return Path(path), shown.removeprefix("Dấu vân tay: ")


def receive(run, upper, sent, *words):
    """Take the parcel in with the whole fingerprint."""
    file, fingerprint = sent
    return run("parcel", "receive", file, "--office", upper, "--groups", fingerprint, *words)


def admitted(run, upper):
    """What `gather` answers of the admitted in 2024."""
    found = run("gather", "--office", upper, "--year", "2024", "--json").json
    return next(one for one in found["lines"] if one["id"] == "admitted")


class TestReceive:
    def test_a_dry_run_shows_the_figures_and_keeps_nothing(self, run, upper, sent):
        told = receive(run, upper, sent, "--dry-run")
        assert told.status == 0
        assert told.out.startswith("Gói nguyên vẹn: Đảng ủy xã Hoa Ban, tỉnh Sơn La\n")
        assert "  Kết nạp: 1\n" in told.out
        assert told.out.endswith("Gói mới, chưa nhận lần nào.\n")
        assert admitted(run, upper)["offices"] == []

    def test_is_taken_in_once_and_the_second_time_says_so(self, run, upper, sent):
        first = receive(run, upper, sent)
        assert first.out.splitlines()[-1].startswith("Nhận Báo cáo thống kê")
        assert admitted(run, upper)["value"] == 1
        again = receive(run, upper, sent)
        assert again.out.endswith(", không có gì mới.\n")

    def test_without_the_groups_it_is_refused_with_the_blanks(self, run, upper, sent):
        told = run("parcel", "receive", sent[0], "--office", upper)
        assert told.status == 1
        assert "Hãy gõ hai nhóm chữ còn trống" in told.err
        assert admitted(run, upper)["offices"] == []

    def test_answers_json_alone(self, run, upper, sent):
        found = receive(run, upper, sent, "--json").json
        assert (found["state"], found["report"], found["doubts"]) == ("new", "yearly", [])
        assert {"id": "admitted", "title": "Kết nạp", "value": 1} in found["lines"]

    def test_a_harmed_parcel_changes_nothing(self, run, upper, sent):
        content = bytearray(sent[0].read_bytes())
        content[len(content) // 2] ^= 1
        sent[0].write_bytes(content)
        before = upper.read_bytes()
        told = receive(run, upper, sent)
        assert (told.status, told.out, bool(told.err)) == (1, "", True)
        assert upper.read_bytes() == before


def test_a_receipt_goes_back_and_is_matched(run, small, upper, usb, sent):
    told = receive(run, upper, sent, "--receipt", usb)
    receipt = told.out.splitlines()[-1].removeprefix("Biên nhận: ")
    matched = run("parcel", "receipt", receipt, "--office", small.file)
    assert (matched.status, matched.err) == (0, "")
    assert matched.out.startswith("Tỉnh ủy Sơn La đã nhận ngày ")


def test_a_parcel_locked_for_the_receiver_needs_no_passphrase(run, small, upper, usb, monkeypatch):
    monkeypatch.delenv(PASSPHRASE)
    card, _paper, shown = run("parcel", "key", "--office", upper, "--out", usb).out.splitlines()
    groups = shown.removeprefix("Dấu vân tay: ")
    trusted = run("parcel", "trust", card, "--office", small.file, "--groups", groups)
    assert trusted.out == "Nhận khóa của Tỉnh ủy Sơn La.\n"
    made = run(
        *("parcel", "make", "--office", small.file, "--year", "2024", "--out", usb),
        *("--receiver", "Tỉnh ủy Sơn La"),
    )
    path, _cover, shown = made.out.splitlines()
    told = receive(run, upper, (path, shown.removeprefix("Dấu vân tay: ")))
    assert (told.status, told.err) == (0, "")
    assert admitted(run, upper)["offices"] == ["Đảng ủy xã Hoa Ban: 1"]


class TestGather:
    def test_says_who_is_expected_and_has_not_sent(self, run, upper, sent):
        words = ("--add", "Đảng ủy xã Hoa Ban", "--add", "Đảng ủy xã Nà Lốc")
        listed = run("senders", "--office", upper, *words)
        assert listed.out.splitlines() == ["Đảng ủy xã Hoa Ban", "Đảng ủy xã Nà Lốc"]
        receive(run, upper, sent)
        told = run("gather", "--office", upper, "--year", "2024").out.splitlines()
        assert "Đảng ủy xã Nà Lốc: chưa gửi" in told
        assert any(line.startswith("Đảng ủy xã Hoa Ban: đã nhận ngày ") for line in told)

    def test_writes_the_combined_tables(self, run, upper, sent, tmp_path):
        receive(run, upper, sent)
        out = tmp_path / "out"
        run("gather", "--office", upper, "--year", "2024", "--out", out)
        assert sorted(Path(name).suffix for name in bytes_of(out)) == [".pdf", ".xlsx", ".xlsx"]


class TestSharedStore:
    def test_is_joined_told_without_password_and_left(self, run, upper, postgres):
        address = postgres.database()
        assert "Đã nối kho chung" in run("shared-store", "--office", upper, "--join", address).out
        told = run("shared-store", "--office", upper).out
        assert str(postgres.folder) in told.replace("%2F", "/")
        assert "Đã thôi dùng" in run("shared-store", "--office", upper, "--leave").out
        assert "không dùng kho chung" in run("shared-store", "--office", upper).out

    def test_an_address_outside_is_refused(self, run, upper):
        told = run("shared-store", "--office", upper, "--join", "postgresql://a@8.8.8.8/kho")
        assert (told.status, told.out) == (1, "")
        assert "mạng nội bộ" in told.err
