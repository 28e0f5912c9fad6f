"""What every table shares: text keys made by the program, a revision counter, column types."""

from __future__ import annotations

import functools
import os
from datetime import date
from typing import Any

from sqlalchemy import JSON, Date, Dialect, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from desktop.rules.partial_date import PartialDate

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


@functools.lru_cache(maxsize=50_000)
def _partial_date(stored: str) -> PartialDate:
    """Read once: thousands of people share the few days on which things happen."""
    return PartialDate.stored(stored)


class PartialDateText(TypeDecorator[PartialDate]):
    """A partial date as text YYYY, YYYY-MM or YYYY-MM-DD."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, _dialect: Dialect) -> str | None:
        """To the stored text."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> PartialDate | None:
        """From the stored text."""
        return None if value is None else _partial_date(value)


class Table(DeclarativeBase):
    """The root of all tables; constraints get names so that upgrades can speak of them."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy reads it as a plain dictionary)
        date: Date(),
        PartialDate: PartialDateText(),
        # None is stored as NULL, also when an undo says it expressly.
        dict[str, Any]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
        list[int]: JSON(none_as_null=True),
    }


def new_id() -> str:
    """A key that no other office makes."""
    return os.urandom(16).hex()


class Record(Table):
    """A row that the journal follows; `revision` grows with every change."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    revision: Mapped[int] = mapped_column(default=1)
