"""Workbooks by words: the blank one, taking one in, members on their way out."""

from __future__ import annotations

import pytest

from desktop.exchange import sheets
from tests.exchange import books


@pytest.fixture
def workbook(tmp_path):
    """A central workbook with two new members and a row that cannot be taken in."""
    path = tmp_path / "dang_vien.xlsx"
    rows = [books.member(0), books.member(1), books.member(2, ethnicity="Kihn")]
    path.write_bytes(books.central(rows))
    return path


def test_the_blank_workbook_comes_back_filled(run, small, tmp_path):
    blank = tmp_path / "mau.xlsx"
    assert run("template", "--out", blank, "--office", small.file).status == 0
    book = sheets.load(blank)
    assert book.sheets[0] == "Danh sách người"
    header = sheets.sheet(book, book.sheets[0]).rows[0]
    filled = tmp_path / "da_ghi.xlsx"
    filled.write_bytes(books.xlsx([header, ["Tòng Thị Lả", "", "nữ", "05/06/1998"]]))

    told = run("import", filled, "--office", small.file, "--json")
    assert told.json["counts"]["new"] == 1
    columns = told.json["sheets"][0]["columns"]
    assert "-" not in columns.values()
    assert len(columns) == len(header)
    assert "Tòng Thị Lả" in run("people", "--office", small.file).out


def test_a_dry_run_writes_nothing(run, small, workbook):
    told = run("import", workbook, "--office", small.file, "--dry-run")
    assert told.status == 0
    assert "2 mới" in told.out
    assert "dòng 10" in told.out
    assert "Kihn" in told.out
    assert "Lò Văn Anh" not in run("people", "--office", small.file).out


def test_taking_in_answers_for_every_row_and_twice_changes_nothing(run, small, workbook):
    told = run("import", workbook, "--office", small.file, "--json")
    assert told.json["counts"] == {
        "new": 2,
        "changed": 0,
        "same": 0,
        "doubtful": 0,
        "refused": 1,
    }
    assert [(one["row"], one["outcome"]) for one in told.json["rows"]] == [
        (8, "new"),
        (9, "new"),
        (10, "refused"),
    ]
    assert told.json["rows"][2]["faults"][0]["column"] == "Dân tộc *"
    again = run("import", workbook, "--office", small.file, "--json")
    assert again.json["counts"]["same"] == 2
    assert again.json["taken"] == ""


def test_a_backup_of_before_is_kept(run, small, workbook):
    run("import", workbook, "--office", small.file)
    (kept,) = small.file.parent.glob("office-backups/*-truoc-nhap.hgdbackup")
    run("restore", kept, "--office", small.file)
    assert "Lò Văn Anh" not in run("people", "--office", small.file).out


def test_columns_that_nothing_is_taken_from_are_named(run, small, tmp_path):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(
        books.xlsx([["Họ và tên", "Ngày sinh", "Cỡ giày"], ["Tòng Thị Lả", "05/06/1998", "37"]])
    )
    assert "Không lấy các cột: “Cỡ giày”" in run("import", path, "--office", small.file).out


def test_a_sheet_that_is_not_there_is_refused(run, small, workbook):
    told = run("import", workbook, "--office", small.file, "--sheet", "Khác")
    assert (told.status, told.out) == (1, "")
    assert "Khác" in told.err


def test_a_file_that_is_no_workbook_is_refused(run, small, tmp_path):
    other = tmp_path / "ghi.xlsx"
    other.write_text("Họ và tên", "utf-8")
    told = run("import", other, "--office", small.file)
    assert told.status == 1
    assert "Excel" in told.err


def test_members_go_out_and_come_back_the_same(run, small, workbook, tmp_path):
    run("import", workbook, "--office", small.file)
    out = tmp_path / "ra.xlsx"
    told = run("export", "--office", small.file, "--out", out)
    assert told.status == 0
    assert str(out) in told.out
    back = run("import", out, "--office", small.file, "--dry-run", "--json")
    assert back.json["counts"]["new"] == back.json["counts"]["changed"] == 0
    assert back.json["counts"]["refused"] == 0
