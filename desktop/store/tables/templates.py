"""Where figures belong in the Excel templates of the levels above."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class FillingRow(Record):
    """A named way of filling a template; `cells` says for each cell which figure it takes."""

    __tablename__ = "template_filling"

    name: Mapped[str] = mapped_column(unique=True)
    cells: Mapped[dict[str, Any]] = mapped_column(default=dict)
