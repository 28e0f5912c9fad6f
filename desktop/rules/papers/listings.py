"""Which people stand in a list or register of a period, by the form that prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.cases import recorded
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case
from desktop.rules.facts.keeping import Contact, Loan
from desktop.rules.facts.office import Cell
from desktop.rules.facts.paper import FeeYear, ListingRow
from desktop.rules.facts.person import Badge, Card, Honour, Membership, Movement, Person
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.members import introductions, membership
from desktop.rules.members.membership import Life
from desktop.rules.members.transfers import INSIDE, TEMPORARY
from desktop.rules.partial_date import PartialDate

_ARRIVALS = ("transferred-in", "restored")
_ENDS = ("expelled", "struck-off", "resigned")
_ENDED_WAY = ("ceremony", "moved-away")


@dataclass(frozen=True, slots=True)
class _One:
    """A person with the latest case as it stood at the end of the period."""

    life: Life
    case: Case | None
    period: Period

    @property
    def last(self) -> date:
        return self.period.last

    def day_of(self, step: str) -> date | None:
        return self.case.day_of(step) if self.case else None

    def within(self, step: str) -> bool:
        return self.day_of(step) in self.period

    def moved(self, kinds: Iterable[str]) -> Movement | None:
        """The latest movement of these kinds within the period."""
        wanted = set(kinds)
        found = [
            move
            for move in self.life.person.movements
            if move.kind in wanted and move.day in self.period
        ]
        return max(found, key=lambda move: move.day, default=None)

    def was_member(self) -> bool:
        """Whether the person was a member on some day of the period."""
        joined = any(
            change.joins and change.day.earliest in self.period for change in self.life.changes
        )
        return joined or self.life.member_on(self.period.first) or self.life.member_on(self.last)

    def came_with(self, badge: Badge) -> date | None:
        """The day of coming here with a badge that was given elsewhere; None if given here."""
        given = badge.handed or badge.round or badge.decided
        if given is None or self.life.member_on(given):
            return None
        arrivals = [
            change.day.earliest
            for change in self.life.changes
            if change.kind == "transferred-in" and change.day.earliest > given
        ]
        return min(arrivals, default=None)

    def struck_off(self) -> Movement | None:
        """The end of probation that a case tells of, as a movement."""
        for step in membership.LEAVING_STEPS:
            record = self.case.last(step) if self.case else None
            if record and record.day in self.period:
                kind = membership.STRUCK_OFF
                return Movement(kind=kind, day=record.day, number=record.number, note=record.note)
        return None


def _waits_for_class(one: _One) -> bool:
    return (
        _on_the_way(one) and one.day_of("class-sent") is None and one.day_of("certificate") is None
    )


def _sent_to_class(one: _One) -> bool:
    return one.within("class-sent")


def _on_the_way(one: _One) -> bool:
    return one.day_of("candidate") is not None and not _over(one)


def _proposed(one: _One) -> bool:
    """Proposed by the cell, and not decided on before the period."""
    decided = one.day_of("decision")
    meeting = one.day_of("cell-meeting")
    if meeting is None or one.day_of("moved-away") is not None:
        return False
    return decided is None or decided in one.period


def _over(one: _One) -> bool:
    return any(one.day_of(step) is not None for step in _ENDED_WAY)


def _admitted(one: _One) -> bool:
    return one.within("decision") or one.within("ceremony")


def _probationary(one: _One) -> bool:
    """A probationary member on some day of the period."""
    joined = one.day_of("ceremony")
    if joined is None or joined > one.last:
        return False
    ends = ("recognition-decision", *membership.LEAVING_STEPS)
    ended = [day for step in ends if (day := one.day_of(step)) is not None]
    return not ended or min(ended) >= one.period.first


def _without_card(one: _One) -> bool:
    known = _dated(one.life.person, one.case).membership
    official = known.official if known else None
    here = official is not None and official.latest <= one.last and one.life.member_on(one.last)
    return here and not (known and known.card_number)


def _with_card(one: _One) -> bool:
    known = one.life.person.membership
    return bool(known and known.card_number) and one.life.member_on(one.last)


def _transferred(one: _One) -> bool:
    return one.moved(("transferred-in", "transferred-out")) is not None


def _died(one: _One) -> bool:
    return one.moved(("died",)) is not None


def _left(one: _One) -> bool:
    return one.moved(_ENDS) is not None or one.struck_off() is not None


def _present(one: _One) -> bool:
    return one.life.member_on(one.last)


PEOPLE: Mapping[str, Callable[[_One], bool]] = {
    "trich-ngang": _waits_for_class,
    "danh-sach-lop": _sent_to_class,
    "tien-do-thang": _on_the_way,
    "03-dskn": _proposed,
    "danh-sach-ket-nap": _admitted,
    "so-ket-nap": _admitted,
    "so-dang-vien-du-bi": _probationary,
    "7-hsdv": _One.was_member,
    "1-tdv": _without_card,
    "8-tdv": _with_card,
    "so-giao-nhan-ho-so": _transferred,
    "so-tu-tran": _died,
    "so-ra-khoi-dang": _left,
    "so-dang-phi": _present,
}
"""Who stands in the list that a form prints; the form's id first."""
INTRODUCED = ("10-shd", "so-phieu-bao")
"""The registers with a line for each transfer, by its day."""
_NOTICES, _DOSSIERS = "so-phieu-bao", "so-giao-nhan-ho-so"
_OF_ADMISSION = ("03-dskn", "danh-sach-ket-nap", "so-ket-nap", "so-dang-vien-du-bi")
_OF_MEMBERS = ("7-hsdv", "1-tdv", "8-tdv")
FEES = "so-dang-phi"
"""The register with a sign for each month of a year."""
CARDS = "7-tdv"
"""The register with a line for each card that was handed over."""
HONOURS = "so-khen-thuong"
"""The register with a line for each award, and not for each person."""
CONTACTS = "so-noi-cu-tru"
"""The register with a line for each introduction to the place of residence."""
LOANS = "so-muon-tai-lieu"
"""The register with a line for each loan from a dossier, by the days of lending."""
Hung = Mapping[str, Sequence[Honour | Contact | Loan]]
"""What stands in those three registers, by the person's id."""
AWARDS = "5-hhd"
"""The register of badges, whose second part has those given elsewhere, by the day of arrival."""
BADGES: Mapping[str, Callable[[Badge], date | None]] = {
    AWARDS: lambda badge: badge.round or badge.handed,
    "so-huy-hieu": lambda badge: badge.handed,
}
"""The registers with a line for each badge that was given, and by which of its days."""


