"""Kiểm tra, giám sát: the year's plan, what was found and mended, and the counts."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget

from desktop.rules.facts.inspection import Inspection
from desktop.rules.facts.office import Cell
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.cells.inspections_findings import FindingPanel
from desktop.screens.people.person_values import plain
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import Field, FlagField, LongTextField, NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.rows_field import RowColumn, RowsField
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_code
from desktop.screens.widgets.table import Column, Table, number
from desktop.screens.widgets.year_screen import YearScreen
from desktop.services.cells import inspection_papers, inspections, organisations
from desktop.services.office import Office
from desktop.services.people.people import new_id

_EMPTY = (
    "Năm này chưa có cuộc kiểm tra, giám sát nào.\n\n"
    "Bấm “Thêm cuộc” để ghi từng cuộc của chương trình năm: hình thức, nội dung, tháng, đối tượng."
)


class InspectionPanel(EntryPanel):
    """The inspections and supervisions of a year."""

    def __init__(self, screen: Screen) -> None:
        self._year = screen.office.today().year
        self._cells: list[tuple[str, str]] = []
        form = _form(screen, lambda: self._cells)
        super().__init__(screen, _table(), form, name="inspection", add_words="Thêm cuộc")

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một cuộc ở bên trái để ghi tiếp, hoặc bấm “Thêm cuộc”."

    def shown(self, row: Inspection | None) -> Any:
        """The inspection's own values."""
        return None if row is None else plain(row)

    def heading(self, row: Inspection | None) -> str:
        """Of which kind it is."""
        return "Cuộc mới" if row is None else row.way_text

    def write(self, row: Inspection | None, changes: dict[str, Any]) -> str:
        """Write the inspection with its subjects."""
        key = row.id if row else new_id()
        if row is not None:
            done = self.host.do(
                inspections.change_inspection, id=key, revision=row.revision, **changes
            )
        else:
            values = {"way": "", "content": "", **changes}
            done = self.host.do(inspections.add_inspection, id=key, year=self._year, **values)
        return key if done else ""

    def take_away(self, row: Inspection) -> None:
        """Take back one entered by mistake."""
        self.host.do(inspections.remove_inspection, id=row.id)

    def show_year(self, year: int, lines: tuple[Inspection, ...], cells: tuple[Cell, ...]) -> None:
        """Show the inspections of a year."""
        self._year = year
        self._cells[:] = [(one.id, one.name) for one in cells if one.dissolved is None]
        self.show_lines(lines)


