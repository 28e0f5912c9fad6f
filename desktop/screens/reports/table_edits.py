"""Sửa dòng của biểu: the office's own names, notes and rows in an official table."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop.errors import Refusal
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.conditions_field import ConditionsField
from desktop.screens.widgets.entry_panel import EntryPanel, EntryScreen
from desktop.screens.widgets.fields import FlagField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.rules.reports.table_edits import Group
    from desktop.rules.reports.table_facts import Facts
    from desktop.services.office import Office
    from desktop.services.reports.table_edits import EditedRow, EditedTable

_INDENT = "\u2003"
_HINT = (
    "Chọn một dòng của biểu để đặt tên khác, ẩn đi hoặc ghi chú. “Thêm dòng” thêm một dòng của văn "
    "phòng theo điều kiện. Tổng và kiểm tra luôn tính trên đủ các dòng; gói gửi lên cấp trên vẫn "
    "đúng các dòng và tên của bộ biểu."
)
_OWN_FIELDS = ("under", "after", "asked")


class TableEditsScreen(EntryScreen):
    """One table at a time: its rows at the left, the wording of the chosen one at the right."""

    panel: RowsPanel
    title = "Sửa dòng của biểu"
    shows = frozenset({"table_edit", "cell", "update_pack"})

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        from desktop.services.reports import statistics

        super().__init__(office, ask, background)
        self._shown = ""
        self.report = QComboBox()
        self.report.setObjectName("report")
        self.report.setAccessibleName("Biểu")
        for one in statistics.reports():
            self.report.addItem(f"{one.code}: {one.title}" if one.code else one.title, one.id)
        official = next(at for at, one in enumerate(statistics.reports()) if one.code)
        self.report.setCurrentIndex(official)
        self.panel = RowsPanel(self)
        row = QHBoxLayout()
        row.addWidget(self.report)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.panel, 1)
        self.add_button("Đổi tên biểu…", self.rename, name="edits-title")
        self.add_button("Về đúng bộ biểu", self.reset, name="edits-reset")
        self.report.activated.connect(self._choose)

    def refresh(self) -> None:
        """Read the table and what is changed in it."""
        from desktop.services.reports import own_tables, table_edits

        self._shown = str(self.report.currentData())
        table = self.office.read(table_edits.table, report_id=self._shown)
        known = self.office.read(own_tables.known, year=self.office.today().year)
        self.panel.show_table(table, known)
        told = f"Bộ biểu {table.edition}, đang dùng"
        if table.edits.title:
            told += f" · văn phòng gọi là “{table.edits.title}”"
        if table.older:
            older = ", ".join(table.older)
            told += f" · sửa đổi của bộ biểu {older} vẫn giữ và không áp dụng cho bộ này"
        self.set_heading(self.title, told)

    def open_record(self, record: str) -> None:
        """Show the table of an id."""
        self.report.setCurrentIndex(max(0, self.report.findData(record)))
        self.refresh()

    @Slot()
    def rename(self) -> None:
        """Call the table otherwise on screen and paper."""
        from desktop.services.reports import statistics, table_edits

        kept = self.office.read(table_edits.edits, report_id=self._shown)
        usual = statistics.report(self._shown).title
        sentence = f"Tên chính thức: {usual}. Tên văn phòng dùng khi xem và in:"
        title = self.ask.line("Đổi tên biểu", sentence, kept.title or usual)
        if title is not None:
            self.do(table_edits.set_title, report_id=self._shown, title=title)

    @Slot()
    def reset(self) -> None:
        """Give the table back as its guide has it."""
        from desktop.services.reports import table_edits

        self.do(table_edits.reset, report_id=self._shown)

    @Slot()
    def _choose(self) -> None:
        if self.may_leave():
            self.refresh()
            return
        with QSignalBlocker(self.report):
            self.report.setCurrentIndex(self.report.findData(self._shown))


class RowsPanel(EntryPanel):
    """The rows of a table, and the form of one of them."""

    def __init__(self, screen: TableEditsScreen) -> None:
        self._table: EditedTable | None = None
        self._facts: Facts = {}
        self._groups: dict[str, Group] = {}
        self._last: EditedRow | None = None
        self._asked = ConditionsField("asked", "Điều kiện của dòng")
        table = Table(
            [
                Column(
                    "Số", lambda row: str(row.number or ""), sort=lambda row: row.number, width=4
                ),
                Column("Dòng của bộ biểu", _official, width=32),
                Column("Văn phòng ghi", _ours, width=24),
                Column("", _state, width=9, tone=_tone),
            ],
            name="edited-rows",
            empty="Biểu này không có dòng nào.",
        )
        form = _form(self._asked)
        super().__init__(screen, table, form, name="row", add_words="Thêm dòng của văn phòng")
        form.fields["under"].changed.connect(self._offer)

    def show_table(self, table: EditedTable, known: Facts) -> None:
        """Show the rows of a table, and offer what can be asked of those they count."""
        from desktop.rules.reports import table_edits as rules
        from desktop.services.reports import statistics

        self._table, self._facts = table, known
        self._groups = dict(rules.groups(statistics.report(table.report)))
        titles = [(one.id, _choice(one)) for one in table.rows if one.own is None]
        for name, choices in (
            ("under", [one for one in titles if one[0] in self._groups]),
            ("after", titles),
        ):
            field = self.form.fields[name]
            assert isinstance(field, ChoiceField)
            with QSignalBlocker(field):
                value = field.box.currentText()
                field.set_choices(choices)
                field.set_value(next((id for id, words in choices if words == value), ""))
        self.show_lines(table.rows)

    def hint(self) -> str:
        """What the empty right side says."""
        return _HINT

    def shown(self, row: EditedRow | None) -> Any:
        """The values of a row; a new one stands below the row that was chosen last."""
        for name in _OWN_FIELDS:
            cell = self.form.fields[name].parentWidget()
            if cell is not None:
                cell.setVisible(row is None or row.own is not None)
        hidden = self.form.fields["hidden"].parentWidget()
        if hidden is not None:
            hidden.setVisible(row is not None and row.own is None)
        if row is None:
            return self._beginning()
        own = row.own
        self._offer_for(own.under if own else "")
        return {
            "title": row.title or row.official,
            "note": row.note,
            "hidden": row.hidden,
            "under": own.under if own else "",
            "after": own.after if own else "",
            "asked": own.asked if own else (),
        }

    def heading(self, row: EditedRow | None) -> str:
        """The official title of a row."""
        if row is None:
            return "Dòng mới của văn phòng"
        return row.official or f"Dòng của văn phòng: {row.title}"

    def remove_words(self, row: EditedRow | None) -> str:
        """An official row is only given its own words back."""
        return "Trả về như bộ biểu" if row is None or row.own is None else "Xóa dòng này"

    def write(self, row: EditedRow | None, changes: dict[str, Any]) -> str:
        """Keep what is typed of a row; its id, or "" if it was refused."""
        from desktop.services.reports import table_edits

        assert self._table is not None
        values = self.form.values() | changes
        report = self._table.report
        if row is not None and row.own is None:
            kept = {name: values[name] for name in ("title", "hidden", "note")}
            done = self.host.do(table_edits.set_row, report_id=report, line=row.id, **kept)
            return row.id if done else ""
        id = row.id if row is not None else table_edits.new_own_id()
        own = {name: values[name] for name in ("title", "note", *_OWN_FIELDS)}
        return id if self.host.do(table_edits.set_own_row, report_id=report, id=id, **own) else ""

    def take_away(self, row: EditedRow) -> None:
        """Take an own row away, or what is changed in an official one."""
        from desktop.services.reports import table_edits

        assert self._table is not None
        self.host.do(table_edits.remove_row, report_id=self._table.report, line=row.id)

    @Slot()
    def add(self) -> None:
        """Begin a new row below the one that is chosen."""
        self._last = self.table.current_row()
        super().add()

    def _beginning(self) -> dict[str, str]:
        """A new row is a part of what the row above it is a part of, or of that row."""
        last = self._last
        under = (last.whole or last.id) if last is not None else ""
        if under not in self._groups:
            under = next(iter(self._groups), "")
        after = (last.own.after if last.own else last.id) if last is not None else under
        self._offer_for(under)
        return {"under": under, "after": after}

    @Slot()
    def _offer(self) -> None:
        # The name of a row that is still being typed is none yet; the field says so when left.
        with suppress(Refusal):
            self._offer_for(str(self.form.fields["under"].value()))

    def _offer_for(self, under: str) -> None:
        """Offer what can be asked of those whom a row counts."""
        group = self._groups.get(under)
        if group is not None:
            self._asked.editor.offer(self._facts, group.of, moves=group.moves)


def _form(asked: ConditionsField) -> FieldForm:
    form = FieldForm("row-form", columns=1)
    form.add(TextField("title"), "Tên dòng", required=True)
    form.add(TextField("note"), "Ghi chú, in trong ngoặc sau tên dòng")
    form.add(FlagField("hidden", "Ẩn dòng này khi xem và in"), "")
    form.add(ChoiceField("under", []), "Thuộc dòng", required=True)
    form.add(ChoiceField("after", []), "Đứng sau dòng", required=True)
    form.add(asked, "Chỉ đếm ai trong dòng đó đúng các điều kiện")
    return form


def _choice(row: EditedRow) -> str:
    """Titles may be the same in two rows; with its number each is meant."""
    return f"{row.number}. {row.official}"


def _number(row: EditedRow) -> str:
    return str(row.number or "")


def _official(row: EditedRow) -> str:
    return f"{_INDENT * row.level}{row.official or '(dòng của văn phòng)'}"


def _ours(row: EditedRow) -> str:
    return f"{row.title} ({row.note})" if row.title and row.note else row.title or row.note


def _state(row: EditedRow) -> str:
    if row.fault:
        return "cần sửa"
    if row.own is not None:
        return "tự thêm"
    return "ẩn" if row.hidden else "sửa" if row.title or row.note else ""


def _tone(row: EditedRow) -> str:
    return "late" if row.fault else "quiet" if row.hidden else "soon"
