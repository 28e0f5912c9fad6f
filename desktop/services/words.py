"""What tables and columns are called in the journal that people read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from desktop.rules.partial_date import PartialDate
from desktop.services import data

_HIDDEN = {"id", "revision", "search_key", "sort_key", "find_key", "position", "about", "role"}


@data.once
def _names() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(data.shipped("resources/lists/column_names.toml"))


def is_shown(column_name: str) -> bool:
    """Whether a column says anything to a reader."""
    return column_name not in _HIDDEN and not column_name.endswith("_id")


def tables() -> frozenset[str]:
    """The names of the tables that the journal can tell of."""
    return frozenset(_names()["table"])


def table(name: str) -> str:
    """A table's Vietnamese name."""
    return _names()["table"].get(name, name)


def column(table_name: str, name: str) -> str:
    """A column's Vietnamese name."""
    names = _names()
    return names.get(table_name, {}).get(name) or names["column"].get(name, name)


def value(content: object) -> str:
    """A journaled value as a reader expects it."""
    if content is None or content in ("", [], {}):
        return "(trống)"
    if isinstance(content, bool):
        return "có" if content else "không"
    if isinstance(content, Mapping):
        return "; ".join(f"{name}: {value(one)}" for name, one in content.items())
    if isinstance(content, list):
        return ", ".join(value(one) for one in content)
    return _day(str(content))


def _day(content: str) -> str:
    try:
        return PartialDate.stored(content).text if "-" in content else content
    except ValueError:
        return content
