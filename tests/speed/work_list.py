"""How long the day's work of a large office takes: python -m tests.speed.work_list [PEOPLE ...].

A sixth of the people have an open case, half of them one that ended in the last twenty years.
Seconds of processor time on an encrypted file, and how they grow with the office, beside the
floor: the same rows read in bare SQL. The first list of a day is read beside the window once there
are many cases; in the window's thread stands only the question whether there are.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules.partial_date import PartialDate
from desktop.services import today
from desktop.services.cases import steps
from desktop.services.cells import meetings
from desktop.services.members import members
from desktop.services.office import Office, create
from desktop.store.tables.cases import (
    CaseRow,
    ExtraPaperRow,
    MentorshipRow,
    StepRow,
    VerificationRow,
)
from desktop.store.tables.fees import FeeRow
from desktop.store.tables.members import BelongingRow, MembershipRow, MovementRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record
from desktop.store.tables.transfers import TransferRow
from tests.build import WAY, a_cell, an_office
from tests.deeds import CHEAP, NOW, PASSWORD

SIZES = (1_000, 3_000, 10_000)
TIMES = 3
DAY = NOW.date()
MOST = 0.150
READ = (
    PersonRow,
    MembershipRow,
    BelongingRow,
    MovementRow,
    CaseRow,
    StepRow,
    MentorshipRow,
    ExtraPaperRow,
    VerificationRow,
)


def main(words: list[str]) -> None:
    """Print the times of each size, and the growth from the first to the last."""
    sizes = [int(word) for word in words] or list(SIZES)
    found = {size: _measured(size) for size in sizes}
    first, last = found[sizes[0]], found[sizes[-1]]
    for name in first:
        grown = last[name] / first[name]
        print(f"{name}: {grown:.1f} times as long for {sizes[-1] / sizes[0]:.1f} times the people")


def _measured(size: int) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        office = create(Path(folder) / "office.hgd", PASSWORD, who="x", now=lambda: NOW, cost=CHEAP)
        open_one = _fill(office, size)
        floor = _time(lambda: office.read(_bare))
        first = iter(range(TIMES))
        times = {
            # Another day each time, so that nothing of it was kept.
            "today": _time(lambda: office.read(today.tasks, day=DAY + timedelta(days=next(first)))),
            "in the window": _time(lambda: office.read(today.is_quick, day=DAY)),
            "counts of a meeting": _time(lambda: _counts(office, open_one)),
        }
        case = _time(lambda: office.read(steps.view, person_id=open_one, day=DAY))
        tasks = len(office.read(today.tasks, day=DAY))
        again = _time(lambda: _changed(office, open_one))
        office.close()
    told = ", ".join(
        f"{name} {spent:.3f} s ({spent / floor:.1f}×)" for name, spent in times.items()
    )
    print(f"{size} people, {tasks} tasks: {told}; floor {floor:.3f} s")
    print(f"    one case {case:.3f} s, today after a change {again:.3f} s (each at most {MOST})")
    return times


def _time(work: Callable[[], object]) -> float:
    """The least of some goes, in seconds of processor time."""
    spent = []
    for _ in range(TIMES):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def _changed(office: Office, person: str) -> None:
    """A change of one case, written and seen in the list."""
    office.do(members.move, person_id=person, kind="restored", day=DAY)
    office.read(today.tasks, day=DAY)


def _counts(office: Office, person: str) -> None:
    """What a meeting's record starts from: the members of one cell."""
    asked = {"person_id": person, "step": "cell-meeting"}
    office.read(meetings.proposed, day=DAY, **asked)


def _bare(session: Session) -> int:
    return sum(len(session.execute(select(one.__table__)).all()) for one in READ)


def _fill(office: Office, size: int) -> str:
    """An office of that many people; the id of one whose case is open."""
    an_office(office)
    cells = [a_cell(office) for _ in range(max(size // 40, 1))]
    with office.file.writing() as session:
        session.add_all([_person(number) for number in range(size)])
        session.flush()
        for number in range(size):
            session.add_all(_hanging(number, size, cells[number % len(cells)]))
    return "person-00000"


def _person(number: int) -> PersonRow:
    name = f"Lò Thị {number:05d}"
    return PersonRow(
        id=f"person-{number:05d}",
        name=name,
        search_key=name.lower(),
        sort_key=name.lower(),
        sex="nữ",
        born=PartialDate(1960 + number % 45, 1 + number % 12, 5),
        ethnicity="Thái",
        religion="Không",
        general="12/12",
    )


def _hanging(number: int, size: int, cell: str) -> Iterator[Record]:
    key = f"person-{number:05d}"
    yield BelongingRow(person_id=key, cell_id=cell)
    if number >= size * 4 // 6:
        yield from _member(number, key, cell)
        return
    is_open = number < size // 6
    names = list(WAY)[: 5 + number % 15] if is_open else list(WAY)
    back = timedelta(days=7 * (number % 60 if is_open else 60 + number % 980))
    last = WAY[names[-1]][0]
    shift = DAY - last - back
    yield CaseRow(id=f"case-{number:05d}", person_id=key, began=WAY[names[0]][0] + shift)
    yield MentorshipRow(
        case_id=f"case-{number:05d}",
        mentor_id=f"person-{size - 1 - number % (size // 3):05d}",
        stage="candidate",
        since=WAY["candidate"][0] + shift,
        together_since=PartialDate(1995),
    )
    for name in names:
        day, paper, values = WAY[name]
        kept = {
            asked: (value + shift).isoformat() if isinstance(value, date) else value
            for asked, value in values.items()
            if asked != "mentor"
        }
        yield StepRow(
            case_id=f"case-{number:05d}", step=name, day=day + shift, number=paper, values=kept
        )


def _member(number: int, key: str, cell: str) -> Iterator[Record]:
    """Some are due for a badge, some on the way elsewhere, and most have paid."""
    year = 1986 + number % 24
    yield MembershipRow(
        person_id=key, admitted=PartialDate(year, 5, 19), official=PartialDate(year + 1, 5, 19)
    )
    if number % 3:
        yield FeeRow(person_id=key, cell_id=cell, month=DAY.replace(month=1, day=1), state="paid")
    if number % 25 == 0:
        yield TransferRow(person_id=key, kind="out", place="Đảng bộ xã Mường Bon", letter=DAY)


if __name__ == "__main__":
    main(sys.argv[1:])
