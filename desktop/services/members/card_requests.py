"""Cards of members: who has none, who lost or damaged one, and each card until handed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.facts.person import Person
from desktop.rules.members import card_requests as rules
from desktop.rules.members import membership
from desktop.services import facts, rows, shipped
from desktop.services.members import members
from desktop.services.members.of_member import OfMember, due
from desktop.store.tables.card_requests import CardRequestRow
from desktop.store.tables.members import MembershipRow
from desktop.store.tables.people import PersonRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRequest(OfMember):
    """A card as the list shows it; recorded once it was asked for."""

    kind: str
    kind_text: str
    asked: date | None = None
    sent: date | None = None
    number: str = ""
    decision: str = ""
    decided: date | None = None
    handed: date | None = None
    note: str = ""
    lacks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def to_send(self) -> bool:
        """Whether the card is still to be asked of those above."""
        return self.sent is None and not self.number

    @property
    def state(self) -> str:
        """How far it has come, in words."""
        if self.handed:
            return f"đã trao {text.date_text(self.handed)}"
        if self.number:
            return "có thẻ, chưa trao"
        if self.sent:
            return f"đã gửi {text.date_text(self.sent)}"
        return f"thiếu {', '.join(self.lacks)}" if self.lacks else "đủ để gửi"


def add_request(
    session: Session, /, *, id: str, person_id: str, kind: str, **values: object
) -> str:
    """Note that a member needs a card, and how far it has come; Refusal for a second request."""
    person = rows.present(session, PersonRow, person_id)
    kinds = {one.code: one.name for one in shipped.entries("card_kinds")}
    if kind not in kinds:
        raise Refusal("Hãy chọn loại đề nghị trong danh sách.", field="kind")
    query = select(CardRequestRow).where(
        CardRequestRow.person_id == person_id, CardRequestRow.handed.is_(None)
    )
    if session.scalar(query) is not None:
        raise Refusal(
            f"{person.name} còn một đề nghị cấp thẻ chưa trao thẻ. Hãy ghi tiếp vào đề nghị đó.",
            field="person_id",
        )
    row = CardRequestRow(id=id, person_id=person_id, kind=kind)
    session.add(row)
    _fill(session, row, values)
    return f"{kinds[kind]}: {person.name}"


def change_request(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change a request; the number of a card issued becomes the member's number."""
    row = rows.present(session, CardRequestRow, id)
    _fill(session, row, values, revision)
    return f"Sửa thẻ của {rows.present(session, PersonRow, row.person_id).name}"


def remove_request(session: Session, /, *, id: str) -> str:
    """Take back a request entered by mistake."""
    row = rows.present(session, CardRequestRow, id)
    session.delete(row)
    return f"Bỏ đề nghị cấp thẻ của {rows.present(session, PersonRow, row.person_id).name}"


def note_sent(session: Session, /, *, lines: Sequence[CardRequest], day: date) -> str:
    """Note that these requests went out with the bundle of a day."""
    for line in lines:
        if line.recorded:
            rows.present(session, CardRequestRow, line.id).sent = day
        else:
            session.add(
                CardRequestRow(person_id=line.person_id, kind=line.kind, asked=day, sent=day)
            )
    return f"Gửi đề nghị cấp thẻ cho {len(lines)} người"


def note_decided(
    session: Session, /, *, lines: Sequence[CardRequest], decision: str, decided: date | None
) -> str:
    """Note the one decision that all these cards were decided by; Refusal without its number."""
    if not decision.strip() or decided is None:
        raise Refusal(
            "Hãy ghi số và ngày quyết định ở một dòng, lưu lại, rồi ghi cho các dòng kia."
        )
    if not lines:
        raise Refusal("Không còn ai cùng loại, đủ giấy tờ mà chưa có quyết định.")
    for line in lines:
        row = session.get(CardRequestRow, line.id)
        if row is None:
            row = CardRequestRow(person_id=line.person_id, kind=line.kind, asked=line.asked)
            session.add(row)
        rows.fill(row, {"decision": decision, "decided": decided})
    return f"Ghi Quyết định {decision} cho {len(lines)} người"


