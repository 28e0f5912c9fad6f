"""Typed Party papers, measured on the printed page: margins, letterhead, title, body, signature."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

import pdfplumber
import pytest
from pdfminer.layout import LTChar, LTLine, LTPage, LTRect

from desktop.papers import load, pdf
from desktop.papers.fill import fill
from desktop.papers.form import Form, Header, Page, Signatures, Title
from desktop.papers.sheet import Columns, Para, Sheet, words
from tests.papers import sample
from tests.papers.making import squashed

MM = 72 / 25.4
TOP, BOTTOM, LEFT, RIGHT = 20 * MM, 277 * MM, 30 * MM, 195 * MM
EXACT = 0.6
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
PLACE_AND_DAY = re.compile(
    r"[^,]+, ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}"
)
NUMBER = re.compile(r"Số (\d{2,}|\.{6,})[-/][^\s:]+")
SIGNED = re.compile("A+P?n?(N|$)")
AUTHORITIES = ("T/M ", "K/T ", "T/L ")


@dataclass(frozen=True)
class Line:
    """Printed words that belong together: their faces and sizes, and where they stand in points."""

    text: str
    faces: frozenset[str]
    sizes: frozenset[float]
    x0: float
    x1: float
    base: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def look(self) -> tuple[str, float]:
        """Its face (of the family, "" upright and not bold) and size, if all of it has one."""
        assert len(self.faces) == len(self.sizes) == 1, self
        return min(self.faces), min(self.sizes)


@dataclass(frozen=True)
class Printed:
    """A page: its size, its lines from the top, and the level strokes (from, to, height)."""

    width: float
    lines: tuple[Line, ...]
    strokes: tuple[tuple[float, float, float], ...]

    def underlined(self, line: Line) -> bool:
        """A stroke close below the words is exactly as long as they are."""
        return any(
            0 < y - line.base < 8 and abs(x0 - line.x0) < EXACT and abs(x1 - line.x1) < EXACT
            for x0, x1, y in self.strokes
        )


FORMS = {form.id: form for form in load.every_form()}


def _first_header(form: Form) -> Header:
    return next((block for block in form.blocks if isinstance(block, Header)), Header())


def _has_letterhead(form: Form) -> bool:
    return not form.handwritten and any(
        isinstance(block, Header) and block.left and f"**{PARTY}**" in block.right
        for block in form.blocks
    )


WITH_LETTERHEAD = [form.id for form in FORMS.values() if _has_letterhead(form)]
DOCUMENTS = [id for id in WITH_LETTERHEAD if FORMS[id].page == Page()]
TYPED = [form.id for form in FORMS.values() if form.page == Page() and not form.handwritten]
PERSONAL = [id for id in TYPED if _first_header(FORMS[id]).center]
SPECIAL = {
    "bieu-dan-toc": "a table of the organisation commissions, its head in two lines",
    "bieu-tu-lap": "a table of the office's own, set as those of the commissions",
    "bieu-thong-ke": "a table of the organisation commissions, its head in two lines",
    "phieu-nhan-xet": "slips, many on a page",
    "ma-khoi-phuc": "a page for an envelope, its words large",
    "2-hsdv": "a card of its own size of letters",
    "loi-tuyen-the": "read aloud, in large letters",
    "trich-luc": "an extract of one page, in smaller letters",
    "noi-dung-gtshd": "a page to copy from, in smaller letters",
}


@cache
def sheet(id: str) -> Sheet:
    """The paper, everything known."""
    facts, answers = sample.filling(FORMS[id], "full")
    numbers = {one.name: "5" for one in FORMS[id].asked if one.format == "bare"}
    return fill(FORMS[id], facts, {**answers, **numbers})


def header(id: str) -> Columns:
    """The letterhead of a paper."""
    return next(block for block in sheet(id).blocks if isinstance(block, Columns))


def texts(columns: Columns) -> list[list[str]]:
    """The paragraphs of every column."""
    return [
        ["".join(words(part)) for part in cell.content if isinstance(part, Para)]
        for cell in columns.cells
    ]


@cache
def pages(id: str) -> tuple[Printed, ...]:
    """The paper as it comes out of the printer; of a list or a card the first page."""
    wanted = None if id in TYPED else [1]
    with pdfplumber.open(io.BytesIO(pdf.render(sheet(id))), pages=wanted) as document:
        return tuple(_printed(page.layout) for page in document.pages)


def _printed(page: LTPage) -> Printed:
    """What the reader found, without its slower tables of every attribute."""
    drawn = [one for one in page if isinstance(one, LTLine | LTRect) and one.height < 2]
    strokes = tuple((one.x0, one.x1, page.height - one.y1) for one in drawn)
    rows: dict[float, list[LTChar]] = {}
    for sign in page:
        if isinstance(sign, LTChar) and sign.upright:
            rows.setdefault(round(page.height - sign.matrix[5], 1), []).append(sign)
    lines = (line for base in sorted(rows) for line in _lines(rows[base], base))
    return Printed(page.width, tuple(lines), strokes)


def _lines(signs: list[LTChar], base: float) -> Iterator[Line]:
    """The signs of one height as lines: a new one begins at a gap that no space opens."""
    parts: list[list[LTChar]] = []
    for sign in sorted(signs, key=lambda one: one.x0):
        last = parts[-1][-1] if parts else None
        if last is None or (sign.x0 - last.x1 > 1 and not last.get_text().isspace()):
            parts.append([])
        parts[-1].append(sign)
    for part in parts:
        inked = [sign for sign in part if not sign.get_text().isspace()]
        if inked:
            yield Line(
                "".join(sign.get_text() for sign in part).strip(),
                frozenset(sign.fontname.partition("Tinos")[2].strip("-") for sign in inked),
                frozenset(round(sign.size, 1) for sign in inked),
                inked[0].x0,
                inked[-1].x1,
                base,
            )


def column(id: str, number: int) -> list[Line]:
    """The lines of the left (0) or right (1) column of the letterhead."""
    page, wanted = pages(id)[0], squashed("".join(texts(header(id))[number]))
    _, _, left, right = (margin * MM for margin in FORMS[id].page.margins)
    between = left + header(id).shares[0] * (page.width - left - right) - 4
    found: list[Line] = []
    for line in page.lines:
        if (line.x0 > between) == bool(number) and squashed(_text(found)) != wanted:
            found.append(line)
    assert squashed(_text(found)) == wanted
    return found


def _text(lines: Iterable[Line]) -> str:
    return " ".join(line.text for line in lines)


def _same_middle(lines: Iterable[Line]) -> bool:
    middles = [line.middle for line in lines]
    return max(middles) - min(middles) < EXACT


with_letterhead = pytest.mark.parametrize("id", WITH_LETTERHEAD)
documents = pytest.mark.parametrize("id", DOCUMENTS)
typed = pytest.mark.parametrize("id", TYPED)
personal = pytest.mark.parametrize("id", PERSONAL)


def test_every_typed_paper_of_the_usual_size_is_measured() -> None:
    usual = {form.id for form in FORMS.values() if form.page.size == "A4" and not form.handwritten}
    assert usual - set(TYPED) == set(SPECIAL)


@personal
def test_the_name_of_the_party_stands_centred_and_ruled_above_a_paper_of_one_person(
    id: str,
) -> None:
    party = pages(id)[0].lines[0]
    assert (party.text, *party.look) == (PARTY, "Bold", 15)
    assert party.middle == pytest.approx((LEFT + RIGHT) / 2, abs=EXACT)
    assert pages(id)[0].underlined(party)


@personal
def test_place_and_day_of_a_paper_of_one_person_stand_above_the_signature(id: str) -> None:
    for page in pages(id):
        for day in (line for line in page.lines if PLACE_AND_DAY.fullmatch(line.text)):
            assert day.look == ("Italic", 14)
            below = next(
                line
                for line in page.lines
                if line.base > day.base and abs(line.middle - day.middle) < EXACT
            )
            assert below.look == ("Bold", 14)
            assert below.text.isupper()


@typed
def test_text_keeps_the_margins(id: str) -> None:
    first = pages(id)[0].lines[0]
    assert first.base - first.look[1] == pytest.approx(TOP, abs=1)
    for number, page in enumerate(pages(id)):
        lines = page.lines[1:] if number else page.lines
        assert min(line.x0 for line in lines) >= LEFT - EXACT
        assert max(line.x1 for line in lines) <= RIGHT + EXACT
        assert min(line.base - min(line.sizes) for line in lines) >= TOP - 1
        assert max(line.base for line in lines) <= BOTTOM


@typed
def test_pages_are_numbered_from_the_second_at_the_top(id: str) -> None:
    for number, page in enumerate(pages(id)[1:], 2):
        line = page.lines[0]
        assert (line.text, *line.look) == (str(number), "", 14)
        assert line.middle == pytest.approx(page.width / 2, abs=EXACT)
        assert line.base - 14 == pytest.approx(10 * MM, abs=3)


@documents
def test_the_bodies_stand_centred_the_issuing_one_bold(id: str) -> None:
    lines = column(id, 0)
    bodies = [line for line in lines if line.base < _star(lines)]
    assert {line.look[1] for line in bodies} == {14}
    assert [line.look[0] for line in bodies] == sorted(line.look[0] for line in bodies)
    assert {line.look[0] for line in bodies} == {"", "Bold"}
    assert all(line.text.isupper() for line in bodies)
    assert _same_middle(lines)


@documents
def test_the_number_stands_below_the_asterisk_without_colon_and_with_zeros(id: str) -> None:
    lines = column(id, 0)
    for line in lines:
        if "Số" in line.text:
            assert NUMBER.fullmatch(line.text)
            assert line.look == ("", 14)
            assert line.base - _star(lines) == pytest.approx(18, abs=EXACT)
        elif line.base > _star(lines) + 19:
            assert line.look == ("Italic", 12)


def _star(lines: list[Line]) -> float:
    """How far down the asterisk stands, or below all where there is none."""
    return next((line.base for line in lines if line.text == "*"), BOTTOM)


@documents
def test_place_and_day_are_slanted_below_the_name_of_the_party(id: str) -> None:
    party, *place = column(id, 1)
    assert party.middle > pages(id)[0].width / 2
    for line in place:
        assert PLACE_AND_DAY.fullmatch(line.text)
        assert line.look == ("Italic", 14)
        assert line.x0 > pages(id)[0].width / 2
    assert _same_middle([party, *place])


@typed
def test_the_kind_of_paper_is_large_what_it_is_about_below_and_five_hyphens(id: str) -> None:
    for title in (one for one in FORMS[id].blocks if isinstance(one, Title)):
        page = next(page for page in pages(id) if any(_is(line, title.text) for line in page.lines))
        at = next(number for number, line in enumerate(page.lines) if _is(line, title.text))
        kind, *below = page.lines[at : at + 8]
        assert kind.look == ("Bold", 15)
        assert kind.text.isupper()
        about = list(takewhile(lambda line: line.look == ("Bold", 14), below))
        assert bool(about) == bool(title.subtitle)
        assert (below[len(about)].text == "-----") == title.rule
        assert _same_middle([kind, *about, *(below[len(about) :][: title.rule])])
        assert kind.middle == pytest.approx((LEFT + RIGHT) / 2, abs=EXACT)


def _is(line: Line, text: str) -> bool:
    return text.startswith(line.text) and line.text.isupper()


@typed
def test_paragraphs_are_indented_justified_and_evenly_spaced(id: str) -> None:
    lines = [line for page in pages(id) for line in page.lines]
    for para in (one for one in sheet(id).blocks if isinstance(one, Para)):
        text = "".join(words(para))
        if para.align == "justify" and para.first and text:
            at = next(number for number, line in enumerate(lines) if _opens(line, text))
            before, first, *after = lines[at - 1 :]
            assert first.sizes == {14}
            assert before.base > first.base or first.base - before.base >= 24 - EXACT
            if text.strip() != first.text and after and after[0].base > first.base:
                assert first.x1 == pytest.approx(RIGHT, abs=EXACT)
                assert after[0].x0 == pytest.approx(LEFT, abs=EXACT)
                assert after[0].base - first.base == pytest.approx(18, abs=0.2)


def _opens(line: Line, text: str) -> bool:
    return text.startswith(line.text) and abs(line.x0 - LEFT - 10 * MM) < EXACT


@documents
def test_authority_and_name_are_bold_and_the_post_is_not(id: str) -> None:
    blocks = [one for one in FORMS[id].blocks if isinstance(one, Signatures)]
    signers = [signer for one in blocks for signer in one.signers]
    posted = {signer.authority for signer in signers if signer.post}
    posted -= {signer.authority for signer in signers if not signer.post}
    for page in pages(id):
        # An authority to be written by hand is a post that is left open.
        signed = (line for line in page.lines if line.text.startswith(AUTHORITIES))
        authorities = [line for line in signed if "..." not in line.text]
        for authority in authorities:
            assert authority.middle > page.width / 2 or len(authorities) > 1
            block = [
                one
                for one in page.lines
                if one.base >= authority.base and abs(one.middle - authority.middle) < EXACT
            ]
            kinds = "".join(_kind(line) for line in block)
            assert SIGNED.match(kinds), _text(block)
            if len(authorities) == 1 and authority.text in posted:
                assert "P" in kinds


def _kind(line: Line) -> str:
    """A for an authority, P for a post, n for a note, N for a name, a dash for anything else."""
    kinds = {("Bold", 14): "A", ("", 14): "P"} if line.text.isupper() else {("Bold", 14): "N"}
    return {**kinds, ("Italic", 13): "n"}.get(line.look, "-")


@documents
def test_recipients_stand_left_below_an_underlined_label(id: str) -> None:
    for page in pages(id):
        for label in (line for line in page.lines if line.text == "Nơi nhận:"):
            assert label.look == ("", 14)
            assert label.x0 == pytest.approx(LEFT, abs=EXACT)
            assert page.underlined(label)
            below = [one for one in page.lines if one.base > label.base and one.x0 < LEFT + 1]
            assert below[0].text.startswith("- ")
            items = list(takewhile(lambda line: line.sizes == {12}, below))
            assert all(line.look == ("", 12) for line in items)
            assert items[-1].text.endswith(".")
