"""Giữ mối liên hệ nơi cư trú: who was introduced where, whether it answered, its yearly remark."""

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
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryScreen
from desktop.screens.widgets.fields import LongTextField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.number_offer import NumberOffer
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.members import contacts

if TYPE_CHECKING:
    from desktop.services.members.contacts import ContactLine
    from desktop.services.office import Office

_EMPTY = (
    "Chưa ghi đảng viên nào được giới thiệu về giữ mối liên hệ nơi cư trú.\n\n"
    "Bấm “Giới thiệu” rồi chọn đảng viên và ghi đảng ủy nơi cư trú."
)


class ContactPanel(MemberPanel):
    """Who keeps contact where, and the form of one."""

    acts = Acts(contacts.add_contact, contacts.change_contact, contacts.remove_contact)
    begins = MappingProxyType({"person_id": ""})
    fixed = ("person_id",)

    def __init__(self, screen: Screen) -> None:
        self._year = screen.office.today().year
        self._number = NumberOffer("contact-number")
        table, form = _table(screen.office.today()), _form(screen, self._number)
        super().__init__(screen, table, form, name="contact", add_words="Giới thiệu")
        self._number.listen_in(self)
        self._number.taken.connect(self.take_number)

    def hint(self) -> str:
        """How to begin."""
        return (
            "Chọn một dòng ở bên trái để ghi nơi cư trú đã tiếp nhận, nhận xét hằng năm, hoặc bấm "
            "“Giới thiệu”. Có hạn trả lời thì quá hạn sẽ hiện ở “Hôm nay”."
        )

    def shown(self, row: ContactLine | None) -> Any:
        """The values of one and whose it is."""
        return None if row is None else plain(row.way) | {"person_id": row.person_id}

    def heading(self, row: ContactLine | None) -> str:
        """Who, and of which cell."""
        if row is None:
            return "Giới thiệu về nơi cư trú"
        return f"{row.person} ({row.cell})" if row.cell else row.person

    def said(self, row: ContactLine) -> list[str]:
        """Where the member lives, and whether the remark of the year is lacking."""
        told = [f"Nơi thường trú: {row.residence}."] if row.residence else []
        if row.lacks_remark_of(self._year):
            told.append(f"Chưa có nhận xét năm {self._year} của nơi cư trú.")
        return told

    @Slot()
    def take_number(self) -> None:
        """Give the letter of the line the next number of the register, once it is saved."""
        from desktop.services.members.contacts import LETTER
        from desktop.services.papers import papers

        row: ContactLine | None = self._row
        if row is not None and self.save():
            day = row.way.introduced or self.host.office.today()
            self.host.do(papers.take_number, form_id=LETTER, person_id=row.person_id, day=day)

    @Slot()
    def _show_state(self) -> None:
        self._offer_number()
        super()._show_state()

    def _offer_number(self) -> None:
        """Offer the next number to a line that holds and has none, typed or taken."""
        from desktop.services.members import contact_papers

        row: ContactLine | None = self._row
        offered = ""
        if row is not None and row.way.ended is None and not self.form.fields["number"].value():
            office = self.host.office
            day = row.way.introduced or office.today()
            offered = office.read(contact_papers.next_number, person_id=row.person_id, day=day)
        self._number.offer(offered)


class ContactsScreen(EntryScreen):
    """Those who keep contact with their place of residence, and the letter of each."""

    panel: ContactPanel
    title = "Giữ mối liên hệ nơi cư trú"
    shows = frozenset({"contact", "document", "person", "belonging", "cell"})

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.panel = ContactPanel(self)
        self._stack = PaperStack(self, self.panel, "Danh sách")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.panel.table)
        self.add_button("Giấy giới thiệu (Ctrl+P)", self.print_out, name="contact-letter")

    def refresh(self) -> None:
        """Read them again."""
        day = self.office.today()
        lines = self.office.read(contacts.lines, day=day)
        self.panel.show_lines(lines)
        waiting = sum(one.open for one in lines)
        lacking = sum(one.lacks_remark_of(day.year) for one in lines)
        told = f"{waiting} nơi chưa trả lời, {lacking} người chưa có nhận xét năm {day.year}"
        self.set_heading(self.title, told if lines else "")

    def open_record(self, record: str) -> None:
        """Show one by its id, also where a person's stands before it: person#id."""
        self.refresh()
        self._stack.leave()
        self.panel.open_line(record.rpartition("#")[2])

    @Slot()
    def print_out(self) -> None:
        """Lay out the letter of the picked line; then print it."""
        from desktop.services.members import contact_papers

        if self._stack.paper_is_shown():
            self._stack.page.print_out()
            return
        row: ContactLine | None = self.panel.table.current_row()
        if row is None:
            self.say("Hãy chọn một dòng ở danh sách rồi in.")
            return
        fill = partial(self.office.read, contact_papers.letter, id=row.id, day=self.office.today())
        self._stack.make(f"Giấy giới thiệu {row.person}", fill)


def _tone(today: date, row: ContactLine) -> str:
    if not row.open:
        return "quiet"
    return "late" if row.way.due is not None and row.way.due < today else "soon"


def _remarked(row: ContactLine) -> str:
    return date_text(row.way.remarked) if row.way.remarked else ""


def _table(today: date) -> Table:
    return Table(
        [
            Column("Đảng viên", lambda row: row.person, lambda row: sort_key(row.person), width=17),
            Column("Nơi cư trú", lambda row: row.way.place, width=17),
            Column(
                "Tình trạng", lambda row: row.state_on(today), width=20, tone=partial(_tone, today)
            ),
            Column("Nhận xét", _remarked, lambda row: row.way.remarked, width=11),
        ],
        name="contacts",
        lines=2,
        empty=_EMPTY,
    )


def _form(screen: Screen, number: NumberOffer) -> FieldForm:
    day = partial(DateField, today=screen.office.today())
    form = FieldForm("contact-form", columns=2)
    form.add(person_field("person_id", screen.office), "Đảng viên", required=True, wide=True)
    form.add(TextField("place"), "Đảng ủy nơi cư trú", required=True, wide=True)
    form.add(TextField("number"), "Số giấy giới thiệu")
    form.add(day("introduced"), "Ngày giới thiệu")
    form.add_widget(number)
    form.add(day("due"), "Hạn trả lời")
    form.add(day("received"), "Ngày nơi cư trú tiếp nhận")
    form.add(TextField("cell"), "Chi bộ nơi cư trú", wide=True)
    form.add(day("remarked"), "Ngày nhận xét gần nhất")
    form.add(day("ended"), "Thôi từ ngày")
    form.add(LongTextField("remark", lines=2), "Nhận xét của nơi cư trú")
    form.add(TextField("note"), "Ghi chú", wide=True)
    return form
