"""Decisions by which a member owes no Party fee, each with its number, days and reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.members.fees import Exemption
from desktop.services import rows
from desktop.services.fact_rows import like, of, table_rows
from desktop.services.members import exemption_numbers, of_member
from desktop.services.members.of_member import OfMember
from desktop.store.tables.fees import FeeExemptionRow
from desktop.store.tables.people import PersonRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionLine(OfMember):
    """A decision as the list shows it, with whom it exempts."""

    way: Exemption


def add_exemption(
    session: Session, /, *, id: str, person_id: str, since: date | None, **values: object
) -> str:
    """Enter a decision to exempt a member from the fee; Refusal without a first day."""
    person = rows.present(session, PersonRow, person_id)
    row = FeeExemptionRow(id=id, person_id=person_id)
    _fill(row, {"since": since, **values})
    exemption_numbers.enter(session, row)
    session.add(row)
    return f"Miễn đảng phí: {person.name}"


def change_exemption(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of the decision; Refusal if it would end before it begins."""
    row = rows.present(session, FeeExemptionRow, id)
    _fill(row, values, revision)
    exemption_numbers.enter(session, row)
    return f"Sửa việc miễn đảng phí của {rows.present(session, PersonRow, row.person_id).name}"


def remove_exemption(session: Session, /, *, id: str) -> str:
    """Take back a decision entered by mistake: the fee is owed as before, its number is void."""
    row = rows.present(session, FeeExemptionRow, id)
    label = f"Bỏ việc miễn đảng phí của {rows.present(session, PersonRow, row.person_id).name}"
    exemption_numbers.leave(session, row, label)
    session.delete(row)
    return label


def lines(session: Session, /, *, year: int) -> tuple[ExemptionLine, ...]:
    """The decisions that exempt somebody in a year, in the order of name lists."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    lasting = or_(FeeExemptionRow.until.is_(None), FeeExemptionRow.until >= first)
    held = of_member.held(session, FeeExemptionRow, FeeExemptionRow.since <= last, lasting)
    told = [ExemptionLine(**held.told(row, last), way=of(Exemption, row)) for row in held.rows]
    return tuple(sorted(told, key=lambda one: (text.sort_key(one.person), one.way.since, one.id)))


def of_people(session: Session, ids: Collection[str]) -> Mapping[str, tuple[Exemption, ...]]:
    """The decisions on these people, by person, the earliest first."""
    found: dict[str, tuple[Exemption, ...]] = {}
    query = table_rows(FeeExemptionRow).where(FeeExemptionRow.person_id.in_(ids))
    for row in session.execute(query.order_by(FeeExemptionRow.since, FeeExemptionRow.id)):
        told = like(Exemption, FeeExemptionRow, row)
        found[row.person_id] = (*found.get(row.person_id, ()), told)
    return found


def _fill(row: FeeExemptionRow, values: Mapping[str, object], revision: int | None = None) -> None:
    given = dict(values)
    since = given.get("since", row.since)
    if since is None:
        raise Refusal("Hãy ghi được miễn từ ngày nào.", field="since")
    rows.fill(row, given, revision=revision)
    if row.until is not None and row.until < row.since:
        raise Refusal("Ngày hết miễn không thể trước ngày bắt đầu miễn.", field="until")
