"""Reports in words by words."""

from __future__ import annotations

import pytest


def test_a_report_is_begun_once_and_printed(run, small, tmp_path):
    """The second time it is the same report."""
    words = ("--office", small.file, "--year", "2024", "--kind", "building", "--out", tmp_path)
    done = run("writing", *words)
    assert done.status == 0
    assert {path.rpartition(".")[2] for path in done.out.split()} == {"pdf", "docx"}
    assert run("writing", *words).out == done.out


@pytest.mark.parametrize("period", ["--term", "--half-term"])
def test_a_term_is_a_period(run, small, tmp_path, period):
    """As it is entered in the settings."""
    done = run("writing", "--office", small.file, period, "--out", tmp_path)
    assert done.status == 0
    assert done.out.strip().endswith(".docx")


def test_an_unknown_kind_is_refused_with_those_there_are(run, small, tmp_path):
    """The sentence names them."""
    words = ("--office", small.file, "--year", "2024", "--kind", "x", "--out", tmp_path)
    done = run("writing", *words)
    assert done.status == 1
    assert "building" in done.err
