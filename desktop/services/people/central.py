"""The office's members in the layout of the central workbook, so that nothing is typed twice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.exchange.central import central_workbook
from desktop.rules import lists, text
from desktop.rules.partial_date import PartialDate
from desktop.rules.people.import_rows import PLACES
from desktop.services import facts, shipped
from desktop.services.office import Office
from desktop.services.papers import printing
from desktop.services.people import places
from desktop.services.people.import_known import MEMBERSHIP, Known, everyone, text_of
from desktop.store.tables.organisations import CellRow

_HOME = "Việt Nam"
_LEFT = "left"
_ACTIVE = "active"
_PROVINCE = re.compile(r"^(?:tinh|thanh pho|tp)\b[ .]*")


def write(office: Office, file: Path) -> int:
    """Write all members as a central workbook and answer how many; Trouble if the disk refuses."""
    rows = office.read(members)
    title = office.read(facts.office).party_body
    printing.save(file, central_workbook(rows, _codes(), title, office.now()))
    return len(rows)


def members(session: Session) -> tuple[Mapping[str, str], ...]:
    """Everyone who is or was a member, by column of the central workbook, cell by cell."""
    cells = {
        cell_id: (position, name)
        for cell_id, position, name in session.execute(
            select(CellRow.id, CellRow.position, CellRow.name)
        )
    }
    known = [
        one
        for one in everyone(session).people.values()
        if not one.binned and any(key in one.values for key in MEMBERSHIP)
    ]
    known.sort(
        key=lambda one: (
            cells.get(one.values.get("cell", ""), (0, "")),
            text.sort_key(one.values["name"]),
        )
    )
    return tuple(_row(one, cells) for one in known)


def split_place(written: str) -> tuple[str, str, str]:
    """Country, province and the rest of an address; nothing is guessed that is not written."""
    rest = written.split(", ")
    before, last = ", ".join(rest[:-1]), rest[-1]
    country = lists.find(shipped.entries("countries"), last) if before else None
    if country is not None and country.name != _HOME:
        return last, "", before
    # Where the address says it twice, the second would be taken for a repetition.
    if _is_province(last) and not text.fold(before).endswith(text.fold(last)):
        return _HOME, last, before
    return "", "", written


def _row(one: Known, cells: Mapping[str, tuple[int, str]]) -> dict[str, str]:
    values: dict[str, Any] = dict(one.values)
    row = {key: text_of(value) for key, value in values.items() if _is_plain(value)}
    row["name"] = row["name"].upper()
    row["sex"] = row.get("sex", "").capitalize()
    row["cell"] = cells[values["cell"]][1] if "cell" in values else ""
    for place in PLACES:
        parts = split_place(values.get(place, ""))
        row |= {
            f"{place}:{part}": words
            for part, words in zip(("country", "province", "detail"), parts, strict=True)
        }
    return row | _status(values)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | PartialDate)


def _status(values: Mapping[str, Any]) -> dict[str, str]:
    """What the workbook said of the member, unless a movement tells otherwise since."""
    states = shipped.entries("member_states")
    kept = values.get("status", "")
    day = values.get("status_on")
    movement = values.get("movement")
    if movement is None:
        stays = lists.find([one for one in states if one.group == "stays"], kept)
        words = kept if stays else next(one.name for one in states if one.code == _ACTIVE)
        return {"status": words, "status_on": day.text if stays and day else ""}
    kind, left = movement
    named = lists.find((*states, *shipped.entries("movements")), kept) if kept else None
    if named is None or kind not in (named.group, named.code):
        known = [one for one in states if one.group == kind or one.code == _LEFT]
        named = next((one for one in known if one.group == kind), known[-1])
    return {"status": named.name, "status_on": text.date_text(left)}


def _is_province(written: str) -> bool:
    return _bare_province(written) in {
        _bare_province(one.name) for one in places.gazetteer().provinces
    }


def _bare_province(written: str) -> str:
    return _PROVINCE.sub("", text.fold(written))


def _codes() -> dict[str, Sequence[str]]:
    return {
        "QUOCGIA": [one.name for one in shipped.entries("countries")],
        "TINH": [one.name for one in places.gazetteer().provinces],
        "DANTOC": [one.name for one in shipped.entries("ethnic_groups")],
        "TONGIAO": [one.name for one in shipped.entries("religions")],
    }
