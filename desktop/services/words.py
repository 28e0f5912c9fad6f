"""What tables and columns are called in the journal that people read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from desktop.rules.partial_date import PartialDate
from desktop.services import data, shipped

_HIDDEN = {"id", "revision", "search_key", "sort_key", "find_key", "position", "about", "role"}


@data.once
def _names() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(data.shipped("resources/lists/column_names.toml"))


def is_shown(column_name: str) -> bool:
    """Whether a column says anything to a reader."""
    return column_name not in _HIDDEN and not column_name.endswith("_id")


def tables() -> frozenset[str]:
    """The names of the tables that the journal can tell of."""
    return frozenset(_names()["table"])


def table(name: str) -> str:
    """A table's Vietnamese name."""
    return str(_names()["table"].get(name, name))


def column(table_name: str, name: str) -> str:
    """A column's Vietnamese name."""
    names = _names()
    return str(names.get(table_name, {}).get(name) or names["column"].get(name, name))


def coded(table_name: str, name: str, content: object) -> str:
    """What a code, or each of several, of a column stands for; "" for a column without codes."""
    column_of = f"{table_name}.{name}"
    known = dict(_names()["codes"].get(column_of, {}))
    for list_name in _names()["lists"].get(column_of, ()):
        known |= {entry.code: entry.name for entry in shipped.entries(list_name)}
    if not known or not content:
        return ""
    codes = content if isinstance(content, list) else [content]
    return ", ".join(known.get(str(code), str(code)) for code in codes)


def told(table_name: str, name: str, content: object) -> str:
    """A journaled value of a column as a reader expects it."""
    return coded(table_name, name, content) or value(content)


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
