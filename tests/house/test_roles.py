"""Roles hold for every way in which a service changes anything: one door, and none beside it."""

from __future__ import annotations

import importlib
import inspect
import re

import pytest

from desktop.errors import Refusal
from desktop.services.office import Office, User
from tests.house.tree import DESKTOP, files

# Acts on an office that are no commands. Whoever adds one says here whether a reader may.
CHANGING = {
    "exchange.prepare",
    "restoring.restore_open",
    "shared_store.forget",
    "shared_store.join",
    "shared_store.leave",
    "soundness.repair",
    "sticks.choose",
    "sticks.forget",
}
# These begin with a command that is refused, and change nothing before it.
BY_COMMAND = {
    "exchange.make_parcel",
    "exchange.note_written",
    "exchange.signing_key",
    "receivers.write_card",
    "security.add_user",
    "security.change_user",
    "security.issue_code",
    "security.let_go",
    "security.reset_password",
    "writing_prints.write",
}
# These read, write papers for the one who asks, keep the file safe, or are one's own password.
FREE = {
    "batch.make",
    "briefings.write",
    "central.write",
    "exchange.on_paper",
    "fill_templates.fill",
    "gathering.write",
    "help_file.content",
    "help_file.write",
    "listings.write",
    "minutes.pdf",
    "own_table_prints.write",
    "printing.print_set",
    "printing.set_pdf",
    "printing.set_title",
    "receipts.write",
    "receivers.look",
    "receiving.look",
    "reports.write",
    "restoring.doors_differ",
    "restoring.key_of",
    "restoring.needs_password",
    "security.change_password",
    "security.confirm",
    "security.has_code",
    "security.procedure",
    "security.users_of",
    "sittings.begin",
    "sittings.end",
    "slips.pdf",
    "soundness.examine",
    "sticks.chosen",
    "take_back.past_of",
    "take_back.people_in",
    "updates.look",
    "upkeep.back_up",
    "upkeep.backups",
    "upkeep.before",
    "upkeep.begin",
    "upkeep.bring_to_stick",
    "upkeep.check",
    "upkeep.discard",
    "upkeep.end",
    "upkeep.is_changed",
    "upkeep.is_due",
    "upkeep.keep_safe",
    "upkeep.line_of",
    "upkeep.lines",
    "upkeep.safety",
    "upkeep.size",
    "upkeep.spoiled",
    "upkeep.trial_is_due",
    "upkeep.trial_words",
    "upkeep.try_restore",
}
FOR_CHIEF = {
    "forms.add_own",
    "forms.remove_own",
    "settings.remove_day_off",
    "settings.remove_local_limit",
    "settings.set_day_off",
    "settings.set_local_limit",
    "settings.set_office",
    "shared_store.forget",
    "shared_store.forget_address",
    "shared_store.join",
    "shared_store.keep_address",
    "shared_store.leave",
    "table_edits.remove_row",
    "table_edits.reset",
    "table_edits.set_own_row",
    "table_edits.set_row",
    "table_edits.set_title",
    "updates.remove",
    "updates.take_in",
    "users.add_user",
    "users.begin",
    "users.change_user",
    "users.let_go",
    "users.note_code",
    "users.note_password",
    "users.note_recovery",
}
WRITERS = {
    "services/office.py",
    "services/keeping/sittings.py",
    "store/server.py",
    "store/soundness.py",
    "store/upgrade.py",
}


def services():
    """Every module of the services, but those that invent offices."""
    for path in sorted((DESKTOP / "services").rglob("*.py")):
        if path.stem != "__init__" and path.parent.name != "samples":
            parts = path.relative_to(DESKTOP).with_suffix("").parts
            yield importlib.import_module(".".join((DESKTOP.name, *parts)))


def public(module):
    """The functions that a module makes and lends."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if not name.startswith("_") and function.__module__ == module.__name__:
            yield f"{module.__name__.rpartition('.')[2]}.{name}", function


def of_an_office(function):
    """Whether the first thing a function is given is the open office."""
    given = list(inspect.signature(function).parameters.values())
    return bool(given) and given[0].annotation == "Office" and given[0].name == "office"


@pytest.fixture
def reading(office):
    """An office whose user may only read."""
    office.user = User("c", "Đặng Văn Chung", "reader")
    return office


def test_every_act_on_an_office_says_whether_a_reader_may() -> None:
    acts = {name for one in services() for name, act in public(one) if of_an_office(act)}
    assert acts == CHANGING | BY_COMMAND | FREE


@pytest.mark.parametrize("name", sorted(CHANGING))
def test_a_reader_is_refused_before_anything_happens(reading: Office, name: str) -> None:
    acts = {of: act for one in services() for of, act in public(one)}
    with pytest.raises(Refusal, match="chỉ có quyền xem"):
        acts[name](reading)


def test_a_reader_is_refused_every_command_there_is(reading: Office) -> None:
    """The door asks before it looks at what is behind it."""
    commands = [
        function
        for one in services()
        for _, function in public(one)
        if (given := list(inspect.signature(function).parameters))
        and given[0] == "session"
        and inspect.signature(function).return_annotation == "str"
    ]
    assert len(commands) > 80
    for command in commands:
        with pytest.raises(Refusal, match="chỉ có quyền xem"):
            reading.do(command)


def test_what_binds_everybody_is_for_the_chief(office: Office) -> None:
    office.user = User("b", "Lò Thị Hoa", "clerk")
    acts = {name: inspect.unwrap(act) for one in services() for name, act in public(one)}
    assert set(acts) >= FOR_CHIEF
    for name, act in acts.items():
        if name in FOR_CHIEF:
            with pytest.raises(Refusal, match="chỉ người phụ trách"):
                office.permit(act)
        else:
            office.permit(act)


def test_nothing_is_written_past_the_door() -> None:
    """But when a file is made, upgraded or mended, and where it notes on which machine it is."""
    found = {
        path.relative_to(DESKTOP).as_posix()
        for path in files(DESKTOP, ".py")
        if re.search(r"\b(?:file|shared|self)\.writing\(\)", path.read_text("utf-8"))
    }
    assert found == WRITERS
