"""The pictures of a report: targets beside facts, pipeline, term, ages, groups, the forecast."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.cells.forecast import Estimate
from desktop.rules.facts.picture import Picture, PictureRow
from desktop.rules.members.membership import GIVEN_UP_STEPS
from desktop.rules.reports.statistics import Figures, Member, Value, percent_of
from desktop.rules.reports.statistics_conditions import REGISTERED, OnePerson, Scene

STAGES = {
    "outstanding": "Quần chúng ưu tú",
    "candidate": "Cảm tình Đảng",
    "class-sent": "Đang học lớp nhận thức",
    "certificate": "Đã học lớp nhận thức",
    "application": "Đã nộp đơn, làm hồ sơ",
    "cell-meeting": "Chi bộ đã họp xét",
    "decision": "Đã có quyết định kết nạp",
}
"""The steps of a case at which the pipeline is told apart, in their order."""
_PROBATION = ("probationary", "Đảng viên dự bị")
_CELL = "Không rõ chi bộ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture and those behind each row, by the key of the row."""

    picture: Picture
    people: Mapping[str, tuple[Member, ...]]


def pictures(scene: Scene, shares: Figures) -> tuple[Shown, ...]:
    """The pictures of a period; `shares` are the figures of its ages and groups.

    One that would show nothing is left out.
    """
    found = (_targets(shares, scene), _pipeline(scene), _term(shares, scene), _ages(shares))
    made = [*found, _groups(shares)]
    return tuple(one for one in made if any(any(row.parts) for row in one.picture.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a year or term has reached on a day, and how many more will come of these `people`.

    `estimate` is None where too few past cases are known to foretell anything.
    """

    key: str
    label: str
    done: int
    target: int | None
    estimate: Estimate | None
    people: tuple[Member, ...]


def forecast(expected: Sequence[Expected], day: date) -> tuple[Shown, ...]:
    """The picture of what may be reached by the end, as seen on a day; none of nothing."""
    if not expected:
        return ()
    picture = Picture(
        id="forecast",
        title=f"Dự báo kết nạp, tính đến ngày {text.date_text(day)}",
        note="Số ghi: đã kết nạp → dự báo (đúng tám trong mười lần) / chỉ tiêu.",
        legend=("Đã kết nạp", "Dự báo đến hết kỳ", "Chỉ tiêu"),
        beside=True,
        rows=tuple(map(_expected, expected)),
    )
    return (Shown(picture=picture, people={one.key: one.people for one in expected}),)


def _expected(one: Expected) -> PictureRow:
    found = one.estimate
    if found is None:
        told = f"{one.done} → chưa rõ"
    else:
        low, high = one.done + found.low, one.done + found.high
        told = f"{one.done} → {low}" if low == high else f"{one.done} → {low}–{high}"
    return PictureRow(
        key=one.key,
        label=one.label,
        parts=(one.done, one.done + found.likely if found else 0, one.target or 0),
        text=told if one.target is None else f"{told} / {one.target}",
    )


def _targets(shares: Figures, scene: Scene) -> Shown:
    """What each cell was asked to admit in the year beside what it admitted in the period."""
    admitted: dict[str, list[Member]] = defaultdict(list)
    for member in shares.line("admitted").members:
        admitted[member.cell].append(member)
    year = scene.period.first.year
    asked: Counter[str] = Counter()
    for target in scene.facts.targets:
        if target.scope == "year" and target.year == year and target.cell_id:
            asked[target.cell_id] = target.admit
    named = [(cell.id, cell.name) for cell in scene.facts.cells]
    named += [(key, _CELL) for key in admitted if key not in scene.cells]
    rows = tuple(
        PictureRow(
            key=key,
            label=name,
            parts=(len(admitted[key]), asked[key]),
            text=_reached(len(admitted[key]), asked.get(key), "không giao"),
        )
        for key, name in named
        if key in asked or key in admitted
    )
    picture = Picture(
        id="targets",
        title=f"Chỉ tiêu và kết quả kết nạp {scene.period.text} theo chi bộ",
        legend=("Đã kết nạp", f"Chỉ tiêu năm {year}"),
        beside=True,
        rows=rows,
    )
    return Shown(picture=picture, people={key: tuple(ones) for key, ones in admitted.items()})


def _pipeline(scene: Scene) -> Shown:
    """Everybody on the way, by the furthest step on the last day."""
    found: dict[str, list[Member]] = defaultdict(list)
    for one in scene.everyone_on(scene.period.last):
        stage = _stage(one)
        if stage:
            note, cell = (one.cell.name, one.cell.id) if one.cell else ("", "")
            person = one.life.person
            found[stage].append(Member(person.id, person.name, note, cell))
    rows = tuple(
        PictureRow(key=key, label=name, parts=(len(found[key]),), text=f"{len(found[key])} người")
        for key, name in (*STAGES.items(), _PROBATION)
    )
    picture = Picture(
        id="pipeline",
        title=f"Nguồn kết nạp theo bước, đến ngày {text.date_text(scene.period.last)}",
        legend=("Số người",),
        rows=rows,
    )
    return Shown(picture=picture, people={key: tuple(ones) for key, ones in found.items()})


def _stage(one: OnePerson) -> str:
    life, day = one.life, one.day
    if life.member_on(day):
        return _PROBATION[0] if REGISTERED["probationary"].question(one) else ""
    for case in reversed(life.cases):
        passed = {record.step for record in case.steps if record.day <= day}
        ended = passed.intersection({"ceremony", *GIVEN_UP_STEPS})
        reached = [step for step in STAGES if step in passed]
        if reached and not ended:
            return reached[-1]
    return ""


def _term(shares: Figures, scene: Scene) -> Shown:
    """What the term has reached of its target, and what remains; a row for each year of it."""
    target, done = shares.line("term-target"), shares.line("term-admitted")
    asked, reached = _number(target.value), _number(done.value)
    rows: list[PictureRow] = []
    if scene.term is not None:
        remains = max(asked - reached, 0)
        said = (
            f"{reached} / {asked}" if target.value is not None else f"{reached}, chưa rõ chỉ tiêu"
        )
        share = percent_of(done.value, target.value)
        said += f" · {text.number_text(share)} %" if share is not None else ""
        rows.append(
            PictureRow(key="term", label="Cả nhiệm kỳ", parts=(reached, remains), text=said)
        )
        rows += _years(done.members, scene.term)
    picture = Picture(
        id="term",
        title="Kết nạp trong nhiệm kỳ so với chỉ tiêu nhiệm kỳ",
        legend=("Đã kết nạp", "Còn phải kết nạp"),
        rows=tuple(rows),
    )
    people = {"term": done.members}
    for row in rows[1:]:
        people[row.key] = tuple(one for one in done.members if _year_of(one) == row.key)
    return Shown(picture=picture, people=people)


def _years(members: tuple[Member, ...], term: Period) -> Iterator[PictureRow]:
    counted = Counter(_year_of(one) for one in members)
    for year in range(term.first.year, term.last.year + 1):
        many = counted[str(year)]
        yield PictureRow(key=str(year), label=f"Năm {year}", parts=(many,), text=f"{many}")


def _year_of(member: Member) -> str:
    """The year of the day that the note begins with."""
    return member.note.partition(" ")[0].rpartition("/")[2]


def _ages(shares: Figures) -> Shown:
    return _shares(shares, "ages", "Cơ cấu tuổi đời (%)", "age")


def _groups(shares: Figures) -> Shown:
    return _shares(shares, "groups", "Tỷ lệ các nhóm (%)", "group")


def _shares(shares: Figures, id: str, title: str, kind: str) -> Shown:
    """The newly admitted beside all members, each as a share of their own whole."""
    rows: list[PictureRow] = []
    people: dict[str, tuple[Member, ...]] = {}
    for line in shares.lines:
        key = line.id.removeprefix(f"members-{kind}-")
        if key == line.id:
            continue
        new = shares.line(f"admitted-{kind}-{key}")
        parts = (
            percent_of(new.value, shares.line("admitted").value),
            percent_of(line.value, shares.line("members").value),
        )
        said = " · ".join("–" if one is None else text.number_text(one) for one in parts)
        lengths = tuple(float(one or 0) for one in parts)
        rows.append(PictureRow(key=key, label=line.title, parts=lengths, text=said))
        people[key] = (*new.members, *line.members)
    legend = (
        f"Mới kết nạp ({shares.line('admitted').text} người)",
        f"Toàn đảng bộ ({shares.line('members').text} người)",
    )
    picture = Picture(id=id, title=title, legend=legend, beside=True, rows=tuple(rows))
    return Shown(picture=picture, people=people)


def _reached(done: int, asked: Value, without: str) -> str:
    """What is done of what was asked, with the share; `without` says that nothing was asked."""
    if asked is None:
        return f"{done}, {without}"
    share = percent_of(done, asked)
    said = "" if share is None else f" · {text.number_text(share)} %"
    return f"{done} / {asked}{said}"


def _number(value: Value) -> int:
    return int(value or 0)
