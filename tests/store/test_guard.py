"""Sessions that refuse what they must not do."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from desktop.store.tables.gathering import SenderRow


def test_a_query_that_changes_something_fails(office):
    def query(session):
        session.add(SenderRow(name="Đảng ủy xã Hoa Ban"))

    with pytest.raises(RuntimeError, match="a query changed something"):
        office.read(query)


def test_a_statement_past_the_journal_fails(office):
    def command(session):
        session.execute(delete(SenderRow))
        return "Xóa hết"

    with pytest.raises(RuntimeError, match="past the journal"):
        office.do(command)
