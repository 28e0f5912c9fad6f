"""An office file moves with its log and its slots, and over nothing."""

from __future__ import annotations

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
