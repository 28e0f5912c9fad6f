"""The data that ships with the program, read once: law, processes, lists, days off."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from desktop import paths
from desktop.papers.form import Form
from desktop.papers.load import FormError, Shelf, shelf
from desktop.rules.calendar import Calendar, DayRule
from desktop.rules.calendar import read as read_calendar
from desktop.rules.documents import DocumentBook
from desktop.rules.documents import read as read_documents
from desktop.rules.dossier import DossierSet
from desktop.rules.dossier import read as read_dossier
from desktop.rules.editions import LawBook, LocalLimit
from desktop.rules.editions import read as read_law
from desktop.rules.lists import Entry
from desktop.rules.lists import read as read_list
from desktop.rules.process import Process, Step
from desktop.rules.process import read as read_process


@functools.lru_cache(maxsize=8)
def law(own: tuple[LocalLimit, ...] = ()) -> LawBook:
    """The governing documents and what they set, by date; the office's own limits come first."""
    return read_law(
        _text("law", "documents"),
        _text("law", "limits"),
        own,
        special=_text("law", "special"),
        verified=_text("law", "verified"),
    )


@functools.lru_cache(maxsize=8)
def calendar(own: tuple[tuple[date, bool], ...] = ()) -> Calendar:
    """The working days by the shipped table and the office's own (day, worked) pairs."""
    rules = (DayRule(day=day, worked=worked) for day, worked in own)
    return read_calendar(_text("lists", "holidays"), rules)


@functools.cache
def documents() -> DocumentBook:
    """The types of documents, who issues them, and how they are numbered."""
    return read_documents(_text("law", "document_series"), "law/document_series.toml")


@functools.cache
def processes() -> tuple[Process, ...]:
    """All process files."""
    folder = paths.resources() / "process"
    return tuple(read_process(_read(path), path.name) for path in sorted(folder.glob("*.toml")))


@functools.cache
def entries(name: str) -> tuple[Entry, ...]:
    """One of the lists, in its own order."""
    return read_list(_text("lists", name))


def forms() -> tuple[Form, ...]:
    """Every edition of every form that can be read."""
    return _shelf().forms


def broken_forms() -> tuple[FormError, ...]:
    """The files of forms that cannot be read, each with all its mistakes."""
    return _shelf().broken


def form_labels() -> Mapping[str, str] | None:
    """The Vietnamese labels of the facts that forms take; None if their file is broken."""
    return _shelf().labels


@functools.cache
def dossiers() -> tuple[DossierSet, ...]:
    """The dossiers and their papers in legal order."""
    folder = paths.resources() / "dossiers"
    return tuple(read_dossier(_read(path), path.name) for path in sorted(folder.glob("*.toml")))


def dossier(set_id: str) -> DossierSet:
    """One dossier by its id; KeyError if there is none."""
    return {one.id: one for one in dossiers()}[set_id]


@functools.cache
def recovery_words() -> tuple[str, ...]:
    """The words of which recovery codes are made, in the order that codes count with."""
    return tuple(_read(paths.resources() / "recovery" / "words.txt").split("\n")[:-1])


def step(step_id: str) -> Step | None:
    """A step of any process by its id; None if no process knows it."""
    found = (one for process in processes() for one in process.step if one.id == step_id)
    return next(found, None)


@functools.cache
def days_asked(step_id: str) -> frozenset[str]:
    """What a step asks that is a day; nothing where no process knows the step."""
    shape = step(step_id)
    return frozenset(ask.id for ask in shape.ask if ask.kind == "date") if shape else frozenset()


def read_forms_again() -> None:
    """Forget the forms that were read, for files that were mended while the program runs."""
    _shelf.cache_clear()


@functools.cache
def _shelf() -> Shelf:
    return shelf()


def _text(folder: str, name: str) -> str:
    return _read(paths.resources() / folder / f"{name}.toml")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
