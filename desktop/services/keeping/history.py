"""The journal as readable lines, each with what it changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import make_url, select
from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.services import words
from desktop.store import chain
from desktop.store.tables.journal import ChangeRow, OperationRow
from desktop.store.tables.people import PersonRow

_ID = re.compile(r"[0-9a-f]{32}")
_WITH_PASSWORD = {"url"}
_MASKED = {"personal_number", "old_id_number", "card_number", "old_card_number"}


@dataclass(frozen=True, slots=True)
class Line:
    """One operation: when, who, what."""

    id: int
    at: datetime
    who: str
    label: str
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One value before and after, in words."""

    thing: str
    name: str
    before: str
    after: str


def lines(session: Session, /, *, find: str = "", most: int = 1000) -> tuple[Line, ...]:
    """The latest operations whose words match, newest first."""
    query = select(OperationRow).order_by(OperationRow.id.desc())
    found = (row for row in session.scalars(query) if text.matches(find, row.label, row.who))
    return tuple(
        Line(row.id, row.at, row.who, row.label, row.undoes) for row in islice(found, most)
    )


@dataclass(frozen=True, slots=True)
class Head:
    """Where the journal ends: how many operations, when the last was, and its mark to print.

    The mark is the whole hash in groups of four signs.
    """

    number: int
    at: datetime | None
    mark: str

    @property
    def text(self) -> str:
        """As a paper prints it, to be compared later."""
        return f"việc số {self.number}, dấu {self.mark}" if self.number else "chưa có việc nào"


def head(session: Session) -> Head:
    """Where the journal ends now; printed, it proves later that nothing before was changed."""
    last = chain.head(session)
    return Head(last.number, last.at, _mark(last.hash))


def mark_at(session: Session, /, *, number: int) -> str:
    """The mark of an operation of before, to compare with one on paper; empty if none has it."""
    found = session.get(OperationRow, number)
    return "" if found is None else _mark(found.chain)


def chain_fault(session: Session) -> str:
    """The first line of the journal that is not as it was written, as a sentence; empty if none."""
    told = _broken(session)
    if not told:
        return ""
    return (
        f"Nhật ký {told} Hãy giữ nguyên tệp, so với bản sao lưu và với dấu nhật ký đã in trên "
        "phiếu bìa."
    )


def store_chain_fault(session: Session) -> str:
    """The same of the journal that the shared store has."""
    told = _broken(session)
    if not told:
        return ""
    return (
        f"Nhật ký của kho chung {told} Hãy báo người quản trị máy chủ giữ nguyên kho, và so với "
        "bản sao lưu của kho."
    )


def _broken(session: Session) -> str:
    number = chain.broken(session)
    if number is None:
        return ""
    row = session.get(OperationRow, number)
    told = f" “{row.label}” lúc {row.at:%H:%M %d/%m/%Y}" if row is not None else ""
    return (
        f"không còn nguyên vẹn từ việc số {number}{told}: dòng này hoặc dòng ngay trước đã bị sửa "
        "hay mất ngoài chương trình."
    )


def differences(session: Session, /, *, operation: int) -> tuple[Difference, ...]:
    """What an operation changed, value by value."""
    query = (
        select(ChangeRow).where(ChangeRow.operation_id == operation).order_by(ChangeRow.position)
    )
    return tuple(
        difference
        for change in session.scalars(query)
        for difference in _differences(session, change)
    )


def _shown(session: Session, table: str, name: str, row: Mapping[str, Any]) -> str:
    """A value as the journal's readers may see it: the journal is no way around the mask."""
    content = row.get(name)
    if name in _WITH_PASSWORD and content:
        return make_url(str(content)).render_as_string(hide_password=True)
    if isinstance(content, Mapping):
        people = {key: _person(session, one) for key, one in content.items()}
        content = words.labelled(table, row, people)
    told = words.told(table, name, content)
    return text.mask_number(told) if name in _MASKED else told


def _person(session: Session, content: object) -> object:
    """The name of a person where an id stands for one."""
    if not isinstance(content, str) or not _ID.fullmatch(content):
        return content
    person = session.get(PersonRow, content)
    return person.name if person is not None else "(không còn trong tệp)"


def _mark(hash: str) -> str:
    return " ".join(re.findall("....", hash))


def _differences(session: Session, change: ChangeRow) -> list[Difference]:
    before, after = change.before or {}, change.after or {}
    names = [name for name in {**before, **after} if words.is_shown(name)]
    return [
        Difference(
            words.table(change.table),
            words.column(change.table, name),
            _shown(session, change.table, name, before),
            _shown(session, change.table, name, after),
        )
        for name in names
        if before.get(name) != after.get(name)
        # A new row has columns that nothing was said of.
        and not (_empty(before.get(name)) and _empty(after.get(name)))
    ]


def _empty(content: object) -> bool:
    return content is None or content in ("", [], {})
