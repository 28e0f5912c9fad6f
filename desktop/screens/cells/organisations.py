"""Chi bộ & địa bàn: the cells with their strength and target, and the places to look after."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QTabWidget

from desktop.errors import Refusal
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.cells.units import UnitPanel
from desktop.screens.people.person_values import plain
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField, PartialDateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.option_fields import Option, OptionField
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_code
from desktop.screens.widgets.table import Column, Table
from desktop.services.cells import organisations, targets, units
from desktop.services.cells.organisations import CellLine
from desktop.services.office import Office
from desktop.services.people.people import new_id

_RIGHT = Qt.AlignmentFlag.AlignRight
_KINDS = (
    Option(
        "village",
        "Chi bộ thôn, bản, tổ dân phố",
        "Trực thuộc thẳng Đảng ủy xã; Đảng ủy xã chứng nhận lý lịch.",
    ),
    Option("base", "Chi bộ cơ sở", "Cơ quan, trường học, doanh nghiệp có chi bộ cơ sở."),
    Option("under", "Chi bộ trực thuộc đảng ủy cơ sở", "Nghị quyết qua đảng ủy cơ sở xem xét."),
)
_EMPTY = "Chưa có chi bộ nào. Bấm “Thêm chi bộ” để nhập chi bộ đầu tiên."


class CellPanel(EntryPanel):
    """The cells, and the form of one with its target of the year."""

    def __init__(self, screen: Screen, year: int) -> None:
        self.year = year
        super().__init__(screen, _table(), _form(year), name="cell", add_words="Thêm chi bộ")
        self._commune = NumberField("commune-target", most=999)
        self._commune.line.returnPressed.connect(self.set_commune_target)
        self._total = parts.label(name="cells-total")
        self.left.insertWidget(0, self._total)
        row = self.foot
        words = parts.label(f"Chỉ tiêu toàn đảng bộ năm {year}", role="label")
        words.setBuddy(self._commune.input)
        row.addWidget(words)
        row.addWidget(self._commune)
        row.addWidget(parts.button("Giao", self.set_commune_target, name="set-commune-target"))

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một chi bộ ở bên trái để xem và sửa, hoặc bấm “Thêm chi bộ”."

    def shown(self, row: CellLine | None) -> Any:
        """The cell's own values and its target."""
        return None if row is None else {**plain(row.cell), "admit": row.target}

    def heading(self, row: CellLine | None) -> str:
        """The cell's name."""
        return "Chi bộ mới" if row is None else row.cell.name

    def write(self, row: CellLine | None, changes: dict[str, Any]) -> str:
        """Write the cell, then its target if that was changed."""
        office = self.host.office
        key = row.id if row else new_id()
        values = {name: value for name, value in changes.items() if name != "admit"}
        if row is None:
            done = self.host.do(
                organisations.add_cell, id=key, name=values.pop("name", ""), **values
            )
        else:
            done = not values or self.host.do(
                organisations.change_cell, id=key, revision=row.revision, **values
            )
        if done and "admit" in changes:
            done = self.host.do(
                targets.set_target,
                year=office.today().year,
                admit=changes["admit"],
                cell_id=key,
            )
        return key if done else ""

    def take_away(self, row: CellLine) -> None:
        """Remove a cell entered by mistake."""
        self.host.do(organisations.remove_cell, id=row.id)

    def show_cells(self, lines: tuple[CellLine, ...], target: int | None) -> None:
        """Show the cells and the sums over them."""
        self.show_lines(lines)
        members, admitted = (sum(getattr(one, name) for one in lines) for name in _SUMMED)
        self._total.setText(f"{len(lines)} chi bộ · {members} đảng viên · đã kết nạp {admitted}")
        self._shown_target = target
        if not self._commune.line.hasFocus():
            self._commune.set_value(target)

    @Slot()
    def set_commune_target(self) -> None:
        """Set the target of the whole commune for the year."""
        try:
            admit = self._commune.value()
        except Refusal as refusal:
            self._commune.show_fault(refusal.sentence)
            return
        if admit != self._shown_target:
            self.host.do(targets.set_target, year=self.year, admit=admit)


