"""The figures of an office's own table: each cell with its names, every sum proven by them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.rules.calendar import Period, add_months
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.reports import statistics, table_conditions
from desktop.rules.reports.own_tables import SUBJECTS, OwnTable, Split, Subject
from desktop.rules.reports.statistics import Line, Member, percent_of
from desktop.rules.reports.statistics_conditions import Condition, Scene
from desktop.rules.reports.statistics_sets import Found, One, found, narrowed
from desktop.rules.reports.table_facts import Facts, value_words

TOTAL, REST, UNKNOWN, SHARE = "total", "rest", "unknown", "share"
_TOTAL_TITLE = "Tổng số"
_PAST = "Số của các năm trước tính theo sổ sách hiện nay."
_DAY = timedelta(days=1)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Category:
    """A row or column: its title and who stands in it; without a condition those left over.

    `own` is one of conditions of its own, beside which nothing else tells who perhaps belongs here.
    """

    id: str
    title: str
    condition: Condition | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A column: `group` stands above it, the period where years are compared."""

    id: str
    title: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A row with a figure for each column."""

    id: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A table that was counted; `proofs` say of rows and columns how they add up."""

    table: OwnTable
    period: Period
    as_of: date
    heads: tuple[Head, ...]
    rows: tuple[CountedRow, ...]
    proofs: tuple[str, ...]

    @property
    def title(self) -> str:
        """The name with the period."""
        return f"{self.table.name} {self.period.text}"

    def line(self, row: str, head: str) -> Line:
        """The figure of a row and a column by their ids; KeyError if there is none."""
        lines = {
            (one.id, at.id): line
            for one in self.rows
            for at, line in zip(self.heads, one.lines, strict=True)
        }
        return lines[row, head]


@dataclass(slots=True)
class _Cell:
    sure: list[Member]
    unsure: list[Member]


_Sheet = dict[tuple[str, str], _Cell]


def counted(
    table: OwnTable, facts: Facts, office: OfficeFacts, period: Period, as_of: date
) -> Counted:
    """The figures as they stand on a day; the table must be without mistakes.

    ValueError if sums do not agree with the names in them, which would be a fault of this program.
    """
    subject = SUBJECTS[table.subject]
    rows, columns = categories(table.rows, facts), categories(table.columns, facts)
    last = max(min(period.last, as_of), period.first - _DAY)
    sheets, whose = [], []
    doubled: list[Counter[str]] = [Counter(), Counter()]
    for back in range(table.years + 1):
        span = Period(_earlier(period.first, back), _earlier(last, back))
        scene = Scene(office, span)
        ones = narrowed(
            found(subject.shape, scene, None) or Found(),
            table_conditions.conditions(table.filter, facts),
        )
        sheets.append(_sheet(ones, rows, columns, doubled))
        whose.append(Period(_earlier(period.first, back), _earlier(period.last, back)).text)
    used = [{key[at] for one in sheets for key in one} for at in (0, 1)]
    shown_rows = _shown(rows, table.rows, facts, used[0])
    shown_columns = _shown(columns, table.columns, facts, used[1])
    heads = tuple(_heads(table, shown_columns, whose))
    made = tuple(
        CountedRow(one.id, one.title, tuple(_lines(one, heads, sheets, table)))
        for one in shown_rows
    )
    proofs = (
        *_proof(table.rows, doubled[0], "dòng", subject),
        *_proof(table.columns, doubled[1], "cột", subject),
        *((_PAST,) if table.years else ()),
    )
    return Counted(table=table, period=period, as_of=as_of, heads=heads, rows=made, proofs=proofs)


def categories(split: Split, facts: Facts) -> tuple[Category, ...]:
    """What a table is split into; those in none of them are left over or not known."""
    if split.by == "conditions":
        return tuple(
            Category(
                f"part-{number}",
                part.title,
                table_conditions.all_of(table_conditions.conditions(part.asked, facts)),
                own=True,
            )
            for number, part in enumerate(split.parts, 1)
        )
    if split.by == "none":
        return ()
    fact = facts[split.fact]
    if fact.kind == "number":
        return tuple(
            Category("-".join(band), value_words(fact, band).capitalize(), fact.ask(band))
            for band in split.bands
        )
    if fact.kind == "flag":
        return (Category("yes", fact.title, fact.ask(())),)
    return tuple(Category(code, name, fact.ask((code,))) for code, name in fact.choices)


def _earlier(day: date, years: int) -> date:
    """The same day so many years before; the last of a month stays the last."""
    moved = add_months(day, -_YEAR * years)
    if (day + _DAY).day == 1:
        return add_months(moved.replace(day=1), 1) - _DAY
    return moved


def _sheet(
    ones: Found,
    rows: Sequence[Category],
    columns: Sequence[Category],
    doubled: list[Counter[str]],
) -> _Sheet:
    """Who stands in which cell; proven to add up wherever nobody stands in two rows or columns."""
    sheet: _Sheet = defaultdict(lambda: _Cell([], []))
    sheet[TOTAL, TOTAL] = _Cell([], [])
    many: list[Counter[str]] = [Counter(), Counter()]
    for one in ones.sure:
        places = [_placed(one, among) for among in (rows, columns)]
        for at, place in enumerate(places):
            if len(place.sure) > 1:
                many[at][statistics.member(one).id] += 1
        _put(sheet, one, *places)
    for one, lacks in ones.unsure:
        doubtful = statistics.member(one, f"chưa rõ {lacks}")
        for row in _placed(one, rows).anywhere:
            for column in _placed(one, columns).anywhere:
                sheet[row, column].unsure.append(doubtful)
    _prove(sheet, many)
    for known, new in zip(doubled, many, strict=True):
        known.update(new)
    return sheet


