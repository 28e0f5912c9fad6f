"""Tạo nguồn: the plan beside the fact, the survey of a quarter, introductions and drop-outs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.errors import Refusal
from desktop.rules.calendar import Period, period
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.cells.source_plan import PlanPanel
from desktop.screens.cells.source_survey import SurveyPanel
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.cells.source_lists import CellSurvey, Share
    from desktop.services.office import Office

_NOTHING = (
    "Năm này chưa có gì để tổng hợp.\n\nTổ chức giới thiệu ghi ở bước “Chọn quần chúng ưu tú”; "
    "người ra khỏi nguồn ghi ở thẻ “Rà soát quý” hoặc bằng bước rút của hồ sơ."
)
_MONTHS, _QUARTERS = 12, 4
_COUNTED = ("rated", "asked")


class SourcesScreen(Screen):
    """A year of source building, quarter by quarter."""

    title = "Tạo nguồn"
    shows = frozenset(
        {"source_plan", "survey_line", "person", "case", "step", "cell", "belonging"}
        | {"membership", "movement", "transfer"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        today = office.today()
        self._year = today.year
        self._quarter = (today.month - 1) * _QUARTERS // _MONTHS + 1
        self._rated = ""
        self._stale_tabs: set[int] = set()
        self.plan = PlanPanel(today)
        self.survey = SurveyPanel()
        self.summary = LineList("source-summary", empty=_NOTHING)
        self.summary.setAccessibleName("Tổng hợp")
        self._tabs = QTabWidget()
        self._tabs.setObjectName("source-tabs")
        self._tabs.addTab(self.plan, "&1 Kế hoạch và kết quả")
        self._tabs.addTab(self.survey, "&2 Rà soát quý")
        self._tabs.addTab(self.summary, "&3 Tổng hợp")
        self.body.addWidget(self.covered(self._tabs), 1)
        self.setFocusProxy(self._tabs)
        self.add_button("‹ Quý trước", self.quarter_before, name="quarter-before")
        self.add_button("Quý sau ›", self.quarter_after, name="quarter-after")
        self._wire()

    def refresh(self) -> None:
        """Read the tab that is shown again; the others when they are shown."""
        self._stale_tabs = set(range(self._tabs.count()))
        self._rated = ""
        self._read_tab(self._tabs.currentIndex())

    @Slot(int)
    def _read_tab(self, at: int) -> None:
        """Read what a tab shows, unless that was read since the last change."""
        if at not in self._stale_tabs:
            return
        read, show, quick = self._ways(self._tabs.widget(at))
        self.read_beside(
            "Đang đọc việc tạo nguồn", read, partial(self._show, at, show), quick=quick
        )

    def _ways(
        self, tab: QWidget | None
    ) -> tuple[Callable[[], object], Callable[[Any], object], bool]:
        """How a tab is read, how it is shown, and whether it is read at once."""
        from desktop.services.cells import source_lists
        from desktop.services.people import people_list

        read, day, year = self.office.read, self.office.today(), self._year
        if tab is self.plan:
            step = self.plan.chosen_step()
            quick = read(source_lists.plan_is_quick, year=year, step=step)
            plan = partial(read, source_lists.plan, year=year, step=step)
            return plan, partial(self.plan.show_plan, year), quick
        if tab is self.survey:
            quick, name = read(source_lists.survey_is_quick, day=day), self._name()
            survey = partial(read, source_lists.survey, quarter=name, day=day)
            return survey, partial(self._show_surveys, name), quick
        summary = partial(read, source_lists.summary, year=year, day=day)
        return summary, self._show_summary, not read(people_list.counts_long)

    def _show(self, at: int, show: Callable[[Any], object], found: object) -> None:
        self._stale_tabs.discard(at)
        show(found)
        told = f"Năm {self._year} · rà soát {self._period().text}{self._rated}"
        self.set_heading(self.title, told)

    def _show_surveys(self, quarter: str, surveys: tuple[CellSurvey, ...]) -> None:
        self.survey.show_surveys(quarter, surveys)
        rated, asked = (sum(getattr(one, name) for one in surveys) for name in _COUNTED)
        self._rated = f": {rated}/{asked} người"

    def _show_summary(self, shares: tuple[Share, ...]) -> None:
        self.summary.show_lines(_lines(shares))

    def unsaved(self) -> bool:
        """Whether a plan or a survey is typed and not saved."""
        return self.plan.is_edited() or self.survey.is_edited()

    @Slot()
    def save(self) -> bool:
        """Save the plan and the survey."""
        return self.save_plan() and self.save_survey()

    @Slot()
    def save_plan(self) -> bool:
        """Save the numbers of the plan as one change."""
        from desktop.services.cells import sources

        try:
            lines = self.plan.changed_lines()
        except Refusal as refusal:
            self.show_fault(refusal)
            return False
        step, year = self.plan.chosen_step(), self._year
        if lines and not self.do(sources.set_plan, lines=lines, year=year, step=step):
            return False
        self.plan.forget()
        self.refresh()
        return True

    @Slot()
    def save_survey(self) -> bool:
        """Save the survey of the cell as one change."""
        from desktop.services.cells import sources

        try:
            lines = self.survey.changed_lines()
        except Refusal as refusal:
            self.show_fault(refusal)
            return False
        day = min(max(self.office.today(), self._period().first), self._period().last)
        if lines and not self.do(sources.set_survey, quarter=self._name(), day=day, lines=lines):
            return False
        self.survey.forget()
        self.refresh()
        return True

    def discard(self) -> None:
        """Show everything as it was saved."""
        self.plan.forget()
        self.survey.forget()

    @Slot()
    def quarter_before(self) -> None:
        """Go to the quarter before."""
        self._go(-1)

    @Slot()
    def quarter_after(self) -> None:
        """Go to the quarter after."""
        self._go(1)

    def _wire(self) -> None:
        self.plan.saved.connect(self.save_plan)
        self.plan.changed_step.connect(self.refresh)
        self.survey.saved.connect(self.save_survey)
        self.survey.introduced.connect(self._introduce)
        self._tabs.currentChanged.connect(self._read_tab)

    def _name(self) -> str:
        return f"{self._year:04d}-Q{self._quarter}"

    def _period(self) -> Period:
        return period(self._name())

    def _go(self, quarters: int) -> None:
        if self.may_leave():
            at = self._year * _QUARTERS + self._quarter - 1 + quarters
            self._year, self._quarter = at // _QUARTERS, at % _QUARTERS + 1
            self.refresh()

    @Slot(str, str)
    def _introduce(self, person_id: str, introduced_by: str) -> None:
        from desktop.services.cells import sources

        self.do(
            sources.introduce,
            people=[person_id],
            day=self.office.today(),
            introduced_by=introduced_by,
        )


def _lines(shares: tuple[Share, ...]) -> list[Line]:
    found = []
    for heading, group in groupby(shares, key=lambda one: one.heading):
        found.append(Line(title=heading))
        found += [
            Line(
                key=f"{heading}/{one.title}",
                title=one.title,
                note=", ".join(one.names),
                side=str(len(one.names)),
                row=one,
            )
            for one in group
        ]
    return found
