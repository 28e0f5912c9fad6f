"""The survey of a quarter: a cell's people rated with the reasons seen, keyed like a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import lists
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.quick_grid import QuickColumn, QuickGrid, words, yes_no, yes_no_words

if TYPE_CHECKING:
    from desktop.services.cells.source_lists import CellSurvey, SurveyLine

_NOBODY = (
    "Chưa có quần chúng nào để rà soát.\n\nNhập người ở “Con người” và chọn chi bộ của họ; người "
    "chưa là đảng viên sẽ hiện ở đây."
)
_PICK = "Chọn một chi bộ ở bên trái."
_KEYS = (
    "Phân loại: 1 đủ điều kiện học lớp, 2 cần thử thách thêm, 3 theo dõi, 4 ra khỏi nguồn (kèm lý "
    "do) · điều kiện: c đạt, k chưa đạt"
)
_CRITERION = "criterion-"


class SurveyPanel(QWidget):
    """The cells at the left with how many are rated, the people of one at the right."""

    saved = Signal()
    introduced = Signal(str, str)
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._surveys: dict[str, CellSurvey] = {}
        self._shown = ""
        self._quarter = ""
        self.cells = LineList("survey-cells", empty=_NOBODY)
        self.cells.setAccessibleName("Chi bộ")
        self.grid = QuickGrid(_columns(), name="survey", empty=_PICK)
        self._save = parts.button("Lưu rà soát", self.saved.emit, name="survey-save", look="main")
        self._take = parts.button("Ghi là quần chúng ưu tú", self.introduce, name="introduce")
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        foot.addWidget(self._take)
        foot.addWidget(parts.label(_KEYS, role="hint", wrap=True), 1)
        right = QWidget()
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.grid, 1)
        down.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(parts.beside(self.cells, right, shares=(1, 4)))
        self.setFocusProxy(self.cells)
        self.cells.picked.connect(self._pick)
        self.cells.opened.connect(self._enter)
        self.grid.edited.connect(self._show_state)

    def show_surveys(self, quarter: str, surveys: tuple[CellSurvey, ...]) -> None:
        """Show the cells of a quarter; what is typed for the cell shown stays."""
        if quarter != self._quarter:
            self._quarter = quarter
            self.grid.show_rows(())
        self._surveys = {one.id or "-": one for one in surveys}
        self.cells.show_lines([_line(one) for one in surveys])
        self._show(keep=True)

    def changed_lines(self) -> tuple[Mapping[str, Any], ...]:
        """The lines typed into, ready to be saved; Refusal at what no list knows."""
        return tuple(_typed(key, values) for key, values in self.grid.changes().items())

    def is_edited(self) -> bool:
        """Whether anything was typed and not saved."""
        return self.grid.is_edited()

    def forget(self) -> None:
        """Let go of what was typed."""
        self.grid.show_rows(self.grid.model.rows)
        self._show_state()

    @Slot()
    def introduce(self) -> None:
        """Ask the screen to take up the one the cursor is on as an outstanding person."""
        at = self.grid.table.currentIndex()
        if at.isValid():
            row: SurveyLine = self.grid.model.rows[at.row()]
            self.introduced.emit(row.id, row.introduced_by)

    @Slot(object)
    def _pick(self, line: Line | None) -> None:
        key = line.key if line else ""
        if self.is_edited():
            # One cell is saved before another is shown.
            self.cells.select_key(self._shown)
        elif key != self._shown:
            self._show(keep=False)

    @Slot()
    def _enter(self) -> None:
        self.grid.setFocus()

    def _show(self, *, keep: bool) -> None:
        line = self.cells.current_line()
        key = line.key if line else ""
        same = keep and key == self._shown
        self._shown = key
        survey = self._surveys.get(key)
        self.grid.show_rows(survey.lines if survey else (), keep=same)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self._save.setEnabled(self.is_edited())
        self._take.setEnabled(bool(self.grid.model.rows) and not self.is_edited())
        self.edited.emit()


def _line(one: CellSurvey) -> Line:
    left = len(one.lines) - one.rated
    return Line(
        key=one.id or "-",
        title=one.name,
        note=f"{one.rated}/{len(one.lines)} đã phân loại",
        tone="soon" if left else "",
        row=one,
    )


def _typed(key: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    found = {name: value for name, value in values.items() if not name.startswith(_CRITERION)}
    criteria = {
        name.removeprefix(_CRITERION): value
        for name, value in values.items()
        if name.startswith(_CRITERION)
    }
    return {"person_id": key, **found, **({"criteria": criteria} if criteria else {})}


def _columns() -> list[QuickColumn]:
    from desktop.services import shipped

    criteria = [
        QuickColumn(
            f"{_CRITERION}{one.code}",
            one.aliases[0] if one.aliases else one.name,
            yes_no_words,
            yes_no,
            len(one.aliases[0] if one.aliases else one.name) + 3,
            get=partial(_criterion, one.code),
        )
        for one in shipped.entries("survey_criteria")
    ]
    rating, reason = partial(_named, "survey_classes"), partial(_named, "drop_reasons")
    return [
        QuickColumn("name", "Người", width=16),
        QuickColumn("rated", "Phân loại", rating, partial(_coded, "survey_classes"), 20),
        *criteria,
        QuickColumn("reason", "Lý do ra", reason, partial(_coded, "drop_reasons"), 14),
        QuickColumn("introduced_by", "Tổ chức giới thiệu", str, words, 18),
        QuickColumn("stage", "Đã đến", width=15),
        QuickColumn("before", "Kỳ trước", rating, None, 17),
        QuickColumn("note", "Ghi chú", str, words, 16),
    ]


def _criterion(code: str, row: SurveyLine) -> bool | None:
    return row.criteria.get(code)


def _named(name: str, code: str) -> str:
    from desktop.services import shipped

    return next((one.name for one in shipped.entries(name) if one.code == code), code)


def _coded(name: str, typed: str, _row: Any) -> str:
    from desktop.services import shipped

    if not typed:
        return ""
    entries = shipped.entries(name)
    found = lists.find(entries, typed)
    if found is None:
        asked = lists.bare(typed)
        meant = [one for one in entries if asked in lists.bare(one.name)]
        found = meant[0] if len(meant) == 1 else None
    if found is None:
        raise Refusal(f"Chỉ nhận: {'; '.join(one.name.lower() for one in entries)}.")
    return found.code
