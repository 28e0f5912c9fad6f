"""What the briefing of a month gathers of all cells, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingFigure:
    """A figure in words: of the month, and of the year until its end."""

    id: str
    title: str
    month: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMonth:
    """A cell in a month: its report, its work beside what was due, and whether it is praised.

    `due` counts the work whose last day fell by the end of the month, `met` what was done of it;
    `reasons` are why the facts propose praise; `praised` is None while the office has not decided.
    """

    id: str
    name: str
    received: date | None = None
    words: str = ""
    done: tuple[str, ...] = ()
    due: int = 0
    met: int = 0
    late: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    praised: bool | None = None
    praise_reason: str = ""

    @property
    def done_text(self) -> str:
        """The work done, in one sentence."""
        return "; ".join(self.done)

    @property
    def due_text(self) -> str:
        """How much of what was due is done: 2/3, nothing where nothing was due."""
        return f"{self.met}/{self.due}" if self.due else ""

    @property
    def late_text(self) -> str:
        """What is overdue, in one sentence."""
        return "; ".join(self.late)

    @property
    def received_text(self) -> str:
        """The day the report came, or that it did not."""
        return f"{self.received:%d/%m/%Y}" if self.received else "chưa báo cáo"

    @property
    def praise(self) -> str:
        """Why it is praised: the office's words, else the reasons of the program."""
        if self.praise_reason or not self.reasons:
            return self.praise_reason
        told = "; ".join(self.reasons)
        return f"{told[0].upper()}{told[1:]}"

    @property
    def praise_text(self) -> str:
        """Praised, proposed, or nothing."""
        if self.praised is None:
            return "đề xuất" if self.reasons else ""
        return "biểu dương" if self.praised else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """What stands in the way, who settles it by when; without a cell it is the whole commune's.

    `since` is the month in which it was told; `carried` says that this was an earlier one.
    """

    id: str
    revision: int = 1
    month: str = ""
    since: str = ""
    carried: bool = False
    cell_id: str = ""
    cell: str = ""
    words: str = ""
    settler: str = ""
    due: date | None = None
    settled: date | None = None
    outcome: str = ""

    @property
    def state(self) -> str:
        """How it ended, or that it did not."""
        if self.settled is None:
            return "chưa xong"
        done = f"xong ngày {self.settled:%d/%m/%Y}"
        return f"{done}: {self.outcome}" if self.outcome else done


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Work of the day's list to be reminded of; `screen` and `record` lead to it."""

    cell: str
    person: str
    title: str
    reason: str
    due: date | None
    late: bool = False
    screen: str = ""
    record: str = ""

    @property
    def work(self) -> str:
        """Whose work it is, and which."""
        return f"{self.person}: {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """The briefing of a month, as things stood on a day of it."""

    month: str = ""
    period: str = ""
    as_of: date | None = None
    day: date | None = None
    chair: str = ""
    conclusion: str = ""
    figures: tuple[BriefingFigure, ...] = ()
    cells: tuple[CellMonth, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    reminders: tuple[Reminder, ...] = ()

    @property
    def praises(self) -> tuple[CellMonth, ...]:
        """The cells that are praised, or proposed for it and not decided on."""
        return tuple(one for one in self.cells if one.praise_text)

    @property
    def reported(self) -> str:
        """How many of the cells have reported: 5/6, nothing where there is no cell."""
        if not self.cells:
            return ""
        return f"{sum(one.received is not None for one in self.cells)}/{len(self.cells)}"
