"""Headless commands about members: who is due, and what is written into a folder."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from desktop.rules.partial_date import PartialDate
from desktop.services.members import contacts, departures, loans, members, transfers
from desktop.services.office import open_office
from desktop.services.people import people
from tests.build import a_cell, a_person
from tests.commands.terminal import CELL
from tests.deeds import NOW, PASSWORD

DAY = ("--day", "2026-03-02")


@pytest.fixture
def file(small):
    """A member for thirty years by April who only lacks a card, with somewhere to go."""
    office = open_office(small.file, PASSWORD, who="Văn phòng", now=lambda: NOW)
    cell = a_cell(office, "Chi bộ bản Cũ")
    born, number = PartialDate(1970, 2, 1), "014070000001"
    key = a_person(office, "Lò Văn Ước", cell, sex="nam", born=born, personal_number=number)
    since = PartialDate(1996, 4, 2)
    dates = {"decided": since, "admitted": since, "official": PartialDate(1997, 4, 2)}
    office.do(members.set_membership, person_id=key, **dates)
    photo = io.BytesIO()
    Image.new("RGB", (30, 40), "white").save(photo, "PNG")
    office.do(people.set_photo, id=key, content=photo.getvalue())
    way = {"kind": "out", "place": "Đảng bộ phường Trung Tâm", "caused": date(2026, 2, 2)}
    office.do(transfers.add_transfer, id=people.new_id(), person_id=key, **way)
    left = {"kind": "exempt", "met": date(2026, 2, 3), "day": date(2026, 2, 4)}
    office.do(departures.add_departure, id=people.new_id(), person_id=key, **left)
    contact = {"place": "Đảng ủy phường Tô Hiệu", "introduced": date(2026, 1, 5)}
    office.do(contacts.add_contact, id=people.new_id(), person_id=key, **contact)
    loan = {"papers": "Lý lịch", "borrower": "Hà Văn Dũng", "lent": date(2026, 2, 3)}
    office.do(loans.add_loan, id=people.new_id(), person_id=key, **loan)
    office.close()
    return small.file


def test_who_is_on_the_way_and_who_takes_part_no_more(run, file):
    (way,) = run("transfers", "--office", file, *DAY, "--json").json
    assert (way["person"], way["state"]) == ("Lò Văn Ước", "chưa có giấy")
    told = run("transfers", "--office", file, *DAY).out
    assert "làm thủ tục chuyển sinh hoạt" in told
    assert "miễn từ 04/02/2026" in run("departures", "--office", file, *DAY).out


def test_who_keeps_contact_and_who_has_papers(run, file):
    told = run("contacts", "--office", file, *DAY).out
    assert "Đảng ủy phường Tô Hiệu, giới thiệu 05/01/2026" in told
    told = run("loans", "--office", file, *DAY).out
    assert "Lý lịch, Hà Văn Dũng mượn 03/02/2026, đang mượn" in told
    [loan] = run("loans", "--office", file, *DAY, "--json").json
    assert loan["way"]["borrower"] == "Hà Văn Dũng"


def test_the_bundle_of_cards_is_written_and_noted(run, file, tmp_path):
    told = run("cards", "--office", file, *DAY, "--out", tmp_path, "--json").json
    assert (Path(told["path"]) / "danh_sach.xlsx").exists()
    states = {one["person"]: one["sent"] for one in told["lines"]}
    assert states["Lò Văn Ước"] == "2026-03-02"
    assert states["Cầm Văn Biên"] is None


def test_the_decisions_on_one_card_are_printed(run, file, tmp_path):
    asked = ("cards", "--office", file, *DAY)
    (line,) = [one for one in run(*asked, "--json").json["lines"] if one["person"] == "Lò Văn Ước"]
    told = run(*asked, "--person", line["person_id"], "--out", tmp_path)
    assert [one.name for one in tmp_path.glob("*.pdf")] == [
        "quyet_dinh_the_dang_vien_lo_van_uoc.pdf"
    ]
    assert "Cầm Văn Biên" not in told.out
    assert run(*asked, "--person", "ai", "--out", tmp_path).status == 1


def test_a_round_of_badges_is_listed(run, file, tmp_path):
    told = run("badges", "--office", file, *DAY, "--round", "2026-05-19", "--out", tmp_path)
    assert "Lò Văn Ước (Chi bộ bản Cũ): 30 năm, đến đợt 19/05/2026" in told.out
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["huy_hieu_dang_2026_05_19.pdf"]
    refused = run("badges", "--office", file, *DAY, "--round", "2026-09-02", "--out", tmp_path)
    assert refused.status == 1


def test_the_fee_of_a_cell_is_noted_and_told(run, file):
    asked = ("fees", "--office", file, "--year", "2026", *DAY)
    assert f"{CELL}: 0 tháng" in run(*asked).out
    told = run(*asked, "--cell", CELL, "--paid", "1").out
    assert told.strip().endswith("x . . . . . . . . . . .")
    assert f"{CELL}: 1 tháng, 0 phải nhắc" in run(*asked).out


def test_the_supplements_of_a_cell_are_written(run, file, tmp_path):
    asked = ("supplements", "--office", file, "--year", "2026", "--cell", CELL, *DAY)
    told = run(*asked, "--out", tmp_path, "--json").json
    assert Path(told["path"]).exists()
    assert "đã in 02/03/2026" in run(*asked).out
