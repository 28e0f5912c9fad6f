"""The officers of cells, and who of the commune committee is in charge of which."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.rules.text import date_text
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.rules.facts.office import Cell
    from desktop.screens.widgets.screen import Screen

_FIXED = ("cell_id", "person_id", "office")
_NO_OFFICERS = (
    "Chưa ghi cấp ủy chi bộ nào.\n\nBấm “Thêm cấp ủy” để ghi bí thư, phó bí thư, chi ủy viên; bí "
    "thư mới tự thành người ký văn bản của chi bộ."
)
_NO_CHARGES = (
    "Chưa phân công cấp ủy viên phụ trách chi bộ nào.\n\nBấm “Phân công”; số kỳ sinh hoạt đã dự "
    "lấy từ cột “Cấp ủy dự” của Sinh hoạt chi bộ."
)


class _LeadersPanel(EntryPanel):
    """What both lists share: cells and people are said once, later only the days."""

    def shown(self, row: Any) -> Any:
        """The line's own values."""
        return row

    def show_leaders(self, lines: tuple[Any, ...], cells: tuple[Cell, ...]) -> None:
        """Show the list, and offer the cells that are there."""
        field = self.form.fields["cell_id"]
        if isinstance(field, ChoiceField) and not self.unsaved():
            field.set_choices([(one.id, one.name) for one in cells if one.dissolved is None])
        self.show_lines(lines)

    def _show_entry(self, row: Any, key: str) -> None:
        super()._show_entry(row, key)
        for name in _FIXED:
            if name in self.form.fields:
                self.form.fields[name].setEnabled(row is None)


class OfficersPanel(_LeadersPanel):
    """The officers by cell, those in office first."""

    def __init__(self, screen: Screen) -> None:
        from desktop.services.cells.cell_leaders import offices

        form = _form(screen, "officer-form", list(offices().items()))
        table = Table(_officer_columns(), name="officers", empty=_NO_OFFICERS)
        super().__init__(screen, table, form, name="officer", add_words="Thêm cấp ủy")

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một dòng để ghi ngày thôi giữ chức, hoặc bấm “Thêm cấp ủy”."

    def heading(self, row: Any) -> str:
        """Who it is."""
        return "Cấp ủy mới" if row is None else f"{row.person}, {row.office_text.lower()}"

    def write(self, row: Any, changes: dict[str, Any]) -> str:
        """Write the officer."""
        from desktop.services.cells import cell_leaders
        from desktop.services.people.people import new_id

        key = row.id if row else new_id()
        if row is not None:
            command, values = cell_leaders.change_officer, {"revision": row.revision, **changes}
            return key if self.host.do(command, id=key, **values) else ""
        values = {"cell_id": "", "person_id": "", "office": "", **changes}
        return key if self.host.do(cell_leaders.add_officer, id=key, **values) else ""

    def take_away(self, row: Any) -> None:
        """Take back an officer entered by mistake."""
        from desktop.services.cells import cell_leaders

        self.host.do(cell_leaders.remove_officer, id=row.id)


class ChargesPanel(_LeadersPanel):
    """Who is in charge of which cell, with the meetings attended this year."""

    def __init__(self, screen: Screen) -> None:
        table = Table(_charge_columns(), name="charges", empty=_NO_CHARGES)
        form = _form(screen, "charge-form", None)
        super().__init__(screen, table, form, name="charge", add_words="Phân công")

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một dòng để ghi ngày thôi phụ trách, hoặc bấm “Phân công”."

    def heading(self, row: Any) -> str:
        """Who it is."""
        return "Phân công mới" if row is None else f"{row.person}: {row.cell}"

    def write(self, row: Any, changes: dict[str, Any]) -> str:
        """Write who is in charge."""
        from desktop.services.cells import cell_leaders
        from desktop.services.people.people import new_id

        key = row.id if row else new_id()
        if row is not None:
            command, values = cell_leaders.change_charge, {"revision": row.revision, **changes}
            return key if self.host.do(command, id=key, **values) else ""
        values = {"cell_id": "", "person_id": "", **changes}
        return key if self.host.do(cell_leaders.add_charge, id=key, **values) else ""

    def take_away(self, row: Any) -> None:
        """Take back who was put in charge by mistake."""
        from desktop.services.cells import cell_leaders

        self.host.do(cell_leaders.remove_charge, id=row.id)


def _officer_columns() -> list[Column[Any]]:
    return [
        Column("Chi bộ", lambda row: row.cell, width=18),
        Column("Người", lambda row: row.person, width=15, tone=_tone),
        Column("Chức vụ", lambda row: row.office_text, width=14, tone=_tone),
        Column("Từ ngày", _since, lambda row: row.since, width=12),
        Column("Đến ngày", _until, lambda row: row.until, width=11),
    ]


def _charge_columns() -> list[Column[Any]]:
    return [
        Column("Chi bộ", lambda row: row.cell, width=18),
        Column("Cấp ủy viên", lambda row: row.person, width=16, tone=_tone),
        Column("Từ ngày", _since, lambda row: row.since, width=12),
        Column("Đến ngày", _until, lambda row: row.until, width=11),
        Column("Đã dự", lambda row: f"{row.attended}/{row.held} kỳ" if row.held else "", width=12),
    ]


def _since(row: Any) -> str:
    return date_text(row.since)


def _until(row: Any) -> str:
    return date_text(row.until) if row.until else ""


def _tone(row: Any) -> str:
    return "quiet" if row.until else ""


def _form(screen: Screen, name: str, offices: list[tuple[str, str]] | None) -> FieldForm:
    today: date = screen.office.today()
    form = FieldForm(name, columns=2)
    form.add(ChoiceField("cell_id", []), "Chi bộ", required=True, wide=True)
    form.add(person_field("person_id", screen.office), "Người", required=True, wide=True)
    if offices is not None:
        form.add(ChoiceField("office", offices), "Chức vụ", required=True, wide=True)
    form.add(DateField("since", today=today), "Từ ngày", required=True)
    form.add(DateField("until", today=today), "Đến ngày")
    form.add(TextField("number"), "Số quyết định")
    return form
