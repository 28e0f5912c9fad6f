"""What no session may do: a query that writes, a statement that goes past the journal."""

from __future__ import annotations

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session


def read_only(session: Session) -> None:
    """Have a session fail as soon as something is about to be changed in it."""
    event.listen(session, "before_flush", refuse_changes)
    journaled(session)


def journaled(session: Session) -> None:
    """Have a session fail at statements that change rows without the journal seeing them."""
    event.listen(session, "do_orm_execute", _refuse_bulk)


def refuse_changes(session: Session, *_: object) -> None:
    """RuntimeError if anything in the session waits to be written."""
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("a query changed something")


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        raise RuntimeError("a statement changes rows past the journal")
