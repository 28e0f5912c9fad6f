"""The office's own tables by words."""

from __future__ import annotations

import json

import pytest

from desktop.commands.line import REFUSED
from desktop.rules.reports.own_tables import OwnTable, Split
from desktop.services.office import open_office
from desktop.services.reports import own_tables
from tests.deeds import NOW, PASSWORD


@pytest.fixture
def kept(small):
    """An office with one table of its own."""
    office = open_office(small.file, PASSWORD, who="Văn phòng", now=lambda: NOW)
    table = OwnTable(name="Theo giới tính", rows=Split(by="fact", fact="sex"))
    office.do(own_tables.save_table, id="a", table=table)
    office.close()
    return small


def test_they_are_listed(run, kept):
    assert run("own-table", "list", "--office", kept.file).out == "Theo giới tính\n"
    [found] = run("own-table", "list", "--office", kept.file, "--json").json["tables"]
    assert (found["name"], found["mistakes"]) == ("Theo giới tính", [])


def test_an_office_without_any_says_so(run, small):
    assert "Chưa có biểu" in run("own-table", "list", "--office", small.file).out


def test_figures_with_their_names(run, kept):
    asked = ("own-table", "show", "theo gioi tinh", "--office", kept.file, "--year", "2024")
    told = run(*asked, "--names").out
    assert told.startswith("Theo giới tính năm 2024\n")
    assert "Cộng các dòng đúng bằng tổng số" in told
    found = run(*asked, "--names", "--json").json
    assert sorted(found) == sorted(
        ["office", "title", "period", "as_of", "program", "columns", "rows", "proofs"]
    )
    total = found["rows"][-1]
    assert (total["title"], total["values"]) == ("Tổng số", [len(total["names"][0])])
    assert total["values"][0] > 0


def test_one_that_is_not_there_names_the_others(run, kept):
    told = run("own-table", "show", "khác", "--office", kept.file, "--year", "2024")
    assert (told.status, "Các biểu: Theo giới tính" in told.err) == (REFUSED, True)


def test_one_is_printed_lent_and_taken(run, kept, tmp_path):
    asked = ("Theo giới tính", "--office", kept.file)
    printed = run("own-table", "print", *asked, "--half", "2024-H2", "--out", tmp_path).out
    assert [line.rpartition(".")[2] for line in printed.split()] == ["pdf", "xlsx", "docx"]
    run("own-table", "lend", *asked, "--out", tmp_path)
    file = tmp_path / "theo_gioi_tinh.bieu"
    assert run("own-table", "take", file, "--office", kept.file).out.startswith("Nhận 1 biểu")
    listed = run("own-table", "list", "--office", kept.file).out
    assert listed == "Theo giới tính\nTheo giới tính (2)\n"


def test_a_spoiled_file_is_refused_with_every_mistake(run, kept, tmp_path):
    file = tmp_path / "x.bieu"
    table = {"name": "", "subject": "nobody", "years": 88}
    file.write_text(
        json.dumps({"kind": "bieu-tu-lap", "format": 1, "program": "", "table": [table]})
    )
    told = run("own-table", "take", file, "--office", kept.file)
    assert (told.status, told.err.count("– Biểu 1")) == (REFUSED, 3)
