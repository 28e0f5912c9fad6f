"""Answers of a form as they are kept: plain JSON values, days as text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop.papers.form import Answer, Answers, Asked, Form


def stored(form: Form, answers: Answers) -> dict[str, Any]:
    """Answers as JSON values; empty ones are left out, save where a draft would come back."""
    drafted = {one.name for one in form.asked if one.draft_from}
    return {
        name: _out(value)
        for name, value in answers.items()
        if name in drafted or value not in _EMPTY
    }


def restored(form: Form, kept: Mapping[str, Any]) -> Answers:
    """Answers back from JSON, for the fields that the form still asks."""
    asked = {one.name: one for one in form.fields.values() if isinstance(one, Asked)}
    return {name: _back(asked[name], value) for name, value in kept.items() if name in asked}


_EMPTY: tuple[Answer, ...] = (None, "", ())


def _out(value: Answer) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [dict(row) for row in value]
    return value


def _back(field: Asked, value: Any) -> Answer:
    if not value:
        return value  # type: ignore[no-any-return]  # emptied, so that no draft comes back
    if field.kind == "date":
        return date.fromisoformat(value)
    if field.kind == "rows":
        return tuple(value)
    return value  # type: ignore[no-any-return]  # JSON text or number, as it was put in
