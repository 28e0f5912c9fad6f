"""The lists that ship with the program, as the choices of a field."""

from __future__ import annotations

from desktop.services import shipped


def by_name(list_name: str) -> list[tuple[str, str]]:
    """The entries of a list, kept in the record by the words that papers print."""
    return [(entry.name, entry.name) for entry in shipped.entries(list_name)]


def by_code(list_name: str) -> list[tuple[str, str]]:
    """The entries of a list, kept in the record by their codes."""
    return [(entry.code, entry.name) for entry in shipped.entries(list_name)]
