"""The stick is chosen once and known again, wherever the system puts it."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.services.keeping import sticks
from tests.deeds import NOW


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "media" / "USB-XA"
    (folder / "Đảng ủy").mkdir(parents=True)
    return folder


def seen(office, *roots):
    return sticks.found(office.path, roots, NOW)


def test_it_is_known_again_at_another_place(office_on_disk, stick, tmp_path):
    own = sticks.choose(office_on_disk, stick / "Đảng ủy", [stick], "USB-XA")
    assert seen(office_on_disk) == own
    moved = stick.rename(tmp_path / "media" / "USB-XA1")
    assert seen(office_on_disk) is None
    assert seen(office_on_disk, tmp_path, moved) == moved / "Đảng ủy" / own.name
    found = sticks.chosen(office_on_disk)
    assert (found.name, found.seen, found.made) == ("USB-XA", NOW, None)


def test_another_stick_is_not_taken_for_it(office_on_disk, stick, tmp_path):
    sticks.choose(office_on_disk, stick, [stick], "USB-XA")
    stick.rename(tmp_path / "away")
    (stick / "hat-giong-do-00000000").mkdir(parents=True)
    assert seen(office_on_disk, stick) is None


def test_none_is_chosen_at_first_and_after_forgetting(office_on_disk, office, stick):
    assert sticks.chosen(office) is None
    assert sticks.chosen(office_on_disk) is None
    assert seen(office_on_disk, stick) is None
    own = sticks.choose(office_on_disk, stick, [], "USB-XA")
    sticks.forget(office_on_disk)
    assert sticks.chosen(office_on_disk) is None
    assert own.is_dir()


def test_one_that_cannot_be_written_to_is_trouble(office_on_disk, stick):
    (stick / "tệp").write_text("x")
    with pytest.raises(Trouble, match="cắm lại USB"):
        sticks.choose(office_on_disk, stick / "tệp", [], "USB-XA")
    assert sticks.chosen(office_on_disk) is None
