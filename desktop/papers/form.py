"""A form as its definition says: fields, and a flat list of blocks; nothing is filled in yet.

The dataclasses are the vocabulary of the files in `forms/`: a key of a TOML table is a field here,
by the same name and of the same type (`load.py` reads them so). Lengths are millimetres, sizes of
letters are points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import ClassVar, Literal, NewType

from desktop.papers.inline import placeholders

Template = NewType("Template", str)
"""Text with `**bold**`, `*italic*` and `{field}`; in rows also `{.attribute}` and `{#}`."""

Size = Literal["A4", "A4 landscape", "A5", "A5 landscape", "booklet"]
Align = Literal["left", "center", "right", "justify"]
Confidence = Literal["A", "B", "C"]
Subject = Literal["person", "case", "mentor", "dossier", "free"]
FactKind = Literal["text", "number", "date", "partial date", "yes no", "picture", "rows"]
AskKind = Literal["text", "long text", "number", "date", "choice", "rows"]
Format = Literal["", "words", "Words", "capitals", "padded", "bare"]

_SYMBOL = re.compile(r"\{number\}-([^\W\d_]+/[^\W\d_]+)$")

Row = Mapping[str, str]
Answer = str | int | date | tuple[Row, ...] | None
Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The paper and its body text; `margins` are top, bottom, left, right."""

    size: Size = "A4"
    margins: tuple[float, ...] = (20, 20, 30, 15)
    font: float = 14
    leading: float = 18
    numbered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A field taken from the facts; `item` is the type of one row where the fact is a list.

    `stem` stands before the dots of an unknown name: Chi bộ …
    """

    name: str
    path: str
    kind: FactKind
    label: str
    format: Format = ""
    dots: int = 0
    optional: bool = False
    stem: str = ""
    item: type | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A field the user answers, kept with the paper; `draft_from` names a fact as first draft."""

    name: str
    kind: AskKind
    label: str
    required: bool = False
    draft_from: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    format: Format = ""
    dots: int = 0
    optional: bool = False


