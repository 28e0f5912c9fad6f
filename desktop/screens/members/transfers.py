"""Chuyển sinh hoạt: who goes and comes, how far each has come, what is due, and the papers."""

from __future__ import annotations

from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget

from desktop.rules.facts.office import Cell
from desktop.rules.text import date_text
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.members.member_panel import Acts, MemberPanel, term_words
from desktop.screens.members.transfers_handover import HandoverPanel
from desktop.screens.people.person_values import plain
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_code
from desktop.screens.widgets.table import Column, Table
from desktop.services.cells import organisations
from desktop.services.members import transfer_papers, transfers
from desktop.services.members.transfers import TransferLine
from desktop.services.office import Office

_EMPTY = (
    "Chưa ghi lần chuyển sinh hoạt nào.\n\n"
    "Bấm “Thêm lần chuyển” khi có người xin chuyển đi, chuyển đến hoặc đổi chi bộ. Người đó chỉ "
    "chuyển hẳn từ ngày nơi đến tiếp nhận."
)


class TransferPanel(MemberPanel):
    """The transfers, the open ones first, and the form of one."""

    acts = Acts(transfers.add_transfer, transfers.change_transfer, transfers.remove_transfer)
    begins = MappingProxyType({"person_id": "", "kind": ""})
    fixed = ("person_id", "kind")

    def __init__(self, screen: Screen) -> None:
        self._cells: tuple[Cell, ...] = ()
        table, form = _table(screen.office.today()), _form(screen)
        super().__init__(screen, table, form, name="transfer", add_words="Thêm lần chuyển")
        self._open = parts.button("Chỉ xem lần chưa xong", self.filter_open, name="only-open")
        self._open.setCheckable(True)
        self.foot.addWidget(self._open)

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một lần chuyển ở bên trái để ghi tiếp, hoặc bấm “Thêm lần chuyển”."

    def shown(self, row: TransferLine | None) -> Any:
        """The transfer's own values, None as nothing chosen."""
        return None if row is None else {**plain(row.way), "cell_id": row.way.cell_id or ""}

    def heading(self, row: TransferLine | None) -> str:
        """Who moves."""
        return "Lần chuyển mới" if row is None else f"{row.person}: {row.kind_text.lower()}"

    def write(self, row: TransferLine | None, changes: dict[str, Any]) -> str:
        """Write the transfer."""
        if "cell_id" in changes:
            changes = {**changes, "cell_id": changes["cell_id"] or None}
        return super().write(row, changes)

    def said(self, row: TransferLine) -> list[str]:
        """What is due and what does not fit."""
        return [*(term_words(one, "hạn ") for one in row.terms), *row.doubts]

    def show_transfers(
        self, lines: tuple[TransferLine, ...], cells: tuple[Cell, ...], number: str
    ) -> None:
        """Show the transfers; the next number of the register is offered."""
        field = self.form.fields["cell_id"]
        if cells != self._cells and not self.unsaved() and isinstance(field, ChoiceField):
            self._cells = cells
            field.set_choices([(one.id, one.name) for one in cells if one.dissolved is None])
        numbered = self.form.fields["number"]
        if isinstance(numbered, TextField):
            numbered.line.setPlaceholderText(f"số tiếp theo: {number}")
        self.show_lines(lines)

    @Slot()
    def filter_open(self) -> None:
        """Show only what is still to come to its end, or all again."""
        self.table.set_filter(_is_open if self._open.isChecked() else None)


