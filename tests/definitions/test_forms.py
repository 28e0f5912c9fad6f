"""Every form file is read, filled three ways, printed and compared with its kept wording."""

from __future__ import annotations

import io
import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from docx import Document
from docx.document import Document as Word

from desktop import paths
from desktop.papers import docx, fact_paths, fonts, load, pdf
from desktop.papers.fill import fill
from desktop.papers.form import Form, Header, Taken
from desktop.papers.sheet import Mode, Sheet, from_json, to_json, words
from desktop.rules.facts.paper import PaperFacts
from tests.papers import sample
from tests.papers.making import pdf_pages, squashed, upright_signs, word_paragraphs

FORMS = {form.id + " " + form.edition: form for form in load.every_form()}
KEPT = Path(__file__).parents[1] / "files" / "forms"
POINTS = 72 / 25.4
REGENERATE = bool(os.environ.get("REGENERATE"))


def _one_with_each_block() -> Iterator[str]:
    """Forms that have among them every kind of block there is."""
    seen: set[type] = set()
    for key, form in FORMS.items():
        kinds = {type(block) for block in form.blocks}
        if not kinds <= seen:
            yield key
            seen |= kinds


ONE_WITH_EACH_BLOCK = tuple(_one_with_each_block())

each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
each_filling = pytest.mark.parametrize("filling", sample.FILLINGS)


@cache
def filled(key: str, filling: str) -> Sheet:
    form = FORMS[key]
    return fill(form, *sample.filling(form, filling))


@cache
def printed(key: str) -> bytes:
    """The fillings one after another: fonts are put into one file instead of three."""
    parts = [pdf.Part(filling, filled(key, filling)) for filling in sample.FILLINGS]
    return pdf.bind(parts, title=FORMS[key].title)


@cache
def begins(key: str) -> dict[str, int]:
    """Before which page each filling begins."""
    with pypdfium2.PdfDocument(printed(key)) as document:
        return {one.get_title(): one.get_dest().get_index() for one in document.get_toc()}


@cache
def read(key: str) -> tuple[str, ...]:
    """The text of each printed page, which takes longer to read than to print."""
    return tuple(pdf_pages(printed(key)))


def pages(key: str, filling: str) -> tuple[str, ...]:
    """The text of each page of one filling."""
    first = begins(key)[filling]
    following = [at for at in begins(key).values() if at > first]
    return read(key)[first : min(following, default=None)]


def key_of(form: Form) -> str:
    return f"{form.id} {form.edition}"


@each_form
@each_filling
def test_keeps_its_wording(form: Form, filling: str) -> None:
    found = pages(key_of(form), filling)
    if filling == "longest":
        found = tuple(_ends(page) for page in found)
    text = re.sub(r"\.{3,}", "…", "\n\f".join(found)) + "\n"
    file = KEPT / form.edition / f"{form.id}-{filling}.txt"
    if REGENERATE:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.exists(), f"no kept wording: look at the paper, then REGENERATE=1 for {file.name}"
    assert text == file.read_text(encoding="utf-8")


@each_form
@pytest.mark.parametrize("filling", ["empty", "longest"])
def test_stays_within_the_margins(form: Form, filling: str) -> None:
    top, bottom, left, right = (margin * POINTS for margin in form.page.margins)
    at = begins(key_of(form))["empty"] if filling == "empty" else -1
    width, height, signs = upright_signs(printed(key_of(form)), at)
    # The page number stands above the text.
    body = [sign for sign in signs if height - sign.y1 >= top - 1]
    assert body
    for sign in body:
        assert sign.x0 >= left - 0.5, sign
        assert sign.x1 <= width - right + 0.5, sign
        assert sign.y0 >= bottom - 3, sign


@each_form
def test_embeds_its_fonts_and_speaks_composed_vietnamese(form: Form) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed(key_of(form))))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor
    text = "\n".join(read(key_of(form)))
    assert unicodedata.is_normalized("NFC", text)
    assert reader.metadata is not None
    assert reader.metadata.title == form.title


@each_form
def test_word_copy_has_the_same_words_in_the_same_order(form: Form) -> None:
    sheet = filled(key_of(form), "full")
    document = docx.drawn(sheet)
    assert _words_of(document) == squashed("".join(words(sheet.blocks)))
    _looks_like_the_paper(document, form)


@pytest.mark.parametrize("key", ONE_WITH_EACH_BLOCK)
def test_word_file_is_read_as_it_was_drawn(key: str) -> None:
    sheet = filled(key, "full")
    document = Document(io.BytesIO(docx.render(sheet)))
    assert _words_of(document) == squashed("".join(words(sheet.blocks)))
    _looks_like_the_paper(document, FORMS[key])


