"""Huy hiệu Đảng: who is due at which round, each badge until handed over, and its papers."""

from __future__ import annotations

from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Slot

from desktop.papers.sheet import Sheet
from desktop.rules.text import date_text
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.members.member_panel import WHOSE, Acts, MemberPanel
from desktop.screens.people.person_values import plain
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryScreen
from desktop.screens.widgets.fields import NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_code
from desktop.screens.widgets.table import Column, Table
from desktop.services.members import badge_papers, badges
from desktop.services.members.badges import BadgeLine
from desktop.services.office import Office
from desktop.services.people import people_list

_EMPTY = (
    "Trong một năm tới chưa có ai đủ năm tuổi Đảng để tặng Huy hiệu.\n\n"
    "Danh sách tự hiện theo ngày quyết định kết nạp ở trang của từng người (thẻ Đảng viên). Có "
    "người bệnh nặng, bị mất Huy hiệu thì bấm “Thêm”."
)

_READING = "Đang đọc Huy hiệu Đảng…"


class BadgePanel(MemberPanel):
    """Who is due or has a badge, and the form of one badge."""

    acts = Acts(badges.add_badge, badges.change_badge, badges.remove_badge)
    begins = MappingProxyType({"person_id": "", "years": 0, "kind": "", "round": None})
    fixed = ("person_id", "years")
    stands = "hiện ở đây vì đủ năm tuổi Đảng"

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen, _table(), _form(screen), name="badge", add_words="Thêm")
        words = "Ghi những người đã qua đợt là đã nhận"
        self._before = parts.button(words, self.note_before, name="badges-before")
        self.foot.addWidget(self._before)
        self._lines: tuple[BadgeLine, ...] = ()

    def hint(self) -> str:
        """How to begin."""
        return (
            "Chọn một người ở bên trái để ghi quyết định, số Huy hiệu, ngày trao. Người bệnh nặng "
            "xét tặng sớm, cấp lại Huy hiệu bị mất: bấm “Thêm”."
        )

    def shown(self, row: BadgeLine | None) -> Any:
        """The badge's own values and whose it is."""
        return None if row is None else plain(row.badge) | {"person_id": row.person_id}

    def heading(self, row: BadgeLine | None) -> str:
        """Whose badge it is, of how many years."""
        return "Huy hiệu mới" if row is None else f"{row.person}: {row.badge.years_text}"

    def said(self, row: BadgeLine) -> list[str]:
        """Since when the years count, and what does not fit."""
        return [f"Tuổi Đảng tính từ {row.since}.", *row.doubts] if row.since else []

    def show_badges(self, lines: tuple[BadgeLine, ...]) -> None:
        """Show the badges as they are now."""
        self._lines = lines
        self._before.setVisible(any(line.missed for line in lines))
        self.show_lines(lines)

    @Slot()
    def note_before(self) -> None:
        """Note of everybody whose round has passed that the badge was given before."""
        missed = tuple(line for line in self._lines if line.missed)
        self.host.do(badges.note_before, lines=missed)


