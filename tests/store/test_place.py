"""An office file moves with its log and its slots, and over nothing."""

from __future__ import annotations

import errno
import itertools
import os
import stat
from contextlib import suppress

import pytest

from desktop.store import place


def make(folder, **files):
    folder.mkdir(exist_ok=True)
    for ending, content in files.items():
        suffix = {"office": "", "log": "-wal", "slots": ".keys"}[ending]
        (folder / f"office.hgd{suffix}").write_text(content)
    return folder / "office.hgd"


def files(folder):
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def test_sets_everything_aside_under_the_other_name(tmp_path):
    path = make(tmp_path, office="o", log="l", slots="s")
    kept = tmp_path / "kept.hgd"

    assert place.set_aside(path, kept) == kept
    assert files(tmp_path) == {"kept.hgd": "o", "kept.hgd-wal": "l", "kept.hgd.keys": "s"}


def test_sets_aside_what_there_is(tmp_path):
    path = make(tmp_path, slots="s")
    assert place.set_aside(path, tmp_path / "kept.hgd") == tmp_path / "kept.hgd"
    assert files(tmp_path) == {"kept.hgd.keys": "s"}


def test_nothing_there_is_nothing_kept(tmp_path):
    assert place.set_aside(tmp_path / "office.hgd", tmp_path / "kept.hgd") is None
    assert files(tmp_path) == {}


def test_puts_the_file_and_its_slots(tmp_path):
    source = make(tmp_path / "aside", office="o", slots="s")
    place.put(source, tmp_path / "office.hgd")
    assert files(tmp_path) == {"office.hgd": "o", "office.hgd.keys": "s"}
    assert files(tmp_path / "aside") == {}


def test_takes_away_what_belongs_to_the_file_and_nothing_else(tmp_path):
    path = make(tmp_path, office="o", log="l", slots="s")
    (tmp_path / "office.hgd.txt").write_text("of somebody else")

    place.take_away(path)
    place.take_away(path)

    assert files(tmp_path) == {"office.hgd.txt": "of somebody else"}


@pytest.fixture
def old_and_new(tmp_path):
    """An office file with log and slots, and a new one for its place."""
    new = make(tmp_path / "aside", office="O", slots="S")
    return make(tmp_path, office="o", log="l", slots="s"), new


def test_puts_a_file_in_the_place_of_another_that_stays_whole(tmp_path, old_and_new):
    path, new = old_and_new
    assert place.exchange(new, path, tmp_path / "kept.hgd") == tmp_path / "kept.hgd"
    kept = {"kept.hgd": "o", "kept.hgd-wal": "l", "kept.hgd.keys": "s"}
    assert files(tmp_path) == {"office.hgd": "O", "office.hgd.keys": "S", **kept}
    assert (
        place.exchange(
            make(tmp_path / "aside", office="n", slots="n"),
            tmp_path / "x.hgd",
            tmp_path / "kept-2.hgd",
        )
        is None
    )


@pytest.mark.parametrize("links", [True, False])
def test_a_disk_that_fails_on_the_way_leaves_the_other_where_it_was(
    tmp_path, old_and_new, monkeypatch, links
):
    """Wherever it fails, on a disk with second names and on one without."""
    path, new = old_and_new
    before = files(tmp_path)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    calls = itertools.count()
    for call in calls:
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", failing(call, os.fsync))
            with suppress(OSError):
                place.exchange(new, path, tmp_path / "kept.hgd")
                break
        assert files(tmp_path) == before
        new = make(tmp_path / "aside", office="O", slots="S")
    assert call >= 5
    assert files(tmp_path)["kept.hgd-wal"] == "l"


def no_links(*_):
    """What a disk without second names answers."""
    raise OSError(errno.EPERM, "")


def failing(after, real):
    """A call of the system that fails from some call on; folders are not asked about."""
    done = itertools.count()

    def call(handle, *rest):
        if isinstance(handle, int) and stat.S_ISDIR(os.fstat(handle).st_mode):
            return real(handle)
        if next(done) == after:
            raise OSError(errno.EIO, "")
        return real(handle, *rest)

    return call


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    path = make(tmp_path, slots="s")
    assert place.free(path) == tmp_path / "office.2.hgd"
    (tmp_path / "office.2.hgd").touch()
    assert place.free(path) == tmp_path / "office.3.hgd"
    assert place.free(tmp_path / "x.hgd") == tmp_path / "x.hgd"