def lines(session: Session, /, *, day: date) -> tuple[CardRequest, ...]:
    """Every member in need of a card, asked for or not, then the cards handed over."""
    requests: dict[str, list[CardRequestRow]] = {}
    for row in session.scalars(select(CardRequestRow)):
        requests.setdefault(row.person_id, []).append(row)
    known = facts.some(session, list({*requests, *members.waiting_for_card(session)}))
    cells = {cell.id: cell.name for cell in known.cells}
    photos = dict(session.execute(select(PersonRow.id, PersonRow.photo_id)).all())
    present = {one.id for one in membership.members_on(known, day)}
    people = [one for one in known.people if one.id in requests or one.id in present]
    dated = members.dated_all(session, people)
    found: list[CardRequest] = []
    for one in people:
        own, person = requests.get(one.id, []), dated[one.id]
        cell = cells.get(membership.cell_on(one, day) or "", "")
        has_photo = photos.get(one.id) is not None
        found += (_line(row, person, cell, has_photo) for row in own)
        if not own and _needs_first(person):
            found.append(_first(person, cell, has_photo))
    return tuple(sorted(found, key=_order))


def _needs_first(person: Person) -> bool:
    told = person.membership
    if told is None or told.official is None:
        return False
    return not (told.card_number or told.old_card_number)


def _line(row: CardRequestRow, person: Person, cell: str, has_photo: bool) -> CardRequest:
    kinds = {one.code: one.name for one in shipped.entries("card_kinds")}
    return CardRequest(
        id=row.id,
        revision=row.revision,
        person_id=row.person_id,
        person=person.name,
        cell=cell,
        kind=row.kind,
        kind_text=kinds[row.kind],
        asked=row.asked,
        sent=row.sent,
        number=row.number,
        decision=row.decision,
        decided=row.decided,
        handed=row.handed,
        note=row.note,
        lacks=rules.lacks(row.kind, person, has_photo=has_photo),
        doubts=rules.doubts(row.number, person),
    )


def _first(person: Person, cell: str, has_photo: bool) -> CardRequest:
    kinds = {one.code: one.name for one in shipped.entries("card_kinds")}
    return CardRequest(
        id=due(person.id),
        person_id=person.id,
        person=person.name,
        cell=cell,
        kind=rules.FIRST,
        kind_text=kinds[rules.FIRST],
        lacks=rules.lacks(rules.FIRST, person, has_photo=has_photo),
    )


def _order(line: CardRequest) -> tuple[object, ...]:
    return line.handed is not None, not line.to_send, text.sort_key(line.person), line.id


def _fill(
    session: Session, row: CardRequestRow, values: Mapping[str, object], revision: int | None = None
) -> None:
    rows.fill(row, dict(values), revision=revision)
    for later, earlier, words in _days(row):
        if later is not None and earlier is not None and later[1] < earlier:
            raise Refusal(words, field=later[0])
    if row.handed is not None and not row.number:
        raise Refusal("Đã trao thẻ thì hãy ghi số thẻ.", field="number")
    if not row.number:
        return
    row.number = rules.tidy(row.number)
    if rules.digits(row.number) not in (rules.OLD, rules.NEW):
        raise Refusal(
            f"Số thẻ gồm {rules.NEW} chữ số (mẫu mới) hoặc {rules.OLD} chữ số (mẫu cũ).",
            field="number",
        )
    held = session.scalar(select(MembershipRow).where(MembershipRow.person_id == row.person_id))
    if held is None:
        held = MembershipRow(person_id=row.person_id)
        session.add(held)
    if rules.digits(row.number) == rules.NEW:
        held.card_number = row.number
    else:
        held.old_card_number = row.number


def _days(row: CardRequestRow) -> Iterator[tuple[tuple[str, date] | None, date | None, str]]:
    """Pairs of days of which the first cannot be earlier, and what to say if it is."""
    handed = ("handed", row.handed) if row.handed else None
    sent = ("sent", row.sent) if row.sent else None
    yield sent, row.asked, "Ngày gửi không thể trước ngày đề nghị."
    yield handed, row.decided, "Ngày trao thẻ không thể trước ngày quyết định."
