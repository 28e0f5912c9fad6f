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


for _kind in (OperationRow, ChangeRow):
    for _act in ("UPDATE", "DELETE"):
        _name = _kind.__tablename__
        event.listen(
            _kind.__table__,
            "after_create",
            DDL(  # type: ignore[no-untyped-call]
                f"CREATE TRIGGER keep_{_name}_{_act.lower()} BEFORE {_act} "
                f"ON \"{_name}\" BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END"
            ),
        )
