"""Papers of badges: the letter and list of a round, lost ones, what a member fills in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers.form import Answer
from desktop.papers.sheet import Sheet
from desktop.rules import text
from desktop.rules.facts.paper import Listing, ListingRow, Paper, PaperFacts
from desktop.rules.members import badges as rules
from desktop.services import facts, shipped
from desktop.services.members import members
from desktop.services.members.badges import BadgeLine
from desktop.services.papers import papers

_LIST, _LOST, _DECLARATION = "danh-sach-huy-hieu", "4a-hhd", "to-khai-huy-hieu"
_LETTER = "to-trinh-huy-hieu"


def request(session: Session, /, *, lines: Sequence[BadgeLine], at: date, day: date) -> Sheet:
    """The list of those for whom a round is asked; Refusal if nobody is due at it."""
    return _list(session, _LIST, _of_round(lines, at), f"Đợt {text.date_text(at)}", day)


def letter(session: Session, /, *, lines: Sequence[BadgeLine], at: date, day: date) -> Sheet:
    """The letter above the list of a round, with how many ask for what; Refusal as for the list."""
    chosen = _of_round(lines, at)
    office = facts.office(session)
    years = Counter(one.badge.years for one in chosen)
    counted = "; ".join(f"{years[one]} Huy hiệu {one} năm" for one in sorted(years, reverse=True))
    others = [
        f"{one.person} ({one.kind_text.lower()}, {one.badge.years_text})"
        for one in chosen
        if one.badge.kind != rules.ROUND
    ]
    answers: dict[str, Answer] = {
        "to": f"Ban Thường vụ {office.province_committee}",
        "round": at,
        "people": f"{len(chosen):02d}",
        "counted": f"{counted}.",
        "others": f"{'; '.join(others)}." if others else None,
    }
    known = PaperFacts(office=office, paper=Paper(day=day, place=office.place))
    return papers.made(session, _LETTER, day, known, answers)


def lost(session: Session, /, *, lines: Sequence[BadgeLine], day: date) -> Sheet:
    """The list of those who ask for a badge in place of a lost one; Refusal if nobody does."""
    chosen = [one for one in lines if one.badge.kind == rules.AGAIN and not one.closed]
    if not chosen:
        raise Refusal(
            "Chưa có ai chờ cấp lại. Hãy ghi ngày mất vào Huy hiệu đã tặng, rồi bấm “Thêm” và chọn "
            "“Cấp lại Huy hiệu bị mất”."
        )
    return _list(session, _LOST, chosen, f"Năm {day.year}", day)


def declaration(session: Session, /, *, line: BadgeLine, day: date) -> Sheet:
    """What a member fills in to be given a badge."""
    person = members.dated(session, facts.person(session, line.person_id))
    office = facts.office(session)
    cell = next((one for one in facts.cells(session) if one.name == line.cell), None)
    badge = line.badge
    answers: dict[str, Answer] = {"years": str(badge.years)}
    if badge.round:
        answers["round"] = text.date_text(badge.round)
    if badge.kind in (rules.EARLY, rules.POSTHUMOUS):
        answers["reason"] = badge.note or line.kind_text
    months = person.membership.interrupted if person.membership else 0
    if months:
        answers["outside"] = f"{months} tháng"
    known = PaperFacts(
        office=office,
        cell=cell,
        person=person,
        paper=Paper(day=day, place=office.place),
    )
    return papers.made(session, _DECLARATION, day, known, answers)


def _of_round(lines: Sequence[BadgeLine], at: date) -> list[BadgeLine]:
    """Who is asked for at a round; Refusal if nobody is."""
    found = [
        one
        for one in lines
        if one.badge.round == at and one.badge.kind != rules.AGAIN and not one.closed
    ]
    if not found:
        raise Refusal(f"Đợt {text.date_text(at)} chưa có ai đến hạn được tặng Huy hiệu Đảng.")
    return found


def _list(
    session: Session, form_id: str, lines: Sequence[BadgeLine], period: str, day: date
) -> Sheet:
    office = facts.office(session)
    cells = {cell.name: cell for cell in facts.cells(session)}
    form = papers.form_of(form_id, day)
    ordered = sorted(lines, key=lambda one: (-one.badge.years, text.sort_key(one.person)))
    known = PaperFacts(
        office=office,
        paper=Paper(day=day, place=office.place),
        listing=Listing(
            title=form.title,
            period=period,
            as_of=day,
            rows=tuple(
                ListingRow(
                    person=members.dated(session, facts.person(session, one.person_id)),
                    cell=cells.get(one.cell),
                    badge=one.badge,
                    note=_note(one),
                )
                for one in ordered
            ),
        ),
    )
    return papers.made(session, form_id, day, known)


def _note(line: BadgeLine) -> str:
    kinds = {one.code: one.name for one in shipped.entries("badge_kinds")}
    told = "" if line.badge.kind in (rules.ROUND, rules.AGAIN) else kinds[line.badge.kind]
    return "; ".join(filter(None, (told, line.badge.note)))
