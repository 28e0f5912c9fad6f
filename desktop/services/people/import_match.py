"""Which person of the office a row of a workbook is, and what the row would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from desktop.rules import text
from desktop.rules.lists import Entry
from desktop.rules.partial_date import PartialDate
from desktop.rules.people.columns import Facts
from desktop.rules.people.import_rows import Note, Row
from desktop.services.people.import_cells import Cells
from desktop.services.people.import_known import Everyone, Known, overlaps, text_of
from desktop.services.people.import_lines import Change, Decision, Line, Outcome, line_id
from desktop.services.people.people import new_id

_NUMBERS = {
    "central_id": "Mã trong tệp 31 cột",
    "personal_number": "Số định danh",
    "old_id_number": "Số CMND",
    "card_number": "Số thẻ đảng viên",
}
_LABELS = {
    "general_level": "Cấp học",
    "groups": "Nhóm đối tượng",
    "movement": "Biến động",
}
_EVERY = 100

Step = Callable[[int], None]


def lines(
    rows: Iterable[Row],
    everyone: Everyone,
    cells: Cells,
    facts: Facts,
    decisions: Mapping[str, Decision],
    step: Step,
) -> tuple[Line, ...]:
    """What becomes of each row; `decisions` says who the doubtful rows are, by their id."""
    matching = _Matching(everyone, cells, facts, decisions)
    found = []
    for at, row in enumerate(rows):
        if at % _EVERY == 0:
            step(at)
        found.append(matching.line(row))
    return tuple(found)


class _Matching:
    """The rows seen so far, and everyone they may be."""

    def __init__(
        self,
        everyone: Everyone,
        cells: Cells,
        facts: Facts,
        decisions: Mapping[str, Decision],
    ) -> None:
        self._everyone = everyone
        self._cells = cells
        self._facts = facts
        self._decisions = decisions
        self._groups = {key for key in facts.by_key if key.startswith("group:")}
        self._seen: dict[tuple[str, Any], Row] = {}

    def line(self, row: Row) -> Line:
        """What becomes of a row."""
        if row.faults:
            return _line(row, row.values, "refused", faults=row.faults)
        values = self._resolved(row.values)
        folded = text.fold(row.name)
        earlier = self._earlier(row, folded)
        if earlier is not None:
            place = "" if earlier.sheet == row.sheet else f" của trang {earlier.sheet}"
            doubt = f"Trùng với dòng {earlier.number}{place}."
            return _line(row, values, "doubtful", doubt=doubt, apart=not self._one_number(row))
        known, doubt = self._who(values, folded)
        if known is None:
            return _line(row, values, "new", person_id=new_id())
        if known.binned:
            where = f"{known.values['name']} đang ở thùng rác; hãy lấy lại rồi nhập lại dòng này."
            return _line(row, values, "refused", faults=(Note("Họ và tên", where),))
        return self._compared(row, values, known, doubt)

    def _compared(self, row: Row, values: dict[str, Any], known: Known, doubt: str) -> Line:
        changes, kept, notes = self._changes(values, known)
        whole = _line(
            row,
            kept,
            "changed" if changes else "same",
            person_id=known.id,
            changes=changes,
            notes=row.notes + notes,
        )
        decision = self._decisions.get(whole.id)
        if doubt and changes and decision is None:
            return replace(whole, outcome="doubtful", doubt=doubt)
        if doubt and decision == "other person":
            return self._as_other(replace(whole, values=values, changes=()), known)
        return whole

    def _as_other(self, whole: Line, known: Known) -> Line:
        for key, words in _NUMBERS.items():
            if key in whole.values and whole.values[key] == known.values.get(key):
                sentence = f"{words} này đang là của {known.values['name']}."
                return replace(whole, outcome="refused", faults=(Note(words, sentence),))
        return replace(whole, outcome="new", person_id=new_id())

    def _resolved(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values with the cell by its id and the ticked groups together."""
        found = dict(values)
        ticked = [key for key in values if key in self._groups]
        if ticked:
            found["groups"] = sorted(found.pop(key) for key in ticked)
        if "cell" in found:
            found["cell"] = self._cells.id_of(found["cell"])
        return found

    def _earlier(self, row: Row, folded: str) -> Row | None:
        """The row above that names the same person."""
        values = row.values
        found = None
        for key in _NUMBERS:
            if key in values:
                earlier = self._seen.setdefault((key, values[key]), row)
                found = found or (earlier if earlier is not row else None)
        if found is None and "born" in values:
            earlier = self._seen.setdefault((folded, values["born"]), row)
            mine, theirs = (one.values.get("personal_number") for one in (row, earlier))
            # Two numbers are two people, however they are called; else the clerk may say so.
            apart = (mine and theirs and mine != theirs) or self._decided(row) == "other person"
            if earlier is not row and not apart:
                return earlier
        return found

    def _one_number(self, row: Row) -> bool:
        """Whether a row above has a number of this one, so that it cannot be somebody else."""
        numbers = [(key, row.values[key]) for key in _NUMBERS if key in row.values]
        return any(self._seen[number] is not row for number in numbers)

    def _decided(self, row: Row) -> Decision | None:
        return self._decisions.get(line_id(row.sheet, row.number))

    def _who(self, values: Mapping[str, Any], folded: str) -> tuple[Known | None, str]:
        """The person meant, if any, and why that is doubtful."""
        named = self._everyone.named(folded)
        for key, words in _NUMBERS.items():
            known = self._everyone.by_key[key].get(values.get(key, ""))
            if known is None:
                continue
            if known not in named:
                return known, f"{words} trùng với {known.values['name']} nhưng họ tên khác."
            if key != "personal_number" and _other_number(values, known):
                return known, f"{words} trùng với {known.values['name']}, số định danh lại khác."
            return known, ""
        for known in named:
            if overlaps(values.get("born"), known.values.get("born")):
                which = known.values["born"].text
                also = ", nhưng số định danh khác" if _other_number(values, known) else ""
                return known, f"Trùng họ tên và ngày sinh với {values['name']} ({which}){also}."
        return None, ""

    def _changes(
        self, values: Mapping[str, Any], known: Known
    ) -> tuple[tuple[Change, ...], dict[str, Any], tuple[Note, ...]]:
        changes, kept, notes = [], {}, []
        for key, value in values.items():
            before = known.values.get(key)
            if key == "groups" and before:
                value = sorted({*before, *value})
            if _says_nothing_new(key, value, before):
                continue
            if key in known.from_case:
                sentence = f"hồ sơ đang ghi {text_of(before)}; sửa ở màn hình hồ sơ nếu sai."
                notes.append(Note(self._label(key), sentence))
                continue
            kept[key] = value
            changes.append(
                Change(self._label(key), self._shown(key, before), self._shown(key, value))
            )
        return tuple(changes), kept, tuple(notes)

    def _label(self, key: str) -> str:
        about = self._facts.by_key.get(key)
        return about.label if about else _LABELS.get(key, key)

    def _shown(self, key: str, value: Any) -> str:
        if value is None:
            return ""
        if key == "cell":
            return self._cells.name_of(value)
        about = self._facts.by_key.get(key)
        list_name = about.list if about else {"groups": "groups"}.get(key, "")
        if key == "general_level":
            list_name = "general_levels"
        if key == "movement":
            return f"{_name('movements', value[0], self._facts)} ngày {text_of(value[1])}"
        if list_name and isinstance(value, str):
            return _name(list_name, value, self._facts)
        if key == "groups":
            return ", ".join(_name("groups", one, self._facts) for one in value)
        return text_of(value)


def _line(row: Row, values: Mapping[str, Any], outcome: Outcome, **told: Any) -> Line:
    told.setdefault("notes", row.notes)
    return Line(row.sheet, row.number, row.name, outcome, values, **told)


def _name(list_name: str, code: str, facts: Facts) -> str:
    entries: tuple[Entry, ...] = facts.lists[list_name]
    return next((one.name for one in entries if one.code == code), code)


def _other_number(values: Mapping[str, Any], known: Known) -> bool:
    mine, theirs = values.get("personal_number"), known.values.get("personal_number")
    return bool(mine and theirs and mine != theirs)


def _says_nothing_new(key: str, value: Any, before: Any) -> bool:
    """Whether a value tells no more than is known: other capitals, or a less exact date."""
    if value == before:
        return True
    if before is None:
        return False
    if isinstance(value, PartialDate) and isinstance(before, PartialDate):
        return before.earliest >= value.earliest and before.latest <= value.latest
    if key == "general_level":
        return True
    if key == "name" and text.fold(value) == text.fold(before):
        # The same letters with tones placed the other way, or typed without any.
        return text.sort_key(value) == text.sort_key(before) or value.isascii()
    if isinstance(value, str) and isinstance(before, str):
        return value.casefold() == before.casefold()
    return False
