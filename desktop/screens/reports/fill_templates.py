"""Điền mẫu Excel: which figure goes into which cell of the upper level's template."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules.reports.template_rows import PARTS, Part
from desktop.screens.ask import TEMPLATE, Ask
from desktop.screens.background import Background
from desktop.screens.widgets import parts
from desktop.screens.widgets.report_choice import ReportChoice
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.sheet_preview import SheetPreview
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.exchange.sheets import Workbook
    from desktop.rules.reports.statistics import Line
    from desktop.services.office import Office
    from desktop.services.reports.fill_templates import Target

_INDENT = "\u2003"
_START = (
    "Mở mẫu Excel mà cấp trên ban hành (.xlsx). Chương trình chỉ điền số vào những ô được chỉ, "
    "mọi thứ khác trong mẫu giữ nguyên: công thức, định dạng, trang ẩn, biểu đồ."
)
_NAMED = 4
_Key = tuple[str, str, Part]


class FillTemplatesScreen(Screen):
    """The figures of a report at the left with their cells, the sheet of the template right."""

    title = "Điền mẫu Excel"
    shows = frozenset({"template_filling", "kept_report"})

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._path: Path | None = None
        self._book: Workbook | None = None
        self._targets: dict[_Key, Target] = {}
        self._kept_as = ""
        self.choice = ReportChoice(office.today())
        self.sheet = _choice("sheet", "Trang của mẫu")
        self.kept = _choice("kept", "Cách điền đã lưu")
        self.part = _choice("part", "Điền số của cột")
        for part, words in PARTS.items():
            self.part.addItem(words, part)
        self.figures = Table(
            [
                Column("Số liệu", lambda line: f"{_INDENT * line.level}{line.title}", width=30),
                Column("Kỳ này", self._cell_of("value"), width=8),
                Column("Cùng kỳ", self._cell_of("before"), width=9),
                Column("%", self._cell_of("share"), width=6),
            ],
            name="figures",
            empty="Chọn báo cáo và năm để xem các số liệu.",
        )
        self.preview = SheetPreview("template")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._start_page())
        self._pages.addWidget(self._work_page())
        self.body.addWidget(self._pages, 1)
        self.add_button("Mở mẫu…", self.open_template, name="open-template")
        self._propose = self.add_button("Chỉ ô theo tên hàng", self.propose, name="propose")
        self._save = self.add_button("Lưu cách điền…", self.keep, name="keep-filling")
        self._fill = self.add_button("Điền mẫu…", self.fill, name="fill", main=True)
        self._wire()
        self._tell()

    def refresh(self) -> None:
        """Offer the ways that are kept."""
        from desktop.services.reports import fill_templates

        names = [one.name for one in self.office.read(fill_templates.fillings)]
        with QSignalBlocker(self.kept):
            self.kept.clear()
            self.kept.addItems(["", *names])
            self.kept.setCurrentText(self._kept_as if self._kept_as in names else "")
        self._count()

    @Slot()
    def open_template(self) -> None:
        """Ask for the template and show its first sheet."""
        path = self.ask.open_path("Mở mẫu Excel", TEMPLATE)
        if path is not None:
            self.show_template(path)

    def show_template(self, path: Path) -> None:
        """Show a template; one that cannot be filled is refused with the reason."""
        from desktop.services.reports import fill_templates

        try:
            book = fill_templates.opened(path)
        except Refusal as refusal:
            self.show_fault(refusal)
            return
        self.strip.clear()
        self._path, self._book, self._targets = path, book, {}
        with QSignalBlocker(self.sheet):
            self.sheet.clear()
            self.sheet.addItems(book.sheets)
        self._pages.setCurrentIndex(1)
        self._show_sheet()
        self._take_kept()

    @Slot()
    def propose(self) -> None:
        """Give the figures of the report the cells whose rows have their titles."""
        from desktop.services.reports import fill_templates

        if self._book is None:
            return
        found = fill_templates.proposed(self._book, self._sheet(), self.choice.report_id())
        self._put(found)
        self.say(
            f"Đã chỉ {len(found)} ô theo tên hàng. Xem lại các số in đậm, bấm vào ô khác để đổi."
            if found
            else "Không hàng nào của trang có tên như số liệu của báo cáo này. Hãy chọn báo cáo "
            "khác, hoặc chọn từng số liệu rồi bấm vào ô của nó."
        )

    @Slot()
    def keep(self) -> None:
        """Keep where the figures go under a name."""
        from desktop.services.people import people
        from desktop.services.reports import fill_templates

        usual = self._kept_as or (self._path.stem if self._path else "")
        name = self.ask.line("Lưu cách điền", "Tên của cách điền này:", usual)
        if name is None:
            return
        targets = tuple(self._targets.values())
        self._kept_as = name
        if self.do(fill_templates.save_filling, id=people.new_id(), name=name, targets=targets):
            self.say(f"Đã lưu cách điền “{name}”: lần sau mở mẫu là điền được ngay.")

    @Slot()
    def fill(self) -> None:
        """Write a copy of the template with the figures in it."""
        from desktop.services.reports import fill_templates

        if self._path is None:
            return
        try:
            period, as_of = self.choice.period(), self.choice.usual_day()
        except Refusal as refusal:
            self.choice.year.show_fault(refusal.sentence)
            return
        suggested = f"{self._path.stem} - {period.text}{self._path.suffix}"
        out = self.ask.save_path("Điền mẫu", suggested, TEMPLATE)
        if out is None:
            return
        try:
            made = fill_templates.fill(
                self.office,
                template=self._path,
                targets=tuple(self._targets.values()),
                period=period,
                as_of=as_of,
                out=out,
            )
        except (Refusal, Trouble) as fault:
            self.show_fault(fault)
            return
        self.say(f"Đã điền {made.cells} ô, ghi ra {made.path}.{_unknown(made.unknown)}")

    @Slot()
    def free(self) -> None:
        """Take the cell away from the chosen figure."""
        line = self._line()
        if line is not None and self._key(line.id) in self._targets:
            del self._targets[self._key(line.id)]
            self._show_cells()

    def _start_page(self) -> QWidget:
        return parts.label(_START, name="start", role="empty", wrap=True)

    def _work_page(self) -> QWidget:
        left = QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.figures, 1)
        row = QHBoxLayout()
        row.addWidget(parts.label("Điền số của cột", role="label"))
        row.addWidget(self.part)
        row.addStretch(1)
        row.addWidget(parts.button("Bỏ ô (Delete)", self.free, name="free"))
        down.addLayout(row)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)
        across = QHBoxLayout()
        for words, box in (("Trang của mẫu", self.sheet), ("Cách điền đã lưu", self.kept)):
            across.addWidget(parts.label(words, role="label"))
            across.addWidget(box, 1)
        layout.addLayout(across)
        layout.addWidget(parts.beside(left, self.preview, shares=(1, 1)), 1)
        return page

    def _wire(self) -> None:
        self.choice.changed.connect(self._count)
        self.sheet.currentIndexChanged.connect(self._show_sheet)
        self.kept.currentIndexChanged.connect(self._take_kept)
        self.part.currentIndexChanged.connect(self._look)
        self.figures.picked.connect(self._look)
        self.preview.pointed.connect(self._point)
        key = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.figures)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.free)

    @Slot()
    def _count(self) -> None:
        """Count the figures of the report, to be seen in the cells that take them."""
        from desktop.services.reports import reports

        try:
            period, as_of = self.choice.period(), self.choice.usual_day()
        except Refusal as refusal:
            self.choice.year.show_fault(refusal.sentence)
            return
        shown = self.office.read(
            reports.shown, report_id=self.choice.report_id(), period=period, as_of=as_of
        )
        self.figures.show_rows([line for line in shown.figures.lines if not line.heading])
        self._show_cells()

    @Slot()
    def _show_sheet(self) -> None:
        from desktop.services.reports import fill_templates

        if self._book is None or self._sheet() not in self._book.sheets:
            return
        found = fill_templates.sheet(self._book, self._sheet())
        self.preview.show_sheet(found.rows, found.merged)
        self._show_cells()

    @Slot()
    def _take_kept(self) -> None:
        """Take the cells of the way chosen, of the sheets that this template has."""
        from desktop.services.reports import fill_templates

        name = self.kept.currentText()
        if not name or self._book is None:
            return
        self._kept_as = name
        kept = self.office.read(fill_templates.filling, name=name)
        self._put(one for one in kept.targets if one.sheet in self._book.sheets)

    @Slot(int, int)
    def _point(self, row: int, column: int) -> None:
        """The chosen figure goes into the cell pointed at; then comes the next figure."""
        from desktop.services.reports import fill_templates

        line = self._line()
        if line is None or self._book is None:
            return
        cell = fill_templates.cell_at(row, column)
        key = self._key(line.id)
        made = fill_templates.target(self._book, self._sheet(), cell, *key)
        at = (made.sheet, made.cell)
        others = {k: old for k, old in self._targets.items() if (old.sheet, old.cell) != at}
        self._targets = {**others, key: made}
        self._show_cells()
        self._go_on(line)

    def _go_on(self, line: Line) -> None:
        """The next figure is likely the next to be given a cell."""
        ids = [one.id for one in cast("tuple[Line, ...]", self.figures.shown_rows())]
        after = ids[ids.index(line.id) + 1 :] if line.id in ids else []
        if after:
            self.figures.select_id(after[0])

    @Slot()
    def _look(self) -> None:
        """Show the cell of the chosen figure, if it is on this sheet."""
        from desktop.services.reports import fill_templates

        line = self._line()
        known = self._targets.get(self._key(line.id)) if line else None
        if known is not None and known.sheet == self._sheet():
            self.preview.go_to(*fill_templates.place_of(known.cell))

    def _put(self, found: Iterable[Target]) -> None:
        self._targets |= {(one.report, one.line, one.part): one for one in found}
        self._show_cells()

    def _show_cells(self) -> None:
        from desktop.services.reports import fill_templates

        lines = {line.id: line for line in cast("tuple[Line, ...]", self.figures.shown_rows())}
        report, sheet = self.choice.report_id(), self._sheet()
        marked = {}
        for one in self._targets.values():
            if one.sheet == sheet:
                line = lines.get(one.line) if one.report == report else None
                said = line.text if line and one.part == "value" else "…"
                marked[fill_templates.place_of(one.cell)] = said
        self.preview.mark(marked)
        self.figures.viewport().update()
        self._tell()

    def _tell(self) -> None:
        opened = self._path is not None
        for button in (self._propose, self._save, self._fill):
            button.setVisible(opened)
        self._save.setEnabled(bool(self._targets))
        self._fill.setEnabled(bool(self._targets))
        if self._path is not None:
            count = len(self._targets)
            said = f"đã chỉ {count} ô" if count else "chọn một số liệu rồi bấm vào ô của nó"
            self.set_heading(self.title, f"{self._path.name} · {said}")

    def _cell_of(self, part: Part) -> Callable[[Line], str]:
        def said(line: Line) -> str:
            known = self._targets.get((self.choice.report_id(), line.id, part))
            if known is None:
                return ""
            return known.cell if known.sheet == self._sheet() else f"{known.sheet}!{known.cell}"

        return said

    def _line(self) -> Line | None:
        return cast("Line | None", self.figures.current_row())

    def _key(self, line: str) -> _Key:
        return (self.choice.report_id(), line, cast(Part, self.part.currentData()))

    def _sheet(self) -> str:
        return self.sheet.currentText()


def _choice(name: str, words: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(words)
    return box


def _unknown(titles: tuple[str, ...]) -> str:
    if not titles:
        return ""
    more = "…" if len(titles) > _NAMED else ""
    return f" Chưa rõ nên để trống: {'; '.join(titles[:_NAMED])}{more}."