def rows(
    form_id: str,
    facts: OfficeFacts,
    law: LawBook,
    period: Period,
    *,
    cell_id: str = "",
    hung: Hung | None = None,
    fees: Mapping[str, FeeYear] | None = None,
) -> tuple[ListingRow, ...]:
    """The rows of a list for a period, by cell in the office's order and by name."""
    cells = {cell.id: cell for cell in facts.cells}
    rank = {id: at for at, id in enumerate(cells)}
    found: list[tuple[int, ListingRow]] = []
    for life in membership.lives(facts):
        one = _One(life, _case_on(life, law, period.last), period)
        own = life.cell_on(period.last) or life.cell_on(period.first)
        if cell_id and own != cell_id:
            continue
        given = (hung or {}).get(life.person.id, ())
        for row in _rows_of(form_id, one, cells.get(own or ""), given, facts):
            if fees is not None:
                row = replace(row, fees=fees.get(life.person.id))
            found.append((rank.get(own or "", len(rank)), row))
    found.sort(key=lambda pair: pair[0])
    told = [row for _, row in found]
    if form_id == LOANS:
        told.sort(key=lambda row: row.loan.lent if row.loan else date.min)
    if form_id in INTRODUCED:
        told.sort(key=_when_entered)
    return tuple(told)


def _rows_of(
    form_id: str,
    one: _One,
    cell: Cell | None,
    hung: Sequence[Honour | Contact | Loan],
    here: OfficeFacts,
) -> tuple[ListingRow, ...]:
    if form_id in (HONOURS, CONTACTS, LOANS):
        return tuple(_hanging(one, cell, hung))
    if form_id in BADGES:
        return tuple(_awarded(form_id, one, cell))
    if form_id in INTRODUCED:
        return tuple(_introduced(form_id, one, cell, here))
    if form_id == CARDS:
        cards = [card for card in one.life.person.cards if card.handed in one.period]
        return tuple(replace(_row(one, cell), card=card) for card in cards)
    if not PEOPLE[form_id](one):
        return ()
    row = _row(one, cell)
    return (replace(row, note="; ".join(_notes(form_id, one, row))),)


def _awarded(form_id: str, one: _One, cell: Cell | None) -> Iterator[ListingRow]:
    """A row for each badge given here, and in the book of badges for each that came along."""
    for badge in one.life.person.badges:
        if not (badge.decided or badge.handed):
            continue
        came = one.came_with(badge)
        if (came or BADGES[form_id](badge)) in one.period and not (came and form_id != AWARDS):
            row = _row(one, cell)
            yield replace(row, badge=badge, elsewhere=came is not None, note=badge.note)


