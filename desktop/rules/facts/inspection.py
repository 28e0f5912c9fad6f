"""Inspection and supervision as lists and papers tell of it, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A cell or a member that is inspected or supervised; exactly one of the two ids is given."""

    cell_id: str = ""
    member_id: str = ""
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """An inspection or supervision: planned, held, concluded. `way` says of which kind in words."""

    id: str
    revision: int = 1
    year: int
    month: int | None = None
    kind: str = ""
    way: str = ""
    way_text: str = ""
    content: str = ""
    unplanned: bool = False
    lead: str = ""
    team: str = ""
    number: str = ""
    day: date | None = None
    began: date | None = None
    conclusion_number: str = ""
    concluded: date | None = None
    conclusion: str = ""
    subjects: tuple[Subject, ...] = ()

    @property
    def state(self) -> str:
        """How far it is."""
        if self.concluded:
            return f"kết luận {self.concluded:%d/%m/%Y}"
        if self.began:
            return f"đang làm từ {self.began:%d/%m/%Y}"
        return f"kế hoạch tháng {self.month}" if self.month else "chưa làm"

    @property
    def subjects_text(self) -> str:
        """All subjects in one sentence."""
        return "; ".join(one.name for one in self.subjects)

    @property
    def month_text(self) -> str:
        """The month of the plan, or that it was not in it."""
        return "đột xuất" if self.unplanned else f"tháng {self.month}" if self.month else ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A cell, or else a member, inspected or supervised in one way that was concluded on a day."""

    way: str
    day: date
    of: str
    cell: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionFinding:
    """What an inspection found; `step` and `form` tie it to a step or paper of `about`'s case."""

    id: str
    revision: int = 1
    inspection_id: str
    inspection: str = ""
    cell_id: str = ""
    cell: str = ""
    about_id: str = ""
    about: str = ""
    step: str = ""
    form: str = ""
    place: str = ""
    words: str = ""
    settler: str = ""
    due: date | None = None
    settled: date | None = None
    outcome: str = ""

    @property
    def whose(self) -> str:
        """The person or cell it is about, and the step or paper."""
        return ": ".join(filter(None, (self.about or self.cell, self.place)))

    @property
    def state(self) -> str:
        """How it ended, or that it did not."""
        if self.settled is None:
            return "chưa khắc phục"
        done = f"xong ngày {self.settled:%d/%m/%Y}"
        return f"{done}: {self.outcome}" if self.outcome else done


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCount:
    """How many were planned and concluded of a kind, and of how many organisations and members."""

    title: str
    planned: int = 0
    held: int = 0
    organisations: int = 0
    members: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionYear:
    """The inspections of a year: plan, counts and findings."""

    year: int | None = None
    basis: str = ""
    as_of: date | None = None
    inspections: tuple[Inspection, ...] = ()
    counts: tuple[InspectionCount, ...] = ()
    findings: tuple[InspectionFinding, ...] = ()
