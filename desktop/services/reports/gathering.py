"""Reports of many offices together: who has sent, what is doubtful, and the sums with their names.

Sums are taken anew from what was taken in, so they are right after any undo or cut.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Trouble, cause
from desktop.exchange import stick
from desktop.exchange.matrix_workbook import Matrix, matrix_workbook
from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.reports import gathering, origin
from desktop.rules.reports.gathering import Difference, Sent, Values
from desktop.rules.reports.statistics import Figures, Line, Member, Report, Value, value_text
from desktop.services.exchange import senders
from desktop.services.exchange.senders import SenderLine
from desktop.services.keeping import settings
from desktop.services.office import Office
from desktop.services.papers import printing
from desktop.services.papers.printing import Printed, Progress
from desktop.services.reports import gathered, reports, statistics
from desktop.services.reports.gathered import InForce
from desktop.store.tables.gathering import GatheredRow, SenderRow

_NAMED = 20
"""How many offices that have not sent are named on paper."""
_PARTS = 5
"""Adding up, three files to be made, and writing them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """An office of the list for one period; `gathered` is None until its report was taken in.

    `doubts` contradict the report itself or the period before; `swings` are counts that moved far
    since a year before.
    """

    id: str
    name: str
    gathered: str | None = None
    taken_in: date | None = None
    version: int = 0
    values: Values | None = None
    doubts: tuple[str, ...] = ()
    swings: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """A report of one office for one period, as it was taken in; the newest is in force."""

    id: str
    taken_in: date
    version: int
    current: bool
    title: str


@dataclass(frozen=True, slots=True)
class Summed:
    """The figures of all offices together; `before` are those of a year earlier."""

    figures: Figures
    before: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Combined:
    """The figures of all offices together, and the board of those offices."""

    figures: Figures
    before: Mapping[str, Value]
    board: tuple[BoardLine, ...]

    @property
    def sent(self) -> int:
        """How many offices have sent."""
        return sum(one.gathered is not None for one in self.board)

    @property
    def sentence(self) -> str:
        """How many have sent, and who has not."""
        missing = [one.name for one in self.board if one.gathered is None]
        said = f"Tổng hợp báo cáo của {self.sent}/{len(self.board)} nơi gửi."
        if not missing:
            return said
        more = f" và {len(missing) - _NAMED} nơi khác" if len(missing) > _NAMED else ""
        return f"{said} Chưa gửi: {', '.join(missing[:_NAMED])}{more}."


def board(session: Session, /, *, report_id: str, period: Period) -> tuple[BoardLine, ...]:
    """Who has sent the report of a period and who has not, with what is doubtful in it."""
    shape = statistics.report(report_id).on(period.last)
    now = gathered.of_period(session, report_id, period)
    ended = gathered.ended_before(session, report_id, period)
    year = gathered.of_year_before(session, report_id, period)
    return tuple(
        _board_line(shape, sender, now.get(sender.id), ended.get(sender.id), year.get(sender.id))
        for sender in senders.senders(session)
    )


def summed(session: Session, /, *, report_id: str, period: Period, as_of: date) -> Summed:
    """The figures of a period added up over all offices by the database.

    Beside them stand those a year before of the offices that sent for the same time of year.
    """
    shape = statistics.report(report_id).on(period.last)
    expected = session.scalar(select(func.count(SenderRow.id))) or 0
    sent = gathered.count(session, report_id, period)
    totals = gathered.totals(session, shape, period)
    year = gathered.year_before(period)
    both = gathered.sent_for_both(report_id, period)
    before = gathering.added(shape, gathered.totals(session, shape, year, both), 0, 0, year, as_of)
    return Summed(
        gathering.added(shape, totals, sent, expected, period, as_of),
        {line.id: line.value for line in before.lines if line.value is not None},
    )


def behind(session: Session, /, *, report_id: str, period: Period, line: Line) -> Line:
    """A figure of many offices with those behind it, their shares, and who does not know it."""
    shape = next(one for one in statistics.report(report_id).lines if one.id == line.id)
    told = gathered.values_sent(session, report_id, period, gathering.needed(shape))
    every = senders.senders(session)
    sent = [Sent(one.id, one.name, told[one.id]) for one in every if one.id in told]
    missing = [Member(one.id, one.name) for one in every if one.id not in told]
    return gathering.opened(line, shape, sent, missing)


