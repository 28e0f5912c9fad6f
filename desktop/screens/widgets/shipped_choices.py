"""The lists that ship with the program, as the choices of a field."""

from __future__ import annotations

from desktop.services import shipped


def by_name(list_name: str) -> list[tuple[str, str]]:
    """The entries of a list, kept in the record by the words that papers print."""
    return [(entry.name, entry.name) for entry in shipped.entries(list_name)]


def by_code(list_name: str) -> list[tuple[str, str]]:
    """The entries of a list, kept in the record by their codes."""
    return [(entry.code, entry.name) for entry in shipped.entries(list_name)]


def phrases(group: str) -> list[tuple[str, str]]:
    """The phrases at hand for a monthly remark: good or weak ones."""
    found = (entry for entry in shipped.entries("remark_phrases") if entry.group == group)
    return [(entry.name, entry.name) for entry in found]
