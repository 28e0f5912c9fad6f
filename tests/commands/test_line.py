"""The grammar: wrong words end with 2, refusals with 1, and each says why."""

from __future__ import annotations

import pytest

from desktop import __version__
from tests.commands.terminal import bytes_of

PERIOD = ("--year", "2021")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("paint",),
        ("figures",),
        ("figures", "--office", "x.hgd"),
        ("figures", "--office", "x.hgd", *PERIOD, "--month", "2021-03"),
        ("figures", "--office", "x.hgd", *PERIOD, "--colour", "red"),
        ("figures", "--office", "x.hgd", *PERIOD, "stray"),
        ("people", "--office", "x.hgd", "--stage", "king"),
        ("target", "--office", "x.hgd", "--year", "21", "--admit", "4"),
        ("today", "--office", "x.hgd", "--day", "1/3/2026"),
        ("print", "--office", "x.hgd", "--person", "x", "--set", "all", "--out", "y"),
        ("demo", "x", "--commune", "nowhere"),
        ("parcel", "--office", "x.hgd"),
        ("parcel", "make", "--office", "x.hgd", *PERIOD),
        ("parcel", "verify"),
    ],
)
def test_wrong_words_end_with_2_and_show_the_usage(run, words):
    """Nothing is opened; the right words are shown."""
    told = run(*words)
    assert (told.status, told.out) == (2, "")
    assert "usage: python -m desktop" in told.err


@pytest.mark.parametrize(
    "period",
    [
        ("--year", "1/2021"),
        ("--year", "0021"),
        ("--year", "2021-03"),
        ("--quarter", "2017"),
        ("--quarter", "2017-Q5"),
        ("--month", "2021-13"),
        ("--month", "2017-Q1"),
        ("--month", "٢٠٢١-03"),
        ("--from", "2021-02-30", "--to", "2021-03-01"),
    ],
)
def test_a_period_has_one_way_of_writing(run, small, period):
    """A quarter is never taken for a year: the figures would be others."""
    told = run("figures", "--office", small.file, *period)
    assert (told.status, told.out) == (2, "")
    assert "viết dạng" in told.err


def test_an_abbreviated_word_is_a_wrong_word(run, small):
    """It could be the whole name of something that a step asks."""
    told = run("people", "--off", small.file)
    assert told.status == 2


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("figures", "--help")])
def test_version_and_help_are_answers(run, words):
    """They end with 0."""
    told = run(*words)
    assert (told.status, told.err) == (0, "")
    assert words != ("--version",) or told.out.strip() == __version__


def test_a_refusal_is_a_sentence_on_standard_error(run, tmp_path):
    """And nothing on standard output, whatever was asked for."""
    told = run("people", "--office", tmp_path / "none.hgd", "--json")
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith("Không thấy tệp")
    assert len(told.err.splitlines()) == 1


def test_trouble_is_a_sentence_too(run, small):
    """A file cut short is named as damaged, and stays as it is."""
    small.file.write_bytes(small.file.read_bytes()[:10_000])
    before = bytes_of(small.file.parent)
    told = run("check", "--office", small.file)
    assert (told.status, told.out) == (1, "")
    assert "bị hỏng" in told.err
    assert bytes_of(small.file.parent) == before
