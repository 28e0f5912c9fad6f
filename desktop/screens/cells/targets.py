"""Chỉ tiêu và dự báo: targets of a year or term beside what was reached, and who may still come."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QTabWidget

from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.cells.targets_forecast import ForecastPanel
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.keyed_table import KeyedTable
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, number
from desktop.screens.widgets.year_screen import YearScreen
from desktop.services.cells import forecast, target_papers, targets
from desktop.services.cells.forecast import Outlook
from desktop.services.cells.target_lines import WHOLE, TargetLine
from desktop.services.keeping import settings
from desktop.services.office import Office

_RIGHT = Qt.AlignmentFlag.AlignRight
_DIGITS = "0123456789"
_HINT = (
    "Số và ngày quyết định ghi một lần cho toàn đảng bộ và mọi chi bộ đã giao. Ở danh sách, gõ một "
    "chữ số là giao chỉ tiêu cho dòng đang chọn rồi xuống dòng sau."
)
_DECISION = ("number", "day")


class TargetPanel(EntryPanel):
    """The commune and its cells with their targets; a digit sets the target of the line."""

    shares = (7, 3)

    def __init__(self, screen: Screen) -> None:
        self._scope, self._year = "year", screen.office.today().year
        form = _form(screen)
        form.add_widget(parts.label(_HINT, role="hint", wrap=True))
        table = _table()
        super().__init__(screen, table, form, name="target")
        table.keyed.connect(self.key)

    def hint(self) -> str:
        """How to begin."""
        return (
            "Chọn một dòng rồi gõ một chữ số để giao chỉ tiêu, hoặc sửa ở đây; quyết định giao chỉ "
            "tiêu ghi ở dòng “Toàn đảng bộ”."
        )

    def shown(self, row: TargetLine | None) -> Any:
        """The target and the decision it was set by."""
        return None if row is None else {"admit": row.target, "number": row.number, "day": row.day}

    def heading(self, row: TargetLine | None) -> str:
        """Whose target it is."""
        return "" if row is None else row.name

    def write(self, row: TargetLine | None, changes: dict[str, Any]) -> str:
        """Write the target, then the decision of all of them."""
        if row is None:
            return ""
        done = True
        if "admit" in changes:
            done = self._set(row, changes["admit"])
        if done and any(name in changes for name in _DECISION):
            done = self.host.do(
                targets.decide,
                scope=self._scope,
                year=self._year,
                number=changes.get("number", row.number),
                day=changes.get("day", row.day),
            )
        return row.id if done else ""

    def show_targets(self, scope: str, year: int, lines: tuple[TargetLine, ...]) -> None:
        """Show the targets of a year or term."""
        self._scope, self._year = scope, year
        self.show_lines(lines)

    @Slot(str, object)
    def key(self, digit: str, rows: tuple[TargetLine, ...]) -> None:
        """Set the target of the line the cursor is on."""
        if not self.unsaved() or self.host.may_leave():
            self._set(rows[0], int(digit))

    def _set(self, row: TargetLine, admit: int | None) -> bool:
        return self.host.do(
            targets.set_target,
            scope=self._scope,
            year=self._year,
            admit=admit,
            cell_id=None if row.id == WHOLE else row.id,
        )


class TargetsScreen(YearScreen):
    """Targets on the first tab, the forecast on the second, of a year or of the running term."""

    title = "Chỉ tiêu và dự báo"
    shows = frozenset(
        {"target", "cell", "person", "membership", "belonging", "movement", "transfer"}
        | {"case", "step", "office", "day_off", "local_limit"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._year = office.today().year
        self.targets = TargetPanel(self)
        self.forecast = ForecastPanel(self)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("target-tabs")
        self._tabs.addTab(self.targets, "&1 Chỉ tiêu")
        self._tabs.addTab(self.forecast, "&2 Dự báo")
        self._stack = PaperStack(self, self.covered(self._tabs), "Chỉ tiêu")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.targets.table)
        self.add_button("‹ Năm trước", self.year_before, name="target-before")
        self.add_button("Năm sau ›", self.year_after, name="target-after")
        self._term = self.add_button("Nhiệm kỳ", self.refresh_all, name="target-term")
        self._term.setCheckable(True)
        self.add_button("In quyết định (Ctrl+P)", self.print_out, name="target-decision")

    def refresh(self) -> None:
        """Read targets and prospects again, of a large office beside the window."""
        scope, year = self._asked()
        read, day = self.office.read, self.office.today()
        quick = read(forecast.is_quick, scope=scope, year=year, day=day)
        self.set_heading(f"{self.title} {self._named()}", "" if quick else "Đang đọc…")
        self.read_beside(
            "Đang đọc chỉ tiêu và dự báo",
            partial(read, forecast.outlook, scope=scope, year=year, day=day),
            partial(self._show, scope, year),
            quick=quick,
        )

    def _show(self, scope: str, year: int, found: Outlook) -> None:
        self.set_heading(f"{self.title} {self._named()}", _told(found))
        self.targets.show_targets(scope, year, found.lines)
        self.forecast.show_outlook(found)

    def unsaved(self) -> bool:
        """Whether a target is typed and not saved."""
        return self.targets.unsaved()

    @Slot()
    def save(self) -> bool:
        """Save the target that is being typed."""
        return self.targets.save()

    def discard(self) -> None:
        """Put back what was there."""
        self.targets.discard()

    @Slot()
    def print_out(self) -> None:
        """Lay out the decision that hands out the targets; once it is shown, print it."""
        if self._stack.paper_is_shown():
            self._stack.page.print_out()
        else:
            scope, year = self._asked()
            read, today = self.office.read, self.office.today()
            fill = partial(read, target_papers.decision, scope=scope, year=year, day=today)
            self._stack.make(f"Quyết định giao chỉ tiêu {self._named()}", fill)

    @Slot()
    def refresh_all(self) -> None:
        """Show the year or the term that is asked for now."""
        if self.may_leave():
            self._stack.leave()
            self.refresh()

    def _go(self, year: int) -> None:
        if self.may_leave():
            self._term.setChecked(False)
            self._year = year
            self._stack.leave()
            self.refresh()

    def _asked(self) -> tuple[str, int]:
        office = self.office.read(settings.office)
        if self._term.isChecked() and office.term_from:
            return "term", office.term_from.year
        return ("term" if self._term.isChecked() else "year"), self._year

    def _named(self) -> str:
        if not self._term.isChecked():
            return f"năm {self._year}"
        return f"nhiệm kỳ {self.office.read(settings.office).term}".strip()


def _told(found: Outlook) -> str:
    whole = found.whole
    if whole.target is None:
        return f"Chưa giao chỉ tiêu · đã kết nạp {whole.done}"
    told = f"Chỉ tiêu {whole.target} · đã kết nạp {whole.done} ({whole.percent} %)"
    if whole.over:
        return f"{told} · vượt {whole.over}"
    if whole.left and whole.monthly:
        return f"{told} · còn {whole.left}, mỗi tháng {whole.monthly} người"
    return f"{told} · còn {whole.left}" if whole.left else told


def _table() -> KeyedTable:
    return KeyedTable(
        [
            Column("Đơn vị", lambda row: row.name, width=17),
            number("Đảng viên", "members", 11),
            number("Chỉ tiêu", "target", 9),
            number("Kết nạp", "done", 9),
            Column("%", lambda row: row.percent, _share, _RIGHT, 6, _tone),
            Column("Còn, vượt", _rest, lambda row: row.left - row.over, width=10, tone=_tone),
            number("Còn kịp", "possible", 9),
        ],
        keys=_DIGITS,
        name="targets",
        empty="Chưa có chi bộ nào. Hãy nhập chi bộ ở “Chi bộ & địa bàn” trước.",
    )


def _rest(row: TargetLine) -> str:
    if row.over:
        return f"vượt {row.over}"
    return f"còn {row.left}" if row.left else ""


def _share(row: TargetLine) -> float | None:
    return row.done / row.target if row.target else None


def _tone(row: TargetLine) -> str:
    return "late" if row.left and row.possible < row.left else "soon" if row.left else ""


def _form(screen: Screen) -> FieldForm:
    form = FieldForm("target-form", columns=1)
    form.add(NumberField("admit", most=9999), "Chỉ tiêu kết nạp")
    form.add(TextField("number", placeholder="12-QĐ/ĐU"), "Số quyết định giao chỉ tiêu")
    form.add(DateField("day", today=screen.office.today()), "Ngày quyết định")
    return form
