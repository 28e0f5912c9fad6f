"""Cấp thẻ đảng viên: who needs a card, each request until handed over, the monthly bundle."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from desktop.errors import Refusal
from desktop.rules.members.card_requests import reminders
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.members.member_panel import WHOSE, Acts, MemberPanel
from desktop.screens.people.person_values import plain
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryScreen
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_code
from desktop.screens.widgets.table import Column, Table
from desktop.services.members import card_bundle, card_papers, card_requests
from desktop.services.members.card_requests import CardRequest
from desktop.services.office import Office
from desktop.services.people import people_list

if TYPE_CHECKING:
    from desktop.papers.sheet import Sheet

_EMPTY = (
    "Không có đảng viên chính thức nào thiếu số thẻ.\n\n"
    "Khi có người mất thẻ, hỏng thẻ hoặc đổi thẻ, bấm “Thêm đề nghị”."
)

_READING = "Đang đọc việc cấp thẻ…"


class CardPanel(MemberPanel):
    """Who needs a card, and the form of one request."""

    acts = Acts(
        card_requests.add_request, card_requests.change_request, card_requests.remove_request
    )
    begins = MappingProxyType({"person_id": "", "kind": ""})
    fixed = ("person_id", "kind")
    stands = "chưa có thẻ nên luôn ở danh sách này"

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen, _table(), _form(screen), name="card", add_words="Thêm đề nghị")

    def hint(self) -> str:
        """How to begin."""
        return (
            "Chọn một người ở bên trái để ghi quyết định, số thẻ, ngày trao; hoặc bấm “Thêm đề "
            "nghị” khi có người mất thẻ, hỏng thẻ."
        )

    def shown(self, row: CardRequest | None) -> Any:
        """The request's own values."""
        return None if row is None else plain(row)

    def heading(self, row: CardRequest | None) -> str:
        """Whose card it is."""
        return "Đề nghị mới" if row is None else f"{row.person}: {row.kind_text.lower()}"

    def said(self, row: CardRequest) -> list[str]:
        """What is lacking, what goes along on paper, and what does not fit."""
        told = [f"Còn thiếu để gửi: {', '.join(row.lacks)}."] if row.lacks else []
        told += [f"Kèm theo trên giấy: {one}." for one in reminders(row.kind)]
        return [*told, *row.doubts]


