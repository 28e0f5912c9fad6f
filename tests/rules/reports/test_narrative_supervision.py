"""What reports say of inspection, supervision and discipline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.rules.calendar import period
from desktop.rules.facts.inspection import Turn
from desktop.rules.facts.person import Discipline
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.reports import statistics
from desktop.rules.reports.narrative import Known
from desktop.rules.reports.narrative_supervision import supervision
from desktop.services.reports import statistics as shipped
from desktop.services.reports.writing_texts import phrases
from tests.rules.census import VILLAGE, a_member, an_office

DAY = date(2021, 4, 6)


def known(facts: OfficeFacts) -> Known:
    figures = {
        report: statistics.figures(shipped.report(report), facts, period("2021"), DAY)
        for report in ("yearly", "supervision")
    }
    return Known(
        body="Đảng bộ", figures=figures["yearly"], before={}, supervision=figures["supervision"]
    )


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        ((), ""),
        (
            (Turn("inspection-regular", DAY, VILLAGE.id, cell=True),),
            "Trong năm 2021, đã kiểm tra 01 lượt tổ chức đảng.",
        ),
        (
            (
                Turn("inspection-signs", DAY, "a"),
                Turn("inspection-regular", DAY, VILLAGE.id, cell=True),
                Turn("supervision-thematic", DAY, "a"),
                Turn("supervision-regular", DAY, "a"),
            ),
            "Trong năm 2021, đã kiểm tra 01 lượt tổ chức đảng và 01 lượt đảng viên; giám sát 02 "
            "lượt đảng viên.",
        ),
    ],
)
def test_turns_are_told_of_whom(turns, words):
    facts = replace(an_office(a_member("a")), turns=turns)
    assert supervision(known(facts), phrases()).text == words


def test_discipline_is_told_by_its_forms_and_each_number_opens_its_names():
    given = (Discipline(form="warning", day=DAY), Discipline(form="reprimand", day=DAY))
    found = known(an_office(a_member("a", disciplines=given[:1]), a_member("b", disciplines=given)))
    told = supervision(found, phrases())
    assert (
        told.text == "Thi hành kỷ luật 03 đảng viên (khiển trách 01 đồng chí và "
        "cảnh cáo 02 đồng chí)."
    )
    warned = next(one for one in told.spans if one.figure.endswith("warned"))
    assert told.text[warned.start : warned.end] == "02"
    assert [one.id for one in found.line(warned.figure).members] == ["a", "b"]