class TransfersScreen(Screen):
    """Single transfers on the first tab, the handing over of whole cells on the second."""

    title = "Chuyển sinh hoạt"
    shows = frozenset(
        {"transfer", "person", "membership", "belonging", "movement", "cell", "case", "step"}
        | {"day_off", "local_limit"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.transfers = TransferPanel(self)
        self.handover = HandoverPanel(self)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("transfer-tabs")
        self._tabs.addTab(self.transfers, "&1 Chuyển sinh hoạt")
        self._tabs.addTab(self.handover, "&2 Bàn giao cả chi bộ")
        self._stack = PaperStack(self, self._tabs, "Chuyển sinh hoạt")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.transfers.table)
        self.add_button("Đơn xin chuyển", self.print_application, name="transfer-application")
        self.add_button("Bản kiểm điểm", self.print_review, name="transfer-review")
        self.add_button("Giấy giới thiệu", self.print_letter, name="transfer-letter")
        self.add_button("Phiếu báo", self.print_notice, name="transfer-notice")
        self.add_button("Sổ giới thiệu (Ctrl+P)", self.print_out, name="transfer-register")
        self._wire()

    def refresh(self) -> None:
        """Read the transfers again."""
        today = self.office.today()
        lines = self.office.read(transfers.lines, day=today)
        cells = self.office.read(organisations.cells)
        number = self.office.read(transfers.next_number, year=today.year)
        self.transfers.show_transfers(lines, cells, number)
        self.handover.show_cells(cells)
        waiting = sum(one.way.received is None for one in lines)
        guests = sum(one.open and one.way.received is not None for one in lines)
        told = f"{waiting} lần chờ tiếp nhận · {guests} người đang sinh hoạt tạm thời"
        self.set_heading(self.title, told if lines else "")

    def open_record(self, record: str) -> None:
        """Show a transfer by its id, also where a person's stands before it: person#transfer."""
        self.refresh()
        self._stack.leave()
        self._tabs.setCurrentWidget(self.transfers)
        self.transfers.open_line(record.rpartition("#")[2])

    def unsaved(self) -> bool:
        """Whether a transfer is typed and not saved."""
        return self.transfers.unsaved()

    @Slot()
    def save(self) -> bool:
        """Save the transfer that is being typed."""
        return self.transfers.save()

    def discard(self) -> None:
        """Put back what was there."""
        self.transfers.discard()

    @Slot()
    def print_application(self) -> None:
        """Lay out what the picked member writes to ask for the transfer."""
        self._print_for_one(transfer_papers.APPLICATION, "Đơn xin chuyển sinh hoạt")

    @Slot()
    def print_review(self) -> None:
        """Lay out the picked member's review of oneself."""
        self._print_for_one(transfer_papers.REVIEW, "Kiểm điểm chuyển sinh hoạt")

    @Slot()
    def print_letter(self) -> None:
        """Lay out what is written into the printed letter that introduces the picked member."""
        self._print_for_one(transfer_papers.LETTER, "Nội dung giấy giới thiệu sinh hoạt")

    @Slot()
    def print_notice(self) -> None:
        """Lay out the notice to the place that the picked member goes to for good."""
        self._print_for_one(transfer_papers.NOTICE, "Phiếu báo chuyển sinh hoạt")

    @Slot()
    def print_out(self) -> None:
        """Lay out the register of the year; once a paper is shown, print it."""
        if self._stack.paper_is_shown():
            self._stack.page.print_out()
            return
        today = self.office.today()
        sheet = self.office.read(transfer_papers.register, year=today.year, day=today)
        self._stack.lay_out(sheet, f"Sổ giới thiệu sinh hoạt đảng {today.year}")

    def _wire(self) -> None:
        self.handover.printed.connect(self._print_minutes)

    def _print_for_one(self, form_id: str, title: str) -> None:
        row: TransferLine | None = self.transfers.table.current_row()
        if row is None:
            self.say("Hãy chọn một lần chuyển ở danh sách rồi in.")
        else:
            read, today = self.office.read, self.office.today()
            fill = partial(read, transfer_papers.sheet, id=row.id, form_id=form_id, day=today)
            self._stack.make(f"{title} {row.person}", fill)

    @Slot(object)
    def _print_minutes(self, sheet: Any) -> None:
        self._stack.lay_out(sheet, "Biên bản bàn giao")


def _is_open(row: TransferLine) -> bool:
    return row.open


def _tone(row: TransferLine) -> str:
    return "soon" if row.open else "quiet"


def _due(row: TransferLine) -> str:
    return date_text(row.terms[0].due) if row.terms else ""


def _due_tone(today: date, row: TransferLine) -> str:
    return "late" if row.terms and row.terms[0].due < today else ""


def _table(today: date) -> Table:
    def due(row: TransferLine) -> date | None:
        return row.terms[0].due if row.terms else None

    return Table(
        [
            Column("Người", lambda row: row.person, width=16),
            Column("Loại", lambda row: row.kind_text, width=11),
            Column("Nơi", lambda row: row.place, width=14),
            Column("Hạn", _due, due, width=12, tone=partial(_due_tone, today)),
            Column("Tình trạng", lambda row: row.state, width=10, tone=_tone),
        ],
        name="transfers",
        lines=2,
        empty=_EMPTY,
    )


def _form(screen: Screen) -> FieldForm:
    day = partial(DateField, today=screen.office.today())
    form = FieldForm("transfer-form", columns=2)
    form.add(person_field("person_id", screen.office), "Đảng viên", required=True, wide=True)
    form.add(ChoiceField("kind", by_code("transfer_kinds")), "Loại", required=True, wide=True)
    form.add(TextField("place"), "Nơi đi, nơi đến (ngoài đảng bộ)", wide=True)
    form.add(ChoiceField("reach", by_code("reaches")), "Trong hay ngoài tỉnh")
    form.add(ChoiceField("cell_id", []), "Chi bộ tiếp nhận")
    form.add(TextField("reason"), "Lý do", wide=True)
    form.add(day("caused"), "Quyết định, đổi nơi ở")
    form.add(day("started"), "Ngày làm thủ tục")
    form.add(TextField("number"), "Số giấy giới thiệu")
    form.add(day("letter"), "Ngày giới thiệu")
    form.add(day("received"), "Ngày tiếp nhận")
    form.add(day("until"), "Tạm thời đến ngày")
    form.add(day("ended"), "Hết tạm thời ngày")
    form.add(TextField("note"), "Ghi chú")
    return form
