"""What packs brought goes before what ships, for whoever has laid it, and only as long."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.services import data, shipped

RELIGIONS = "resources/lists/religions.toml"
NEW = data.shipped(RELIGIONS).replace('name = "Phật giáo"', 'name = "Đạo Phật mới"')
FIRST = data.Brought(1, "first", {RELIGIONS: NEW})


def names():
    return [one.name for one in shipped.entries("religions")]


def test_a_brought_file_goes_before_the_shipped_one_and_leaves_no_trace():
    before = names()
    with data.trying(FIRST):
        assert data.now().number == 1
        assert data.text(RELIGIONS) == NEW
        assert data.shipped(RELIGIONS) != NEW
        assert "Đạo Phật mới" in names()
    assert names() == before
    assert data.now() is data.NOTHING


def test_what_one_thread_tries_no_other_sees():
    with data.trying(FIRST), ThreadPoolExecutor(1) as other:
        assert other.submit(data.text, RELIGIONS).result() == data.shipped(RELIGIONS)


def test_what_is_laid_every_thread_sees():
    data.lay(FIRST)
    try:
        with ThreadPoolExecutor(1) as other:
            assert other.submit(data.text, RELIGIONS).result() == NEW
    finally:
        data.lay(data.NOTHING)


def test_a_folder_names_shipped_and_brought_files_in_order():
    with data.trying(data.Brought(1, "more", {"resources/process/a.toml": ""})):
        found = data.names("resources/process")
    assert found[0] == "resources/process/a.toml"
    assert set(data.names("resources/process")) < set(found)
    assert data.names("resources/places", ".csv")[0] == "resources/places/communes.csv"


def test_brought_files_below_a_folder_are_told_by_their_path_in_it():
    files = {"forms/2027/9-knd.toml": "a", "forms/labels.toml": "b", RELIGIONS: "c"}
    with data.trying(data.Brought(1, "under", files)):
        assert data.under("forms") == {"2027/9-knd.toml": "a", "labels.toml": "b"}


def test_what_was_read_is_kept_apart_for_each_data():
    read = []

    @data.once
    def content(name):
        read.append(name)
        return data.text(name)[:10]

    for _ in range(2):
        content(RELIGIONS)
        with data.trying(FIRST):
            content(RELIGIONS)
    assert read == [RELIGIONS, RELIGIONS]


def test_a_file_that_is_nowhere_is_a_bug():
    with pytest.raises(FileNotFoundError):
        data.text("resources/lists/nowhere.toml")


def test_what_packs_may_bring_is_read_in_one_place_only():
    """Samples, help, columns of workbooks and the like ship with the program and stay so."""
    readers = {
        file.name
        for file in Path(data.__file__).parent.rglob("*.py")
        if "paths.resources()" in file.read_text("utf-8")
        or "paths.forms()" in file.read_text("utf-8")
    }
    own = {"reference.py", *(one for one in readers if one.startswith("sample_"))}
    assert readers == own
