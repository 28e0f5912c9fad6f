"""Registers and lists by words."""

from __future__ import annotations

import pytest

from tests.commands.terminal import CELL


def test_a_list_of_a_period_is_written(run, small, tmp_path):
    words = ("--office", small.file, "--year", "2024", "--out", tmp_path / "out")
    words = (*words, "--xlsx", "--handover")
    done = run("register", "so-ket-nap", *words)
    assert done.status == 0
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".xlsx"}


@pytest.mark.parametrize(
    "period",
    [("--term",), ("--quarter", "2024-Q3"), ("--from", "2024-01-01", "--to", "2024-02-01")],
)
def test_periods_of_every_kind_and_one_cell(run, small, tmp_path, period):
    words = ("--office", small.file, *period, "--cell", CELL, "--out", tmp_path)
    done = run("register", "7-hsdv", *words)
    assert done.status == 0
    assert done.out.strip().endswith(".pdf")


@pytest.mark.parametrize(
    ("form", "more", "sentence"),
    [
        ("9-knd", (), "không phải mẫu danh sách"),
        ("so-ket-nap", ("--cell", "Chi bộ Không"), "Không có chi bộ tên “Chi bộ Không”"),
    ],
)
def test_what_cannot_be_is_refused(run, small, tmp_path, form, more, sentence):
    words = ("--office", small.file, "--year", "2024", "--out", tmp_path)
    done = run("register", form, *words, *more)
    assert done.status == 1
    assert sentence in done.err
