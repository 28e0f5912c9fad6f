"""A form, the facts and the answers into a sheet: every decision about a paper is taken here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.papers import values
from desktop.papers.filling import Filling, draft_of, value_of
from desktop.papers.form import (
    Answer,
    Answers,
    AnyBlock,
    Dots,
    Form,
    Heading,
    Page,
    Signatures,
)
from desktop.papers.layout import Layout
from desktop.papers.sheet import Drawn, Mode, Sheet
from desktop.rules.facts.paper import PaperFacts

_WATERMARKS: Mapping[Mode, str] = {
    "draft": "BẢN NHÁP",
    "draft-to-copy": "BẢN NHÁP ĐỂ CHÉP TAY",
}
_TO_COPY = frozenset(_WATERMARKS)
_REMARK = "Chưa đối chiếu mẫu chính thức"
_DRAFT_FONT = 13
_DRAFT_LEADING = 17
_LARGE_FONT = 18
_LARGE_LEADING = 27


@dataclass(frozen=True, slots=True)
class Shown:
    """A field taken from the record, as the paper will write it; empty where unknown."""

    field: str
    label: str
    path: str
    text: str


def fill(
    form: Form,
    facts: PaperFacts,
    answers: Answers | None = None,
    *,
    mode: Mode = "normal",
    confirmed: bool = False,
) -> Sheet:
    """The paper filled in, with what is missing.

    `mode`: "normal"; "draft" with a watermark; "blank" without any value; "proof" with what was
    filled in red; "draft-to-copy" in large print to be copied by hand. A form of confidence C
    carries its remark until the office has `confirmed` it.
    """
    filling = Filling(form, facts, answers or {}, mode)
    close = mode in _TO_COPY and form.handwritten
    layout = Layout(filling, _page(form, mode), to_copy=mode == "draft-to-copy", close=close)
    blocks: list[Drawn] = []
    for block in _own(form.blocks) if close else form.blocks:
        if filling.holds(block):
            blocks.extend(layout.drawn(block))
    return Sheet(
        form=form.id,
        edition=form.edition,
        code=form.code,
        title=form.title,
        mode=mode,
        page=layout.page,
        blocks=tuple(blocks),
        missing=tuple(filling.missing.values()),
        watermark=_WATERMARKS.get(mode, ""),
        remark=_REMARK if form.confidence == "C" and not confirmed else "",
    )


def drafts(form: Form, facts: PaperFacts) -> dict[str, Answer]:
    """The first draft of every answer that has one: what an editor shows before typing."""
    found = {asked.name: draft_of(asked.draft_from, facts) for asked in form.asked}
    return {name: draft for name, draft in found.items() if values.known(draft)}


def shown(form: Form, facts: PaperFacts) -> tuple[Shown, ...]:
    """The values the paper takes from the record, in its order; lists and pictures left out."""
    return tuple(
        Shown(taken.name, taken.label, taken.path, values.plain(value_of(taken, facts, {})))
        for taken in form.taken
        if taken.kind not in ("rows", "picture")
    )


def _own(blocks: Sequence[AnyBlock]) -> list[AnyBlock]:
    """Without what others write on dotted rows: heading, rows and signature."""
    own: list[AnyBlock] = []
    for block in blocks:
        if isinstance(block, Dots):
            if own and isinstance(own[-1], Heading):
                own.pop()
            own.append(block)
        elif not (isinstance(block, Signatures) and own and isinstance(own[-1], Dots)):
            own.append(block)
    return own


def _page(form: Form, mode: Mode) -> Page:
    if mode == "draft" and form.handwritten:
        return replace(form.page, font=_DRAFT_FONT, leading=_DRAFT_LEADING)
    if mode != "draft-to-copy":
        return form.page
    return replace(
        form.page, size="A4", margins=Page().margins, font=_LARGE_FONT, leading=_LARGE_LEADING
    )