class OrganisationsScreen(Screen):
    """Cells on the first tab, places on the second."""

    title = "Chi bộ & địa bàn"
    shows = frozenset(
        {
            "cell",
            "unit",
            "target",
            "person",
            "membership",
            "belonging",
            "movement",
            "transfer",
            "case",
            "step",
        }
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._stale_tabs: set[int] = set()
        self._tabs = QTabWidget()
        self._tabs.setObjectName("organisation-tabs")
        self.cells = CellPanel(self, office.today().year)
        self.units = UnitPanel(self)
        self._tabs.addTab(self.cells, "&1 Chi bộ")
        self._tabs.addTab(self.units, "&2 Địa bàn")
        self.body.addWidget(self._tabs, 1)
        self.setFocusProxy(self.cells.table)
        self._tabs.currentChanged.connect(self._read_tab)

    def refresh(self) -> None:
        """Read the tab that is shown again; the other when it is shown."""
        self._stale_tabs = {0, 1}
        self._read_tab(self._tabs.currentIndex())

    @Slot(int)
    def _read_tab(self, at: int) -> None:
        """Read what a tab shows, unless that was read since the last change."""
        if at not in self._stale_tabs:
            return
        self._stale_tabs.discard(at)
        day = self.office.today()
        if self._tabs.widget(at) is self.cells:
            found = self.office.read(organisations.lines, day=day)
            self.cells.show_cells(found, self._commune_target(day.year))
        else:
            places = self.office.read(units.lines, day=day)
            self.units.show_units(places, self.office.read(organisations.cells))

    def open_record(self, record: str) -> None:
        """Show the cell or place of this id."""
        self.refresh()
        for at, panel in enumerate((self.cells, self.units)):
            self._read_tab(at)
            if panel.open_line(record):
                self._tabs.setCurrentWidget(panel)

    def unsaved(self) -> bool:
        """Whether a cell or a place is typed and not saved."""
        return self.cells.unsaved() or self.units.unsaved()

    def save(self) -> bool:
        """Save the cell and the place that are being typed."""
        return self.cells.save() and self.units.save()

    def discard(self) -> None:
        """Put back what was there."""
        self.cells.discard()
        self.units.discard()

    def _commune_target(self, year: int) -> int | None:
        found = [
            one.admit
            for one in self.office.read(targets.targets)
            if one.scope == "year" and one.year == year and one.cell_id is None
        ]
        return found[0] if found else None


_SUMMED = ("members", "admitted")


def _table() -> Table:
    def name(line: CellLine) -> str:
        return line.cell.name if line.cell.dissolved is None else f"{line.cell.name} (đã giải thể)"

    return Table(
        [
            Column("Chi bộ", name, width=24),
            Column(
                "Đảng viên", lambda line: str(line.members), lambda line: line.members, _RIGHT, 11
            ),
            Column("Chỉ tiêu", _target, lambda line: line.target, _RIGHT, 10),
            Column(
                "Kết nạp", lambda line: str(line.admitted), lambda line: line.admitted, _RIGHT, 10
            ),
            Column(
                "Cảm tình",
                lambda line: str(line.candidates),
                lambda line: line.candidates,
                _RIGHT,
                10,
            ),
        ],
        name="cells",
        empty=_EMPTY,
    )


def _target(line: CellLine) -> str:
    return "" if line.target is None else str(line.target)


def _form(year: int) -> FieldForm:
    form = FieldForm("cell-form", columns=1)
    form.add(TextField("name", placeholder="Chi bộ thôn 1"), "Tên chi bộ", required=True, wide=True)
    form.add(NumberField("admit", most=99), f"Chỉ tiêu kết nạp năm {year}")
    form.add(ChoiceField("sector", by_code("sectors")), "Nơi hoạt động")
    form.add(TextField("secretary"), "Họ tên bí thư (người ký)")
    form.add(TextField("secretary_post", placeholder="BÍ THƯ"), "Chức vụ ghi trên văn bản")
    form.add(OptionField("kind", _KINDS), "Loại chi bộ")
    form.add(TextField("base_committee"), "Thuộc đảng ủy cơ sở (nếu có)", wide=True)
    form.add(PartialDateField("founded"), "Ngày thành lập")
    form.add(DateField("dissolved"), "Ngày giải thể (nếu có)")
    return form
