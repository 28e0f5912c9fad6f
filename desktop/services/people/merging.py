"""Taking two records for one person, by hand only: what is doubted, compared, and merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.people import duplicates
from desktop.rules.people.duplicates import Reason, Trace
from desktop.services import rows
from desktop.services.people import comparing, merging_limits, twins
from desktop.services.people.comparing import Choice
from desktop.services.people.comparing import Row as Row
from desktop.store.tables.cases import StepRow
from desktop.store.tables.documents import DocumentRow
from desktop.store.tables.members import MembershipRow
from desktop.store.tables.papers import PaperRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two records that may be one person, as the list shows them, and why."""

    id: str
    left: str
    right: str
    names: str
    born: str
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two people side by side; `refusals` say why they cannot be merged, and what to do.

    `binned` says that one of them lies in the bin, as after merging.
    """

    left: str
    right: str
    left_name: str
    right_name: str
    rows: tuple[Row, ...]
    refusals: tuple[str, ...]
    binned: bool


def doubts(session: Session) -> tuple[Doubt, ...]:
    """Every pair of people who may be one, the surest reasons first."""
    query = (
        select(
            PersonRow.id,
            PersonRow.name,
            PersonRow.other_names,
            PersonRow.search_key,
            PersonRow.born,
            PersonRow.personal_number,
            PersonRow.old_id_number,
            MembershipRow.card_number,
            MembershipRow.old_card_number,
        )
        .outerjoin(MembershipRow, MembershipRow.person_id == PersonRow.id)
        .where(PersonRow.removed.is_(None))
        .order_by(PersonRow.sort_key, PersonRow.id)
    )
    people = {row.id: row for row in session.execute(query)}
    found = duplicates.doubts(map(_trace, people.values()))
    return tuple(_doubt(people[one.one], people[one.other], one.reason) for one in found)


def compare(session: Session, /, *, left: str, right: str, day: date) -> Comparison:
    """Two people field by field, with everything that hangs on them."""
    one, other = (rows.present(session, PersonRow, id) for id in (left, right))
    return Comparison(
        left=left,
        right=right,
        left_name=one.name,
        right_name=other.name,
        rows=comparing.rows_of(session, left, right),
        refusals=merging_limits.refusals(session, left, right, day),
        binned=bool(one.removed or other.removed),
    )


def merge(
    session: Session, /, *, keep: str, other: str, choices: Mapping[str, Choice], day: date
) -> str:
    """Merge the other person into the kept one, choosing by the keys of the comparison.

    What is not chosen goes to the other, who goes into the bin, so that no row and no value is
    lost. A row that is not named takes what the comparison proposes. Refusal where the two
    contradict each other.
    """
    for sentence in merging_limits.refusals(session, keep, other, day):
        raise Refusal(sentence)
    kept, gone = (rows.present(session, PersonRow, id) for id in (keep, other))
    label = f"Gộp {gone.name} vào {kept.name}"
    chosen = _chosen(comparing.rows_of(session, keep, other), choices)
    for name, table in comparing.single_tables().items():
        _merge_single(session, table, (kept, gone), chosen.get(name, "keep"), chosen)
    _merge_belongings(session, kept, gone, chosen)
    for name, table in comparing.line_tables().items():
        sides = [comparing.hanging(session, table, id) for id in (keep, other)]
        _choose_lines(twins.pairs(*sides), chosen)
        _join(kept, gone, (sides[0], sides[1]), chosen.get(name, "both"))
    _merge_papers(session, kept, gone, chosen)
    for case in comparing.cases(session, other):
        case.person_id = keep
    _repoint(session, keep, other)
    _choose_values(kept, gone, chosen)
    rows.fill(gone, {"removed": day, "removed_reason": f"gộp vào {kept.name}"})
    return label


def _trace(row: Any) -> Trace:
    return Trace(
        id=row.id,
        # The search key holds the other names too.
        name=text.fold(row.name) if row.other_names else row.search_key,
        born=row.born,
        personal_number=row.personal_number,
        old_id_number=row.old_id_number,
        card_numbers=(row.card_number or "", row.old_card_number or ""),
    )


def _doubt(one: Any, other: Any, reason: Reason) -> Doubt:
    names = dict.fromkeys((one.name, other.name))
    born = dict.fromkeys(row.born.text for row in (one, other) if row.born)
    return Doubt(
        f"{one.id} {other.id}",
        one.id,
        other.id,
        " / ".join(names),
        " / ".join(born),
        duplicates.REASONS[reason],
    )


def _chosen(found: Sequence[Row], choices: Mapping[str, Choice]) -> dict[str, Choice]:
    offered = {row.key: row for row in found}
    for key, choice in choices.items():
        if key not in offered or choice not in offered[key].choices:
            raise ValueError(f"{choice!r} cannot be chosen for {key!r}")
    return {row.key: choices.get(row.key, row.proposed) for row in found}


def _choose_values(kept: Record, gone: Record, chosen: Mapping[str, Choice]) -> None:
    """Exchange the values chosen of the other, so that the other still tells what was not."""
    table = type(kept)
    for name in comparing.columns_of(table):
        if chosen.get(f"{table.__tablename__}.{name}") == "other":
            for column in comparing.together(table, name):
                mine, theirs = getattr(kept, column), getattr(gone, column)
                rows.fill(kept, {column: theirs})
                rows.fill(gone, {column: mine})


def _merge_single(
    session: Session,
    table: type[Record],
    pair: tuple[PersonRow, PersonRow],
    choice: Choice,
    chosen: Mapping[str, Choice],
) -> None:
    """Of two rows the values are chosen; the only one goes to the person chosen to have it."""
    mine, theirs = (comparing.hanging(session, table, one.id) for one in pair)
    if mine and theirs:
        _choose_values(mine[0], theirs[0], chosen)
    else:
        _join(*pair, (mine, theirs), choice)


def _merge_belongings(
    session: Session, kept: PersonRow, gone: PersonRow, chosen: Mapping[str, Choice]
) -> None:
    for key, ended in (("cell", False), ("belonging", True)):
        sides = [comparing.belongings(session, one.id, ended=ended) for one in (kept, gone)]
        _join(kept, gone, (sides[0], sides[1]), chosen.get(key, "keep"))


def _merge_papers(
    session: Session, kept: PersonRow, gone: PersonRow, chosen: Mapping[str, Choice]
) -> None:
    mine, theirs = (comparing.papers(session, one.id) for one in (kept, gone))
    for form, paper in theirs.items():
        if chosen[f"paper.{form}"] == "other":
            _join(kept, gone, ([mine[form]] if form in mine else [], [paper]), "other")


def _choose_lines(paired: list[tuple[Any, Any]], chosen: Mapping[str, Choice]) -> None:
    """Of two lines of which a person has one only, let the chosen one be the kept person's.

    They exchange what they tell and stay where they are, so that none is lost.
    """
    for own, line in paired:
        if chosen.get(twins.key(own)) == "other":
            for name in comparing.columns_of(type(own)):
                told = getattr(own, name)
                rows.fill(own, {name: getattr(line, name)})
                rows.fill(line, {name: told})


def _join(
    kept: PersonRow, gone: PersonRow, sides: tuple[list[Any], list[Any]], choice: Choice
) -> None:
    """Let the chosen lines hang on the kept person and the others on the one in the bin.

    Of lines that tell the same, or that a person has one of only, one stays behind.
    """
    mine, theirs = sides
    if choice == "keep":
        return
    same = twins.same_line if choice == "both" else twins.twin
    coming = [line for line in theirs if not any(same(line, own) for own in mine)]
    if choice == "other":
        going = [line for line in mine if not any(same(line, one) for one in theirs)]
        for line in going:
            line.person_id = gone.id
    for line in coming:
        line.person_id = kept.id
    if choice == "both":
        _arrange([*mine, *coming], moved=bool(coming))


def _arrange(lines: list[Any], *, moved: bool) -> None:
    """Number lines that came together anew, by their dates where all have one."""
    if not moved or not lines or not hasattr(lines[0], "position"):
        return
    day = next((name for name in ("since", "when") if hasattr(lines[0], name)), None)
    if day is not None and all(getattr(line, day) for line in lines):
        lines = sorted(lines, key=lambda line: str(getattr(line, day)))
    for position, line in enumerate(lines):
        rows.fill(line, {"position": position})


def _repoint(session: Session, keep: str, other: str) -> None:
    """Let whatever names the other, as a mentor is named, name the kept person."""
    for table, name in comparing.naming_columns():
        query = select(table).where(table.__table__.columns[name] == other)
        for row in session.scalars(query):
            if not _taken(session, row, name, keep):
                rows.fill(row, {name: keep})
    for about in (PaperRow, DocumentRow):
        for row in session.scalars(select(about).where(about.about == other)):
            rows.fill(row, {"about": keep})
    naming = select(StepRow).where(cast(StepRow.values, String).contains(other))
    for step in session.scalars(naming):
        step.values = {
            name: keep if value == other else value for name, value in step.values.items()
        }


def _taken(session: Session, row: Record, name: str, keep: str) -> bool:
    """Whether the kept person has the one line that there may be, as of a month: then both stay."""
    table = type(row)
    columns = table.__table__.columns
    return any(
        session.scalar(
            select(table.id).where(
                columns[name] == keep, *(columns[one] == getattr(row, one) for one in names)
            )
        )
        for names in twins.alone(table, name)
    )