Field = Taken | Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What every block may say of itself: print only when (unless) a condition or field holds."""

    kind: ClassVar[str]
    when: str = ""
    unless: str = ""
    when_known: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a list, with conditions of its own; a plain string is its text."""

    shorthand: ClassVar[str] = "text"
    text: Template
    when: str = ""
    unless: str = ""
    when_known: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header(Block):
    """The letterhead: left and right columns, or one centred; `___` rules the line before it.

    `about` is what a letter is about, small and slanted below the left column.
    """

    kind: ClassVar[str] = "header"
    left: tuple[Template, ...] = ()
    about: Template = Template("")
    right: tuple[Template, ...] = ()
    center: tuple[Template, ...] = ()
    left_share: float = 0.43


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Block):
    """The kind of paper in bold, what it is about below, and five hyphens if `rule`."""

    kind: ClassVar[str] = "title"
    text: Template
    subtitle: tuple[Template, ...] = ()
    rule: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    """A bold heading inside the paper, never the last line of a page."""

    kind: ClassVar[str] = "heading"
    text: Template
    align: Align = "left"
    size: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee(Block):
    """To whom: a label and lines aligned after it."""

    kind: ClassVar[str] = "addressee"
    label: Template = Template("Kính gửi:")
    to: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases(Block):
    """The legal bases, one a line: `- …;`, the last one ends with `end`."""

    kind: ClassVar[str] = "bases"
    items: tuple[Item, ...]
    end: str = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """Body text; an unknown end runs in dots to the margin, and `blank` dotted rows follow."""

    kind: ClassVar[str] = "paragraph"
    text: Template
    align: Align = "justify"
    indent: bool = True
    size: float = 0
    blank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Block):
    """`label: {value}` without indent, or several `parts` side by side; dots as in a paragraph."""

    kind: ClassVar[str] = "line"
    text: Template = Template("")
    parts: tuple[Template, ...] = ()
    shares: tuple[float, ...] = ()
    left: float = 0
    blank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Block):
    """A list: each item begins with a dash, a number or nothing."""

    kind: ClassVar[str] = "lines"
    items: tuple[Item, ...]
    mark: Literal["dash", "number", "none"] = "dash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots(Block):
    """Dotted rows to write on by hand."""

    kind: ClassVar[str] = "dots"
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its heading, what stands in it, its share of the width.

    Neighbours of the same `group` stand under that heading together.
    """

    title: Template
    value: Template = Template("")
    group: Template = Template("")
    share: float = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A row for each item of the list field `of`; at least `blank` rows, `row_height` high."""

    kind: ClassVar[str] = "table"
    of: str
    columns: tuple[Column, ...]
    blank: int = 0
    row_height: float = 0
    size: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures(Block):
    """The pictures of figures in the list field `of`, one below the other."""

    kind: ClassVar[str] = "pictures"
    of: str
    size: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Each(Block):
    """The inner blocks once for each item of the list field `of`; `blank` dotted rows if none."""

    kind: ClassVar[str] = "each"
    of: str
    block: tuple[AnyBlock, ...]
    blank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Block):
    """A box before each option; the one equal to the value of field `of` is ticked, if named.

    With `several` the value names as many as hold, with commas; one without a box gets its own.
    """

    kind: ClassVar[str] = "choice"
    of: str = ""
    options: tuple[str, ...]
    several: bool = False
    label: Template = Template("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Block):
    """A framed place for a photograph, with centred lines beside it."""

    kind: ClassVar[str] = "photo"
    of: str = ""
    caption: str = "Ảnh 3×4"
    width: float = 30
    height: float = 40
    beside: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """One who signs: place and day above, authority bold, post, note italic, name bold."""

    above: Template = Template("")
    authority: Template = Template("")
    post: Template = Template("")
    note: Template = Template("")
    name: Template = Template("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures(Block):
    """Who signs, side by side; `recipients` stand left; `space` is left for the hand."""

    kind: ClassVar[str] = "signatures"
    signers: tuple[Signer, ...]
    recipients: tuple[Item, ...] = ()
    space: float = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes(Block):
    """Small notes at the foot of the last page; mark their places with ¹ ² ³ in the text."""

    kind: ClassVar[str] = "footnotes"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Space(Block):
    """Empty height."""

    kind: ClassVar[str] = "space"
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage(Block):
    """What follows begins a new page."""

    kind: ClassVar[str] = "page"


AnyBlock = (
    Header
    | Title
    | Heading
    | Addressee
    | Bases
    | Paragraph
    | Line
    | Lines
    | Dots
    | Table
    | Pictures
    | Each
    | Choice
    | Photo
    | Signatures
    | Footnotes
    | Space
    | NewPage
)


# Without slots: a set of papers asks for the same names again and again, which are kept.
@dataclass(frozen=True, kw_only=True)
class Form:
    """One official form of one edition; `code` is the number printed on the official blank.

    `booklet` names the form with the same content on the pages of the folded booklet, `doubt` what
    of it is not known for certain.
    """

    id: str
    code: str
    title: str
    edition: str
    in_force_from: date
    confidence: Confidence
    doubt: str = ""
    handwritten: bool = False
    booklet: str = ""
    subject: Subject
    page: Page = field(default_factory=Page)
    fields: Mapping[str, Field]
    blocks: tuple[AnyBlock, ...]

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """The fields the user answers, each once, in the order in which the paper shows them."""
        found = {one.name: one for one in self._in_order() if isinstance(one, Asked)}
        return tuple(found.values())

    @cached_property
    def taken(self) -> tuple[Taken, ...]:
        """The fields taken from the facts, in the order in which the paper shows them."""
        return tuple(found for found in self._in_order() if isinstance(found, Taken))

    @cached_property
    def symbol(self) -> str:
        """What the letterhead prints after the number, as NQ/CB; "" for a paper without number."""
        for block in self.blocks:
            for line in block.left if isinstance(block, Header) else ():
                found = _SYMBOL.search(line)
                if found:
                    return found[1]
        return ""

    def _in_order(self) -> list[Field]:
        names = dict.fromkeys(name for block in self.blocks for name in names_in(block))
        return [self.fields[name] for name in names if name in self.fields]


def names_in(part: object) -> Iterator[str]:
    """Every field name a block (or a part of one) uses, in order; rows' own names left out."""
    if isinstance(part, str):
        yield from (name for name in placeholders(part) if not name.startswith((".", "#")))
    elif isinstance(part, tuple):
        for one in part:
            yield from names_in(one)
    elif hasattr(part, "__dataclass_fields__"):
        for each in fields(part):  # type: ignore[arg-type]
            value = getattr(part, each.name)
            if each.name in ("of", "when_known"):
                yield from [value] if value and not value.startswith(".") else []
            else:
                yield from names_in(value)
