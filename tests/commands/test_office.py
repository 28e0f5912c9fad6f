"""Making, checking and keeping office files; the demonstration."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest

from desktop.commands import opening
from desktop.commands.reports import PASSPHRASE
from desktop.services.keeping import settings, upkeep
from desktop.services.office import open_office
from tests.commands.terminal import Screen, Told, ask, bytes_of
from tests.deeds import NOW, PASSWORD

pytestmark = pytest.mark.usefixtures("quick_passphrases")

PUBLISHED = {
    "admitted": 8,
    "target": 4,
    "target-percent": 200,
    "admitted-minority": 6,
    "members-end": 125,
    "cells": 6,
}


@dataclass(frozen=True)
class Demo:
    """A demonstration of Trà Nú with a window at its end, and no password given."""

    folder: Path
    told: Told
    screen: Screen

    @property
    def file(self) -> Path:
        """The office file."""
        return self.folder / "office.hgd"

    @property
    def password(self) -> str:
        """The password that was made up and printed."""
        (line,) = [line for line in self.told.out.splitlines() if line.startswith("Mật khẩu:")]
        return line.split()[-1]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demonstration, made once."""
    folder = tmp_path_factory.mktemp("demo") / "demo-office"
    screen = Screen(there=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(opening.PASSWORD, raising=False)
        patch.delenv(PASSPHRASE, raising=False)
        told = ask(screen, "demo", folder, "--commune", "tra-nu", "--window")
    return Demo(folder, told, screen)


class TestDemo:
    def test_says_what_lies_where(self, demo):
        assert (demo.told.status, demo.told.err) == (0, "")
        assert demo.told.out.startswith("Đã tạo Đảng ủy xã Trà Nú (xã mẫu, người hư cấu).")
        present = {path for path in demo.folder.rglob("*") if path.is_file()}
        named = {path for path in present if str(path) in demo.told.out.split()}
        kinds = [".docx", ".goi", ".hgd", ".pdf", ".pdf", ".pdf", ".xlsx"]
        assert sorted(path.suffix for path in named) == kinds
        assert {path.name for path in present - named} == {"office.hgd.keys"}

    def test_its_report_gives_exactly_the_published_figures(self, demo, run, monkeypatch):
        monkeypatch.setenv(opening.PASSWORD, demo.password)
        told = run(
            "figures", "--office", demo.file, "--report", "yearly", "--year", "2021", "--json"
        )
        found = {one["id"]: one["value"] for one in told.json["lines"]}
        assert {name: found[name] for name in PUBLISHED} == PUBLISHED
        assert {type(found[name]) for name in PUBLISHED} == {int}

    def test_prints_the_whole_set_of_a_candidate(self, demo):
        (file,) = demo.folder.glob("ho_so_ket_nap_*.pdf")
        outline = [one.title for one in pypdf.PdfReader(file).outline]
        codes = ["3-KNĐ", "5-KNĐ", "8C-KNĐ", "9-KNĐ", "2-HSĐV"]
        found = [title.split()[0] for title in outline[2:]]
        assert [code for code in found if code in codes] == codes

    def test_the_parcel_opens_with_the_password_that_was_told(self, demo, run, monkeypatch):
        monkeypatch.setenv(PASSPHRASE, demo.password)
        (file,) = demo.folder.glob("usb/*.goi")
        told = run("parcel", "verify", "--parcel", file)
        assert (told.status, "Đảng ủy xã Trà Nú" in told.out) == (0, True)

    def test_opens_the_window_on_it_where_there_is_a_display(self, demo):
        assert demo.screen.opened == [(demo.file, demo.password)]

    def test_never_touches_an_office_that_is_there(self, run, small):
        before = bytes_of(small.file.parent)
        told = run("demo", small.file.parent)
        assert (told.status, told.out) == (1, "")
        assert told.err.startswith(f"Đã có tệp {small.file}.")
        assert bytes_of(small.file.parent) == before

    def test_leaves_no_half_made_office(self, run, tmp_path):
        told = run("demo", tmp_path / "demo", "--people", 5)
        assert told.status == 1
        assert "Chỉ xã mẫu “large” chọn được số người" in told.err
        assert bytes_of(tmp_path) == {}

    def test_a_folder_that_cannot_be_made_is_trouble(self, run, tmp_path):
        (tmp_path / "file").touch()
        told = run("demo", tmp_path / "file" / "demo")
        assert (told.status, told.out) == (1, "")
        assert "Hãy chọn thư mục khác" in told.err


class TestNew:
    @pytest.mark.parametrize(
        ("commune", "province", "committee"),
        [
            ("Hoa Ban", "Sơn La", ("Đảng ủy xã Hoa Ban", "tỉnh Sơn La")),
            (
                "phươ\u0300ng Ba Đình",
                " Thành phố  Hà Nội",
                ("Đảng ủy phường Ba Đình", "thành phố Hà Nội"),
            ),
        ],
    )
    def test_makes_an_empty_office_that_knows_its_name(
        self, run, tmp_path, commune, province, committee
    ):
        file = tmp_path / "deep" / "office.hgd"
        told = run("new", "--office", file, "--commune", commune, "--province", province)
        assert (told.status, told.out) == (0, f"{file}\n")
        office = open_office(file, PASSWORD, who="Văn phòng", now=lambda: NOW)
        found = office.read(settings.office)
        assert (found.committee, found.province) == committee
        assert upkeep.check(office) == ()
        office.close()

    def test_never_touches_a_file_that_is_there(self, run, small):
        before = bytes_of(small.file.parent)
        told = run("new", "--office", small.file, "--commune", "Hoa Ban", "--province", "Sơn La")
        assert (told.status, "Đã có tệp" in told.err) == (1, True)
        assert bytes_of(small.file.parent) == before

    def test_an_office_without_a_name_is_not_begun(self, run, tmp_path):
        told = run(
            "new", "--office", tmp_path / "office.hgd", "--commune", " ", "--province", "Sơn La"
        )
        assert (told.status, "Hãy nhập tên xã" in told.err) == (1, True)
        assert bytes_of(tmp_path) == {}
