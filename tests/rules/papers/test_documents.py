"""Numbers of documents: how they are read and written, whose they are, who may issue what."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Trouble
from desktop.rules.facts.office import Office
from desktop.rules.papers.documents import read, term_of
from desktop.services.shipped import documents

BOOK = documents()
ALL = [(body.id, kind.id) for body in BOOK.body for kind in BOOK.kind]


@pytest.mark.parametrize(
    ("typed", "step", "text"),
    [
        ("5-NQ/CB", None, "05-NQ/CB"),
        ("005 - nq / cb", None, "05-NQ/CB"),
        ("12/QĐ-ĐU", None, "12-QĐ/ĐU"),
        ("7", "decision", "07-QĐ/ĐU"),
        ("121-TTr/BXDĐ", None, "121-TTr/BXDĐ"),
    ],
)
def test_a_typed_number_is_written_as_papers_write_it(typed, step, text):
    usual = BOOK.of_step(step) if step else None
    assert BOOK.read_number(typed, usual).text == text


@pytest.mark.parametrize("typed", ["", "7", "15/CN", "04-NQ/ĐTN", "0-NQ/CB", "không số"])
def test_what_is_not_ours_to_number_is_left_alone(typed):
    assert BOOK.read_number(typed) is None


@given(st.sampled_from(ALL), st.integers(1, 99_999))
def test_what_is_written_is_read_again(series, serial):
    """Within its own series, also where two are written alike."""
    series = BOOK.series(*series)
    again = BOOK.read_number(series.written(serial), series)
    assert (again.series, again.serial) == (series, serial)


def test_decisions_and_regulations_are_two_series():
    decision, regulation = (BOOK.series("committee", kind) for kind in ("decision", "regulation"))
    assert decision != regulation
    assert decision.written(5) == regulation.written(5) == "05-QĐ/ĐU"


@pytest.mark.parametrize(
    ("kind", "day", "doubted"),
    [
        ("guidance", date(2026, 3, 1), "399-QĐ/TW"),
        ("conclusion", date(2026, 1, 8), "66-QĐ/TW"),
        ("conclusion", date(2026, 1, 9), ""),
        ("resolution", date(2026, 3, 1), ""),
        ("guidance", date(2010, 1, 1), ""),
    ],
)
def test_a_cell_is_warned_of_what_it_may_not_issue_on_that_day(kind, day, doubted):
    sentence = BOOK.doubt(BOOK.series("cell", kind), day)
    assert doubted in sentence
    assert bool(sentence) == bool(doubted)


OFFICE = Office(term="2025 - 2030", term_from=date(2025, 7, 1), term_to=date(2030, 6, 30))


@pytest.mark.parametrize(
    ("office", "day", "term"),
    [
        (OFFICE, date(2025, 7, 1), "2025 - 2030"),
        (OFFICE, date(2030, 6, 30), "2025 - 2030"),
        (OFFICE, date(2025, 6, 30), ""),
        (OFFICE, date(2030, 7, 1), ""),
        (OFFICE, None, ""),
        (Office(), date(2026, 1, 1), ""),
        (Office(term_from=date(2025, 7, 1)), date(2026, 1, 1), "2025"),
    ],
)
def test_the_term_of_a_day(office, day, term):
    assert term_of(office, day) == term


def test_an_entry_of_something_unknown_names_it():
    text = """
    title = "t"
    source = "s"
    barred = []
    body = [{ id = "cell", name = "Chi bộ", symbol = "CB" }]
    kind = [{ id = "resolution", name = "Nghị quyết", code = "NQ" }]
    step = [{ id = "decision", body = "cell", kind = "decree" }]
    """
    with pytest.raises(Trouble, match="decree"):
        read(text, "x.toml")