def combined(session: Session, /, *, report_id: str, period: Period, as_of: date) -> Combined:
    """The figures of a period added up, each with its offices, and the board of all offices."""
    shape = statistics.report(report_id).on(period.last)
    found = summed(session, report_id=report_id, period=period, as_of=as_of)
    lines = board(session, report_id=report_id, period=period)
    sent = [Sent(one.id, one.name, one.values) for one in lines if one.values is not None]
    missing = [Member(one.id, one.name) for one in lines if one.values is None]
    return Combined(gathering.named(found.figures, shape, sent, missing), found.before, lines)


def made(session: Session, /, **asked: Any) -> tuple[reports.Made, Matrix]:
    """What `combined` finds for the same words, as paper and as a table of offices by figures."""
    found = combined(session, **asked)
    paper = reports.made_of(session, found.figures, found.before, found.sentence)
    return paper, _matrix(found, settings.office(session).committee)


def write(
    office: Office,
    *,
    report_id: str,
    period: Period,
    as_of: date,
    folder: Path,
    progress: Progress = lambda _done, _total, _what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Printed, ...]:
    """Write the combined report as PDF, and as workbooks by figure and by office.

    Each is read back; Trouble if the drive is full, closed to writing or pulled out. Nothing is
    written if it is cancelled before the first of them is there.
    """
    progress(0, _PARTS, "Đang cộng số liệu các nơi gửi")
    found, table = office.read(made, report_id=report_id, period=period, as_of=as_of)
    kinds: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
        (".pdf", "Đang dàn trang PDF", lambda: printing.pdf_bytes(found.sheet)),
        (".xlsx", "Đang lập bảng tính theo chỉ tiêu", lambda: reports.xlsx_bytes(found)),
        ("_theo_noi.xlsx", "Đang lập bảng tính theo nơi gửi", lambda: matrix_workbook(table)),
    )
    files: list[tuple[str, bytes]] = []
    for at, (ending, what, make) in enumerate(kinds, 1):
        if cancelled():
            return ()
        progress(at, _PARTS, what)
        files.append((ending, make()))
    if cancelled():
        return ()
    progress(_PARTS - 1, _PARTS, "Đang ghi và đọc lại")
    return _saved(files, folder, found.figures.title)


def _saved(files: Sequence[tuple[str, bytes]], folder: Path, stem: str) -> tuple[Printed, ...]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            f"Chưa tạo được thư mục {folder}: {cause(error)}. Hãy chọn thư mục khác."
        ) from error
    return tuple(
        Printed(stick.write(content, folder, stick.ascii_name(stem, ending)), stem)
        for ending, content in files
    )


def versions(
    session: Session, /, *, sender_id: str, report_id: str, period: Period
) -> tuple[Version, ...]:
    """What an office sent for a period, the newest first."""
    query = (
        select(GatheredRow)
        .where(
            GatheredRow.sender_id == sender_id,
            GatheredRow.report == report_id,
            GatheredRow.since == period.first,
            GatheredRow.until == period.last,
        )
        .order_by(GatheredRow.version.desc())
    )
    return tuple(
        Version(row.id, row.taken_in, row.version, row.current, row.title)
        for row in session.scalars(query)
    )


def _matrix(found: Combined, here: str) -> Matrix:
    figures = found.figures
    shape = statistics.report(figures.report)
    lines = [line for line in figures.lines if not line.heading]
    return Matrix(
        title=figures.title,
        note=f"Số liệu tính đến ngày {text.date_text(figures.as_of)}",
        origin=origin.of_figures(here, figures.period.text, figures.as_of, figures.edition),
        day=figures.as_of,
        columns=tuple(line.title for line in lines),
        rows=tuple(
            (
                one.name,
                _cells(shape, lines, one.values or {}),
                "chưa rõ" if one.values is not None else "chưa gửi",
            )
            for one in found.board
        ),
        total=tuple(line.value for line in lines),
    )


def _cells(shape: Report, lines: Sequence[Line], values: Values) -> tuple[Value | str, ...]:
    """What an office sent of every line; in words where the line has no sense in its values."""
    empty = gathering.empty(shape, values)
    return tuple(
        value_text(None, empty=True) if line.id in empty else values.get(line.id) for line in lines
    )


def _board_line(
    shape: Report,
    sender: SenderLine,
    row: InForce | None,
    ended: InForce | None,
    year: InForce | None,
) -> BoardLine:
    if row is None:
        return BoardLine(id=sender.id, name=sender.name)
    doubts = gathering.contradictions(shape, row.values)
    return BoardLine(
        id=sender.id,
        name=sender.name,
        gathered=row.id,
        taken_in=row.taken_in,
        version=row.version,
        values=row.values,
        doubts=doubts + (gathering.breaks(shape, row.values, ended.values) if ended else ()),
        swings=gathered.swings(shape, row.values, row.as_of, year),
    )