def _words_of(document: Word) -> str:
    return squashed("".join(word_paragraphs(document))).replace("_" * 16, "")


def _looks_like_the_paper(document: Word, form: Form) -> None:
    """Margins, size of letters, and tables as wide as the text, also for LibreOffice."""
    (section,) = document.sections
    margins = (
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    assert [one.mm for one in margins] == pytest.approx(list(form.page.margins), abs=0.1)
    assert document.styles["Normal"].font.size.pt == form.page.font
    between = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        widths = [column.width for column in table.columns]
        assert sum(widths) <= between * 1.001
        assert widths == [cell.width for cell in table.rows[-1].cells]


@each_form
def test_paper_shows_every_word_of_the_sheet(form: Form) -> None:
    sheet = filled(key_of(form), "full")
    text = squashed("\n".join(pages(key_of(form), "full")))
    for word in {squashed(word) for run in words(sheet.blocks) for word in run.split()}:
        assert word in text


@each_form
def test_kept_sheet_is_the_same(form: Form) -> None:
    sheet = filled(key_of(form), "full")
    kept = from_json(to_json(sheet))
    assert kept == sheet
    # Which tells 1 from 1.0, too.
    assert to_json(kept) == to_json(sheet)


@pytest.mark.parametrize("key", ONE_WITH_EACH_BLOCK)
def test_kept_sheet_prints_the_same_bytes(key: str) -> None:
    kept = from_json(to_json(filled(key, "full")))
    assert pdf.render(kept) == pdf.render(filled(key, "full"))


@each_form
def test_prints_in_every_mode(form: Form) -> None:
    facts, answers = sample.filling(form, "full")
    modes: tuple[Mode, ...] = ("blank", "proof", "draft-to-copy")
    sheets = {mode: fill(form, facts, answers, mode=mode) for mode in modes}
    # A proof differs in its colours alone, so it takes the same pages.
    assert sheets["proof"].blocks == filled(key_of(form), "full").blocks
    assert all(pdf.page_count(sheets[mode]) for mode in ("blank", "draft-to-copy"))
    assert not any("Lò Thị Thương Huyền" in run for run in words(sheets["blank"].blocks))


@pytest.mark.parametrize("key", ONE_WITH_EACH_BLOCK)
def test_its_modes_are_bound_in_one_file(key: str) -> None:
    facts, answers = sample.filling(FORMS[key], "full")
    modes: tuple[Mode, ...] = ("blank", "proof", "draft-to-copy")
    parts = [pdf.Part(mode, fill(FORMS[key], facts, answers, mode=mode)) for mode in modes]
    bound = pdf.bind(parts, title=FORMS[key].title)
    assert [part.title for part in pypdf.PdfReader(io.BytesIO(bound)).outline] == list(modes)


@each_form
def test_full_facts_leave_nothing_missing_and_empty_ones_do(form: Form) -> None:
    required = [asked for asked in form.asked if asked.required]
    assert filled(key_of(form), "full").missing == ()
    missing = filled(key_of(form), "empty").missing
    assert len(missing) >= len(required)
    assert all(one.label for one in missing)


@each_filling
@pytest.mark.parametrize(
    "form", [form for form in FORMS.values() if form.page.size == "A5 landscape"], ids=key_of
)
def test_a_certificate_is_one_page_however_long_its_names(form: Form, filling: str) -> None:
    assert pdf.page_count(filled(key_of(form), filling)) == 1


def test_every_text_in_forms_can_be_printed() -> None:
    for file in paths.forms().rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), file.name
        assert fonts.missing_glyphs(text) == (), file.name


@each_form
def test_above_a_cell_stands_the_party_body_it_belongs_to(form: Form) -> None:
    """As 13-KNĐ prints it: ĐẢNG BỘ, and never the committee that leads it."""
    from_facts = {name: one.path for name, one in form.fields.items() if isinstance(one, Taken)}
    for header in form.blocks:
        if isinstance(header, Header) and len(header.left) > 1:
            above, own = (from_facts.get(line.strip("{}*")) for line in header.left[:2])
            if own == "cell.name":
                assert above in ("office.party_body", "cell.base_party_body")


def test_every_label_names_a_fact() -> None:
    labels = load.read_labels((paths.forms() / "labels.toml").read_text(encoding="utf-8"))
    for path, label in labels.items():
        assert fact_paths.resolve(PaperFacts, path)
        assert label


def _ends(page: str) -> str:
    lines = [line for line in page.splitlines() if line.strip()]
    return "\n".join(dict.fromkeys((lines[0], lines[-1])))
