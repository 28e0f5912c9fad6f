"""Decisions by which members owe no Party fee, each with its number, days and reason."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Slot

from desktop.errors import Refusal
from desktop.rules.text import date_text
from desktop.screens.members.member_panel import WHOSE, Acts, MemberPanel
from desktop.screens.people.person_values import plain
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.number_offer import NumberOffer
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.members import exemption_numbers, fee_exemptions
from desktop.services.members.fee_exemptions import ExemptionLine

_EMPTY = (
    "Năm này chưa ghi quyết định miễn đảng phí nào.\n\n"
    "Bấm “Thêm” rồi chọn đảng viên, ghi số quyết định và thời gian miễn."
)


class ExemptionPanel(MemberPanel):
    """The decisions that exempt somebody in a year, and the form of one."""

    acts = Acts(
        fee_exemptions.add_exemption,
        fee_exemptions.change_exemption,
        fee_exemptions.remove_exemption,
    )
    begins = MappingProxyType({"person_id": "", "since": None})
    fixed = ("person_id",)

    def __init__(self, screen: Screen) -> None:
        self._number = NumberOffer("exemption-number")
        form = _form(screen, self._number)
        super().__init__(screen, _table(), form, name="exemption", add_words="Thêm")
        self._number.listen_in(self)
        self._number.taken.connect(self.take_number)

    def hint(self) -> str:
        """How to begin."""
        return (
            "Bấm “Thêm” để ghi một đảng viên được quyết định miễn đảng phí. Những tháng được miễn "
            "tự hiện m ở bảng tháng và không bị tính là nợ."
        )

    def shown(self, row: ExemptionLine | None) -> Any:
        """The decision and whom it exempts."""
        return None if row is None else plain(row.way) | {"person_id": row.person_id}

    def heading(self, row: ExemptionLine | None) -> str:
        """Who is exempt."""
        return "Quyết định mới" if row is None else row.person

    def said(self, row: ExemptionLine) -> list[str]:
        """The decision in a sentence."""
        return [row.way.text]

    @Slot(str)
    def take_number(self, number: str) -> None:
        """Put the next number of the register into its field; it is taken when it is saved."""
        self.form.fields["number"].set_value(number)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self._offer_number()
        super()._show_state()

    def _offer_number(self) -> None:
        """Offer the next number of the register, unless a number is there already."""
        try:
            number, day = (self.form.fields[name].value() for name in ("number", "decided"))
        except Refusal:
            # A day that is half typed says nothing of the term yet.
            return
        offered = ""
        if self._key and not number:
            office = self.host.office
            offered = office.read(exemption_numbers.proposed, day=day or office.today())
        self._number.offer(offered)


def _table() -> Table:
    return Table(
        [
            *WHOSE,
            Column("Số quyết định", lambda row: row.way.number, width=13),
            Column("Từ ngày", lambda row: _day(row.way.since), _since, width=11),
            Column("Đến ngày", lambda row: _day(row.way.until), width=11),
        ],
        name="exemptions",
        empty=_EMPTY,
    )


def _day(day: Any) -> str:
    return date_text(day) if day else ""


def _since(row: ExemptionLine) -> Any:
    return row.way.since


def _form(screen: Screen, number: NumberOffer) -> FieldForm:
    day = partial(DateField, today=screen.office.today())
    form = FieldForm("exemption-form")
    form.add(person_field("person_id", screen.office), "Đảng viên", required=True, wide=True)
    form.add(TextField("number"), "Số quyết định")
    form.add(day("decided"), "Ngày quyết định")
    form.add_widget(number)
    form.add(day("since"), "Miễn từ ngày", required=True)
    form.add(day("until"), "Miễn đến ngày")
    form.add(TextField("reason"), "Lý do", wide=True)
    return form
