"""The rows of a workbook as values of people, with what the clerk should look at in each."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.errors import Refusal
from desktop.rules import checks, text
from desktop.rules.number_origin import Origins
from desktop.rules.people import cell_values, columns, legacy_text
from desktop.rules.people.cell_values import Reader
from desktop.rules.people.columns import Column, Facts, Layout, Sheet, Value

STEPS = ("outstanding_on", "candidate_on")
PLACES = ("birth_place", "home_place", "permanent_residence")
_PLACE_PARTS = tuple(
    (place, (f"{place}:country", f"{place}:province", f"{place}:detail")) for place in PLACES
)
_HOME_COUNTRY = "viet nam"


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a cell: the title of its column, and a sentence."""

    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet, counted as Excel does: what it says, what is doubtful, what refuses it."""

    sheet: str
    number: int
    values: Mapping[str, Any]
    notes: tuple[Note, ...] = ()
    faults: tuple[Note, ...] = ()

    @property
    def name(self) -> str:
        """The name, however it was written."""
        return str(self.values.get("name", ""))


def rows(sheet: Sheet, layout: Layout, facts: Facts, today: date) -> Iterator[Row]:
    """The people of a sheet from the top; rows without any are left out.

    A row that names only a cell, or else a sheet that is called like one, gives the cell where the
    table has no column for it.
    """
    readers = [(one.at, one.title, _reader(one, facts, today)) for one in layout.taken]
    has_cell = any(one.fact == "cell" for one in layout.taken)
    cell = "" if has_cell else columns.section([layout.sheet])
    labels = {one.fact: one.title for one in layout.taken}
    origins = Origins(facts.lists.get("number_provinces", ()))
    for at in range(layout.first, min(layout.end, len(sheet.rows))):
        row = sheet.rows[at]
        named = "" if has_cell else columns.section(row)
        if named:
            cell = named
            continue
        values, notes, faults = _read(row, readers)
        if not values and not faults:
            continue
        if cell:
            values.setdefault("cell", cell)
        notes += _settle(values, faults, labels, origins)
        yield Row(layout.sheet, at + 1, values, tuple(notes), tuple(faults))


def _reader(column: Column, facts: Facts, today: date) -> Reader:
    if not column.encoding:
        return cell_values.reader(column.fact, facts, today)
    decode = functools.partial(
        legacy_text.decode, encoding=column.encoding, capitals=column.capitals
    )
    return cell_values.reader(column.fact, facts, today, decode)


def _read(
    row: Sequence[Value], readers: list[tuple[int, str, Reader]]
) -> tuple[dict[str, Any], list[Note], list[Note]]:
    values: dict[str, Any] = {}
    notes: list[Note] = []
    faults: list[Note] = []
    width = len(row)
    for at, column, reader in readers:
        cell = row[at] if at < width else ""
        if cell == "":
            continue
        told, note, fault = reader[cell] if cell.__class__ is str else reader.other(cell)
        for key, value in told:
            if key not in values:
                values[key] = value
        if note:
            notes.append(Note(column, note))
        if fault:
            faults.append(Note(column, fault))
    return values, notes, faults


def _settle(
    values: dict[str, Any], faults: list[Note], labels: Mapping[str, str], origins: Origins
) -> list[Note]:
    """Join what stands in several columns and compare them; answers what to look at."""
    _join_name(values, faults, labels)
    for place, parts in _PLACE_PARTS:
        _join_place(values, place, parts)
    _leave(values, faults, labels)
    admitted, official = values.get("admitted"), values.get("official")
    if admitted and official and official.latest < admitted.earliest:
        faults.append(
            Note(
                labels.get("official", ""),
                f"Ngày chính thức {official.text} trước ngày vào Đảng {admitted.text}.",
            )
        )
    number = values.get("personal_number", "")
    doubts = checks.personal_number_doubts(number, values.get("sex"), values.get("born"))
    origin = origins.doubt(number, values.get("birth_place", ""))
    told = (*doubts, origin) if origin else doubts
    notes = [Note(labels.get("personal_number", ""), doubt) for doubt in told]
    for step in STEPS:
        if step in values and not values[step].complete:
            day = values.pop(step).text
            notes.append(
                Note(labels.get(step, ""), f"“{day}” chưa đủ ngày, tháng, năm nên chưa lấy.")
            )
    return notes


def _join_name(values: dict[str, Any], faults: list[Note], labels: Mapping[str, str]) -> None:
    parts = [values.pop(key, "") for key in ("family_name", "given_name")]
    if "name" not in values and any(parts):
        try:
            written = checks.person_name(" ".join(filter(None, parts)))
            values["name"] = text.in_proper_case(written)
        except Refusal as refusal:
            faults.append(Note(labels.get("given_name", ""), refusal.sentence))
    elif "name" not in values and not any(one.column == labels.get("name") for one in faults):
        faults.append(Note(labels.get("name", ""), "Dòng này có dữ liệu nhưng chưa ghi họ tên."))


def _join_place(values: dict[str, Any], place: str, parts: tuple[str, str, str]) -> None:
    country = values.pop(parts[0], "")
    province = values.pop(parts[1], "")
    detail = values.pop(parts[2], "")
    if province or detail or country:
        joined = joined_place(country, province, detail)
        if joined:
            values.setdefault(place, joined)


@functools.lru_cache(maxsize=4096)
def joined_place(country: str, province: str, detail: str) -> str:
    """An address as one text, from what the central workbook keeps in three columns."""
    if text.fold(country) == _HOME_COUNTRY:
        country = ""
    # Some write the province into the address as well.
    if province and text.fold(detail).endswith(text.fold(province)):
        province = ""
    return ", ".join(filter(None, (detail, province, country)))


def _leave(values: dict[str, Any], faults: list[Note], labels: Mapping[str, str]) -> None:
    state = values.pop("state", "stays")
    if state == "stays":
        return
    day = values.get("status_on")
    if day is None or not day.complete:
        faults.append(
            Note(
                labels.get("status_on", labels.get("status", "")),
                f"“{values['status']}” cần đủ ngày, tháng, năm.",
            )
        )
        return
    values["movement"] = (state, day.exact)
