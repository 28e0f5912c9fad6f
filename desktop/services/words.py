"""What tables and columns are called in the journal that people read."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from desktop.papers.form import Form
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
    names = _names()["ids"].get(column_of)
    if not (known or names) or not content:
        return ""
    codes = [str(code) for code in (content if isinstance(content, list) else [content])]
    return ", ".join(_TITLES[names](code) if names else known.get(code, code) for code in codes)


def told(table_name: str, name: str, content: object) -> str:
    """A journaled value of a column as a reader expects it."""
    return coded(table_name, name, content) or value(content)


def labelled(table_name: str, row: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    """What a row of a step or a paper was told, under the labels by which that was asked."""
    labels: dict[str, str] = {}
    if table_name == "step":
        shape = shipped.step(str(row.get("step")))
        labels = {ask.id: ask.label for ask in shape.ask} if shape else {}
    elif table_name == "paper":
        form = _form(str(row.get("form")))
        labels = {one.name: one.label for one in form.asked} if form else {}
    return {labels.get(name, name): one for name, one in content.items()}


def form_title(form: str) -> str:
    """What a form is called, whomever the paper is about; its id if it is not known."""
    found = _form(form)
    return found.code if found else form.partition("/")[0]


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


def _form(form: str) -> Form | None:
    id = form.partition("/")[0]
    return next((one for one in shipped.forms() if one.id == id), None)


def _step_title(step: str) -> str:
    shape = shipped.step(step)
    return shape.title if shape else step


def _body_name(body: str) -> str:
    return next((one.name for one in shipped.documents().body if one.id == body), body)


def _kind_name(kind: str) -> str:
    return next((one.name for one in shipped.documents().kind if one.id == kind), kind)


_TITLES: Mapping[str, Callable[[str], str]] = {
    "body": _body_name,
    "form": form_title,
    "kind": _kind_name,
    "step": _step_title,
}


def _day(content: str) -> str:
    try:
        return PartialDate.stored(content).text if "-" in content else content
    except ValueError:
        return content