class InspectionsScreen(YearScreen):
    """The inspections, the findings and the counts of a year, each on a tab."""

    title = "Kiểm tra, giám sát"
    shows = frozenset(
        {"inspection", "inspection_subject", "inspection_finding", "cell", "person", "office"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._year = office.today().year
        self.inspections = InspectionPanel(self)
        self.findings = FindingPanel(self)
        self.counts = _counts()
        self._tabs = QTabWidget()
        self._tabs.setObjectName("inspection-tabs")
        self._tabs.addTab(self.inspections, "&1 Các cuộc")
        self._tabs.addTab(self.findings, "&2 Phát hiện, khắc phục")
        self._tabs.addTab(self.counts, "&3 Số liệu")
        self._stack = PaperStack(self, self._tabs, "Kiểm tra, giám sát")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.inspections.table)
        self.add_button("‹ Năm trước", self.year_before, name="inspection-before")
        self.add_button("Năm sau ›", self.year_after, name="inspection-after")
        self.add_button("In báo cáo", self.print_results, name="inspection-results")
        self.add_button("In chương trình (Ctrl+P)", self.print_out, name="inspection-plan")

    def refresh(self) -> None:
        """Read the year again."""
        today = self.office.today()
        found = self.office.read(inspections.year, year=self._year, day=today)
        cells = self.office.read(organisations.cells)
        self.inspections.show_year(self._year, found.inspections, cells)
        self.findings.show_findings(found, cells)
        self.counts.show_rows(found.counts if found.inspections else ())
        done = sum(one.concluded is not None for one in found.inspections)
        waiting = sum(one.settled is None for one in found.findings)
        told = f"{done}/{len(found.inspections)} cuộc đã kết luận · {waiting} việc chưa khắc phục"
        self.set_heading(f"{self.title} {self._year}", told if found.inspections else "")

    def open_record(self, record: str) -> None:
        """Show an inspection or a finding by its id, also where a person's stands before it."""
        key = record.rpartition("#")[2]
        held = self.office.read(inspections.year_of, id=key)
        self._year = held or self._year
        self.refresh()
        self._stack.leave()
        for panel in (self.findings, self.inspections):
            if panel.open_line(key):
                self._tabs.setCurrentWidget(panel)

    def unsaved(self) -> bool:
        """Whether something is typed and not saved."""
        return self.inspections.unsaved() or self.findings.unsaved()

    @Slot()
    def save(self) -> bool:
        """Save what is being typed."""
        return self.inspections.save() and self.findings.save()

    def discard(self) -> None:
        """Put back what was there."""
        self.inspections.discard()
        self.findings.discard()

    @Slot()
    def print_out(self) -> None:
        """Lay out the plan of the year; once a paper is shown, print it."""
        if self._stack.paper_is_shown():
            self._stack.page.print_out()
        else:
            self._print(inspection_papers.PLAN, "Chương trình kiểm tra, giám sát")

    @Slot()
    def print_results(self) -> None:
        """Lay out what came of the year."""
        self._print(inspection_papers.RESULTS, "Báo cáo kiểm tra, giám sát")

    def _print(self, form: str, title: str) -> None:
        read, today = self.office.read, self.office.today()
        fill = partial(read, inspection_papers.sheet, year=self._year, form_id=form, day=today)
        self._stack.make(f"{title} năm {self._year}", fill)


def _table() -> Table:
    return Table(
        [
            Column("Tháng", lambda row: row.month_text, lambda row: row.month or 13, width=10),
            Column("Hình thức", lambda row: row.way_text, width=22),
            Column("Nội dung", lambda row: row.content, width=18),
            Column("Tình trạng", lambda row: row.state, width=17, tone=_tone),
        ],
        name="inspections",
        lines=2,
        empty=_EMPTY,
    )


def _tone(row: Inspection) -> str:
    return "quiet" if row.concluded else "soon" if row.began else ""


def _counts() -> Table:
    return Table(
        [
            Column("Nội dung", lambda row: row.title, width=34),
            number("Cuộc theo kế hoạch", "planned", 20),
            number("Cuộc đã kết luận", "held", 18),
            number("Lượt tổ chức đảng", "organisations", 19),
            number("Lượt đảng viên", "members", 16),
        ],
        name="inspection-counts",
        empty=_EMPTY,
        key=lambda row: str(row.title),
    )


def _form(screen: Screen, cells: Any) -> FieldForm:
    day = partial(DateField, today=screen.office.today())
    form = FieldForm("inspection-form", columns=2)
    form.add(ChoiceField("way", by_code("inspection_ways")), "Hình thức", required=True)
    form.add(NumberField("month", most=12), "Tháng theo kế hoạch")
    form.add(LongTextField("content", lines=2), "Nội dung", required=True)
    form.add(_subjects(screen.office, cells), "Đối tượng", wide=True)
    form.add(TextField("lead"), "Chủ trì")
    form.add(FlagField("unplanned", "Đột xuất"), "Ngoài chương trình")
    form.add(TextField("team"), "Thành viên đoàn", wide=True)
    form.add(TextField("number"), "Số quyết định")
    form.add(day("day"), "Ngày quyết định")
    form.add(day("began"), "Bắt đầu ngày")
    form.add(day("concluded"), "Kết luận ngày")
    form.add(TextField("conclusion_number"), "Số thông báo kết luận")
    form.add(LongTextField("conclusion", lines=2), "Kết luận")
    return form


def _subjects(office: Office, cells: Any) -> RowsField:
    def cell(name: str) -> Field:
        return ChoiceField(name, cells())

    def member(name: str) -> Field:
        return person_field(name, office)

    columns = (
        RowColumn("cell_id", "Chi bộ", cell, 1),
        RowColumn("member_id", "hoặc đảng viên", member, 1),
    )
    empty = "Chưa ghi chi bộ, đảng viên nào."
    return RowsField("subjects", columns, empty=empty, narrow=True)
