"""What a pack would change of the dated data, line by line in words a clerk understands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from desktop.papers.form import Form
from desktop.rules.calendar import Calendar
from desktop.rules.cases.process import Process
from desktop.rules.editions import Document, LawBook, Limit
from desktop.rules.lists import Entry
from desktop.rules.places import Area
from desktop.rules.text import date_text
from desktop.services import data, shipped
from desktop.services.keeping import update_checks
from desktop.services.people import places

Key = TypeVar("Key")
Thing = TypeVar("Thing")

_NAMED = 12
_SHELVES = {
    "resources/dossiers": "Bộ hồ sơ",
    "resources/statistics": "Biểu thống kê",
    "resources/reports": "Đề cương báo cáo",
    "resources/reports/words": "Lời văn báo cáo",
}
_SINGLE = {
    "resources/law/badges.toml": "Huy hiệu Đảng",
    "resources/law/document_series.toml": "Loại văn bản và cách đánh số",
    "resources/law/fees.toml": "Đảng phí",
    "resources/law/meeting_scores.toml": "Phiếu chấm điểm sinh hoạt chi bộ",
    "resources/law/ranking.toml": "Đánh giá, xếp loại",
    "resources/law/special.toml": "Giấy tờ của trường hợp riêng",
    "resources/law/verified.toml": "Đối tượng thẩm tra lý lịch",
    "resources/places/old_to_new.csv": "Đơn vị hành chính cũ và mới",
    "forms/labels.toml": "Tên gọi của các dữ kiện trong mẫu",
    "forms/stems.toml": "Chữ đứng trước chỗ trống trong mẫu",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what changes; `since` is the day from which it holds, if it has one."""

    group: str
    title: str
    note: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The dated data at one time, and the texts of its files."""

    forms: Mapping[tuple[str, str], Form]
    law: LawBook
    processes: Mapping[tuple[str, str], Process]
    lists: Mapping[str, tuple[Entry, ...]]
    calendar: Calendar
    communes: Mapping[str, Area]
    texts: Mapping[str, str]


def picture() -> Picture:
    """The data as it is laid or tried now; Trouble if it cannot be read."""
    lists = update_checks.list_files()
    paths = [*_SINGLE, *(path for folder in _SHELVES for path in data.names(folder)), *lists]
    return Picture(
        forms={(one.id, one.edition): one for one in shipped.forms()},
        law=shipped.law(),
        processes={(one.id, one.edition): one for one in shipped.processes()},
        lists={path: shipped.entries(path.split("/")[-1].removesuffix(".toml")) for path in lists},
        calendar=shipped.calendar(),
        communes=places.gazetteer().communes,
        texts={path: data.text(path) for path in paths},
    )


def changes(before: Picture, after: Picture) -> tuple[Change, ...]:
    """Every change, by group: forms, law, processes, days off, lists, places, the rest."""
    return (
        *_forms(before.forms, after.forms),
        *_documents(before.law, after.law),
        *_limits(before.law, after.law),
        *_processes(before.processes, after.processes),
        *_days(before.calendar, after.calendar),
        *_lists(before, after),
        *_communes(before.communes, after.communes),
        *_files(before.texts, after.texts),
    )


def dropped(before: Picture, after: Picture) -> tuple[str, ...]:
    """What the data knew and must not forget, because records may speak of it; as sentences."""
    limits = {one.id for one in after.law.limits}
    lost = [f"thời hạn “{one.id}”" for one in before.law.limits if one.id not in limits]
    held = {one for one, _ in after.processes}
    lost += [f"quy trình “{id}”" for id, _ in before.processes if id not in held]
    for path, entries in before.lists.items():
        codes = {one.code for one in after.lists[path]}
        file = update_checks.file_name(path)
        lost += [f"mã “{one.code}” của {file}" for one in entries if one.code not in codes]
    return tuple(f"Gói bỏ mất {one} đang dùng; hãy giữ lại." for one in dict.fromkeys(lost))


def _compared(
    before: Mapping[Key, Thing], after: Mapping[Key, Thing]
) -> Iterator[tuple[Thing | None, Thing | None]]:
    """What is new (nothing before), what is gone (nothing after), and what is otherwise now."""
    for key in {**before, **after}:
        one, other = before.get(key), after.get(key)
        if one != other:
            yield one, other


def _forms(before: Mapping[Key, Form], after: Mapping[Key, Form]) -> Iterator[Change]:
    for one, other in _compared(before, after):
        form = other or one
        assert form is not None
        known = any(each.id == form.id for each in before.values())
        note = "sửa mẫu đang có" if one else "bản mới của mẫu" if known else "thêm mẫu"
        yield Change("Mẫu văn bản", f"Mẫu {form.code}: {form.title}", note, form.in_force_from)


def _documents(before: LawBook, after: LawBook) -> Iterator[Change]:
    def by_kind(law: LawBook) -> dict[tuple[str, ...], Document]:
        # What ends a document is told by the one that comes after it.
        every = (replace(one, in_force_to=None) for one in law.documents)
        return {(one.kind, one.number, one.short): one for one in every}

    for one, other in _compared(by_kind(before), by_kind(after)):
        document = other or one
        assert document is not None
        note = "bỏ" if other is None else "sửa" if one else "thêm"
        yield Change("Quy định, hướng dẫn", document.short, note, document.in_force_from)


def _limits(before: LawBook, after: LawBook) -> Iterator[Change]:
    def by_day(law: LawBook) -> dict[tuple[str, date], Limit]:
        return {(one.id, one.in_force_from): replace(one, in_force_to=None) for one in law.limits}

    known = by_day(before)
    for one, other in _compared(known, by_day(after)):
        if other is None:
            assert one is not None
            yield Change("Thời hạn, điều kiện", one.title, f"bỏ mức {one.text}", one.in_force_from)
            continue
        earlier = [row for row in known.values() if row.id == other.id] if one is None else [one]
        held = [row for row in earlier if row.in_force_from <= other.in_force_from]
        last = max(held, key=lambda row: row.in_force_from, default=None)
        if last is None:
            note = other.text
        elif last.text == other.text:
            note = f"vẫn {other.text}, sửa căn cứ hoặc cách tính"
        else:
            note = f"{other.text}, trước đó {last.text}"
        yield Change("Thời hạn, điều kiện", other.title, note, other.in_force_from)


def _processes(before: Mapping[Key, Process], after: Mapping[Key, Process]) -> Iterator[Change]:
    for one, other in _compared(before, after):
        process = other or one
        assert process is not None
        note = "sửa bản đang có" if one else "bản mới; hồ sơ mở từ ngày này theo bản mới"
        title = f"{process.title}, bản {process.edition}"
        yield Change("Quy trình", title, note, process.in_force_from)


def _days(before: Calendar, after: Calendar) -> Iterator[Change]:
    group = "Ngày nghỉ, ngày làm bù"
    told: dict[int, list[str]] = {}
    for words, mine, theirs in (
        ("nghỉ", before.days_off, after.days_off),
        ("làm bù", before.worked_days, after.worked_days),
    ):
        for note, days in ((words, theirs - mine), (f"không còn {words}", mine - theirs)):
            for year in sorted({day.year for day in days}):
                listed = [f"{day:%d/%m}" for day in sorted(days) if day.year == year]
                told.setdefault(year, []).append(f"{note} {', '.join(listed)}")
    for year in sorted({*told, *(after.confirmed_years - before.confirmed_years)}):
        sure = year in after.confirmed_years - before.confirmed_years
        notes = (["lịch chính thức"] if sure else []) + told.get(year, [])
        yield Change(group, f"Năm {year}", "; ".join(notes), date(year, 1, 1))


def _lists(before: Picture, after: Picture) -> Iterator[Change]:
    for path, entries in after.lists.items():
        old = {one.code: one for one in before.lists.get(path, ())}
        pairs = list(_compared(old, {one.code: one for one in entries}))
        added = [other.name for one, other in pairs if one is None and other]
        edited = [
            f"{one.name} → {other.name}" if one.name != other.name else other.name
            for one, other in pairs
            if one and other
        ]
        notes = _counted("thêm", added) + _counted("sửa", edited)
        order = [one.code for one in entries] != list(old) and not notes
        if notes or order:
            title = str(tomllib.loads(after.texts[path]).get("title", path))
            yield Change("Danh mục", title, "; ".join(notes) or "sửa thứ tự")


def _communes(before: Mapping[str, Area], after: Mapping[str, Area]) -> Iterator[Change]:
    group = "Đơn vị hành chính"
    pairs = list(_compared(before, after))
    told: Sequence[tuple[str, list[str]]] = (
        ("Thêm", [other.wording for one, other in pairs if one is None and other]),
        ("Bỏ", [one.wording for one, other in pairs if one and other is None]),
        ("Đổi tên", [f"{a.wording} → {b.wording}" for a, b in pairs if a and b]),
    )
    for words, names in told:
        if names:
            yield Change(group, f"{words} {len(names)} đơn vị", _listed(names, "; "))


def _files(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    """Files that are told of as a whole."""
    for path, text in after.items():
        group = _SHELVES.get(path.rpartition("/")[0], "")
        if before.get(path) == text or not (group or path in _SINGLE):
            continue
        note = "sửa" if path in before else "thêm"
        if path in _SINGLE:
            yield Change("Dữ liệu khác", _SINGLE[path], note)
        else:
            told = tomllib.loads(text)
            title = told.get("name") or told.get("title") or _report_titles(told) or path
            yield Change(group, str(title).capitalize(), note, _day(told.get("in_force_from")))


def _report_titles(told: Mapping[str, object]) -> str:
    reports = told.get("report")
    return (
        "; ".join(str(one.get("title", "")) for one in reports) if isinstance(reports, list) else ""
    )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _counted(words: str, names: Sequence[str]) -> list[str]:
    return [f"{words} {len(names)}: {_listed(names)}"] if names else []


def _listed(names: Sequence[str], between: str = ", ") -> str:
    more = f" và {len(names) - _NAMED} mục nữa" if len(names) > _NAMED else ""
    return between.join(names[:_NAMED]) + more


def told(change: Change) -> str:
    """A change as one line of text."""
    since = f" (từ {date_text(change.since)})" if change.since else ""
    note = f": {change.note}" if change.note else ""
    return f"{change.title}{note}{since}"
