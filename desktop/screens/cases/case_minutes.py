"""The papers of one step, as after a meeting: what each still lacks, beside all their pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.screens.cases.case_preview import Preview
from desktop.screens.papers.form_taken import lacking
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.cases.minutes import StepPaper


class MinutesPage(QWidget):
    """The papers at the left, their pages at the right; printing prints them all.

    `opened` carries the id of the form to be written and whom it asks, `closed` asks to go back to
    the step.
    """

    opened = Signal(str, str)
    closed = Signal()

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._person = ""
        self._forms: tuple[str, ...] = ()
        self._title = parts.label(name="minutes-title", role="section", wrap=True)
        self._told = parts.label(name="minutes-told", role="hint", wrap=True)
        self.lines = LineList("minutes", empty="Bước này không có giấy tờ nào.")
        self.lines.setAccessibleName("Giấy tờ của bước")
        self._edit = parts.button("Soạn tiếp (Enter)", self._open, name="minutes-edit")
        self.preview = Preview(host, name="minutes", back="‹ Các bước")
        left = QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, self._told):
            down.addWidget(widget)
        down.addWidget(self.lines, 1)
        down.addWidget(self._edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.beside(left, self.preview, shares=(2, 3)))
        self.setFocusProxy(self.lines)
        self.lines.opened.connect(self._open)
        self.preview.closed.connect(self.closed)

    def show_papers(self, person: str, title: str, form_ids: tuple[str, ...]) -> None:
        """Show these papers of a person's case under the title of their step."""
        self._person, self._forms = person, form_ids
        self._title.setText(title)
        self.refresh()

    def refresh(self) -> None:
        """Read the papers again as they stand today."""
        from desktop.services.cases import minutes

        if not self._forms:
            return
        office = self._host.office
        about = {"person_id": self._person, "form_ids": self._forms, "day": office.today()}
        found = office.read(minutes.listed, **about)  # type: ignore[arg-type]  # named as asked
        self.lines.show_lines(_line(one) for one in found)
        short = sum(bool(one.missing) for one in found)
        self._told.setText(
            f"Đã điền từ kết quả vừa ghi; {short} giấy tờ còn chỗ trống."
            if short
            else "Đã điền đủ từ kết quả vừa ghi, có thể in."
        )
        work = partial(minutes.pdf, office, **about)  # type: ignore[arg-type]  # named as asked
        self.preview.make(f"{self._title.text()} {self._host.heading.text()}", work)

    @Slot()
    def _open(self) -> None:
        line = self.lines.current_line()
        if line is not None:
            paper: StepPaper = line.row  # type: ignore[assignment]  # every line is of a paper
            self.opened.emit(paper.form, paper.about)


def _line(one: StepPaper) -> Line:
    short = len(one.missing)
    lacks = f"còn trống: {lacking(one.missing)}" if short else ""
    return Line(
        key=f"{one.form}#{one.about}",
        title=one.title if one.title.startswith(one.code) else f"{one.code} · {one.title}",
        note=" · ".join(filter(None, (one.about, lacks))),
        side=f"trống {short} mục" if short else "đủ",
        tone="soon" if short else "quiet",
        row=one,
    )
