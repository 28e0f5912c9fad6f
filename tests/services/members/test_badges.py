"""Badges: who is due is listed by itself, each is followed until handed over and given again."""

from __future__ import annotations

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.rules.calendar import Period
from desktop.rules.partial_date import PartialDate
from desktop.services import today
from desktop.services.members import badges, members
from desktop.services.papers import listings
from desktop.services.people import people
from tests.build import a_cell, a_member, an_office

NOW = date(2026, 3, 2)
ROUND = date(2026, 5, 19)


THIRTY = PartialDate(1996, 4, 2)


def old(office, name="Lò Văn Ước", decided=THIRTY, **values):
    """A member, by default one whose thirty years are full before the next round."""
    days = {"admitted": decided, "official": PartialDate(decided.year + 1, decided.month, 2)}
    return a_member(office, name, decided=decided, **{**days, **values})


def lines(office, day=NOW):
    return office.read(badges.lines, day=day)


def said(sheet):
    """All words of a sheet."""
    return " ".join(" ".join(words(sheet)).split())


def states(office):
    return {one.person: one.state for one in lines(office)}


def give(office, person, kind="round", years=30, **values):
    key = people.new_id()
    office.do(badges.add_badge, id=key, person_id=person, years=years, kind=kind, **values)
    return key


def test_whoever_has_the_years_is_listed_by_himself(office):
    """By round; whose round has passed is told apart; the young are not there."""
    old(office, "Lò Văn Ước", cell=a_cell(office, "Chi bộ bản Pá"))
    old(office, "Cầm Văn Biên", PartialDate(1986, 1, 5))
    a_member(office, "Hà Văn Trẻ")
    assert states(office) == {
        "Lò Văn Ước": "đến đợt 19/05/2026",
        "Cầm Văn Biên": "đã qua đợt, chưa ghi",
    }
    assert [one.cell for one in lines(office)] == ["Chi bộ bản Pá", ""]


def test_a_badge_is_followed_until_it_is_handed_over(office):
    """The round at once, then decision, number and handing over; undone like all else."""
    person = old(office)
    office.do(badges.note_asked, lines=lines(office), day=NOW)
    assert states(office) == {"Lò Văn Ước": "đã đề nghị 02/03/2026"}
    assert not [one for one in lines(office) if one.to_ask_for(ROUND)]
    with pytest.raises(Refusal, match="không còn ai"):
        office.do(badges.note_asked, lines=[], day=NOW)
    (one,) = lines(office)
    values = {"decision": "12-QĐ/TU", "decided": date(2026, 5, 4), "number": "00123456"}
    office.do(badges.change_badge, id=one.id, revision=one.revision, **values)
    (one,) = lines(office)
    assert one.state == "có quyết định, chưa trao"
    office.do(badges.change_badge, id=one.id, revision=one.revision, handed=ROUND)
    assert states(office) == {"Lò Văn Ước": "đã trao 19/05/2026"}
    assert office.read(people.person, id=person).badge.number == "00123456"
    office.undo()
    assert states(office) == {"Lò Văn Ước": "có quyết định, chưa trao"}


def test_those_given_before_the_record_are_noted_at_once(office):
    old(office, "Cầm Văn Biên", PartialDate(1986, 1, 5))
    old(office, "Lò Văn Ước")
    missed = [one for one in lines(office) if one.missed]
    office.do(badges.note_before, lines=missed)
    assert states(office)["Cầm Văn Biên"] == "đã nhận từ trước"
    assert states(office)["Lò Văn Ước"] == "đến đợt 19/05/2026"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "gold"}, "kind"),
        ({"years": 33}, "years"),
        ({"kind": "again"}, "kind"),
        ({"round": date(2026, 5, 20)}, "round"),
        ({"round": date(2026, 2, 3)}, "round"),
        ({"kind": "early", "round": date(2025, 2, 3)}, "round"),
        ({"decided": NOW, "handed": date(2026, 3, 1)}, "handed"),
        ({"handed": NOW, "lost": date(2026, 3, 1)}, "lost"),
    ],
)
def test_what_cannot_be_is_refused(office, values, field):
    """Naming the field; too early also with where it stands."""
    person = old(office)
    with pytest.raises(Refusal) as refused:
        give(office, person, **values)
    assert refused.value.field == field


def test_the_gravely_ill_may_have_it_earlier(office):
    person = old(office, decided=PartialDate(1997, 1, 2))
    give(office, person, "early", round=date(2026, 2, 3))
    with pytest.raises(Refusal, match="đã có Huy hiệu 30 năm"):
        give(office, person)


def test_registers_tell_the_badges_of_the_year(office):
    """Given at a round, and handed over; what was only asked for is not in them."""
    an_office(office)
    given = {"round": ROUND, "number": "00123456", "decided": NOW, "handed": ROUND}
    give(office, old(office), **given)
    give(office, old(office, "Cầm Văn Biên"), round=ROUND, asked=NOW)
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    for form in ("5-hhd", "so-huy-hieu"):
        made = office.read(listings.make, form_id=form, period=year, today=date(2026, 12, 31))
        assert made.count == 1
        told = said(made.sheet)
        assert "00123456" in told
        assert "30 năm" in told


def test_who_comes_with_a_badge_stands_in_the_second_part_in_the_year_of_coming(office):
    """The book of badges alone has him, and tells of both parts, on paper and as a workbook."""
    an_office(office)
    given = {"round": ROUND, "number": "00123456", "decided": NOW, "handed": ROUND}
    give(office, old(office), **given)
    comer = old(office, "Cầm Văn Đến")
    office.do(members.move, person_id=comer, kind="transferred-in", day=date(2025, 8, 1))
    earlier = date(2025, 5, 19)
    give(office, comer, "before", number="00777777", decided=earlier, handed=earlier)
    counts = {}
    for year in (2025, 2026):
        for form in ("5-hhd", "so-huy-hieu"):
            span = Period(date(year, 1, 1), date(year, 12, 31))
            made = office.read(listings.make, form_id=form, period=span, today=date(2026, 12, 31))
            counts[year, form] = made.count
            told = said(made.sheet)
            if made.count:
                assert ("00777777" in told) is (year == 2025)
                book = CalamineWorkbook.from_filelike(io.BytesIO(listings.xlsx_bytes(made)))
                rows = book.get_sheet_by_index(0).to_python()
                assert any("00777777" in str(row) for row in rows) is (year == 2025)
    assert counts == {
        (2025, "5-hhd"): 1,
        (2025, "so-huy-hieu"): 0,
        (2026, "5-hhd"): 1,
        (2026, "so-huy-hieu"): 1,
    }


def test_the_work_list_names_who_is_due_at_the_next_round(office):
    """Working days before the round, as the office's superiors want it."""
    old(office)
    near = date(2026, 4, 1)
    (task,) = office.read(today.tasks, day=near)
    assert task.title == "Đề nghị tặng Huy hiệu Đảng đợt 19/05/2026"
    assert task.person == "1 đảng viên"
    assert "Lò Văn Ước" in task.reason
    assert task.screen == "badges"
    office.do(badges.note_asked, lines=lines(office), day=near)
    assert office.read(today.tasks, day=near) == ()


def test_time_that_does_not_count_is_entered_with_the_membership(office):
    person = old(office)
    office.do(members.set_membership, person_id=person, interrupted=14)
    assert states(office) == {}
