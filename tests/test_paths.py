"""Where things lie, from source and for the user of each system."""

from __future__ import annotations

from pathlib import Path

from desktop import paths


def test_what_ships_is_there():
    """Forms and resources are found from the source tree."""
    assert (paths.forms() / "labels.toml").is_file()
    assert {path.name for path in paths.resources().iterdir()} >= {"law", "process", "fonts"}


def test_the_office_file_lies_in_the_users_own_folder(monkeypatch, tmp_path):
    """As each system wants it, with the logs beside."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.default_office_file() == tmp_path / "hat-giong-do" / "office.hgd"
    assert paths.logs() == tmp_path / "hat-giong-do" / "logs"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert paths.default_office_file() == tmp_path / "Local" / "HatGiongDo" / "office.hgd"


def test_without_a_word_of_the_system_it_lies_below_the_home(monkeypatch, tmp_path):
    """The usual places."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert paths.data() == tmp_path / ".local" / "share" / "hat-giong-do"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert paths.data() == tmp_path / "AppData" / "Local" / "HatGiongDo"


def test_asking_for_a_place_makes_nothing(monkeypatch, tmp_path):
    """A folder appears only when something is put into it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    paths.data(), paths.logs(), paths.backups(paths.default_office_file())
    assert list(tmp_path.iterdir()) == []


def test_backups_lie_beside_their_office_file():
    """Two office files in one folder have their own."""
    assert paths.backups(Path("x/hoa-ban.hgd")) == Path("x/hoa-ban-backups")
