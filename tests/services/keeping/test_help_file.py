"""The file for helpers tells what the program found, and of nobody."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import select

from desktop import __version__
from desktop.errors import Trouble
from desktop.services.keeping import help_file
from desktop.services.keeping.soundness import Finding
from desktop.services.members import loans
from desktop.store.tables.people import PersonRow, RelativeRow
from tests.build import a_commune, a_member, an_office


@pytest.fixture
def commune():
    return a_commune("tra-nu")[0]


def known(session):
    columns = (PersonRow.name, RelativeRow.name)
    return {name for column in columns for name in session.scalars(select(column)) if name}


def test_no_name_and_no_number_of_the_sample_is_in_it(commune, tmp_path):
    """Even if findings and crash reports are full of them, in any writing."""
    names = sorted(commune.read(known))
    numbers = sorted(
        commune.read(lambda session: set(session.scalars(select(PersonRow.personal_number)))) - {""}
    )
    logs = tmp_path / "logs"
    logs.mkdir()
    spoken = "; ".join([*names, *map(str.upper, names), *numbers, "0912 345 678"])
    (logs / "loi-20260302-083000-000001.txt").write_text(f"KeyError: {spoken}", "utf-8")
    findings = [Finding(f"{name} đang ở hai chi bộ cùng lúc.", "Mở người đó.") for name in names]

    path = help_file.write(commune, tmp_path / "ho-tro.txt", findings, logs)

    said = path.read_text("utf-8")
    assert __version__ in said
    assert f"person: {len(commune.read(lambda s: list(s.scalars(select(PersonRow.id)))))}" in said
    assert "KeyError" in said
    assert said.count("đang ở hai chi bộ cùng lúc") == len(names)
    assert len(names) > 100
    for name in names:
        assert name not in said
        assert name.upper() not in said
    assert not re.search(r"\d{9,}", said)
    assert "345" not in said


def test_who_has_papers_of_a_dossier_is_not_named(office, tmp_path):
    an_office(office)
    lent = {"papers": "Lý lịch", "borrower": "Hà Văn Dũng", "lent": date(2026, 1, 5)}
    office.do(loans.add_loan, id="a", person_id=a_member(office), **lent)
    findings = [Finding("Hà Văn Dũng mượn hai lần.", "Mở dòng đó.")]
    path = help_file.write(office, tmp_path / "ho-tro.txt", findings, tmp_path)
    assert "Hà Văn Dũng" not in path.read_text("utf-8")


def test_nothing_found_is_said(office, tmp_path):
    said = help_file.content(office, (), tmp_path / "none")
    assert "Không thấy lỗi." in said
    assert "Không có báo lỗi nào." in said


def test_a_place_that_cannot_be_written_to_is_trouble(office, tmp_path):
    with pytest.raises(Trouble, match="Chưa ghi được"):
        help_file.write(office, tmp_path / "none" / "x.txt", (), tmp_path)