@dataclass(frozen=True, slots=True)
class _Place:
    """In which rows (or columns) somebody surely stands, in which perhaps, and what is lacking."""

    sure: tuple[str, ...]
    perhaps: tuple[str, ...]
    lacks: str

    @property
    def anywhere(self) -> tuple[str, ...]:
        return (TOTAL, *self.sure, *self.perhaps)


def _placed(one: One, among: Sequence[Category]) -> _Place:
    sure: list[str] = []
    perhaps: list[str] = []
    lacks = ""
    for category in among:
        assert category.condition is not None
        answer = category.condition.question(one)
        if answer:
            sure.append(category.id)
        elif answer is None:
            lacks = lacks or category.condition.lacks
            perhaps.append(category.id)
    if among and not sure:
        sure.append(UNKNOWN if perhaps else REST)
    # Of a fact that is missing the row for that tells enough.
    told = tuple(perhaps) if among and among[0].own else ()
    return _Place(tuple(sure), told, lacks)


def _put(sheet: _Sheet, one: One, in_rows: _Place, in_columns: _Place) -> None:
    """Add somebody to the cells, and as unknown to those that perhaps are meant."""
    lacks = in_rows.lacks or in_columns.lacks
    plain = statistics.member(one)
    missing = statistics.member(one, f"chưa rõ {lacks}") if lacks else plain
    for row in (TOTAL, *in_rows.sure):
        for column in (TOTAL, *in_columns.sure):
            unknown = UNKNOWN in (row, column)
            sheet[row, column].sure.append(missing if unknown else plain)
    for row in in_rows.anywhere:
        for column in in_columns.anywhere:
            if row in in_rows.perhaps or column in in_columns.perhaps:
                sheet[row, column].unsure.append(missing)


def _prove(sheet: _Sheet, many: list[Counter[str]]) -> None:
    """The parts are the whole, name by name, unless somebody stands in several of them."""
    for at, doubled in enumerate(many):
        if doubled:
            continue
        for cross in {key[1 - at] for key in sheet}:
            parts: Counter[str] = Counter()
            for key, cell in sheet.items():
                if key[1 - at] == cross and key[at] != TOTAL:
                    parts.update(one.id for one in cell.sure)
            whole = sheet.get((TOTAL, cross) if at == 0 else (cross, TOTAL))
            total = Counter(one.id for one in whole.sure) if whole else Counter()
            if parts and parts != total:
                raise ValueError(f"the parts of {cross} are not the whole")


def _shown(
    among: Sequence[Category], split: Split, facts: Facts, used: set[str]
) -> tuple[Category, ...]:
    """The categories to be shown in order, then those left over, then the total."""
    return (
        *(one for one in among if split.empty or one.id in used),
        *(one for one in _left_over(split, facts) if one.id in used),
        Category(TOTAL, _TOTAL_TITLE),
    )


def _left_over(split: Split, facts: Facts) -> tuple[Category, Category]:
    """Those in none of the categories: because they are otherwise, or because a fact is missing."""
    fact = facts[split.fact] if split.by == "fact" else None
    if fact is None:
        return Category(REST, "Còn lại"), Category(UNKNOWN, "Chưa rõ")
    rest = "Ngoài các khoảng" if fact.kind == "number" else fact.rest
    title = fact.title[0].lower() + fact.title[1:]
    return Category(REST, rest), Category(UNKNOWN, f"Chưa rõ {title}")


def _heads(table: OwnTable, columns: Sequence[Category], whose: list[str]) -> Iterator[Head]:
    """The total first, then its share, then the parts: for each period."""
    parts = [one for one in columns if one.id != TOTAL]
    for back, period in enumerate(whose):
        group = period[:1].upper() + period[1:] if table.years else ""
        yield Head(f"{back}/{TOTAL}", _TOTAL_TITLE, group)
        if table.share:
            yield Head(f"{back}/{SHARE}", "Tỷ lệ %", group)
        for one in parts:
            yield Head(f"{back}/{one.id}", one.title, group)


def _lines(
    row: Category, heads: Sequence[Head], sheets: Sequence[_Sheet], table: OwnTable
) -> Iterator[Line]:
    for head in heads:
        back, _, column = head.id.partition("/")
        sheet = sheets[int(back)]
        id = f"{row.id}/{head.id}"
        told = (row.title, head.title, head.group if table.years else "")
        title = " · ".join(one for one in dict.fromkeys(told) if one)
        if column == SHARE:
            cell, whole = sheet.get((row.id, TOTAL)), sheet[TOTAL, TOTAL]
            value = percent_of(len(cell.sure) if cell else 0, len(whole.sure))
            yield Line(id=id, title=title, value=value, empty=not whole.sure)
            continue
        cell = sheet.get((row.id, column)) or _Cell([], [])
        yield Line(
            id=id,
            title=title,
            value=len(cell.sure),
            members=tuple(cell.sure),
            unknown=tuple(cell.unsure),
        )


def _proof(split: Split, doubled: Counter[str], what: str, subject: Subject) -> Iterator[str]:
    if split.by == "none":
        return
    if doubled:
        yield (
            f"Các {what} có thể trùng nhau: {len(doubled)} {subject.one} đứng ở nhiều {what}, nên "
            f"cộng các {what} lớn hơn tổng số."
        )
    else:
        yield f"Cộng các {what} đúng bằng tổng số, không ai đứng ở hai {what}."