def _introduced(
    form_id: str, one: _One, cell: Cell | None, here: OfficeFacts
) -> Iterator[ListingRow]:
    """A row for each transfer; notices go and come only of those that leave the organisation."""
    cells = {one.id: one for one in here.cells}
    for _, way in introductions.of_period(one.life.person, one.period):
        if form_id == _NOTICES and (way.kind in TEMPORARY or way.kind == INSIDE):
            continue
        receives = cells.get(way.cell_id or "") or cell
        comes = introductions.arrived(way)
        yield replace(
            _row(one, receives if comes else None),
            departed=introductions.departed(way, receives.name if receives else ""),
            arrived=comes,
            introduction=introductions.marks(way, here.office.committee),
            note=way.note,
        )


def _notes(form_id: str, one: _One, row: ListingRow) -> Iterator[str]:
    """What the list has no column for: admitted again, exempt, or gone since."""
    if form_id in _OF_ADMISSION:
        if row.case and row.case.again:
            yield "Kết nạp lại"
        yield from filter(None, (_gone("Từ trần", row.died), _went(row.departed)))
        if row.left:
            yield f"{row.left.note} {text.date_text(row.left.day)}"
    standing = row.person.standing
    if form_id in _OF_MEMBERS and standing and standing.status == "exempt":
        since = standing.status_on
        if since is None or since.earliest <= one.last:
            yield f"Miễn sinh hoạt từ {since.text}" if since else "Miễn sinh hoạt"
    if form_id == _DOSSIERS:
        yield from filter(None, (_gone("Chuyển đến", row.arrived), _went(row.departed)))


def _went(move: Movement | None) -> str:
    return _gone("Chuyển đi", move)


def _gone(how: str, move: Movement | None) -> str:
    if move is None:
        return ""
    return " ".join(filter(None, (how, text.date_text(move.day), move.place)))


def _hanging(
    one: _One, cell: Cell | None, hung: Sequence[Honour | Contact | Loan]
) -> Iterator[ListingRow]:
    """A row for each of these that the period tells of: a contact as long as it goes on."""
    for thing in hung:
        row = _row(one, cell)
        if isinstance(thing, Honour) and _when(thing) in one.period:
            yield replace(row, honour=thing)
        elif isinstance(thing, Loan) and thing.lent in one.period:
            yield replace(row, loan=thing, note=thing.note)
        elif isinstance(thing, Contact) and _goes_on(thing, one.period):
            yield replace(row, contact=thing, note=_contact_note(thing))


def _when_entered(row: ListingRow) -> date:
    move = row.departed or row.arrived
    return move.day if move else date.min


def _goes_on(contact: Contact, period: Period) -> bool:
    begun = contact.introduced or contact.received
    ended = contact.ended is not None and contact.ended < period.first
    return begun is not None and begun <= period.last and not ended


def _contact_note(contact: Contact) -> str:
    ended = f"Thôi từ {text.date_text(contact.ended)}" if contact.ended else ""
    return "; ".join(filter(None, (ended, contact.note)))


def _latest_card(person: Person, day: date) -> Card | None:
    """The last card that was issued by a day; None where the record knows of none."""
    issued = [one for one in person.cards if one.number and (one.decided or day) <= day]
    return max(issued, key=lambda one: one.decided or one.handed or date.min, default=None)


def _when(honour: Honour) -> date | None:
    return honour.when.earliest if honour.when else None


def _row(one: _One, cell: Cell | None) -> ListingRow:
    return ListingRow(
        person=_dated(one.life.person, one.case),
        cell=cell,
        case=one.case,
        card=_latest_card(one.life.person, one.last),
        arrived=one.moved(_ARRIVALS),
        departed=one.moved(("transferred-out",)),
        died=one.moved(("died",)),
        left=_named(one.moved(_ENDS)) or _named(one.struck_off()),
    )


def _named(move: Movement | None) -> Movement | None:
    """A movement whose note begins with how the person left, as the registers ask."""
    if move is None:
        return None
    how = _HOW[move.kind]
    return replace(move, note=f"{how}: {move.note}" if move.note else how)


_HOW = {"expelled": "Khai trừ", "struck-off": "Xóa tên", "resigned": "Xin ra khỏi Đảng"}


def _case_on(life: Life, law: LawBook, day: date) -> Case | None:
    begun = [case for case in life.cases if case.began is None or case.began <= day]
    return recorded.as_of(begun[-1], day, law) if begun else None


def _dated(person: Person, case: Case | None) -> Person:
    """The person with the days of membership that the case gives."""
    if case is None or case.ceremony_on is None:
        return person
    official = case.probation_ends if case.recognition_decision else None
    return replace(
        person,
        membership=replace(
            person.membership or Membership(),
            admitted=PartialDate.of(case.ceremony_on),
            decided=PartialDate.of(case.decision.day)
            if case.decision and case.decision.day
            else None,
            official=PartialDate.of(official) if official else None,
        ),
    )
