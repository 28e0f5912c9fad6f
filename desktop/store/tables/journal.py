"""The journal: every operation, and every row it changed, before and after."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, JSON, ForeignKey, event
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Table


class OperationRow(Table):
    """One acknowledged change: who, when (local time of the office PC), what, in words.

    `chain` is the hash of all this, of its changes and of the operation before.
    """

    __tablename__ = "operation"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    who: Mapped[str]
    command: Mapped[str]
    label: Mapped[str]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("operation.id"))
    chain: Mapped[str]


class ChangeRow(Table):
    """A row before and after an operation; nothing before means made, nothing after removed."""

    __tablename__ = "change"

    operation_id: Mapped[int] = mapped_column(ForeignKey("operation.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    table: Mapped[str]
    row: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


_KEPT = "'the journal is never changed'"
_ON_SERVER = (
    "CREATE OR REPLACE FUNCTION keep_journal() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION {_KEPT}; END $$",
    'CREATE TRIGGER keep_{0} BEFORE UPDATE OR DELETE ON "{0}" '
    "FOR EACH ROW EXECUTE FUNCTION keep_journal()",
)


def _guard(table: Any, statement: str, dialect: str) -> None:
    words = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
    event.listen(table, "after_create", words.execute_if(dialect=dialect))


for _kind in (OperationRow, ChangeRow):
    _name = _kind.__tablename__
    for _act in ("UPDATE", "DELETE"):
        _guard(
            _kind.__table__,
            f"CREATE TRIGGER keep_{_name}_{_act.lower()} BEFORE {_act} "
            f'ON "{_name}" BEGIN SELECT RAISE(ABORT, {_KEPT}); END',
            "sqlite",
        )
    for _statement in _ON_SERVER:
        _guard(_kind.__table__, _statement.format(_name), "postgresql")
