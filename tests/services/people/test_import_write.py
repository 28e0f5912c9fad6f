"""What is written many at a time is found and journaled as if it were written one by one."""

from __future__ import annotations

from desktop.services.keeping import upkeep
from desktop.services.people import people
from tests.deeds import contents, replayed
from tests.exchange import books
from tests.services.people.test_imports import taken


def test_the_journal_tells_of_every_row(office):
    taken(office, books.central([books.member(number) for number in range(5)]))
    taken(office, books.central([books.member(2, card_place="Tỉnh ủy Lai Châu", cell="Bản 9")]))
    assert office.read(replayed) == office.read(contents)
    office.undo()
    office.undo()
    assert office.read(contents) == office.read(replayed) == {}


def test_new_people_are_found_like_others(office):
    taken(office, books.central([books.member(4), books.member(5)]))
    assert [one.name for one in office.read(people.find, words="lo van enh")] == ["Lò Văn Enh"]


def test_the_file_is_sound_afterwards(office_on_disk):
    taken(office_on_disk, books.central([books.member(number) for number in range(1_200)]))
    assert upkeep.check(office_on_disk) == ()
    office_on_disk.undo()
    assert upkeep.check(office_on_disk) == ()
