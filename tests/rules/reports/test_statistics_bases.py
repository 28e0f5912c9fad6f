"""Base organisations in statistics, and what the record does not keep of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.rules.facts.office import Cell
from desktop.rules.facts.ranking import Ranked
from desktop.rules.partial_date import PartialDate
from tests.rules.census import OFFICE, a_case, a_line, a_member, a_person, an_office, the_figures

ABOVE = replace(OFFICE, model="A")
HAMLET = Cell(id="hamlet", name="Chi bộ bản Áng")
SCHOOL = Cell(id="school", name="Chi bộ Trường tiểu học", kind="base", sector="school")
FIRST = Cell(id="one", name="Một", kind="under", sector="agency", base_committee="Đảng ủy UBND")
NEW = Cell(
    id="new", name="Chi bộ HTX", kind="base", sector="cooperative", founded=PartialDate(2021, 5)
)
GONE = replace(NEW, id="gone", founded=None, dissolved=date(2020, 5, 5))
CELLS = (HAMLET, SCHOOL, FIRST, NEW, GONE)


def line(facts, **shape):
    """The text of a line, who is in it, and who may be."""
    found = the_figures(facts, a_line("whole", count="bases"), a_line(**shape)).line("line")
    names = (" ".join(one.name for one in group) for group in (found.members, found.unknown))
    return (found.text, *names)


def commune(**facts):
    return an_office(
        a_member("an", cell=HAMLET),
        a_member("be", cell=FIRST),
        a_case(a_person("cu", cell=FIRST), "ceremony 2021-03-03", cell=FIRST),
        **{"office": ABOVE, "cells": CELLS, **facts},
    )


def test_base_organisations_are_those_with_a_cell_at_work():
    found = line(commune(), part_of="whole")
    assert found == ("3", "Đảng bộ UBND Chi bộ Trường tiểu học Chi bộ HTX", "")
    assert line(commune(), part_of="whole", where=("party body",))[1] == "Đảng bộ UBND"
    assert line(commune(), part_of="whole", where=("base with admission",))[1] == "Đảng bộ UBND"
    cells = line(commune(), count="cells", where=("cell at work", "cell under a party body"))
    assert cells[1] == "Chi bộ bản Áng Một"


def test_a_commune_that_is_the_base_organisation_is_the_only_one():
    alone = commune(office=OFFICE)
    assert line(alone, part_of="whole")[:2] == ("1", "Đảng bộ xã Hoa Ban")
    assert line(alone, count="people", where=("member",), base_kind=("xã",))[1] == "an be cu"
    assert line(commune(office=OFFICE, cells=()), part_of="whole")[0] == "1"


def test_people_and_cells_are_of_the_kind_of_their_base_organisation():
    assert line(commune(), count="people", where=("member",), base_kind=("agency",))[1] == "be cu"
    assert line(commune(), count="cells", base_kind=("xã",))[1] == "Chi bộ bản Áng"


def test_a_party_body_of_cells_of_several_kinds_may_be_of_any():
    mixed = (*CELLS, replace(FIRST, id="two", sector="health"))
    found = line(commune(cells=mixed), part_of="whole", base_kind=("health",))
    assert found == ("0", "", "Đảng bộ UBND")


def test_an_agency_that_is_not_said_to_be_of_the_party_may_be():
    said = replace(SCHOOL, id="said", name="Chi bộ Đảng", sector="party-agency")
    shape = {"part_of": "whole", "base_kind": ("party-agency", "agency?")}
    assert line(commune(cells=(*CELLS, said)), **shape) == ("1", "Chi bộ Đảng", "Đảng bộ UBND")


def test_what_the_record_lacks_is_not_known_unless_nobody_may_be_meant():
    lacks = "cơ quan Đảng hay Nhà nước"
    assert line(commune(), part_of="whole", base_kind=("agency",), lacks=lacks) == (
        "chưa rõ",
        "",
        "Đảng bộ UBND",
    )
    assert line(commune(), part_of="whole", base_kind=("police",), lacks=lacks) == ("0", "", "")
    assert line(commune(), lacks="số giấy khen") == ("chưa rõ", "", "")


def test_the_ranks_of_base_organisations_are_those_of_cells():
    ranked = (Ranked(year=2021, of="school", rank="good"),)
    facts = commune(rankings=ranked)
    assert line(facts, part_of="whole", base_ranked=("good",))[1:] == (
        "Chi bộ Trường tiểu học",
        "Đảng bộ UBND",
    )
    assert line(facts, part_of="whole", base_ranked=("", "none"))[1] == "Chi bộ HTX"
    assert line(facts, part_of="whole", where=("base newly founded",))[1] == "Chi bộ HTX"
