"""Papers of one case printed on different days: each cites the law of its day, and no other."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.papers import load
from desktop.papers.fill import fill
from desktop.papers.sheet import Sheet, words
from desktop.services import shipped
from desktop.services.office import trial
from desktop.services.papers import papers
from tests.build import a_case, a_step, an_office
from tests.papers import sample

RULES, GUIDANCE, FORMS_GUIDANCE = "law.rules", "law.guidance", "law.forms_guidance"
IN_FORCE = {
    date(2025, 6, 1): {
        RULES: "Quy định số 232-QĐ/TW, ngày 20/01/2025",
        GUIDANCE: "Hướng dẫn số 01-HD/TW, ngày 28/9/2021",
        FORMS_GUIDANCE: "Hướng dẫn số 12-HD/BTCTW, ngày 18/01/2022",
    },
    date(2025, 12, 1): {
        RULES: "Quy định số 294-QĐ/TW, ngày 26/5/2025",
        GUIDANCE: "Hướng dẫn số 06-HD/TW, ngày 09/6/2025",
        FORMS_GUIDANCE: "Hướng dẫn số 38-HD/BTCTW, ngày 29/9/2025",
    },
    date(2026, 5, 1): {
        RULES: "Quy định số 20-QĐ/TW, ngày 08/4/2026",
        GUIDANCE: "Hướng dẫn số 06-HD/TW, ngày 09/6/2025",
        FORMS_GUIDANCE: "Hướng dẫn số 38-HD/BTCTW, ngày 29/9/2025",
    },
    date(2026, 8, 1): {
        RULES: "Quy định số 208-QĐ/TW, ngày 26/7/2026",
        GUIDANCE: "Hướng dẫn số 01-HD/TW, ngày 19/5/2026",
        FORMS_GUIDANCE: "Hướng dẫn số 38-HD/BTCTW, ngày 29/9/2025",
    },
}
CITATION = re.compile(r"(?:Quy định|Hướng dẫn) số [\w-]+/(?:TW|BTCTW), ngày [\d/]+")
CITING = {
    form.id: (form, {field.path for field in form.taken} & {RULES, GUIDANCE, FORMS_GUIDANCE})
    for form in load.every_form()
    if any(one.path.startswith("law.") for one in form.taken)
}
DECISIONS = {"9-knd": "standing-meeting", "16-knd": "recognition-standing-meeting"}

on_each_day = pytest.mark.parametrize("day", IN_FORCE, ids=str)


@pytest.fixture(scope="module")
def cases():
    """An office with a case before each decision, only to be read: the office, persons by form."""
    office = trial(lambda: datetime.fromisoformat("2026-08-03T08:30"))
    an_office(office)
    yield office, {form: a_case(office, at=step) for form, step in DECISIONS.items()}
    office.close()


def cited(sheet: Sheet) -> set[str]:
    """The numbered documents of the centre that a paper names, each with its day."""
    return set(CITATION.findall(" ".join("".join(words(block)) for block in sheet.blocks)))


@on_each_day
@pytest.mark.parametrize("form", DECISIONS)
def test_a_decision_cites_the_law_of_the_day_it_is_printed(cases, form: str, day: date) -> None:
    office, persons = cases
    sheet = office.read(papers.sheet, form_id=form, person_id=persons[form], day=day)
    assert cited(sheet) == set(IN_FORCE[day].values())


def test_a_recorded_decision_keeps_the_law_of_its_own_day(office) -> None:
    an_office(office)
    person = a_case(office, at="standing-meeting")
    a_step(office, person, "decision", day=date(2025, 6, 1), received=date(2025, 6, 3))
    for printed in IN_FORCE:
        sheet = office.read(papers.sheet, form_id="9-knd", person_id=person, day=printed)
        assert cited(sheet) == set(IN_FORCE[date(2025, 6, 1)].values())


@on_each_day
@pytest.mark.parametrize("id", CITING)
def test_every_paper_that_cites_the_law_cites_that_of_its_day(id: str, day: date) -> None:
    form, paths = CITING[id]
    facts, answers = sample.filling(form, "full")
    facts = replace(facts, law=shipped.law().facts(day))
    assert cited(fill(form, facts, answers)) == {IN_FORCE[day][path] for path in paths}
