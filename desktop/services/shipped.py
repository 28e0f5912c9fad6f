"""The data that ships with the program or came in packs: law, processes, lists, days off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.papers.form import Form
from desktop.papers.load import FormError, Shelf, shelf
from desktop.rules.calendar import Calendar, DayRule
from desktop.rules.calendar import read as read_calendar
from desktop.rules.cases.dossier import DossierSet
from desktop.rules.cases.dossier import read as read_dossier
from desktop.rules.cases.process import Process, Step
from desktop.rules.cases.process import read as read_process
from desktop.rules.cells.cell_meetings import ScoreBook, read_scores
from desktop.rules.editions import LawBook, LocalLimit
from desktop.rules.editions import read as read_law
from desktop.rules.lists import Entry
from desktop.rules.lists import read as read_list
from desktop.rules.members.badges import BadgeBook
from desktop.rules.members.badges import read as read_badges
from desktop.rules.members.fees import FeeBook
from desktop.rules.members.fees import read as read_fees
from desktop.rules.papers.documents import DocumentBook
from desktop.rules.papers.documents import read as read_documents
from desktop.services import data


@data.once
def law(own: tuple[LocalLimit, ...] = ()) -> LawBook:
    """The governing documents and what they set, by date; the office's own limits come first."""
    return read_law(
        _text("law", "documents"),
        _text("law", "limits"),
        own,
        special=_text("law", "special"),
        verified=_text("law", "verified"),
    )


@data.once
def badges() -> BadgeBook:
    """The badges for years of membership: which years, which rounds."""
    return read_badges(_text("law", "badges"))


@data.once
def fees() -> FeeBook:
    """Who is free from the Party fee, by date."""
    return read_fees(_text("law", "fees"))


@data.once
def calendar(own: tuple[tuple[date, bool], ...] = ()) -> Calendar:
    """The working days by the shipped table and the office's own (day, worked) pairs."""
    rules = (DayRule(day=day, worked=worked) for day, worked in own)
    return read_calendar(_text("lists", "holidays"), rules)


@data.once
def documents() -> DocumentBook:
    """The types of documents, who issues them, and how they are numbered."""
    return read_documents(_text("law", "document_series"), "law/document_series.toml")


@data.once
def meeting_scores() -> ScoreBook:
    """The sheets by which cells score their meetings, and the grades."""
    return read_scores(_text("law", "meeting_scores"), "law/meeting_scores.toml")


@data.once
def processes() -> tuple[Process, ...]:
    """All process files."""
    return tuple(
        read_process(data.text(path), _name(path)) for path in data.names("resources/process")
    )


@data.once
def entries(name: str) -> tuple[Entry, ...]:
    """One of the lists, in its own order."""
    return read_list(_text("lists", name), f"lists/{name}.toml")


def forms() -> tuple[Form, ...]:
    """Every edition of every form that can be read."""
    return _shelf().forms


def broken_forms() -> tuple[FormError, ...]:
    """The files of forms that cannot be read, each with all its mistakes."""
    return _shelf().broken


def form_labels() -> Mapping[str, str] | None:
    """The Vietnamese labels of the facts that forms take; None if their file is broken."""
    return _shelf().labels


@data.once
def dossiers() -> tuple[DossierSet, ...]:
    """The dossiers and their papers in legal order."""
    return tuple(
        read_dossier(data.text(path), _name(path)) for path in data.names("resources/dossiers")
    )


def dossier(set_id: str) -> DossierSet:
    """One dossier by its id; KeyError if there is none."""
    return {one.id: one for one in dossiers()}[set_id]


@data.once
def recovery_words() -> tuple[str, ...]:
    """The words of which recovery codes are made, in the order that codes count with."""
    return tuple(data.shipped("resources/recovery/words.txt").split("\n")[:-1])


@data.once
def step(step_id: str) -> Step | None:
    """A step by its id, of the latest edition that has it; None if no process knows it."""
    latest = sorted(processes(), key=lambda one: one.in_force_from, reverse=True)
    found = (one for process in latest for one in process.step if one.id == step_id)
    return next(found, None)


@data.once
def ending_steps() -> frozenset[str]:
    """The steps after which a case leaves nothing to do: recognition, and every other end."""
    return frozenset(
        one.id
        for process in processes()
        for one in process.step
        if one.end or one.stage == "official"
    )


@data.once
def days_asked(step_id: str) -> frozenset[str]:
    """What a step asks that is a day; nothing where no process knows the step."""
    shape = step(step_id)
    return frozenset(ask.id for ask in shape.ask if ask.kind == "date") if shape else frozenset()


@data.once
def _shelf() -> Shelf:
    return shelf(over=data.under("forms"))


def _text(folder: str, name: str) -> str:
    return data.text(f"resources/{folder}/{name}.toml")


def _name(path: str) -> str:
    return path.rpartition("/")[2]
