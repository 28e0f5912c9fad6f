"""Miễn sinh hoạt, ra khỏi Đảng: each until it is settled, with its papers."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Slot

from desktop.errors import Refusal
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.members.member_panel import WHOSE, Acts, MemberPanel, term_words
from desktop.screens.people.person_values import plain
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryScreen
from desktop.screens.widgets.fields import LongTextField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_code
from desktop.screens.widgets.table import Column, Table
from desktop.services.members import departure_papers, departures, fees
from desktop.services.members.departures import DepartureLine
from desktop.services.office import Office

_EMPTY = (
    "Chưa ghi ai miễn sinh hoạt, xóa tên, ra khỏi Đảng, khai trừ, từ trần ở đây.\n\n"
    "Bấm “Thêm” rồi chọn đảng viên và loại."
)
_UNPAID = "unpaid-"
"""Before a year: the striking-off that follows from not paying the Party fee in it."""


class DeparturePanel(MemberPanel):
    """Everybody who takes part no more, and the form of one."""

    acts = Acts(departures.add_departure, departures.change_departure, departures.remove_departure)
    begins = MappingProxyType({"person_id": "", "kind": ""})
    fixed = ("person_id", "kind")

    def __init__(self, screen: Screen) -> None:
        form = _form(screen)
        super().__init__(screen, _table(), form, name="departure", add_words="Thêm")

    def hint(self) -> str:
        """How to begin."""
        return (
            "Bấm “Thêm” để ghi một đảng viên được miễn sinh hoạt, bị xóa tên, xin ra khỏi Đảng, bị "
            "khai trừ hoặc từ trần. Từ ngày có hiệu lực, danh sách và số liệu tự tính theo."
        )

    def shown(self, row: DepartureLine | None) -> Any:
        """The values of one and whose it is."""
        return None if row is None else plain(row.way) | {"person_id": row.person_id}

    def heading(self, row: DepartureLine | None) -> str:
        """Who, and how."""
        return "Việc mới" if row is None else f"{row.person}: {row.kind_text.lower()}"

    def said(self, row: DepartureLine) -> list[str]:
        """What is due and what does not fit."""
        return [*map(term_words, row.terms), *row.doubts]


class DeparturesScreen(EntryScreen):
    """Those who take part no more, and the papers of each."""

    panel: DeparturePanel
    title = "Miễn sinh hoạt, ra khỏi Đảng"
    shows = frozenset(
        {"departure", "person", "membership", "belonging", "movement", "transfer"}
    ) | {*("cell", "case", "step", "discipline", "central", "day_off", "local_limit")}

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.panel = DeparturePanel(self)
        self._stack = PaperStack(self, self.panel, "Danh sách")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.panel.table)
        self.add_button("Đơn", self.print_application, name="departure-application")
        self.add_button("Nghị quyết chi bộ", self.print_resolution, name="departure-resolution")
        self.add_button("Quyết định", self.print_decision, name="departure-decision")

    def refresh(self) -> None:
        """Read them again."""
        lines = self.office.read(departures.lines, day=self.office.today())
        self.panel.show_lines(lines)
        waiting = sum(one.open for one in lines)
        self.set_heading(self.title, f"{waiting} việc chưa xong" if lines else "")

    def open_record(self, record: str) -> None:
        """Show one by its id, also where a person's stands before it: person#id.

        person#unpaid-2026 begins the striking-off of who did not pay the fee, unless one is open.
        """
        self.refresh()
        self._stack.leave()
        person_id, _, key = record.rpartition("#")
        if key.startswith(_UNPAID):
            self._begin_unpaid(person_id, int(key.removeprefix(_UNPAID)))
        else:
            self.panel.open_line(key)

    def _begin_unpaid(self, person_id: str, year: int) -> None:
        day = self.office.today()
        lines = self.office.read(departures.lines, day=day)
        known = next((one for one in lines if one.person_id == person_id and one.open), None)
        if known is not None:
            self.panel.open_line(known.id)
            return
        try:
            values = self.office.read(fees.striking_off, person_id=person_id, year=year, day=day)
        except Refusal as refusal:
            self.show_fault(refusal)
        else:
            self.panel.begin(values)

    @Slot()
    def print_out(self) -> None:
        """Print the paper that is shown."""
        if self._stack.paper_is_shown():
            self._stack.page.print_out()
        else:
            self.say("Chọn một dòng rồi bấm “Đơn”, “Nghị quyết chi bộ” hoặc “Quyết định”.")

    @Slot()
    def print_application(self) -> None:
        """Lay out what the member writes."""
        self._lay_out(departure_papers.APPLICATION, "Đơn")

    @Slot()
    def print_resolution(self) -> None:
        """Lay out what the cell resolves."""
        self._lay_out(departure_papers.RESOLUTION, "Nghị quyết")

    @Slot()
    def print_decision(self) -> None:
        """Lay out the decision."""
        self._lay_out(departure_papers.DECISION, "Quyết định")

    def _lay_out(self, paper: str, title: str) -> None:
        row: DepartureLine | None = self.panel.table.current_row()
        if row is None:
            self.say("Hãy chọn một dòng ở danh sách rồi in.")
            return
        read, day = self.office.read, self.office.today()
        fill = partial(read, departure_papers.sheet, id=row.id, paper=paper, day=day)
        self._stack.make(f"{title} {row.person}", fill)


def _tone(row: DepartureLine) -> str:
    return "soon" if row.open else "quiet"


def _table() -> Table:
    return Table(
        [
            *WHOSE,
            Column("Loại", lambda row: row.kind_text, width=13),
            Column("Tình trạng", lambda row: row.state, width=23, tone=_tone),
        ],
        name="departures",
        empty=_EMPTY,
    )


def _form(screen: Screen) -> FieldForm:
    day = partial(DateField, today=screen.office.today())
    form = FieldForm("departure-form", columns=2)
    form.add(person_field("person_id", screen.office), "Đảng viên", required=True, wide=True)
    form.add(ChoiceField("kind", by_code("departure_kinds")), "Loại", required=True, wide=True)
    form.add(LongTextField("reason", lines=2), "Lý do", wide=True)
    form.add(day("asked"), "Ngày có đơn")
    form.add(day("met"), "Ngày chi bộ họp")
    form.add(TextField("resolution"), "Số nghị quyết chi bộ")
    form.add(TextField("number"), "Số quyết định")
    form.add(day("decided"), "Ngày quyết định")
    form.add(day("day"), "Hiệu lực từ, ngày mất")
    form.add(day("received"), "Ngày nhận quyết định")
    form.add(day("card_back"), "Ngày thu thẻ")
    form.add(day("until"), "Miễn đến ngày")
    form.add(day("ended"), "Sinh hoạt lại từ ngày")
    form.add(TextField("note"), "Ghi chú", wide=True)
    return form