class CardRequestsScreen(EntryScreen):
    """The requests for cards, and the bundle of those to be sent."""

    panel: CardPanel
    title = "Cấp thẻ đảng viên"
    shows = frozenset({"card_request", "person", "membership", "belonging", "movement"}) | {
        *("transfer", "cell", "case", "step")
    }

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._lines: tuple[CardRequest, ...] = ()
        self._sending: card_bundle.Ready | None = None
        self.panel = CardPanel(self)
        self._stack = PaperStack(self, self.panel, "Cấp thẻ")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.panel.table)
        self.add_button("Quyết định", self.print_decision, name="card-decision")
        self.add_button("Ghi số QĐ cho cả danh sách", self.note_decided, name="card-decided")
        self.add_button("QĐ cho cá nhân", self.print_personal, name="card-personal")
        self.add_button("Ghi gói vào USB…", self.write_bundle, name="card-bundle")

    def refresh(self) -> None:
        """Read the requests again, of a large office beside the window."""
        read = partial(self.office.read, card_requests.lines, day=self.office.today())
        self.panel.table.set_empty(_READING)
        quick = not self.office.read(people_list.is_large)
        self.read_beside("Đang đọc việc cấp thẻ", read, self._show, quick=quick)

    def _show(self, lines: tuple[CardRequest, ...]) -> None:
        self._lines = lines
        self.panel.table.set_empty(_EMPTY)
        self.panel.show_lines(lines)
        waiting = [one for one in self._lines if one.to_send]
        lacking = sum(bool(one.lacks) for one in waiting)
        told = f"{len(waiting)} người chờ gửi đề nghị" + (
            f", trong đó {lacking} người còn thiếu giấy tờ" if lacking else ""
        )
        self.set_heading(self.title, told if self._lines else "")

    @Slot()
    def print_out(self) -> None:
        """Lay out the decision on the picked line; once a paper is shown, print it."""
        if self._stack.paper_is_shown():
            self._stack.page.print_out()
        else:
            self.print_decision()

    @Slot()
    def print_decision(self) -> None:
        """Lay out the decision that the picked line goes with, with all whom it covers."""
        self._print("Quyết định thẻ đảng viên", self._decision)

    @Slot()
    def print_personal(self) -> None:
        """Lay out the decision that goes to the picked member."""
        self._print("Quyết định thẻ đảng viên cho cá nhân", self._personal)

    @Slot()
    def note_decided(self) -> None:
        """Note the decision of the picked line for all others that it may cover."""
        row: CardRequest | None = self.panel.table.current_row()
        if row is None:
            self.say("Hãy chọn dòng đã ghi số và ngày quyết định.")
        elif self.save():
            line: CardRequest = self.panel.table.current_row() or row
            others = card_papers.still_open(self._lines, line)
            number, day = line.decision, line.decided
            self.do(card_requests.note_decided, lines=others, decision=number, decided=day)

    @Slot()
    def write_bundle(self) -> None:
        """Write the bundle of those who lack nothing into a folder the user chooses."""
        if not self.save():
            return
        waiting = [one for one in self._lines if one.to_send]
        day = self.office.today()
        try:
            ready = self.office.read(card_bundle.prepare, lines=waiting, day=day)
        except Refusal as refusal:
            self.show_fault(refusal)
            return
        folder = self.ask.folder("Chọn USB hoặc thư mục để ghi gói")
        if folder is not None:
            self._sending = ready
            work = partial(card_bundle.write, ready, folder)
            self.background.run("Đang ghi gói cấp thẻ và đọc lại", work, done=self._written)

    def _print(self, title: str, fill: Callable[[CardRequest], Sheet]) -> None:
        row: CardRequest | None = self.panel.table.current_row()
        if row is None:
            self.say("Hãy chọn một người ở danh sách rồi in quyết định.")
        else:
            # Saving may begin the request of the line.
            self._stack.make(
                f"{title} {row.person}", lambda: fill(self.panel.table.current_row() or row)
            )

    def _decision(self, row: CardRequest) -> Sheet:
        read, day = self.office.read, self.office.today()
        return read(card_papers.decision, lines=self._lines, line=row, day=day)

    def _personal(self, row: CardRequest) -> Sheet:
        return self.office.read(card_papers.personal, line=row, day=self.office.today())

    def _written(self, path: Path | None) -> None:
        ready, day = self._sending, self.office.today()
        assert ready is not None
        if self.do(card_requests.note_sent, lines=ready.lines, day=day):
            told = (
                f"Đã ghi {path} và đọc lại đúng: công văn, danh sách, quyết định, "
                f"{len(ready.lines)} ảnh."
            )
            if ready.left_out:
                told += f" Chưa gửi được: {'; '.join(ready.left_out)}."
            self.say(told)


def _tone(row: CardRequest) -> str:
    if row.handed:
        return "quiet"
    return "late" if row.to_send and row.lacks else "soon"


def _table() -> Table:
    return Table(
        [
            *WHOSE,
            Column("Loại", lambda row: row.kind_text, width=16),
            Column("Tình trạng", lambda row: row.state, width=16, tone=_tone),
        ],
        name="cards",
        empty=_EMPTY,
    )


def _form(screen: Screen) -> FieldForm:
    day = partial(DateField, today=screen.office.today())
    form = FieldForm("card-form")
    form.add(person_field("person_id", screen.office), "Đảng viên", required=True, wide=True)
    form.add(ChoiceField("kind", by_code("card_kinds")), "Loại", required=True, wide=True)
    form.add(day("asked"), "Ngày đề nghị")
    form.add(day("sent"), "Ngày gửi")
    form.add(TextField("decision"), "Số quyết định")
    form.add(day("decided"), "Ngày quyết định")
    form.add(TextField("number"), "Số thẻ")
    form.add(day("handed"), "Ngày trao thẻ")
    form.add(TextField("note"), "Ghi chú", wide=True)
    return form
