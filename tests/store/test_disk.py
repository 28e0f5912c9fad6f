"""A file is replaced whole, or stays as it was."""

from __future__ import annotations

import pytest

from desktop.store.disk import move_safely, write_safely


def test_writes_and_replaces_and_leaves_nothing_else(tmp_path):
    path = tmp_path / "Tệp có dấu.json"
    write_safely(path, b"one, rather long")
    write_safely(path, b"two")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(path.name, b"two")]


def test_a_name_that_cannot_be_replaced_keeps_what_it_has(tmp_path):
    folder = tmp_path / "taken"
    (folder / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="taken"):
        write_safely(folder, b"x")
    assert [path.name for path in folder.iterdir()] == ["inside"]
    assert list(tmp_path.iterdir()) == [folder]


def test_moves_over_another_file(tmp_path):
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    move_safely(tmp_path / "new", tmp_path / "old")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("old", b"new")]


def test_moving_nothing_leaves_the_other_file(tmp_path):
    (tmp_path / "old").write_bytes(b"old")
    with pytest.raises(FileNotFoundError):
        move_safely(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == b"old"
