"""Who is in the office already, as a workbook would tell of them, and by what they are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.rules.facts.person import Transfer
from desktop.rules.members import transfers
from desktop.rules.members.membership import ADMITTED, MOVEMENTS, RECOGNISED
from desktop.rules.partial_date import PartialDate
from desktop.services import fact_rows
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.imports import CentralRow
from desktop.store.tables.members import BelongingRow, MembershipRow, MovementRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record
from desktop.store.tables.transfers import TransferRow

PERSON = (
    "name",
    "other_names",
    "sex",
    "born",
    "birth_place",
    "home_place",
    "permanent_residence",
    "temporary_residence",
    "ethnicity",
    "nationality",
    "religion",
    "occupation",
    "workplace",
    "state_post",
    "union_post",
    "general",
    "general_level",
    "professional",
    "professional_level",
    "political_theory",
    "languages",
    "computing",
    "union_joined",
    "groups",
    "personal_number",
    "old_id_number",
    "phone",
)
MEMBERSHIP = (
    "admitted",
    "official",
    "party_post",
    "card_number",
    "old_card_number",
    "dossier_number",
)
CENTRAL = ("central_id", "card_place", "card_day", "status", "status_on")
STEPS = {"outstanding_on": "outstanding", "candidate_on": "candidate"}
_CEREMONY = "ceremony"
_BY_STEP = {
    **{step: key for key, step in STEPS.items()},
    _CEREMONY: ADMITTED,
    RECOGNISED: "official",
}


@dataclass(slots=True)
class Known:
    """A person of the office: the id, what is known by key, and which of it a case tells."""

    id: str
    binned: bool
    values: dict[str, Any]
    from_case: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Everyone:
    """The people of the office by everything that a workbook may name them by."""

    people: dict[str, Known]
    by_key: dict[str, dict[str, Known]]
    by_name: dict[str, list[Known]]

    def named(self, folded: str) -> list[Known]:
        """People of that name, given without accents and capitals."""
        return self.by_name.get(folded, [])


def everyone(session: Session) -> Everyone:
    """Read all people, also those in the bin."""
    people = {
        row["id"]: Known(row["id"], row["removed"] is not None, _told(row, PERSON))
        for row in _rows(session, PersonRow, ("id", "removed", *PERSON))
    }
    for table, keys in ((MembershipRow, MEMBERSHIP), (CentralRow, CENTRAL)):
        for row in _rows(session, table, ("person_id", *keys)):
            people[row["person_id"]].values |= _told(row, keys)
    _add_cells(session, people)
    _add_movements(session, people)
    _add_steps(session, people)
    return _indexed(people.values())


def _rows(
    session: Session, table: type[Record], names: tuple[str, ...]
) -> Iterable[Mapping[Any, Any]]:
    columns = table.__table__.columns
    return session.connection().execute(select(*(columns[name] for name in names))).mappings()


def _told(row: Mapping[Any, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: row[key] for key in keys if row[key] not in (None, "", [])}


def _add_cells(session: Session, people: dict[str, Known]) -> None:
    query = select(BelongingRow.person_id, BelongingRow.cell_id)
    for person_id, cell_id in session.execute(query.where(BelongingRow.until.is_(None))):
        people[person_id].values["cell"] = cell_id


def _add_movements(session: Session, people: dict[str, Known]) -> None:
    query = select(MovementRow.person_id, MovementRow.kind, MovementRow.day)
    told = [(one.day, one.person_id, one.kind) for one in session.execute(query)]
    ways = fact_rows.hanging(session, TransferRow, Transfer, None)
    for person_id, own in ways.items():
        told += [(move.day, person_id, move.kind) for move in transfers.movements(own)]
    for day, person_id, kind in sorted(told):
        if MOVEMENTS[kind]:
            people[person_id].values.pop("movement", None)
        else:
            people[person_id].values["movement"] = (kind, day)


def _add_steps(session: Session, people: dict[str, Known]) -> None:
    query = select(CaseRow.person_id, StepRow.step, StepRow.day).join(
        CaseRow, StepRow.case_id == CaseRow.id
    )
    for person_id, step, day in session.execute(query.where(StepRow.step.in_(_BY_STEP))):
        key, known = _BY_STEP[step], people[person_id]
        known.values.setdefault(key, PartialDate.of(day))
        known.from_case.add(key)


def _indexed(people: Iterable[Known]) -> Everyone:
    by_key: dict[str, dict[str, Known]] = {
        key: {} for key in ("central_id", "personal_number", "old_id_number", "card_number")
    }
    by_name: dict[str, list[Known]] = defaultdict(list)
    found = {}
    for known in people:
        found[known.id] = known
        by_name[text.fold(known.values.get("name", ""))].append(known)
        for key, holders in by_key.items():
            if key in known.values:
                holders[known.values[key]] = known
    return Everyone(found, by_key, by_name)


def overlaps(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates of birth may be the same day; an unknown one tells nothing."""
    if one is None or other is None:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def text_of(value: Any) -> str:
    """A value as the preview shows it."""
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, date):
        return text.date_text(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(text_of(one) for one in value)
    return str(value)
