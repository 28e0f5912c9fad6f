"""What tables and columns are called in the journal."""

from __future__ import annotations

import pytest

from desktop.services import words
from desktop.store.tables.every import recorded


def test_every_table_and_every_shown_column_has_a_name():
    """A new column needs its word, or people read the program's."""
    without = [
        f"{name}.{column}"
        for name, table in recorded().items()
        for column in table.__table__.columns.keys()  # noqa: SIM118
        if words.is_shown(column) and words.column(name, column) == column
    ]
    assert without == []
    assert [name for name in recorded() if words.table(name) == name] == []


def test_keys_and_counters_are_not_shown():
    """They say nothing to a reader."""
    shown = {name: words.is_shown(name) for name in ("id", "revision", "person_id", "name")}
    assert shown == {"id": False, "revision": False, "person_id": False, "name": True}


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        (None, "(trống)"),
        ("", "(trống)"),
        (True, "có"),
        (False, "không"),
        (12, "12"),
        ("2021-05-12", "12/05/2021"),
        ("2021-05", "05/2021"),
        ("05-NQ/CB", "05-NQ/CB"),
        (["a", "b"], "a, b"),
        ({}, "(trống)"),
        ([], "(trống)"),
    ],
)
def test_a_value_reads_as_an_office_writes_it(kept, read):
    """Dates by day first, yes and no in words, nothing as empty."""
    assert words.value(kept) == read
