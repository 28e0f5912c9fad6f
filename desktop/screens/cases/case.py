"""Hồ sơ: one person's way, its steps, papers, verification, special cases, faults and plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.cases.findings import Finding
from desktop.rules.facts.case import Case
from desktop.rules.facts.inspection import InspectionFinding
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.cases.case_editions import EditionsTab
from desktop.screens.cases.case_extras import ExtrasTab
from desktop.screens.cases.case_faults import FaultsTab
from desktop.screens.cases.case_papers import PapersTab
from desktop.screens.cases.case_plan import PlanTab
from desktop.screens.cases.case_steps import StepsTab
from desktop.screens.cases.case_verification import VerificationTab
from desktop.screens.widgets import parts
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.cases.steps import CaseView
    from desktop.services.office import Office

_NOBODY = "Chưa chọn người nào. Bấm Ctrl+K, gõ tên người, rồi chọn “Hồ sơ” ở màn hình của người đó."
_ABOUT_PERSON = "person."
_ABOUT_MEMBER = "member."
_ABOUT_EXTRA = "extra."
_ABOUT_REQUESTS = "verifications"
_ABOUT_SET = "set"


class CaseScreen(Screen):
    """The case of one person; a record is a person's id, perhaps with # and a step.

    In place of the step may stand `verifications`, `set` for the whole set as it will be printed,
    or `extra.` with a special case and its paper.
    """

    title = "Hồ sơ"
    shows = frozenset(
        {"person", "case", "step", "mentorship", "cell", "belonging", "paper", "office", "day_off"}
        | {
            "membership",
            "movement",
            "transfer",
            "relative",
            "post",
            "training",
            "travel",
            "award",
            "penalty",
        }
        | {"verification", "extra_paper", "plan", "local_limit"}
        | {"discipline", "central", "inspection", "inspection_finding"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._person = ""
        self._step = ""
        self._begun = False
        self._arrived = False
        self._set_wanted = False
        self._view: CaseView | None = None
        self.steps = StepsTab(self)
        self.papers = PapersTab(self)
        self.verification = VerificationTab(self)
        self.extras = ExtrasTab(self)
        self.faults = FaultsTab(self)
        self.plan = PlanTab(self)
        self.editions = EditionsTab(self)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("case-tabs")
        self.tabs.setDocumentMode(True)
        for tab, words in (
            (self.steps, "&1 Các bước"),
            (self.papers, "&2 Giấy tờ"),
            (self.verification, "&3 Thẩm tra"),
            (self.extras, "&4 Trường hợp riêng"),
            (self.faults, "&5 Soát hồ sơ"),
            (self.plan, "&6 Kế hoạch ngược"),
            (self.editions, "&7 Quy định"),
        ):
            self.tabs.addTab(tab, words)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty_page())
        self._stack.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self._anew = self.add_button("Mở hồ sơ mới", self._begin_anew, name="case-anew")
        self._to_person = self.add_button("Hồ sơ người", self._open_person, name="case-person")
        self._print = self.add_button("In trọn bộ", self._print_set, name="case-print")
        self._wire()

    def open_record(self, record: str) -> None:
        """Show the case of a person, at a step if one is named after #."""
        person, _, place = record.partition("#")
        elsewhere = place in (_ABOUT_REQUESTS, _ABOUT_SET) or place.startswith(_ABOUT_EXTRA)
        self._step = "" if elsewhere else place
        if person != self._person:
            self._person, self._begun = person, False
            self.discard()
        if self._step:
            self.tabs.setCurrentWidget(self.steps)
        self._arrived, self._set_wanted = True, place == _ABOUT_SET
        self.keep_up()
        if elsewhere:
            self._open_place(place)

    def refresh(self) -> None:
        """Read the case again as it stands today."""
        from desktop.services.cases import steps

        if not self._person:
            self._show_nobody(_NOBODY)
            return
        day = self.office.today()
        view = self.office.read(steps.view, person_id=self._person, day=day)
        if view is not None:
            self._show(view)
        elif self._begun:
            self._show(self.office.read(steps.first_view, person_id=self._person, day=day))
        else:
            self._show_without_case()

    def unsaved(self) -> bool:
        """Whether something is typed on any tab."""
        return (
            self.steps.panel.is_edited()
            or self.papers.is_edited()
            or self.verification.panel.unsaved()
            or self.extras.is_edited()
        )

    def save(self) -> bool:
        """Record the step, or save the paper or the request, that is being typed."""
        if self.papers.is_edited() and not self.papers.save():
            return False
        if self.extras.is_edited() and not self.extras.save():
            return False
        if not self.verification.panel.save():
            return False
        return not self.steps.panel.is_edited() or self.steps.panel.save()

    def discard(self) -> None:
        """Give up what is typed."""
        if self.papers.is_edited():
            self.papers.discard()
        if self.steps.panel.is_edited():
            self.steps.panel.discard()
        if self.verification.panel.unsaved():
            self.verification.panel.discard()
        if self.extras.is_edited():
            self.extras.discard()

    def print_out(self) -> None:
        """Print what the tab shows; from the others, show the whole set first."""
        tab = self.tabs.currentWidget()
        if self._view is not None and tab in (self.papers, self.verification, self.faults):
            tab.print_out()
        else:
            self._print_set()

    def _empty_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        self._empty = parts.label(name="case-empty", role="empty", wrap=True)
        self._begin = parts.button("Mở hồ sơ", self._start, name="case-begin", look="main")
        layout.addStretch(1)
        layout.addWidget(self._empty)
        layout.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return page

    def _wire(self) -> None:
        self.faults.asked.connect(self._mend)
        self.papers.asked.connect(self._open_step)
        self.extras.asked.connect(self._open_step)
        self.steps.papers_asked.connect(self._open_papers)
        self.papers.left.connect(self._back_to_steps)
        self.tabs.currentChanged.connect(self._tab_shown)

    def _show(self, view: CaseView) -> None:
        from desktop.services.cells import inspections

        case = view.case
        self._stack.setCurrentWidget(self.tabs)
        self.setFocusProxy(self.steps)
        self._to_person.setEnabled(True)
        self.set_heading(case.person.name, _about(view))
        self.steps.show_case(self._person, case, view.progress, self._step)
        if self._arrived:
            self.steps.arrive(self._step)
        self._step, self._arrived = "", False
        found = self.office.read(inspections.findings, about_id=self._person)
        self.faults.show_faults(self._person, view.faults, found)
        self.extras.show_case(self._person, case.id, view.extras)
        unsettled = sum(one.settled is None for one in found)
        self._count(self.faults, "&5 Soát hồ sơ", len(view.faults) + unsettled)
        lacking = sum(not one.complete for one in view.extras)
        self._count(self.extras, "&4 Trường hợp riêng", lacking)
        for at in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(at, bool(case.id))
        self._print.setEnabled(bool(case.id))
        self._anew.setVisible(_has_ended(view))
        self._view = view if case.id else None
        if case.id:
            self._tab_shown(self.tabs.currentIndex())
        if self._set_wanted:
            self._set_wanted = False
            self._print_set()

    def _show_without_case(self) -> None:
        from desktop.services.people import people

        try:
            name = self.office.read(people.person, id=self._person).name
        except Refusal as refusal:
            self._show_nobody(refusal.sentence)
            return
        self._show_nobody(
            f"{name} chưa có hồ sơ kết nạp.\n\nBấm “Mở hồ sơ” để ghi bước đầu tiên; "
            "hồ sơ mở ra từ ngày của bước đó."
        )
        self.set_heading(name, "Chưa có hồ sơ")
        self._begin.show()
        self.setFocusProxy(self._begin)
        if self._arrived:
            self._begin.setFocus()
        self._arrived = False
        self._to_person.setEnabled(True)

    def _show_nobody(self, words: str) -> None:
        self._view = None
        self._empty.setText(words)
        self._begin.hide()
        self._to_person.setEnabled(False)
        self._print.setEnabled(False)
        self._anew.hide()
        self._stack.setCurrentIndex(0)
        self.set_heading(self.title)

    @Slot()
    def _start(self) -> None:
        """Show the steps with the first one to be recorded, which opens the case."""
        self._begun = True
        self.refresh()
        self.tabs.setCurrentWidget(self.steps)
        self.steps.panel.focus_field("day")

    @Slot()
    def _begin_anew(self) -> None:
        """Open another case from today on; the one before stays in the record."""
        from desktop.services.cases import steps
        from desktop.services.people import people

        if self.may_leave():
            self._arrived = True
            began = self.office.today()
            self.do(steps.begin_anew, id=people.new_id(), person_id=self._person, began=began)

    @Slot()
    def _print_set(self) -> None:
        if self._view is not None:
            self.tabs.setCurrentWidget(self.papers)
            self.papers.print_set()

    @Slot(int)
    def _tab_shown(self, at: int) -> None:
        """Fill the tabs that cost something when they are looked at."""
        tab = self.tabs.widget(at)
        if not self._person or self._view is None:
            return
        case = self._view.case
        if tab is self.papers:
            self.papers.show_case(self._person, case.person.name)
        elif tab is self.verification:
            self.verification.show_case(self._person, case.id)
        elif tab is self.editions:
            self.editions.show_case(self._person)
        elif tab is self.plan:
            self.plan.show_case(self._person, over=case.ceremony_on is not None)

    @Slot(object)
    def _mend(self, fault: Finding | InspectionFinding) -> None:
        """Go to the field of a fault: of the person, of a paper or request, or of a step."""
        if isinstance(fault, InspectionFinding):
            self.go.emit("inspections", f"{self._person}#{fault.id}")
        elif fault.field.startswith(_ABOUT_PERSON):
            self.go.emit("person", f"{self._person}#{fault.field.rpartition('.')[2]}")
        elif fault.field.startswith(_ABOUT_MEMBER):
            member, _, field = fault.field.removeprefix(_ABOUT_MEMBER).partition(".")
            self.go.emit("person", f"{member}#{field}")
        elif not self._open_place(fault.field):
            self._open_step(fault.step, fault.field)

    def _open_place(self, place: str) -> bool:
        """Go to the requests or to an extra paper; False if the place is neither."""
        if place == _ABOUT_REQUESTS:
            self.tabs.setCurrentWidget(self.verification)
            self.verification.show_first_waiting()
            return True
        if place.startswith(_ABOUT_EXTRA):
            self.tabs.setCurrentWidget(self.extras)
            return self.extras.enter_paper(place.removeprefix(_ABOUT_EXTRA))
        return False

    def _count(self, tab: QWidget, words: str, count: int) -> None:
        told = f"{words} ({count})" if count else words
        self.tabs.setTabText(self.tabs.indexOf(tab), told)

    @Slot(str)
    def _open_step(self, step: str, field: str = "") -> None:
        self.tabs.setCurrentWidget(self.steps)
        if not self.steps.enter_step(step, field):
            self.say("Bước này không áp dụng cho hồ sơ đang mở.")

    @Slot(str, tuple)
    def _open_papers(self, title: str, form_ids: tuple[str, ...]) -> None:
        """Show the papers of a step, filled from what was recorded."""
        if self._view is not None and self.may_leave():
            self.tabs.setCurrentWidget(self.papers)
            self.papers.show_step(self._person, self._view.case.person.name, title, form_ids)

    @Slot()
    def _back_to_steps(self) -> None:
        self.tabs.setCurrentWidget(self.steps)
        self.steps.come_back()

    @Slot()
    def _open_person(self) -> None:
        self.go.emit("person", self._person)


def _has_ended(view: CaseView) -> bool:
    """Whether the case ended otherwise than by recognition, or the member left since."""
    ended = any(one.step.end and one.day is not None for one in view.progress.steps)
    return bool(view.case.id) and (ended or view.progress.stage == "left")


def _about(view: CaseView) -> str:
    """Stage, cell and who helps, in one line."""
    from desktop.services.cases import editions
    from desktop.services.people import people_list

    case: Case = view.case
    mentor = case.probation_mentor or case.mentor
    told = [people_list.STAGE_TEXTS[view.progress.stage]]
    told.append(case.cell.name if case.cell else "chưa thuộc chi bộ nào")
    if mentor is not None:
        told.append(f"người giúp đỡ: {mentor.mentor.name}")
    if view.progress.late:
        told.append(f"{len(view.progress.late)} việc quá hạn")
    if any(one.open for one in view.progress.steps):
        told.append(f"theo {editions.in_force(view.progress.day)}")
    return " · ".join(told)
