"""The values behind a form's texts: looked up, written out, and what is missing noted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop.papers import conditions, fact_paths, fonts, values
from desktop.papers.form import Answer, Answers, Block, Field, Form, Item, Taken
from desktop.papers.inline import Piece, parse, worded
from desktop.papers.sheet import Missing, Mode, Run, Text
from desktop.rules.facts.paper import PaperFacts


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its values put in; the dots of an unknown value at its end stand apart."""

    runs: Text
    tail: Run | None = None

    @property
    def open_end(self) -> bool:
        """Whether the text ended in an unknown value, whose dots may run to the margin."""
        return self.tail is not None

    @property
    def closed(self) -> Filled:
        """The text with the usual few dots at its end, where no leader can run."""
        return Filled((*self.runs, self.tail)) if self.tail else self


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a list: a fact or an answered row, and its number from 1."""

    item: Any
    number: int

    def value(self, name: str) -> Any:
        """What the item knows by this name."""
        if isinstance(self.item, Mapping):
            return self.item.get(name)
        return fact_paths.value(self.item, name)


class Filling:
    """One form, the facts and answers it is filled with, and what turned out missing."""

    def __init__(self, form: Form, facts: PaperFacts, answers: Answers, mode: Mode) -> None:
        self._form = form
        self._facts = facts
        self._answers = answers
        self._blank = mode == "blank"
        self.missing: dict[str, Missing] = {}

    def text(
        self, template: str, row: Row | None = None, *, bold: bool = False, italic: bool = False
    ) -> Filled:
        """The text with values in place and dots where they are unknown."""
        runs: list[Run] = []
        tail: Run | None = None
        for piece in parse(worded(template, self._is_none)):
            made = self._runs(piece, row, bold=bold, italic=italic)
            runs += [tail, *made] if tail else made
            stretches = piece.field and made[-1].dots and self._stretches(piece.field)
            tail = runs.pop() if stretches else None
        return Filled(tuple(runs), tail)

    def written(self, template: str, row: Row | None = None, *, bold: bool = False) -> Text:
        """The text with values in place; nothing where they are unknown, nor a line left empty."""
        runs = self.text(template, row, bold=bold).runs
        return _without_empty_lines(tuple(run for run in runs if not run.dots))

    def rows(self, name: str) -> tuple[Row, ...]:
        """The items of a list field; noted as missing when there are none."""
        found = self._value(name) or ()
        return tuple(Row(item, number) for number, item in enumerate(found, 1))

    def plain(self, name: str) -> str:
        """A field's value as plain text; empty where unknown."""
        return values.plain(self._value(name))

    def picture(self, name: str) -> bytes:
        """A field's picture; empty where there is none."""
        return self._value(name) or b"" if name else b""

    def holds(self, part: Block | Item, row: Row | None = None) -> bool:
        """Whether the part's own conditions let it be printed."""
        if part.when and not self._condition(part.when, row):
            return False
        if part.unless and self._condition(part.unless, row):
            return False
        return not part.when_known or values.known(self._look_up(part.when_known, row))

    def _is_none(self, name: str) -> bool:
        """Whether a number is known to be 0."""
        return bool(self._look_up(name) == 0)

    def _condition(self, name: str, row: Row | None) -> bool:
        if row is not None and name in conditions.OF_ROWS:
            return conditions.OF_ROWS[name](row.item)
        return conditions.OF_FACTS[name](self._facts)

    def _runs(self, piece: Piece, row: Row | None, *, bold: bool, italic: bool) -> list[Run]:
        bold, italic = bold or piece.bold, italic or piece.italic
        if not piece.field:
            return [Run(text=fonts.clean(piece.text), bold=bold, italic=italic)]
        stem: list[Run] = []
        if piece.field.startswith((".", "#")):
            parts = self._row_parts(piece.field, row)
        else:
            field = self._form.fields[piece.field]
            parts = values.parts(
                self._value(piece.field), kind=field.kind, style=field.format, dots=field.dots
            )
            if isinstance(field, Taken) and field.stem and not parts[0].known:
                words = values.plain(field.stem, field.format)
                stem = [Run(text=f"{words} ", bold=bold, italic=italic)]
        return stem + [
            Run(
                text=fonts.clean(part.text),
                bold=bold and part.known,
                italic=italic,
                filled=part.known,
                dots=not part.known,
            )
            for part in parts
        ]

    def _row_parts(self, name: str, row: Row | None) -> tuple[values.Part, ...]:
        if row is None:
            return (values.Part("", known=False),)
        found = row.number if name == "#" else row.value(name[1:])
        return values.parts(found, kind="text")

    def _stretches(self, name: str) -> bool:
        return name.startswith(".") or self._form.fields[name].kind in ("text", "long text")

    def _value(self, name: str) -> Any:
        """The value, None in a blank; what is unknown and not optional is noted as missing."""
        if self._blank:
            return None
        found = self._look_up(name)
        field = self._form.fields[name]
        if not _complete(found) and not field.optional:
            missing = _missing(field)
            self.missing.setdefault(missing.path or missing.field, missing)
        return found

    def _look_up(self, name: str, row: Row | None = None) -> Any:
        if self._blank:
            return None
        if row is not None and name.startswith("."):
            return row.value(name[1:])
        return value_of(self._form.fields[name], self._facts, self._answers)


def value_of(field: Field, facts: PaperFacts, answers: Answers) -> Any:
    """What the field holds: the fact, the answer, or the draft of an answer not yet given."""
    if isinstance(field, Taken):
        return fact_paths.value(facts, field.path)
    if field.name in answers:
        return answers[field.name]
    return draft_of(field.draft_from, facts)


def draft_of(path: str, facts: PaperFacts) -> Answer:
    """The first draft of an answer: the fact at the path, or None."""
    found: Answer = fact_paths.value(facts, path) if path else None
    return found


def lines_of(runs: Text) -> list[Text]:
    """The runs of each line of a text."""
    made: list[list[Run]] = [[]]
    for run in runs:
        for number, piece in enumerate(run.text.split("\n")):
            if number:
                made.append([])
            if piece:
                made[-1].append(replace(run, text=piece))
    return [tuple(line) for line in made]


def _without_empty_lines(runs: Text) -> Text:
    held = [line for line in lines_of(runs) if any(run.text.strip() for run in line)]
    broken = [(replace(line[0], text="\n" + line[0].text), *line[1:]) for line in held[1:]]
    return tuple(run for line in (*held[:1], *broken) for run in line)


def _complete(value: Any) -> bool:
    return values.known(value) and getattr(value, "complete", True)


def _missing(field: Field) -> Missing:
    if isinstance(field, Taken):
        return Missing(field=field.name, label=field.label, path=field.path)
    return Missing(field=field.name, label=field.label, required=field.required)
