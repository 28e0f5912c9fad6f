"""What reports say of members: each state of the figures in its own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.rules.calendar import period
from desktop.rules.cells.cell_shares import cell_shares
from desktop.rules.facts.office import Office, Target, Unit
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.reports import statistics
from desktop.rules.reports.narrative import Known, Told
from desktop.rules.reports.narrative_members import development, shortcomings, tasks
from desktop.services.reports import statistics as shipped
from desktop.services.reports.writing_texts import phrases
from tests.rules.census import SCHOOL, VILLAGE, a_case, a_member, a_person, an_office, on

WOMAN: dict[str, Any] = {"sex": "nữ", "ethnicity": "Mông", "born": on("2000-01-01")}
MAN: dict[str, Any] = {"sex": "nam", "ethnicity": "Kinh", "born": on("1980-01-01")}


def known(facts: OfficeFacts, during: str = "2021", **values: Any) -> Known:
    """What paragraphs of that period are written from, long after it."""
    figures = statistics.figures(shipped.report("yearly"), facts, period(during), date(2030, 1, 1))
    given = {
        "body": "Đảng bộ",
        "figures": figures,
        "before": {},
        "cells": cell_shares(figures, facts.targets),
        "ended": True,
    }
    return Known(**{**given, **values})


def admitting(number: int, **facts: Any) -> OfficeFacts:
    """A year in which so many women were admitted in the village."""
    cases = [
        a_case(a_person(f"p{at}", **WOMAN), f"ceremony 2021-03-{at + 1:02d}")
        for at in range(number)
    ]
    return an_office(*cases, a_member("old", **MAN), **facts)


def of_year(admit: int, cell: str | None = None) -> Target:
    return Target(scope="year", year=2021, admit=admit, cell_id=cell)


def said(tell: Any, found: Known) -> str:
    told: Told = tell(found, phrases())
    return told.text


@pytest.mark.parametrize(
    ("admitted", "target", "words"),
    [
        (2, 1, "đạt 200% chỉ tiêu năm (01 đồng chí), vượt 01 đồng chí"),
        (2, 2, "đạt 100% chỉ tiêu năm (02 đồng chí)."),
        (1, 3, "đạt 33,33% chỉ tiêu năm (03 đồng chí), còn thiếu 02 đồng chí"),
        (0, 2, "chưa kết nạp được đảng viên mới, đạt 0% chỉ tiêu năm"),
    ],
)
def test_the_target_is_reached_passed_or_missed(admitted: int, target: int, words: str) -> None:
    assert words in said(development, known(admitting(admitted, targets=(of_year(target),))))


def test_a_year_that_goes_on_misses_nothing_yet() -> None:
    told = said(development, known(admitting(1, targets=(of_year(3),)), ended=False))
    assert "đạt 33,33% chỉ tiêu năm (03 đồng chí)." in told
    assert "thiếu" not in told


def test_an_unknown_target_is_said_to_be_unknown() -> None:
    assert "Chỉ tiêu kết nạp năm 2021 chưa rõ" in said(development, known(admitting(1)))


@pytest.mark.parametrize(
    ("admitted", "before", "words"),
    [
        (2, 1, "tăng 01 đồng chí so với cùng kỳ năm trước (01 đồng chí)"),
        (1, 3, "giảm 02 đồng chí so với cùng kỳ năm trước (03 đồng chí)"),
        (2, 2, "bằng cùng kỳ năm trước"),
        (2, 0, "cùng kỳ năm trước không kết nạp được đồng chí nào"),
        (0, 0, "cùng kỳ năm trước cũng không kết nạp được đồng chí nào"),
    ],
)
def test_the_year_before_is_compared_with(admitted: int, before: int, words: str) -> None:
    assert words in said(development, known(admitting(admitted), before={"admitted": before}))


def test_without_figures_of_the_year_before_nothing_is_compared() -> None:
    assert "năm trước" not in said(development, known(admitting(2)))


def test_one_several_and_all_are_told_apart() -> None:
    """One comrade, all of two, a share of three."""
    assert "Đồng chí được kết nạp là nữ, người dân tộc thiểu số" in said(
        development, known(admitting(1))
    )
    assert "Cả hai đồng chí được kết nạp đều là nữ" in said(development, known(admitting(2)))
    mixed = an_office(
        *(a_case(a_person(id, **WOMAN), "ceremony 2021-03-03") for id in ("a", "b")),
        a_case(a_person("c", **MAN), "ceremony 2021-03-03"),
    )
    assert "có 02 nữ (66,67%)" in said(development, known(mixed))


def test_what_is_not_known_of_somebody_is_said() -> None:
    facts = an_office(a_case(a_person("x", sex="nữ"), "ceremony 2021-03-03"))
    told = said(development, known(facts))
    assert "còn 01 đồng chí chưa rõ có phải người dân tộc thiểu số hay không" in told


def test_a_quarter_also_tells_what_the_year_reached() -> None:
    facts = admitting(2, targets=(of_year(2),))
    second = known(facts, "2021-Q2", year=known(facts, "2021-H1").figures, ended=False)
    told = said(development, second)
    assert "Trong quý II năm 2021, Đảng bộ chưa kết nạp được đảng viên mới." in told
    assert "Lũy kế từ đầu năm kết nạp 02 đảng viên, đạt 100% chỉ tiêu năm" in told


def test_a_term_is_measured_by_its_own_target() -> None:
    facts = admitting(
        2,
        office=Office(term_from=date(2020, 7, 1), term_to=date(2025, 6, 30)),
        targets=(Target(scope="term", year=2020, admit=8),),
    )
    told = said(development, known(facts, long=True))
    assert "đã kết nạp 02 đảng viên, đạt 25% chỉ tiêu cả nhiệm kỳ (08 đồng chí)" in told
    assert "chỉ tiêu năm" not in told


def test_every_number_names_its_people() -> None:
    """The figures in all texts are lines that count just what the text says."""
    facts = admitting(2, targets=(of_year(1, VILLAGE.id),))
    found = known(facts)
    for tell in (development, shortcomings, tasks):
        told = tell(found, phrases())
        for span in told.spans:
            number = told.text[span.start : span.end]
            line = found.line(span.figure)
            if number.isdigit() and span.figure != "target":
                assert int(number) in {len(line.members), len(line.unknown)}, span.figure


def test_leading_and_lagging_cells_are_named() -> None:
    facts = admitting(2, targets=(of_year(1, VILLAGE.id), of_year(1, SCHOOL.id)))
    told = said(shortcomings, known(facts))
    assert f"Làm tốt công tác phát triển đảng viên có {VILLAGE.name} (kết nạp 02" in told
    assert f"Còn 01 chi bộ không kết nạp được đảng viên trong kỳ là {SCHOOL.name}." in told


def test_all_or_no_cells_without_admission() -> None:
    assert "Cả hai chi bộ đều không kết nạp được" in said(shortcomings, known(admitting(0)))
    both = an_office(
        a_case(a_person("a"), "ceremony 2021-03-03"),
        a_case(a_person("b", cell=SCHOOL), "ceremony 2021-03-03", cell=SCHOOL),
    )
    assert "Tất cả các chi bộ đều kết nạp được" in said(shortcomings, known(both))


def test_many_cells_are_counted_after_the_first() -> None:
    cells = tuple(replace(VILLAGE, id=f"c{at}", name=f"Chi bộ bản {at}") for at in range(9))
    told = said(shortcomings, known(an_office(cells=cells)))
    assert "và 03 chi bộ khác" in told


def test_places_without_members_are_told() -> None:
    units = (Unit(id="u", name="Trạm", kind="health"),)
    assert "Còn 01 thôn, trường, trạm, đơn vị chưa có đảng viên" in said(
        shortcomings, known(an_office(units=units))
    )
    assert "đơn vị" not in said(shortcomings, known(an_office()))


def test_what_is_to_be_done_follows_from_what_is_missing() -> None:
    facts = admitting(1, targets=(of_year(3),))
    assert "Phấn đấu kết nạp thêm ít nhất 02 đảng viên" in said(tasks, known(facts, ended=False))
    assert "kết nạp thiếu 02 đảng viên so với chỉ tiêu năm 2021" in said(tasks, known(facts))
    done = admitting(3, targets=(of_year(3),))
    assert "chỉ tiêu kết nạp năm 2021 đã hoàn thành" in said(tasks, known(done))
