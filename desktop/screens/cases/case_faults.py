"""Soát hồ sơ: every fault of the case at once, by who must mend it; Enter goes to the place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.cases.findings import Finding
from desktop.rules.facts.inspection import InspectionFinding
from desktop.rules.text import date_text
from desktop.screens.cases.case_preview import Preview
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen

_EMPTY = (
    "Không thấy chỗ nào thiếu hoặc mâu thuẫn.\n\n"
    "Khi giấy tờ, ngày tháng hoặc số liệu trong hồ sơ không khớp nhau, mỗi chỗ hiện một dòng ở đây."
)
_INSPECTED = "Kiểm tra, giám sát phát hiện"
_WORDS = {"block": ("phải sửa", "late"), "warn": ("nên xem lại", "soon"), "info": ("thiếu", "")}


class FaultsTab(QStackedWidget):
    """The faults of a case, and the slips for those who must mend them.

    `asked` carries the Finding, or the InspectionFinding, whose place is to be shown.
    """

    asked = Signal(object)

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._person = ""
        self._faults: tuple[Finding, ...] = ()
        self.lines = LineList("faults", empty=_EMPTY)
        self.lines.setAccessibleName("Các chỗ cần sửa")
        self.preview = Preview(host, name="slips", back="‹ Các chỗ cần sửa")
        self.addWidget(self._list_page())
        self.addWidget(self.preview)
        self.setFocusProxy(self.lines)
        self.lines.opened.connect(self._open)
        self.preview.ready.connect(self._show_preview)
        self.preview.closed.connect(self.show_list)

    def show_faults(
        self,
        person: str,
        faults: tuple[Finding, ...],
        inspected: tuple[InspectionFinding, ...] = (),
    ) -> None:
        """Show the faults of a person's case by who must mend them, and what inspections found."""
        if person != self._person:
            self.setCurrentIndex(0)
        self._person = person
        lines: list[Line] = []
        for who in dict.fromkeys(fault.who for fault in faults):
            group = [fault for fault in faults if fault.who == who]
            lines.append(Line(title=f"{who or 'Chưa rõ ai làm'} ({len(group)})"))
            lines += [_line(fault) for fault in group]
        if inspected:
            lines.append(Line(title=f"{_INSPECTED} ({len(inspected)})"))
            lines += [_inspected(one) for one in inspected]
        self._hint.setVisible(bool(lines))
        self._slips.setVisible(bool(faults))
        self._faults = faults
        self.lines.show_lines(lines)

    def print_out(self) -> None:
        """Print the slips that are shown, or show them."""
        if self.currentWidget() is self.preview:
            self.preview.page.print_out()
        else:
            self.show_slips()

    @Slot()
    def show_slips(self) -> None:
        """Show a slip for each of those who must mend something, ready to print."""
        from desktop.services.cases import slips

        if self._faults:
            office = self._host.office
            work = partial(slips.pdf, office, person_id=self._person, day=office.today())
            self.preview.make(f"Phiếu soát hồ sơ {self._host.heading.text()}", work)

    @Slot()
    def show_list(self) -> None:
        """Go back to the faults."""
        self.setCurrentIndex(0)
        self.lines.setFocus()

    def _list_page(self) -> QWidget:
        page = QWidget()
        self._hint = parts.label(
            "Chọn một dòng rồi bấm Enter để mở đúng chỗ cần sửa.", role="hint", wrap=True
        )
        self._slips = parts.button("In phiếu cho từng nơi sửa", self.show_slips, name="print-slips")
        top = QHBoxLayout()
        top.addWidget(self._hint, 1)
        top.addWidget(self._slips)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, page.fontMetrics().height() // 2, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.lines, 1)
        return page

    @Slot()
    def _show_preview(self) -> None:
        self.setCurrentWidget(self.preview)

    @Slot(object)
    def _open(self, line: Line) -> None:
        self.asked.emit(line.row)


def _line(fault: Finding) -> Line:
    words, tone = _WORDS[fault.level]
    return Line(
        key=f"{fault.step}/{fault.field}/{fault.sentence}",
        title=fault.sentence,
        note=fault.source,
        side=words,
        tone=tone,
        row=fault,
    )


def _inspected(one: InspectionFinding) -> Line:
    settled = one.settled is not None
    due = f"hạn {date_text(one.due)}" if one.due and not settled else ""
    told = (one.place, one.inspection, one.settler, due, one.outcome)
    return Line(
        key=one.id,
        title=one.words,
        note=" · ".join(filter(None, told)),
        side="đã khắc phục" if settled else "chưa khắc phục",
        tone="quiet" if settled else "late",
        row=one,
    )
