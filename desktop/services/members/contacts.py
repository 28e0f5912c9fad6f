"""Members introduced to keep contact with where they live: sent, answered, remarked on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.facts.keeping import Contact
from desktop.rules.members import membership
from desktop.services import facts, rows
from desktop.services.fact_rows import hanging, of
from desktop.services.members import of_member
from desktop.services.members.of_member import OfMember
from desktop.store.tables.contacts import ContactRow
from desktop.store.tables.people import PersonRow

LETTER = "gioi-thieu-noi-cu-tru"
"""The letter that introduces a member to the committee of the place of residence."""
_ORDER = (
    ("due", "Hạn trả lời", "introduced", "ngày giới thiệu"),
    ("received", "Ngày nơi cư trú tiếp nhận", "introduced", "ngày giới thiệu"),
    ("remarked", "Ngày nhận xét", "introduced", "ngày giới thiệu"),
    ("ended", "Ngày thôi", "introduced", "ngày giới thiệu"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine(OfMember):
    """A member's contact with the place of residence as the list shows it."""

    residence: str
    way: Contact

    @property
    def open(self) -> bool:
        """Whether an answer of the other committee is still to come."""
        return self.way.ended is None and self.way.received is None

    def state_on(self, day: date) -> str:
        """How it stands on a day, in words."""
        way = self.way
        if way.ended is not None:
            return f"thôi từ {text.date_text(way.ended)}"
        if way.received is not None:
            return f"tiếp nhận {text.date_text(way.received)}"
        if way.introduced is None:
            return "chưa giới thiệu"
        if way.due is not None and way.due < day:
            return f"quá hạn trả lời {(day - way.due).days} ngày"
        return f"giới thiệu {text.date_text(way.introduced)}"

    def lacks_remark_of(self, year: int) -> bool:
        """Whether the place of residence has not said how the member did in that year."""
        way = self.way
        if way.received is None or way.received.year > year:
            return False
        ended = way.ended is not None and way.ended.year <= year
        return not ended and (way.remarked is None or way.remarked.year < year)


def add_contact(
    session: Session, /, *, id: str, person_id: str, place: str = "", **values: object
) -> str:
    """Enter that a member is introduced; Refusal for a stranger or while another goes on."""
    if not person_id:
        raise Refusal("Hãy chọn đảng viên.", field="person_id")
    person = rows.present(session, PersonRow, person_id)
    _refuse_stranger(session, person)
    _refuse_second(session, person)
    row = ContactRow(id=id, person_id=person_id, place="")
    _fill(row, {"place": place, **values})
    session.add(row)
    return f"Giới thiệu {person.name} về giữ mối liên hệ nơi cư trú"


def change_contact(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of it, such as that the place of residence answered."""
    row = rows.present(session, ContactRow, id)
    _fill(row, values, revision)
    return f"Sửa mối liên hệ nơi cư trú của {_whose(session, row)}"


def remove_contact(session: Session, /, *, id: str) -> str:
    """Take back what was entered by mistake."""
    row = rows.present(session, ContactRow, id)
    name = _whose(session, row)
    session.delete(row)
    return f"Xóa mối liên hệ nơi cư trú của {name}"


def lines(session: Session, /, *, day: date, only_due: bool = False) -> tuple[ContactLine, ...]:
    """The contacts of all members: those that wait for an answer first, then by name.

    `only_due` leaves out what is answered or ended, or has no day by which to answer.
    """
    waiting = (ContactRow.due.is_not(None), ContactRow.received.is_(None))
    due = (*waiting, ContactRow.ended.is_(None)) if only_due else ()
    held = of_member.held(session, ContactRow, *due)
    told = [
        ContactLine(
            **held.told(row, day),
            residence=held.people[row.person_id].permanent_residence.now,
            way=of(Contact, row),
        )
        for row in held.rows
    ]
    told.sort(key=lambda one: text.sort_key(one.person))
    return tuple(sorted(told, key=lambda one: (one.way.ended is not None, not one.open)))


def of_people(session: Session) -> Mapping[str, tuple[Contact, ...]]:
    """The contacts of everybody, by the person's id."""
    return hanging(session, ContactRow, Contact)


def latest(session: Session, person_id: str) -> Contact:
    """The contact that holds, else the latest; an empty one where there is none."""
    row = _latest(session, person_id)
    return of(Contact, row) if row else Contact()


def give_number(session: Session, person_id: str, number: str) -> None:
    """Note the number that the letter was given, where the contact that holds has none yet."""
    row = _latest(session, person_id)
    if row is not None and not row.number:
        rows.fill(row, {"number": number})


def lose_number(session: Session, person_id: str, number: str) -> None:
    """Take a number that was voided from the contact whose letter had it."""
    query = select(ContactRow).where(ContactRow.person_id == person_id, ContactRow.number == number)
    for row in session.scalars(query):
        rows.fill(row, {"number": ""})


def _latest(session: Session, person_id: str) -> ContactRow | None:
    query = select(ContactRow).where(ContactRow.person_id == person_id)
    return max(
        session.scalars(query),
        key=lambda one: (one.ended is None, one.introduced or date.max),
        default=None,
    )


def _fill(row: ContactRow, values: Mapping[str, object], revision: int | None = None) -> None:
    rows.fill(row, dict(values), revision=revision)
    if not row.place:
        raise Refusal("Hãy ghi đảng ủy xã, phường nơi cư trú.", field="place")
    for name, words, earlier, named in _ORDER:
        later, first = getattr(row, name), getattr(row, earlier)
        if later is not None and first is not None and later < first:
            raise Refusal(f"{words} không thể trước {named} ({first:%d/%m/%Y}).", field=name)
    if row.cell and row.received is None:
        raise Refusal("Có chi bộ tiếp nhận thì hãy ghi cả ngày tiếp nhận.", field="received")
    if row.remark and row.remarked is None:
        raise Refusal("Có nhận xét thì hãy ghi cả ngày nhận xét.", field="remarked")


def _whose(session: Session, row: ContactRow) -> str:
    return rows.present(session, PersonRow, row.person_id).name


def _refuse_second(session: Session, person: PersonRow) -> None:
    query = select(ContactRow).where(ContactRow.person_id == person.id, ContactRow.ended.is_(None))
    if session.scalars(query).first() is not None:
        raise Refusal(
            f"{person.name} đang được giới thiệu ở một nơi. Hãy ghi ngày thôi vào dòng đó trước.",
            field="person_id",
        )


def _refuse_stranger(session: Session, person: PersonRow) -> None:
    known = facts.some(session, [person.id])
    if not membership.life(known.people[0], known.cases).member_on(date.max):
        raise Refusal(
            f"{person.name} không phải đảng viên của đảng bộ. Hãy xem ngày vào Đảng, biến động ở "
            "trang của người đó.",
            field="person_id",
        )
