"""What is known of a person as a member: cell, dates, cards, coming and going."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Slot

from desktop.errors import Refusal
from desktop.rules.facts.office import Cell
from desktop.screens.people.person_history import short_day
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField, PartialDateField
from desktop.screens.widgets.fields import FlagField, NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.rows_field import RowColumn, RowsField
from desktop.screens.widgets.secret_field import SecretField
from desktop.screens.widgets.shipped_choices import by_code, by_name
from desktop.services import shipped
from desktop.services.people.person import Sheet

_MOVEMENTS = "Chuyển đến, chuyển đi, từ trần, ra khỏi Đảng"
_DISCIPLINES = "Kỷ luật (chưa quyết định thì để trống ngày quyết định)"
_NO_DISCIPLINE = "Chưa ghi kỷ luật nào."
_HERE = "stays"
_NO_MOVEMENT = "Chưa có biến động. Ghi khi chuyển đến, chuyển đi, từ trần, ra khỏi Đảng."


class MemberForm(FieldForm):
    """Chi bộ and Đảng viên."""

    def __init__(self, today: date) -> None:
        super().__init__("member-form")
        self._add_cell(today)
        self._add_membership(today)
        self.section("Biến động")
        self.add(RowsField("movements", _columns(today), empty=_NO_MOVEMENT), _MOVEMENTS)
        self._add_discipline(today)

    def _add_cell(self, today: date) -> None:
        self.section("Chi bộ")
        self._cells: tuple[Cell, ...] = ()
        self._cell = ChoiceField("cell_id", [])
        self.add(self._cell, "Thuộc chi bộ")
        self.add(DateField("since", today=today), "Từ ngày (ngày chuyển, nếu đổi chi bộ)")
        self._before = parts.label(name="cells-before", role="hint", wrap=True)
        self.add_widget(self._before)

    def _add_membership(self, today: date) -> None:
        self.section("Đảng viên")
        self._member = FlagField(
            "member", "Ghi ở đây (vào Đảng trước khi lập hồ sơ trong chương trình, hoặc đã có thẻ)"
        )
        self.add(self._member, "Ngày vào Đảng, thẻ đảng viên", wide=True)
        told = [
            self.add(PartialDateField("decided", today=today), "Ngày quyết định kết nạp"),
            self.add(PartialDateField("admitted", today=today), "Ngày vào Đảng (ngày kết nạp)"),
            self.add(PartialDateField("official", today=today), "Ngày công nhận chính thức"),
            self.add(
                ChoiceField("party_post", by_name("party_posts"), free=True), "Chức vụ trong Đảng"
            ),
            self.add(SecretField("card_number"), "Số thẻ đảng viên"),
            self.add(SecretField("old_card_number"), "Số thẻ cũ"),
            self.add(TextField("dossier_number"), "Số lý lịch đảng viên"),
            self.add(
                NumberField("interrupted", most=999, letters=4),
                "Thời gian không tính tuổi Đảng (tháng)",
            ),
        ]
        for field in told:
            field.changed.connect(self._tick)

    def _add_discipline(self, today: date) -> None:
        self.section("Sinh hoạt, kỷ luật")
        self.add(ChoiceField("status", [("", ""), *_stays()]), "Trạng thái sinh hoạt")
        self.add(PartialDateField("status_on", today=today), "Từ ngày")
        lines = RowsField("disciplines", _discipline_columns(today), empty=_NO_DISCIPLINE)
        self.add(lines, _DISCIPLINES)
        self._terms = parts.label(name="discipline-terms", role="hint", wrap=True)
        self.add_widget(self._terms)

    def set_cells(self, cells: tuple[Cell, ...]) -> None:
        """Offer these cells, the one chosen kept."""
        if cells != self._cells:
            self._cells = cells
            chosen = self._chosen()
            self._cell.set_choices([(cell.id, cell.name) for cell in cells])
            self._cell.set_value(chosen)

    def set_before(self, sheet: Sheet) -> None:
        """Tell of the cells before the present one."""
        self._before.setText("Trước đây: " + "; ".join(sheet.cells) if sheet.cells else "")
        self._before.setVisible(bool(sheet.cells))

    def set_terms(self, sheet: Sheet) -> None:
        """Tell by when complaint, limitation and effect of what is recorded end."""
        self._terms.setText("\n".join(sheet.terms))
        self._terms.setVisible(bool(sheet.terms))

    def _chosen(self) -> str:
        try:
            return self._cell.value()
        except Refusal:
            return ""

    @Slot()
    def _tick(self) -> None:
        """Whoever has a date of admission or a card is a member."""
        self._member.set_value(True)
        self._tell()


def _columns(today: date) -> list[RowColumn]:
    return [
        RowColumn("kind", "Loại", _kind, 2),
        RowColumn("day", "Ngày", partial(short_day, today), 1),
        RowColumn("number", "Số văn bản", TextField, 1),
        RowColumn("place", "Nơi đi, nơi đến", TextField, 2),
        RowColumn("reach", "Trong hay ngoài tỉnh", _reach, 2),
        RowColumn("note", "Ghi chú", TextField, 2),
    ]


def _discipline_columns(today: date) -> list[RowColumn]:
    day = partial(short_day, today)
    return [
        RowColumn("form", "Hình thức", _form, 2),
        RowColumn("violated", "Ngày vi phạm", day, 1),
        RowColumn("day", "Ngày quyết định", day, 1),
        RowColumn("number", "Số", TextField, 1),
        RowColumn("decided_by", "Nơi quyết định", TextField, 2),
        RowColumn("in_force", "Hiệu lực từ", day, 1),
        RowColumn("received", "Ngày nhận", day, 1),
        RowColumn("until", "Chấm dứt", day, 1),
    ]


def _form(name: str) -> ChoiceField:
    return ChoiceField(name, by_code("discipline_forms"))


def _stays() -> list[tuple[str, str]]:
    """The states in which somebody is still a member here; the others are movements."""
    return [(one.code, one.name) for one in shipped.entries("member_states") if one.group == _HERE]


def _kind(name: str) -> ChoiceField:
    return ChoiceField(name, by_code("movements"))


def _reach(name: str) -> ChoiceField:
    return ChoiceField(name, by_code("reaches"))