class BadgesScreen(EntryScreen):
    """The badges, the list of a round, and the papers that go with them."""

    panel: BadgePanel
    title = "Huy hiệu Đảng"
    shows = frozenset({"badge", "person", "membership", "belonging", "movement", "discipline"}) | {
        *("transfer", "cell", "case", "step", "central")
    }

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._lines: tuple[BadgeLine, ...] = ()
        self._wanted: date | None = None
        self.panel = BadgePanel(self)
        self._stack = PaperStack(self, self.panel, "Huy hiệu Đảng")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.panel.table)
        self.add_button("Tờ trình", self.print_letter, name="badges-letter")
        self.add_button("Tờ khai", self.print_declaration, name="badge-declaration")
        self.add_button("Danh sách cấp lại", self.print_lost, name="badges-lost")
        self.add_button("Ghi đã đề nghị", self.note_asked, name="badges-asked")
        words = "In danh sách đợt (Ctrl+P)"
        self.add_button(words, self.print_out, name="badges-list", main=True)

    def refresh(self) -> None:
        """Read the badges again, of a large office beside the window."""
        read = partial(self.office.read, badges.lines, day=self.office.today())
        self.panel.table.set_empty(_READING)
        quick = not self.office.read(people_list.is_large)
        self.read_beside("Đang đọc Huy hiệu Đảng", read, self._show, quick=quick)

    def _show(self, lines: tuple[BadgeLine, ...]) -> None:
        self._lines = lines
        self.panel.table.set_empty(_EMPTY)
        self.panel.show_badges(lines)
        first = next((one for one in lines if self._wanted and one.to_ask_for(self._wanted)), None)
        self._wanted = None
        if first is not None:
            self.panel.open_line(first.id)
        at = self._round()
        waiting = sum(one.to_ask_for(at) for one in self._lines)
        told = f"Đợt {date_text(at)}: {waiting} người chờ đề nghị"
        self.set_heading(self.title, told)

    def open_record(self, record: str) -> None:
        """Show the list, at the first whose turn it is at the round that stands after #."""
        _, _, told = record.rpartition("#")
        today = self.office.today()
        self._wanted = date.fromisoformat(told) if told else badges.next_round(day=today)
        self._stack.leave()
        self.refresh()

    @Slot()
    def print_out(self) -> None:
        """Lay out the list of the round; once a paper is shown, print it."""
        if self._stack.paper_is_shown():
            self._stack.page.print_out()
            return
        at = self._round()
        title = f"Huy hiệu Đảng đợt {date_text(at)}"
        self._stack.make(title, lambda: self._filled(badge_papers.request, at=at))

    @Slot()
    def print_letter(self) -> None:
        """Lay out the letter that goes above the list of the round."""
        at = self._round()
        title = f"Tờ trình Huy hiệu Đảng đợt {date_text(at)}"
        self._stack.make(title, lambda: self._filled(badge_papers.letter, at=at))

    @Slot()
    def print_lost(self) -> None:
        """Lay out the list of those who ask for a badge in place of a lost one."""
        self._stack.make("Cấp lại Huy hiệu Đảng", lambda: self._filled(badge_papers.lost))

    @Slot()
    def print_declaration(self) -> None:
        """Lay out what the picked member fills in."""
        row: BadgeLine | None = self.panel.table.current_row()
        if row is None:
            self.say("Hãy chọn một người ở danh sách rồi in tờ khai.")
        else:
            read, day = self.office.read, self.office.today()
            fill = partial(read, badge_papers.declaration, line=row, day=day)
            self._stack.make(f"Tờ khai Huy hiệu Đảng {row.person}", fill)

    @Slot()
    def note_asked(self) -> None:
        """Note that everybody of the round was asked for today."""
        if self.save():
            at = self._round()
            chosen = tuple(one for one in self._lines if one.to_ask_for(at))
            self.do(badges.note_asked, lines=chosen, day=self.office.today())

    def _round(self) -> date:
        """The round of the picked line while it is still to come, else the next one."""
        today = self.office.today()
        row: BadgeLine | None = self.panel.table.current_row()
        picked = row.badge.round if row else None
        return picked if picked and picked >= today else badges.next_round(day=today)

    def _filled(self, make: Any, **given: Any) -> Sheet:
        day = self.office.today()
        sheet: Sheet = self.office.read(make, lines=self._lines, day=day, **given)
        return sheet


def _tone(row: BadgeLine) -> str:
    if row.closed:
        return "quiet"
    return "late" if row.missed else "soon"


def _years(row: BadgeLine) -> int:
    return row.badge.years


def _round(row: BadgeLine) -> date | None:
    return row.badge.round


def _table() -> Table:
    return Table(
        [
            *WHOSE,
            Column("Huy hiệu", lambda row: row.badge.years_text, _years, width=10),
            Column("Tình trạng", lambda row: row.state, _round, width=19, tone=_tone),
        ],
        name="badges",
        empty=_EMPTY,
    )


def _form(screen: Screen) -> FieldForm:
    day = partial(DateField, today=screen.office.today())
    form = FieldForm("badge-form", columns=2)
    form.add(person_field("person_id", screen.office), "Đảng viên", required=True, wide=True)
    form.add(ChoiceField("kind", by_code("badge_kinds")), "Loại", required=True, wide=True)
    form.add(NumberField("years", most=99, letters=4), "Số năm", required=True)
    form.add(day("round"), "Đợt")
    form.add(day("asked"), "Ngày đề nghị")
    form.add(TextField("number"), "Số Huy hiệu")
    form.add(TextField("decision"), "Số quyết định")
    form.add(day("decided"), "Ngày quyết định")
    form.add(day("handed"), "Ngày trao")
    form.add(day("lost"), "Ngày mất (nếu mất)")
    form.add(TextField("note"), "Ghi chú, lý do xét sớm", wide=True)
    return form
