"""The file by which offices lend each other tables."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.exchange import own_table_file
from desktop.rules.reports.own_tables import OwnTable, Split
from desktop.rules.reports.table_conditions import Test

TABLE = OwnTable(
    name="Nữ",
    filter=((Test(fact="sex", values=("nữ",)),),),
    rows=Split(by="fact", fact="age", bands=(("18", "30"), ("31", ""))),
)


def test_tables_come_back_as_they_went():
    assert own_table_file.read(own_table_file.written((TABLE, TABLE))) == (TABLE, TABLE)


def test_too_many_tables_are_refused():
    with pytest.raises(Refusal, match="từ 1 đến 50"):
        own_table_file.read(own_table_file.written((TABLE,) * 51))


def test_a_mistake_is_told_short_and_without_signs_that_are_not_seen():
    said = own_table_file.refused(("a\u202eb" + "x" * 900,)).sentence
    assert "a?b" in said
    assert len(said) < 400
