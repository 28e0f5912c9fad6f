"""How long the yearly report of a large office takes: python -m tests.speed.yearly_report.

3,000 members among 10,000 people, admissions and departures of twenty years, in an encrypted file.
Seconds of processor time beside the floor, the same counts in bare SQL on the same file in the
same run, and beside COUNTIFS in LibreOffice without a window, where it is installed.
"""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop.commands.line import collect_seldom
from desktop.rules import calendar
from desktop.rules.partial_date import PartialDate
from desktop.rules.reports.statistics import Figures
from desktop.services.office import Office, create
from desktop.services.papers import printing
from desktop.services.reports import reports, statistics
from desktop.store.tables.cases import AtAdmissionRow, CaseRow, StepRow
from desktop.store.tables.members import BelongingRow, MembershipRow, MovementRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record
from tests.build import WAY, a_cell, an_office
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.definitions.plain_sql import ABOUT, COUNTED, EVENTS, JOINED, LEFT

PEOPLE, MEMBERS, YEARS = 10_000, 3_000, 20
ADMITTED_A_YEAR, GONE_A_YEAR = 60, 30
YEAR = 2025
TIMES = 5
PERIOD, AS_OF = calendar.period(str(YEAR)), date(YEAR, 12, 31)
RURAL = "sector = 'village'"
MINORITY = "people NOT IN ('', 'kinh')"
ADMITTED = {
    "admitted": "1",
    "admitted-women": "sex = 'nữ'",
    "admitted-minority": MINORITY,
    "admitted-youth": "youngest >= 18 AND oldest <= 30",
    "admitted-rural": RURAL,
    "admitted-pupils": "work = 'pupil'",
    "admitted-university": "trained IN ('college', 'university', 'master', 'doctor')",
    "admitted-vocational": "trained = 'vocational'",
}
MOVES = {
    "joined": JOINED,
    "left": LEFT,
    **{line: f"kind = 'admitted' AND ({one})" for line, one in ADMITTED.items()},
    **{kind: f"kind = '{kind}'" for kind in ("transferred-in", "died", "transferred-out")},
}
MEMBERS_END = {
    "members-end": "1",
    "members-women": "sex = 'nữ'",
    "members-minority": MINORITY,
}
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76"  # in UTF-8
# LibreOffice counts formulas of a workbook of Excel only if it is told to.
_COUNT_ALWAYS = """<?xml version="1.0"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
_KEPT = (
    *(("B", "nữ"), ("C", "<>kinh"), ("D", "village"), ("E", "<=30"), ("G", "pupil")),
    ("F", "university"),
)
REPEATED = 50
STEPS = ("recognition-decision", "class-sent", "certificate")


def main() -> None:
    """Print the times, the garbage collector set as in the program."""
    collect_seldom()
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "office.hgd"
        office = create(file, PASSWORD, who="x", now=lambda: NOW, cost=CHEAP)
        _fill(office)
        figures = office.read(_ours)
        counted = office.read(_floor)
        wrong = {one: many for one, many in counted.items() if figures.line(one).value != many}
        print(f"{figures.line('members-end').value} members, {PEOPLE} people; differences: {wrong}")
        floor = _time(lambda: office.read(_floor))
        ours = _time(lambda: office.read(_ours))
        print(f"figures {ours:.3f} s, {ours / floor:.1f} times the floor of {floor:.3f} s")
        made = _time(lambda: office.read(_made))
        print(f"with its names, pictures and paper {made:.3f} s")
        sheet = office.read(_made).sheet
        print(f"as PDF besides {_time(lambda: printing.pdf_bytes(sheet)):.3f} s")
        _countifs(office, folder)
        office.close()


def _ours(session: Session) -> Figures:
    return statistics.figures(session, report_id="yearly", period=PERIOD, as_of=AS_OF)


def _made(session: Session) -> reports.Made:
    return reports.make(session, report_id="yearly", period=PERIOD, as_of=AS_OF)


def _floor(session: Session) -> dict[str, int]:
    """The sets of the report that are no shares of others, counted by the database alone."""
    found = _counted(session, "moves", "1", MOVES)
    found |= _counted(session, "end", "member", MEMBERS_END)
    found |= _counted(session, "start", "member", {"members-start": "1"})
    lines = ("recognised", "class-sent", "class-certified")
    for line, step in zip(lines, STEPS, strict=True):
        query = (
            'SELECT count(DISTINCT c.person_id) FROM step s JOIN "case" c ON c.id = s.case_id'
            f" WHERE s.step = '{step}' AND s.day BETWEEN :first AND :last"
        )
        found[line] = _row(session, query)[0]
    return found


def _counted(session: Session, at: str, start: str, asked: dict[str, str]) -> dict[str, int]:
    sums = ", ".join(f"sum({start} AND coalesce(({one}), 0))" for one in asked.values())
    row = _row(session, f"{EVENTS}{COUNTED[at]}{ABOUT} SELECT {sums} FROM aged")
    return dict(zip(asked, row, strict=True))


def _row(session: Session, query: str) -> tuple[int, ...]:
    days = {"first": str(PERIOD.first), "last": str(PERIOD.last)}
    return tuple(session.execute(text(query), days).one())


def _time(work: Callable[[], object]) -> float:
    """The least of some goes, in seconds of processor time."""
    spent = []
    for _ in range(TIMES):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def _countifs(office: Office, folder: Path) -> None:
    """The same members in a workbook, counted by COUNTIFS when LibreOffice opens it."""
    program = shutil.which("soffice")
    if program is None:
        print("LibreOffice is not installed here")
        return
    spent = {}
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_COUNT_ALWAYS)
    for name, formulas in (("bare", False), ("counted", True)):
        _workbook(office, folder / f"{name}.xlsx", formulas=formulas)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        to = ("--convert-to", _CSV, "--outdir", str(folder))
        home = f"-env:UserInstallation=file://{folder}/profile"
        words = [program, home, "--headless", *to, str(folder / f"{name}.xlsx")]
        subprocess.run(words, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent[name] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = (folder / "counted.csv").read_text(encoding="utf-8").splitlines()[0]
    # One report is lost in the noise of starting the program, so that it is counted many times.
    once = (spent["counted"] - spent["bare"]) / REPEATED
    counts = ", ".join(told.split(",")[: len(_KEPT) * 2 + 2])
    print(f"COUNTIFS {once:.3f} s besides starting and opening; counted {counts}")


def _workbook(office: Office, path: Path, *, formulas: bool) -> None:
    """A list of everybody as an office keeps it, and above it the counts of the report."""
    query = (
        f"{EVENTS}{COUNTED['end']}{ABOUT} SELECT name, sex, people, sector, oldest, trained, work,"
        " (SELECT CAST(max(day) AS INTEGER) FROM event e WHERE e.person_id = aged.id"
        " AND e.kind = 'admitted'),"
        " (SELECT max(day) FROM event e WHERE e.person_id = aged.id AND NOT e.joins) FROM aged"
    )
    days = {"first": str(PERIOD.first), "last": str(PERIOD.last)}
    rows = office.read(lambda session: session.execute(text(query), days).all())
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows, 2):
            sheet.write_row(at, 0, ["" if value is None else value for value in row])
        if formulas:
            for at, line in enumerate(_formulas(len(rows) + 2)):
                sheet.write_formula(0, at, line)


def _formulas(last: int) -> Iterator[str]:
    def column(letter: str) -> str:
        return f"${letter}$3:${letter}${last}"

    year = f"{column('H')},{YEAR}"
    member = f'{column("H")},"<>",{column("I")},""'
    kept = [f'{column(letter)},"{asked}"' for letter, asked in _KEPT]
    for _ in range(REPEATED):
        for asked in (f'{column("A")},"*"', *kept):
            yield f"=COUNTIFS({member},{asked})"
            yield f"=COUNTIFS({year},{asked})"


def _fill(office: Office) -> None:
    """An office whose members came and went over twenty years."""
    chance = random.Random(1)
    an_office(office)
    cells = [a_cell(office, sector=chance.choice(("village", "school"))) for _ in range(40)]
    with office.file.writing() as session:
        session.add_all([_person(chance, number) for number in range(PEOPLE)])
        session.flush()
        for number in range(PEOPLE):
            session.add_all(_hanging(chance, number, chance.choice(cells)))
        session.flush()


def _person(chance: random.Random, number: int) -> PersonRow:
    name = f"Lò Thị {number:05d}"
    return PersonRow(
        id=_key(number),
        name=name,
        search_key=name.lower(),
        sort_key=name.lower(),
        sex=chance.choice(("nam", "nữ")),
        born=PartialDate(1950 + number % 55, 1 + number % 12, 5),
        ethnicity=chance.choice(("Kinh", "Thái", "Mông")),
        religion="Không",
        occupation_group=chance.choice(("farmer", "pupil", "public-employee", "retired")),
        general_level="upper-secondary",
        professional_level=chance.choice(("none", "vocational", "college", "university")),
        union_joined=PartialDate(2016),
        groups=[],
    )


def _key(number: int) -> str:
    return f"person-{number:05d}"


def _hanging(chance: random.Random, number: int, cell: str) -> Iterator[Record]:
    """Members of old, then those admitted over the years, then those who left, then others."""
    key, admitted = _key(number), ADMITTED_A_YEAR * YEARS
    yield BelongingRow(person_id=key, cell_id=cell)
    if number < admitted:
        yield from _case(chance, key, YEAR - number % YEARS, list(WAY))
    elif number < MEMBERS + GONE_A_YEAR * YEARS:
        since = chance.randrange(1965, YEAR - YEARS)
        yield MembershipRow(
            person_id=key,
            admitted=PartialDate(since, 5, 19),
            official=PartialDate(since + 1, 5, 19),
        )
        if number >= MEMBERS:
            kind = chance.choice(("died", "transferred-out"))
            day = date(YEAR - number % YEARS, chance.randint(1, 12), 7)
            yield MovementRow(person_id=key, kind=kind, day=day, reach="province")
    elif number % 12 == 0:
        yield from _case(chance, key, YEAR, list(WAY)[: chance.randint(1, 9)])


def _case(chance: random.Random, key: str, year: int, steps: list[str]) -> Iterator[Record]:
    """The usual way, moved so that its ceremony, or its last step, is in that year."""
    turn = "ceremony" if "ceremony" in steps else steps[-1]
    shift = date(year, 1, 1) + timedelta(days=chance.randrange(360)) - WAY[turn][0]
    yield CaseRow(id=f"case-{key}", person_id=key, began=WAY[steps[0]][0] + shift)
    for step in steps:
        day, number, values = WAY[step]
        kept = {name: one for name, one in values.items() if not isinstance(one, date)}
        if day + shift <= AS_OF:
            yield StepRow(
                case_id=f"case-{key}", step=step, day=day + shift, number=number, values=kept
            )
    if turn == "ceremony":
        yield AtAdmissionRow(
            case_id=f"case-{key}",
            occupation_group=chance.choice(("farmer", "pupil")),
            general_level="upper-secondary",
            professional_level=chance.choice(("none", "vocational", "university")),
            groups=[],
        )


if __name__ == "__main__":
    main()
