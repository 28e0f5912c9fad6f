"""How long searching takes in a large encrypted file: python -m tests.speed.search [PEOPLE].

Milliseconds of processor time for each key pressed, beside the floor: a plain Python list of the
same folded names, scanned once.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.rules.partial_date import PartialDate
from desktop.services import finding, people_list
from desktop.services.office import Office, create, open_office
from desktop.store import journal, search
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.members import BelongingRow, MembershipRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record
from tests.build import WAY, a_cell
from tests.deeds import CHEAP, NOW, PASSWORD

_MOST = 50  # milliseconds: what the issue allows a query on the GUI thread
_TIMES = 5
_TYPED = ("t", "thi", "đặng", "dang thi anh", "Ánh", "zzz", "1234", "17-NQ", "mai 0123")
_FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Lý",
    "Lò",
    "Cầm",
    "Quàng",
    "Lường",
]
_MIDDLE = [
    "Văn",
    "Thị",
    "Đức",
    "Thanh",
    "Minh",
    "Ngọc",
    "Hữu",
    "Xuân",
    "Thu",
    "Kim",
    "Quang",
    "Hồng",
]
_GIVEN = [
    "An",
    "Ánh",
    "Ân",
    "Bình",
    "Cường",
    "Dung",
    "Đào",
    "Đức",
    "Giang",
    "Hà",
    "Hải",
    "Hiếu",
    "Hoa",
    "Hùng",
    "Lan",
    "Long",
    "Mai",
    "Nam",
    "Yến",
]
_STEPS = list(WAY)[:10]

Rows = dict[type[Record], list[dict[str, Any]]]


def main(people: int) -> bool:
    """Fill an office and print the times; whether no key took longer than is allowed."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "office.hgd"
        office = create(path, PASSWORD, who="V", now=lambda: NOW, cost=CHEAP)
        cells = [a_cell(office) for _ in range(40)]
        office.do(_enter, people, cells)
        office.close()
        office = open_office(path, PASSWORD, who="V", now=lambda: NOW)
        worst = _report(office, people)
        office.close()
    return worst <= _MOST


def _report(office: Office, people: int) -> float:
    folded = [text.fold(one.name) for one in _told(office, people)]
    floor = _least(lambda: [one for one in folded if "zzz" in one])
    sys.stdout.write(f"{people} people; floor: a list of folded names {floor:.1f} ms\n")
    worst = 0.0
    for words in _TYPED:
        took = _least(lambda words=words: office.read(finding.find, words=words))
        worst = max(worst, took)
        sys.stdout.write(f"{words:>14}: {took:6.1f} ms, {took / floor:4.1f} times the floor\n")
    return worst


def _told(office: Office, people: int) -> tuple[people_list.PersonLine, ...]:
    began = time.process_time()
    lines = office.read(people_list.lines, day=NOW.date())
    sys.stdout.write(f"list of {people} people: {time.process_time() - began:.1f} s\n")
    return lines


def _least(act: Callable[[], object]) -> float:
    def once() -> float:
        began = time.process_time()
        act()
        return (time.process_time() - began) * 1000

    return min(once() for _ in range(_TIMES))


def _enter(session: Session, people: int, cells: list[str]) -> str:
    random = Random(3)
    for first in range(0, people, 500):
        rows: Rows = {PersonRow: [], BelongingRow: [], MembershipRow: [], CaseRow: [], StepRow: []}
        for at in range(first, min(people, first + 500)):
            for kind, content in _person(random, at, random.choice(cells)):
                rows[kind].append(content)
        for kind, contents in rows.items():
            journal.insert(session, kind, contents)
    return "Nhập"


def _person(random: Random, at: int, cell: str) -> Iterator[tuple[type[Record], dict[str, Any]]]:
    """Everyone is in a cell; one in twenty is a member, and one in twenty has a case."""
    key, number = f"{at:032}", f"{at * 7919 % 10**12:012}"
    name = " ".join(map(random.choice, (_FAMILY, _MIDDLE, _MIDDLE, _GIVEN)))
    yield (
        PersonRow,
        {
            "id": key,
            "name": name,
            "sex": random.choice(["nam", "nữ"]),
            "born": PartialDate(random.randint(1950, 2008), random.randint(1, 12), 9),
            "ethnicity": random.choice(["Kinh", "Thái", "Mông"]),
            "personal_number": number,
            "permanent_residence": "Bản Nà Lốc, xã Hoa Ban, tỉnh Sơn La",
            **search.person_keys(name, "", number),
        },
    )
    yield BelongingRow, {"id": key, "person_id": key, "cell_id": cell}
    if at % 20 == 0:
        card = f"{at:012}"
        yield MembershipRow, {"id": key, "person_id": key, "card_number": card}
    if at % 20 == 1:
        yield CaseRow, {"id": key, "person_id": key, "began": date(2023, 1, 9)}
        for place, step in enumerate(_STEPS):
            told = {"day": WAY[step][0], "number": f"{at}-NQ/CB"}
            told["search_key"] = search.step_key(told["number"], "Đã xem", {})
            yield StepRow, {"id": f"{place}{at:031}", "case_id": key, "step": step, **told}


if __name__ == "__main__":
    raise SystemExit(not main(int(sys.argv[1]) if sys.argv[1:] else 100_000))
