"""Which kept paper of a person is which: by its form, and by whom it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from desktop.rules.text import fold
from desktop.services import rows
from desktop.store.tables.documents import DocumentRow
from desktop.store.tables.papers import PaperRow

Kept = Mapping[tuple[str, str], PaperRow]
"""Papers by their form and about."""


def of_person(session: Session, person_id: str, abouts: Callable[[str], Sequence[str]]) -> Kept:
    """The papers of a person that hold.

    A paper that was written before it was known whom it is about stands also under one of those
    whom `abouts` names by now: the one it mentions, else the first who has no paper yet.
    """
    query = select(PaperRow).where(PaperRow.person_id == person_id, PaperRow.voided.is_(False))
    # Issued sheets are large, and few of them are asked for at a time.
    found = session.scalars(query.options(defer(PaperRow.sheet)))
    kept = {(row.form, row.about): row for row in found}
    for (form, about), row in list(kept.items()):
        heir = "" if about else _heir(row, kept, abouts(form))
        if heir:
            kept[form, heir] = row
    return kept


def hand_over(session: Session, row: PaperRow, about: str) -> None:
    """Let a paper, with its number, be about somebody from now on."""
    rows.fill(row, {"about": about})
    numbered = session.get(DocumentRow, row.document_id) if row.document_id else None
    if numbered is not None:
        rows.fill(numbered, {"about": about})


def _heir(row: PaperRow, kept: Kept, abouts: Sequence[str]) -> str:
    waiting = [one for one in abouts if one and (row.form, one) not in kept]
    said = {fold(value) for value in row.answers.values() if isinstance(value, str)}
    mentioned = [one for one in waiting if fold(one) in said]
    return next(iter((*mentioned, *waiting)), "")
