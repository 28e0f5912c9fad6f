"""Cho mượn tài liệu: what was lent from members' dossiers, to whom, until when, and came back."""

from __future__ import annotations

from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from desktop.rules.text import date_text, sort_key
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.members.member_panel import Acts, MemberPanel
from desktop.screens.people.person_values import plain
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryScreen
from desktop.screens.widgets.fields import LongTextField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.members import loans

if TYPE_CHECKING:
    from desktop.services.members.loans import LoanLine
    from desktop.services.office import Office

_EMPTY = (
    "Chưa cho ai mượn tài liệu trong hồ sơ đảng viên.\n\n"
    "Bấm “Cho mượn” khi có người mượn. Tài liệu quá hạn trả sẽ hiện ở “Hôm nay”."
)


class LoanPanel(MemberPanel):
    """What is out first, and the form of one loan."""

    acts = Acts(loans.add_loan, loans.change_loan, loans.remove_loan)
    begins = MappingProxyType({"person_id": ""})
    fixed = ("person_id",)

    def __init__(self, screen: Screen) -> None:
        self._today = screen.office.today()
        table, form = _table(self._today), _form(screen)
        super().__init__(screen, table, form, name="loan", add_words="Cho mượn")
        self._open = parts.button("Chỉ xem đang mượn", self.filter_open, name="only-out")
        self._open.setCheckable(True)
        self.foot.addWidget(self._open)

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một lần mượn ở bên trái để xem, ghi ngày trả, hoặc bấm “Cho mượn”."

    def shown(self, row: LoanLine | None) -> Any:
        """The values of a loan and whose dossier it is."""
        return None if row is None else plain(row.way) | {"person_id": row.person_id}

    def heading(self, row: LoanLine | None) -> str:
        """Whose dossier it is."""
        return "Lần mượn mới" if row is None else f"Hồ sơ của {row.person}"

    def said(self, row: LoanLine) -> list[str]:
        """How it stands."""
        return [f"Tình trạng: {row.state_on(self._today)}."]

    @Slot()
    def filter_open(self) -> None:
        """Show only what is still out, or all again."""
        self.table.set_filter(_is_out if self._open.isChecked() else None)


class LoansScreen(EntryScreen):
    """The papers of dossiers that were lent, in one list."""

    panel: LoanPanel
    title = "Cho mượn tài liệu hồ sơ"
    shows = frozenset({"loan", "person", "belonging", "cell"})

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.panel = LoanPanel(self)
        self.body.addWidget(self.panel, 1)
        self.setFocusProxy(self.panel.table)
        self.add_button("Đã trả hôm nay", self.note_returned, name="loan-returned")

    def refresh(self) -> None:
        """Read them again."""
        day = self.office.today()
        lines = self.office.read(loans.lines, day=day)
        self.panel.show_lines(lines)
        out = sum(one.open for one in lines)
        late = sum(one.late_on(day) for one in lines)
        told = f"{out} lần mượn chưa trả" if lines else ""
        self.set_heading(self.title, f"{told}, {late} quá hạn" if late else told)

    def open_record(self, record: str) -> None:
        """Show a loan by its id, also where a person's stands before it: person#loan."""
        self.refresh()
        self.panel.open_line(record.rpartition("#")[2])

    @Slot()
    def note_returned(self) -> None:
        """Note that the papers of the picked loan came back today, or take that back."""
        row: LoanLine | None = self.panel.table.current_row()
        if row is None:
            self.say("Hãy chọn một lần mượn ở danh sách.")
        elif self.save():
            day = self.office.today() if row.open else None
            self.do(loans.note_returned, id=row.id, day=day)


def _is_out(row: LoanLine) -> bool:
    return row.open


def _tone(today: date, row: LoanLine) -> str:
    if not row.open:
        return "quiet"
    return "late" if row.late_on(today) else ""


def _lent(row: LoanLine) -> str:
    return date_text(row.way.lent)


def _table(today: date) -> Table:
    return Table(
        [
            Column("Hồ sơ của", lambda row: row.person, lambda row: sort_key(row.person), width=16),
            Column("Tài liệu", lambda row: row.way.papers, width=13),
            Column("Người mượn", lambda row: row.way.borrower, width=13),
            Column("Từ ngày", _lent, lambda row: row.way.lent, width=10),
            Column(
                "Tình trạng", lambda row: row.state_on(today), width=16, tone=partial(_tone, today)
            ),
        ],
        name="loans",
        lines=2,
        empty=_EMPTY,
    )


def _form(screen: Screen) -> FieldForm:
    day = partial(DateField, today=screen.office.today())
    form = FieldForm("loan-form", columns=2)
    form.add(person_field("person_id", screen.office), "Hồ sơ của", required=True, wide=True)
    form.add(LongTextField("papers", lines=2), "Tài liệu cho mượn", required=True)
    form.add(TextField("borrower"), "Người mượn", required=True)
    form.add(TextField("unit"), "Đơn vị của người mượn")
    form.add(day("lent"), "Ngày mượn", required=True)
    form.add(day("due"), "Hạn trả")
    form.add(TextField("reason"), "Lý do mượn")
    form.add(TextField("allowed_by"), "Người cho phép")
    form.add(day("returned"), "Ngày trả")
    form.add(TextField("note"), "Ghi chú")
    return form
