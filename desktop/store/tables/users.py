"""Who works with the office file, and what they did that changed nothing else."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record, Table


class UserRow(Record):
    """A user by the id of their key slot; who left stays, for the journal's sake."""

    __tablename__ = "user"

    name: Mapped[str]
    role: Mapped[str]
    gone: Mapped[bool] = mapped_column(default=False)


class AccessRow(Record):
    """A look at a number, a password given anew, a recovery code issued or used."""

    __tablename__ = "access"

    kind: Mapped[str]
    about: Mapped[str] = mapped_column(default="")


class SittingRow(Table):
    """One opening of the file in the window: on which machine, by whom, from when to when."""

    __tablename__ = "sitting"

    id: Mapped[int] = mapped_column(primary_key=True)
    machine: Mapped[str]
    who: Mapped[str]
    began: Mapped[datetime]
    ended: Mapped[datetime | None]
