"""The members' ranks of a year: single keys fill the grid, exceptions get their reason beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot

from desktop.rules.cells.ranking import RANKS, UNRANKED
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.keyed_table import KeyedTable
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_code
from desktop.screens.widgets.table import Column
from desktop.services.cells import ranking
from desktop.services.cells.ranking_view import MemberLine, YearRanking, rank_words

KEYS = {**{str(at): code for at, code in enumerate(RANKS, start=1)}, "0": UNRANKED, "-": ""}
"""What a key says of the selected lines."""
KEYS_TOLD = "1 xuất sắc · 2 tốt · 3 hoàn thành · 4 không hoàn thành · 0 không xếp · - xóa"
_ALL = "Tất cả chi bộ"
_EMPTY = "Không có đảng viên nào vào ngày chốt danh sách."


class MemberRanks(EntryPanel):
    """The members of a cell, or of all, with their ranks."""

    def __init__(self, screen: Screen) -> None:
        self._year = screen.office.today().year
        self._decided = False
        self._found: YearRanking | None = None
        self._ranks: Sequence[tuple[str, str]] = ()
        self._cells: tuple[tuple[str, str], ...] = ()
        form = _form()
        self._told = parts.label(name="member-rank-evidence", role="hint", wrap=True)
        form.add_widget(self._told)
        self._table = _table(self._words)
        super().__init__(screen, self._table, form, name="member-rank")
        self._cell = ChoiceField("rank-cell", [("", _ALL)])
        self._cell.input.setAccessibleName("Chi bộ")
        self._share = parts.label(name="rank-share", role="hint", wrap=True)
        keys = parts.label(KEYS_TOLD, role="hint", wrap=True)
        for at, widget in enumerate((self._cell, keys, self._share)):
            self.left.insertWidget(at, widget)
        self._rest = parts.button("Đề xuất “tốt” cho người còn trống", self.rest, name="rank-rest")
        self._same = parts.button("Quyết định như đề xuất", self.same, name="rank-same")
        self.foot.addWidget(self._rest)
        self.foot.addWidget(self._same)
        self._cell.changed.connect(self.choose_cell)
        self._table.keyed.connect(self.key)
        self._table.picked.connect(self._tell)

    def hint(self) -> str:
        """How to begin."""
        return (
            "Chọn một hay nhiều người (Shift, Ctrl) rồi gõ phím số. Lý do và nguyên nhân của từng "
            "người ghi ở đây."
        )

    def shown(self, row: MemberLine | None) -> Any:
        """What is said of a member."""
        if row is None:
            return None
        return {
            "proposed": row.proposed,
            "decided": row.decided,
            "cause": row.cause,
            "reason": row.reason,
        }

    def heading(self, row: MemberLine | None) -> str:
        """Who is ranked."""
        return "" if row is None else row.name

    def write(self, row: MemberLine | None, changes: dict[str, Any]) -> str:
        """Write what is said of one member."""
        if row is None:
            return ""
        given = {name: value or "" for name, value in changes.items()}
        done = self.host.do(
            ranking.change_member,
            year=self._year,
            person_id=row.id,
            revision=row.revision,
            **given,
        )
        return row.id if done else ""

    def show_ranking(self, found: YearRanking, *, decided: bool) -> None:
        """Show the members of a year; keys write decisions or proposals."""
        self._found, self._year, self._decided = found, found.year, decided
        self._rest.setHidden(decided)
        self._same.setHidden(not decided)
        cells = tuple((one.id, one.name) for one in found.cells)
        if cells != self._cells:
            self._cells = cells
            chosen = self._cell.value()
            self._cell.set_choices([("", _ALL), *cells])
            self._cell.set_value(chosen)
        ranks = tuple((str(one.code), one.member) for one in found.generation.rank)
        if ranks != self._ranks and not self.unsaved():
            self._ranks = ranks
            for field in (self.form.fields["proposed"], self.form.fields["decided"]):
                if isinstance(field, ChoiceField):
                    field.set_choices([*ranks, (UNRANKED, "Không xếp loại")])
        self._show()

    @Slot()
    def choose_cell(self) -> None:
        """Show the members of the cell that was chosen."""
        if not self.unsaved() or self.host.may_leave():
            self._show()

    @Slot(str, object)
    def key(self, key: str, rows: tuple[MemberLine, ...]) -> None:
        """Say the rank of a key of every selected member."""
        if self.unsaved() and not self.host.may_leave():
            return
        self.host.do(
            ranking.rank_members,
            year=self._year,
            people=tuple(one.id for one in rows),
            rank=KEYS[key],
            decided=self._decided,
        )

    @Slot()
    def rest(self) -> None:
        """Propose good for all of whom nothing is said."""
        self.host.do(ranking.propose_rest, year=self._year, cell_id=self._chosen())

    @Slot()
    def same(self) -> None:
        """Decide as proposed where nothing is decided."""
        self.host.do(
            ranking.decide_as_proposed, year=self._year, of="member", cell_id=self._chosen()
        )

    def _chosen(self) -> str:
        return next((id for id, name in self._cells if name == self._cell.box.currentText()), "")

    def _show(self) -> None:
        if self._found is not None:
            cell = self._chosen()
            self.show_lines(tuple(one for one in self._found.members if cell in ("", one.cell_id)))
            self._share.setText(self._told_share(self._found))
            self._share.setVisible(bool(self._share.text()))
            self._tell(self._table.current_row())

    def _told_share(self, found: YearRanking) -> str:
        """The share of the chosen cell, or the cells that give more excellent than they may."""
        quota, chosen = found.members_quota, self._cell.box.currentText()
        if self._chosen():
            return next((one.quota.text for one in quota.groups if one.title == chosen), "")
        over = ", ".join(
            f"{one.title} ({one.quota.used}, nhiều nhất {one.quota.most})" for one in quota.over
        )
        return f"Vượt tỷ lệ xuất sắc: {over}." if over else ""

    def _words(self, code: str) -> str:
        return rank_words(self._found.generation, code, short=True) if self._found else ""

    @Slot(object)
    def _tell(self, row: MemberLine | None) -> None:
        told = () if row is None else (row.cell, row.post, row.why, *row.evidence, *row.doubts)
        self._told.setText("\n".join(filter(None, told)))


def _table(words: Any) -> KeyedTable:
    def evidence(row: MemberLine) -> str:
        return "; ".join((*row.doubts, *filter(None, (row.why,)), *row.evidence))

    return KeyedTable(
        [
            Column("Đảng viên", lambda row: row.name, width=18),
            Column("Đề xuất", lambda row: words(row.proposed), width=15, tone=_quiet),
            Column("Quyết định", lambda row: words(row.decided), width=15),
            Column("Căn cứ, điều cần xem", evidence, width=20, tone=_tone),
        ],
        keys="".join(KEYS),
        name="member-ranks",
        empty=_EMPTY,
        many=True,
    )


def _quiet(row: MemberLine) -> str:
    return "quiet" if row.decided else ""


def _tone(row: MemberLine) -> str:
    return "late" if row.doubts else "quiet"


def _form() -> FieldForm:
    form = FieldForm("member-rank-form", columns=1)
    form.add(ChoiceField("proposed", []), "Chi bộ đề xuất", wide=True)
    form.add(ChoiceField("decided", []), "Đảng ủy quyết định", wide=True)
    causes = [*by_code("ranking_absences"), *by_code("ranking_causes")]
    form.add(ChoiceField("cause", causes), "Vì sao không xếp, không hoàn thành", wide=True)
    form.add(TextField("reason"), "Lý do, nhận xét", wide=True)
    return form
