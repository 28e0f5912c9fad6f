"""What tables and columns are called in the journal."""

from __future__ import annotations

import tomllib

import pytest

from desktop.services import data, shipped, words
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


def test_every_column_that_keeps_codes_is_there_and_its_lists_are():
    """A renamed column or list would leave codes on the screen."""
    known = {
        f"{name}.{column}"
        for name, table in recorded().items()
        for column in table.__table__.columns.keys()  # noqa: SIM118
    }
    told = tomllib.loads(data.text("resources/lists/column_names.toml"))
    assert {*told["lists"], *told["codes"], *told["ids"]} <= known
    assert all(shipped.entries(name) for names in told["lists"].values() for name in names)


@pytest.mark.parametrize(
    ("table", "column", "kept", "read"),
    [
        ("fee", "state", "paid", "đã đóng"),
        ("card_request", "kind", "lost", "Cấp lại thẻ bị mất"),
        ("member_rank", "cause", "exempt", "Được miễn công tác và sinh hoạt"),
        ("person", "name", "paid", "paid"),
        ("document", "body", "base", "Đảng ủy cơ sở"),
        ("document", "kind", "decision", "Quyết định"),
        ("paper", "form", "1-knd/somebody", "1-KNĐ"),
        ("step", "step", "ceremony", "Lễ kết nạp đảng viên"),
        ("step", "step", "never heard of", "never heard of"),
        ("fee", "state", "", "(trống)"),
    ],
)
def test_a_code_reads_as_what_it_stands_for(table, column, kept, read):
    assert words.told(table, column, kept) == read


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
