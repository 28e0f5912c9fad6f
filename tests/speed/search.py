"""How long searching and the list of people take: python -m tests.speed.search [PEOPLE ...].

Milliseconds of processor time in an encrypted file. A key pressed in the search box stands beside
the floor of a plain Python list of the same folded names, scanned once; reading the list beside
that of its rows in bare SQL. What the window's own thread does may take 50 ms.
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

from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.rules.partial_date import PartialDate
from desktop.rules.people.people_filter import PeopleFilter
from desktop.screens.frame import start
from desktop.screens.people.people import PeopleScreen
from desktop.services import finding
from desktop.services.office import Office, create, open_office
from desktop.services.people import people_filters, people_list
from desktop.store import journal, search
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.members import BelongingRow, MembershipRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record
from tests.build import WAY, a_cell
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.screens.doubles import AskDouble, inline_background

_MOST = 50  # milliseconds: what the issue allows a query on the GUI thread
_TIMES = 5
_PAGE = 32
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


def main(sizes: list[int]) -> bool:
    """Fill offices and print the times; whether the window's thread never took too long."""
    return max([_measured(size) for size in sizes]) <= _MOST


def _measured(people: int) -> float:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "office.hgd"
        office = create(path, PASSWORD, who="V", now=lambda: NOW, cost=CHEAP)
        cells = [a_cell(office) for _ in range(40)]
        office.do(_enter, people, cells)
        office.close()
        office = open_office(path, PASSWORD, who="V", now=lambda: NOW)
        worst = max(_searched(office, people), _listed(office))
        office.close()
    return worst


def _searched(office: Office, people: int) -> float:
    folded = [text.fold(one.name) for one in office.read(people_list.roll, day=NOW.date())]
    floor = _least(lambda: [one for one in folded if "zzz" in one])
    _tell(f"{people} people; floor: a list of folded names {floor:.1f} ms")
    worst = 0.0
    for words in _TYPED:
        took = _least(lambda words=words: office.read(finding.find, words=words))
        worst = max(worst, took)
        _tell(f"{words:>14}: {took:6.1f} ms, {took / floor:4.1f} times the floor")
    return worst


def _listed(office: Office) -> float:
    """The list: read beside the window, narrowed and scrolled in the window's own thread."""
    floor = _least(lambda: office.read(_bare))
    day = NOW.date()
    took = _least(lambda: office.read(people_list.roll, day=day))
    _tell(f"    list, in the background: {took:.0f} ms, {took / floor:.1f} times bare SQL")
    chosen = PeopleFilter(sex="nữ", oldest=29, minority=True)
    took = _least(lambda: office.read(people_filters.matching, chosen=chosen, day=day), 1)
    _tell(f"    a filter, in the background: {took:.0f} ms")
    ids = [one.id for one in office.read(people_list.roll, day=day)]
    pages = [ids[first : first + _PAGE] for first in range(0, len(ids), max(len(ids) // 50, 1))]
    page = max(
        _least(lambda ids=ids: office.read(people_list.some, ids=ids, day=day), 3) for ids in pages
    )
    _tell(f"    what is seen of the list: {page:.1f} ms at most")
    screen, show = (
        PeopleScreen(office, AskDouble(), inline_background()),
        QApplication.processEvents,
    )
    screen.resize(1366, 768)
    screen.show()
    table, box = screen.table, screen.findChild(QLineEdit, "find-person")
    worst = page
    for words in _TYPED:
        took = min(_typed(box, words) for _ in range(_TIMES))
        worst = max(worst, took)
        _tell(f"    {words:>14} in the list: {took:6.1f} ms")
    box.clear()
    lines = range(0, len(screen.table.shown_rows()), 997)
    took = max(
        _least(lambda at=at: (table.scrollTo(table.model().index(at, 0)), show()), 1)
        for at in lines
    )
    _tell(f"    scrolled anywhere and painted: {took:.1f} ms at most")
    return worst


def _typed(box: QLineEdit, words: str) -> float:
    box.clear()
    return _least(lambda: (box.setText(words), QApplication.processEvents()), 1)


def _bare(session: Session) -> int:
    columns = (PersonRow.id, PersonRow.name, PersonRow.sort_key, PersonRow.find_key, PersonRow.sex)
    rows = session.execute(select(*columns).order_by(PersonRow.sort_key)).all()
    return len(rows) + len(session.execute(select(BelongingRow.__table__)).all())


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _least(act: Callable[[], object], times: int = _TIMES) -> float:
    def once() -> float:
        began = time.process_time()
        act()
        return (time.process_time() - began) * 1000

    return min(once() for _ in range(times))


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
    start.keep_constants()
    application = QApplication(["search", "-platform", "offscreen"])
    start.collect_here(application)
    raise SystemExit(not main([int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000]))
