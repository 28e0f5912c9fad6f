"""Days of random work leave a journal that tells all of it, and every step can be taken back."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule
from sqlalchemy import select

from desktop.rules.partial_date import PartialDate
from desktop.services.office import trial
from desktop.store import soundness
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.targets import TargetRow
from tests.deeds import NOW, add, change, contents, remove, replayed

CELL = {"kind": "residential", "sector": "rural"}


class Days(RuleBasedStateMachine):
    """Random work in an office, with undo and redo as the user pleases."""

    cells = Bundle("cells")
    people = Bundle("people")

    def __init__(self):
        super().__init__()
        self.office = trial(lambda: NOW)
        self.count = 0

    def key(self, kind):
        self.count += 1
        return f"{kind}{self.count}"

    def here(self, kind, id):
        return self.office.read(lambda session: session.get(kind, id) is not None)

    @rule(target=cells)
    def add_cell(self):
        id = self.key("cell")
        self.office.do(add, CellRow, id=id, name=f"Chi bộ {id}", **CELL)
        return id

    @rule(target=people, name=st.sampled_from(["Lò Thị An", "Đặng Thị Ánh", "Hà Văn Bình"]))
    def add_person(self, name):
        id = self.key("person")
        self.office.do(add, PersonRow, id=id, name=name, born=PartialDate(2000, 5))
        return id

    @rule(id=people, name=st.sampled_from(["Lò Thị An", "Vi Thị Ân"]), groups=st.lists(st.text()))
    def change_person(self, id, name, groups):
        if self.here(PersonRow, id):
            self.office.do(change, PersonRow, id, name=name, groups=groups)

    @rule(id=people)
    def remove_person(self, id):
        if self.here(PersonRow, id):
            self.office.do(remove, PersonRow, id)

    @rule(id=cells, admit=st.integers(0, 9))
    def add_target(self, id, admit):
        if self.here(CellRow, id):
            self.office.do(add, TargetRow, scope="year", year=2026, cell_id=id, admit=admit)

    @rule(id=cells)
    def close_cell_with_its_targets(self, id):
        def close(session):
            session.delete(session.get_one(CellRow, id))
            for target in session.scalars(select(TargetRow).where(TargetRow.cell_id == id)):
                session.delete(target)
            return "Giải thể chi bộ"

        if self.here(CellRow, id):
            self.office.do(close)

    @rule()
    def undo(self):
        if self.office.can_undo():
            self.office.undo()

    @rule()
    def redo(self):
        if self.office.can_redo():
            self.office.redo()

    @rule()
    def the_journal_alone_tells_the_present(self):
        assert self.office.read(replayed) == self.office.read(contents)

    def teardown(self):
        while self.office.can_redo():
            self.office.redo()
        self.the_journal_alone_tells_the_present()
        end = self.office.read(contents)
        turns = 0
        while self.office.can_undo():
            self.office.undo()
            turns += 1
        assert self.office.read(contents) == {}
        for _ in range(turns):
            self.office.redo()
        assert self.office.read(contents) == end
        assert soundness.faults(self.office.file) == ()
        self.office.close()


TestDays = Days.TestCase
TestDays.settings = settings(max_examples=15, stateful_step_count=15)
