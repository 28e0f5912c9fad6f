"""A paper that was written before it was known whom it asks is not lost when that is recorded."""

from __future__ import annotations

from datetime import date

from desktop.papers.sheet import words
from desktop.services.papers import papers
from tests.build import a_case, a_step, an_office

DAY = date(2026, 3, 2)
ASKED = "Đoàn Thanh niên, Hội Nông dân"


def typed(office, person, form="5a-knd", **answers):
    asked = {"form_id": form, "person_id": person, "day": DAY}
    office.do(papers.save_answers, answers=answers, **asked)


def said(office, person, about, form="5a-knd"):
    asked = {"form_id": form, "person_id": person, "day": DAY}
    return " ".join(words(office.read(papers.sheet, about=about, **asked)))


def test_what_was_typed_goes_to_the_first_who_is_asked(office):
    an_office(office)
    person = a_case(office, at="union-resolution")
    typed(office, person, asked=17)
    a_step(office, person, "opinions", organisations=ASKED)
    assert "Số người dự: 17" in squeezed(said(office, person, "Đoàn Thanh niên"))
    assert "17" not in squeezed(said(office, person, "Hội Nông dân"))


def test_or_to_the_one_whose_name_was_typed(office):
    """Changed there it stays there, and another one begins anew."""
    an_office(office)
    person = a_case(office, at="union-resolution")
    typed(office, person, asked=17, organisation="hội nông dân")
    a_step(office, person, "opinions", organisations=ASKED)
    assert "17" in squeezed(said(office, person, "Hội Nông dân"))
    about = {"form_id": "5a-knd", "person_id": person, "day": DAY}
    office.do(papers.save_answers, about="Hội Nông dân", answers={"asked": 18}, **about)
    office.do(papers.save_answers, about="Đoàn Thanh niên", answers={"asked": 9}, **about)
    assert "18" in squeezed(said(office, person, "Hội Nông dân"))
    assert "09" in squeezed(said(office, person, "Đoàn Thanh niên"))
    assert "17" not in squeezed(said(office, person, ""))
    office.undo()
    office.undo()
    assert "17" in squeezed(said(office, person, "Hội Nông dân"))


def test_an_issued_one_stays_issued(office):
    an_office(office)
    person = a_case(office, at="union-resolution")
    typed(office, person, asked=17, organisation="Đoàn Thanh niên")
    office.do(papers.issue, form_id="5a-knd", person_id=person, day=DAY)
    a_step(office, person, "opinions", organisations=ASKED)
    asked = {"person_id": person, "set_id": "admission", "day": DAY}
    lines = office.read(papers.checklist, **asked)
    assert [(one.about, one.issued) for one in lines if one.form == "5a-knd"] == [
        ("Đoàn Thanh niên", True),
        ("Hội Nông dân", False),
    ]


def squeezed(text):
    return " ".join(text.split()).replace(" :", ":")
