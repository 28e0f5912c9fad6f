"""The cells' ranks of a year, with the development criterion reckoned from the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot

from desktop.rules.cells.ranking import UNRANKED
from desktop.screens.cells.ranking_members import KEYS, KEYS_TOLD
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import LongTextField, NumberField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.keyed_table import KeyedTable
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column
from desktop.services.cells import ranking
from desktop.services.cells.ranking_view import CellLine, YearRanking, rank_words

_RIGHT = Qt.AlignmentFlag.AlignRight
_EMPTY = "Chưa có chi bộ nào. Hãy nhập chi bộ ở “Chi bộ & địa bàn” trước."


class CellRanks(EntryPanel):
    """The cells with what they did for development, points, proposal and decision."""

    def __init__(self, screen: Screen) -> None:
        self._year = screen.office.today().year
        self._decided = False
        self._found: YearRanking | None = None
        self._ranks: Sequence[tuple[str, str]] = ()
        form = _form()
        self._told = parts.label(name="cell-rank-evidence", role="hint", wrap=True)
        form.add_widget(self._told)
        self._table = _table(self._words)
        super().__init__(screen, self._table, form, name="cell-rank")
        self.left.insertWidget(0, parts.label(KEYS_TOLD, role="hint", wrap=True))
        self._same = parts.button("Quyết định như đề xuất", self.same, name="cell-rank-same")
        self.foot.addWidget(self._same)
        self._table.keyed.connect(self.key)
        self._table.picked.connect(self._tell)

    def hint(self) -> str:
        """How to begin."""
        return (
            "Chọn một chi bộ rồi gõ phím số. Tiêu chí phát triển đảng viên được tính từ dữ liệu; "
            "các tiêu chí khác ghi bằng điểm và lời ở đây."
        )

    def shown(self, row: CellLine | None) -> Any:
        """What is said of a cell."""
        if row is None:
            return None
        return {
            "proposed": row.proposed,
            "decided": row.decided,
            "points": row.points,
            "reason": row.reason,
        }

    def heading(self, row: CellLine | None) -> str:
        """Which cell is ranked."""
        return "" if row is None else row.name

    def write(self, row: CellLine | None, changes: dict[str, Any]) -> str:
        """Write what is said of one cell."""
        if row is None:
            return ""
        given = {
            name: value if name == "points" else value or "" for name, value in changes.items()
        }
        done = self.host.do(
            ranking.change_cell, year=self._year, cell_id=row.id, revision=row.revision, **given
        )
        return row.id if done else ""

    def show_ranking(self, found: YearRanking, *, decided: bool) -> None:
        """Show the cells of a year; keys write decisions or proposals."""
        self._found, self._year, self._decided = found, found.year, decided
        self._same.setHidden(not decided)
        ranks = tuple((str(one.code), one.cell) for one in found.generation.rank)
        if ranks != self._ranks and not self.unsaved():
            self._ranks = ranks
            for field in (self.form.fields["proposed"], self.form.fields["decided"]):
                if isinstance(field, ChoiceField):
                    field.set_choices([*ranks, (UNRANKED, "Không xếp loại")])
        self.show_lines(found.cells)
        self._tell(self._table.current_row())

    @Slot(str, object)
    def key(self, key: str, rows: tuple[CellLine, ...]) -> None:
        """Say the rank of a key of every selected cell."""
        if self.unsaved() and not self.host.may_leave():
            return
        self.host.do(
            ranking.rank_cells,
            year=self._year,
            cells=tuple(one.id for one in rows),
            rank=KEYS[key],
            decided=self._decided,
        )

    @Slot()
    def same(self) -> None:
        """Decide as proposed where nothing is decided."""
        self.host.do(ranking.decide_as_proposed, year=self._year, of="cell")

    def _words(self, code: str) -> str:
        return rank_words(self._found.generation, code, short=True) if self._found else ""

    @Slot(object)
    def _tell(self, row: CellLine | None) -> None:
        if row is None:
            self._told.setText("")
            return
        told = (
            f"Phát triển đảng viên: {row.development.verdict}",
            row.development.evidence,
            f"{row.said} trong {row.members} đảng viên đã ghi xếp loại",
            *row.doubts,
        )
        self._told.setText("\n".join(filter(None, told)))


def _table(words: Any) -> KeyedTable:
    return KeyedTable(
        [
            Column("Chi bộ", lambda row: row.name, width=23),
            Column("Phát triển ĐV", lambda row: row.development.verdict, width=14, tone=_missed),
            Column("Điểm", _points, lambda row: row.points, _RIGHT, 7),
            Column("Đề xuất", lambda row: words(row.proposed), width=12),
            Column("Quyết định", lambda row: words(row.decided), width=12, tone=_tone),
        ],
        keys="".join(KEYS),
        name="cell-ranks",
        empty=_EMPTY,
        many=True,
    )


def _points(row: CellLine) -> str:
    return "" if row.points is None else str(row.points)


def _missed(row: CellLine) -> str:
    return "late" if row.development.met is False else ""


def _tone(row: CellLine) -> str:
    return "late" if row.doubts else ""


def _form() -> FieldForm:
    form = FieldForm("cell-rank-form", columns=1)
    form.add(NumberField("points", most=100), "Điểm (thang 100)")
    form.add(ChoiceField("proposed", []), "Chi bộ tự đề xuất", wide=True)
    form.add(ChoiceField("decided", []), "Đảng ủy quyết định", wide=True)
    form.add(LongTextField("reason", lines=3), "Các tiêu chí khác, lý do")
    return form
