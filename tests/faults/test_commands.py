"""Commands of every subject in any order, with undo and redo: the journal tells the whole truth.

HGD_EXAMPLES=200 in the environment tries that many lives of an office instead of a few.
"""

from __future__ import annotations

import inspect
import os
import random

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from sqlalchemy import select

from desktop.errors import Refusal
from desktop.services.office import trial
from desktop.store import chain, replay
from desktop.store.tables.every import recorded
from tests.build import a_case, a_member, a_unit, an_office
from tests.deeds import NOW, contents, replayed
from tests.faults.acts import ACTS, World
from tests.house.test_roles import public, services

FEW = 2
STEPS = 30
COMMANDS = sorted(ACTS, key=lambda one: (one.__module__, one.__name__))


class AnOffice(RuleBasedStateMachine):
    """An office with a case under way, to which anything may be done that can be undone."""

    def __init__(self) -> None:
        super().__init__()
        self.office = trial(lambda: NOW)
        an_office(self.office)
        a_unit(self.office)
        a_member(self.office, "Hà Văn Đức")
        a_case(self.office, at="cell-meeting")
        self.office.forget()
        self.start = self.office.read(contents)

    @rule(command=st.sampled_from(COMMANDS), chance=st.integers(0, 2**16))
    def do(self, command, chance):
        values = ACTS[command](World(self.office, random.Random(chance)))
        head = self.office.read(chain.head)
        try:
            self.office.do(command, **values)
        except Refusal:
            assert self.office.read(chain.head) == head

    @rule()
    @precondition(lambda self: self.office.can_undo())
    def undo(self):
        self.turn(self.office.undo)

    @rule()
    @precondition(lambda self: self.office.can_redo())
    def redo(self):
        self.turn(self.office.redo)

    def turn(self, turn):
        """Nothing but what is undone was done since, so that nothing stands against it."""
        before = self.office.read(chain.head).number
        turn()
        assert self.office.read(chain.head).number == before + 1

    def teardown(self):
        try:
            self.prove()
        finally:
            self.office.close()

    def prove(self):
        """What holds of every life of an office."""
        end = self.office.read(contents)
        self.agree(end)
        back = 0
        while self.office.can_undo():
            self.office.undo()
            back += 1
        assert self.office.read(contents) == self.start
        for _ in range(back):
            self.office.redo()
        self.agree(end)
        self.edit_past_the_program()

    def agree(self, expected):
        """The rows, the journal played from its beginning, and the chain tell the same."""
        assert self.office.read(contents) == expected
        assert self.office.read(replayed) == expected
        assert self.office.read(replay.strangers) == {}
        assert self.office.read(chain.broken) is None

    def edit_past_the_program(self):
        """A row of every table that has any, edited in one column: each is named, and no other."""
        edited = set()
        for name, kind in recorded().items():
            with self.office.file.reading() as session:
                row = session.scalars(select(kind).limit(1)).first()
            texts = [one.name for one in kind.__table__.columns if one.type.python_type is str]
            column = next((one for one in texts if one != "id" and not one.endswith("_id")), None)
            if row is not None and column is not None:
                edit = f'UPDATE "{name}" SET "{column}" = ? WHERE id = ?'
                with self.office.file.engine.begin() as connection:
                    connection.exec_driver_sql(edit, (f"sửa ngoài {row.id}", row.id))
                edited.add((name, row.id))
        assert self.office.read(replay.strange_rows) == edited


AnOffice.TestCase.settings = settings(
    max_examples=int(os.environ.get("HGD_EXAMPLES", FEW)),
    stateful_step_count=STEPS,
    suppress_health_check=list(HealthCheck),
    # To make a life of forty steps shorter takes minutes; what went wrong shows without it.
    phases=(Phase.explicit, Phase.generate),
)
TestAnOffice = AnOffice.TestCase


def test_most_subjects_have_commands_among_those_tried():
    """The others need a file from elsewhere, leave the house, or are younger than these lives."""
    subjects = {
        name.partition(".")[0]
        for one in services()
        for name, function in public(one)
        if list(inspect.signature(function).parameters)[:1] == ["session"]
        and inspect.signature(function).return_annotation == "str"
    }
    tried = {one.__module__.rpartition(".")[2] for one in ACTS}
    assert len(subjects & tried) > len(subjects) * 3 // 5


def test_most_commands_are_not_only_refused():
    """Otherwise the lives of offices above would prove little."""
    machine = AnOffice()
    done = set()
    for command in COMMANDS:
        world = World(machine.office, random.Random(command.__name__))
        try:
            if machine.office.do(command, **ACTS[command](world)):
                done.add(command)
        except Refusal:
            continue
    machine.teardown()
    assert len(done) > len(COMMANDS) // 2
