from __future__ import annotations

import pytest

from desktop.errors import Refusal, Trouble
from desktop.exchange.bundle import Item, write

ITEMS = (Item("", "list.xlsx", b"list"), Item("anh", "001_lo_thi_mai.jpg", b"photo" * 900))


def test_every_file_lies_in_its_place_and_nothing_beside(tmp_path):
    told = []

    def tell(at, total, what):
        told.append((at, total, what))

    path = write(ITEMS, tmp_path, "bundle", progress=tell)
    files = {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*.*")}
    assert files == {"list.xlsx": b"list", "anh/001_lo_thi_mai.jpg": b"photo" * 900}
    assert list(tmp_path.iterdir()) == [path]
    assert told[-1] == (1, 2, "001_lo_thi_mai.jpg")


def test_what_is_there_already_is_never_touched(tmp_path):
    path = write(ITEMS, tmp_path, "bundle")
    with pytest.raises(Refusal, match="đã có thư mục bundle"):
        write(ITEMS[:1], tmp_path, "bundle")
    assert (path / "anh").exists()


def test_what_an_interrupted_writing_left_is_no_hindrance(tmp_path):
    (tmp_path / "bundle.part").mkdir()
    (tmp_path / "bundle.part" / "half.jpg").write_bytes(b"ha")
    path = write(ITEMS, tmp_path, "bundle")
    assert not (path / "half.jpg").exists()


def test_a_drive_that_is_gone_is_told_of_and_leaves_nothing(tmp_path):
    (tmp_path / "drive").write_bytes(b"no folder")
    with pytest.raises(Trouble, match="USB"):
        write(ITEMS, tmp_path / "drive", "bundle")
    assert list(tmp_path.iterdir()) == [tmp_path / "drive"]
