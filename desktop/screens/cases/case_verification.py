"""Thẩm tra: whom to verify, which committee was asked about each, and what it replied by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from desktop.errors import Refusal
from desktop.rules.text import date_text
from desktop.screens import theme
from desktop.screens.cases.case_preview import Preview
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import FlagField, LongTextField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_name
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.services.cases.verifications import VerificationLine

_EMPTY = (
    "Chưa biết phải thẩm tra ai. Hãy khai quan hệ gia đình trong lý lịch, hoặc bấm “Thêm nơi "
    "thẩm tra”."
)
_STATES = {"exempt": "được miễn", "to-ask": "chưa lập công văn"}
_TONES = {"late": "late", "waiting": "soon", "to-send": "soon", "exempt": "quiet", "replied": ""}
_VALUES = (
    *("relation", "name", "committee", "abroad", "envoy", "number"),
    *("sent", "received", "replied", "conclusion", "note"),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the list; without a request its id is made of whom it is about."""

    id: str
    line: VerificationLine


class VerificationTab(QStackedWidget):
    """The requests of a case, and the page of the letter that is to be printed."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self.panel = VerificationPanel(host)
        self.preview = Preview(host, name="letter", back="‹ Danh sách thẩm tra")
        self.addWidget(self.panel)
        self.addWidget(self.preview)
        self.setFocusProxy(self.panel.table)
        self.panel.wanted.connect(self._make)
        self.preview.ready.connect(self._show_preview)
        self.preview.closed.connect(self.show_list)

    def show_case(self, person: str, case: str) -> None:
        """Show the requests of a person's case as they stand today."""
        if person != self.panel.person:
            self.setCurrentWidget(self.panel)
        self.panel.show_case(person, case)

    def show_first_waiting(self) -> None:
        """Go to the first request that waits for a reply, else to the first line."""
        self.setCurrentWidget(self.panel)
        self.panel.show_first_waiting()

    def print_out(self) -> None:
        """Print the letter that is shown, or show that of the request picked."""
        from desktop.services.cases import letters

        if self.currentWidget() is self.preview:
            self.preview.page.print_out()
        else:
            self._make(letters.LETTER)

    @Slot()
    def show_list(self) -> None:
        """Go back to the list."""
        self.setCurrentWidget(self.panel)
        self.panel.table.setFocus()

    @Slot(str)
    def _make(self, form_id: str) -> None:
        """Save what is typed, then show the paper of the request ready to print."""
        from desktop.services.cases import letters
        from desktop.services.papers import printing

        if not self.panel.save() or not self.panel.request:
            return
        office = self._host.office
        try:
            sheet = office.read(
                letters.sheet, id=self.panel.request, form_id=form_id, day=office.today()
            )
        except Refusal as refusal:
            self._host.show_fault(refusal)
            return
        title = f"{sheet.code} {self.panel.committee}"
        self.preview.make(title, partial(printing.pdf_bytes, sheet))

    @Slot()
    def _show_preview(self) -> None:
        self.setCurrentWidget(self.preview)


class VerificationPanel(EntryPanel):
    """Whom the law has verified, with the requests about each, and the form of one.

    `wanted` carries the id of the form that is to be printed for the request shown.
    """

    wanted = Signal(str)

    def __init__(self, host: Screen) -> None:
        self.person = ""
        self._case = ""
        self._shown: _Row | None = None
        self._exempt = parts.button("Miễn thẩm tra…", self.exempt, name="request-exempt")
        self._require = parts.button("Theo quy định", self.require, name="request-require")
        self._about = parts.label(name="request-about", role="hint", wrap=True)
        self._due = parts.label(name="request-due", wrap=True)
        self.letter = parts.button("In công văn 20-KNĐ", self._want_letter, name="request-letter")
        self.introduction = parts.button(
            "In giấy giới thiệu 19-KNĐ", self._want_introduction, name="request-introduction"
        )
        super().__init__(
            host,
            _table(),
            _form(host.office.today()),
            name="request",
            add_words="Thêm nơi thẩm tra",
        )

    @property
    def request(self) -> str:
        """The id of the request that is shown; "" while nobody was asked."""
        return self._shown.line.id if self._shown is not None else ""

    @property
    def committee(self) -> str:
        """The committee of the request that is shown."""
        return self._shown.line.committee if self._shown is not None else ""

    def show_case(self, person: str, case: str) -> None:
        """Show the lines of a person's case; for another person nothing is picked."""
        from desktop.services.cases import verifications

        if person != self.person:
            self._show_entry(None, "")
        self.person, self._case = person, case
        found = self.host.office.read(
            verifications.lines, person_id=person, day=self.host.office.today()
        )
        self.show_lines(tuple(_Row(_key(one), one) for one in found))

    def show_first_waiting(self) -> None:
        """Put the cursor on the first request that waits, else on the first line."""
        rows = self.table.shown_rows()
        waiting = [row for row in rows if row.line.state in ("late", "waiting", "to-send")]
        for row in (waiting or rows)[:1]:
            self.open_line(row.id)
        self.table.setFocus()

    def hint(self) -> str:
        """How to begin."""
        return (
            "Chọn một người ở bên trái rồi bấm Enter để ghi nơi thẩm tra, ngày gửi và kết quả.\n\n"
            "Danh sách lấy từ quan hệ gia đình đã khai trong lý lịch."
        )

    def shown(self, row: _Row | None) -> Any:
        """The request's values, or whom it would be about."""
        if row is None:
            return None
        asked = row.line.asked
        if asked is None:
            return {"relation": row.line.relation, "name": row.line.name}
        return {name: getattr(asked, name) for name in _VALUES}

    def heading(self, row: _Row | None) -> str:
        """Whom it is about."""
        return "Nơi thẩm tra khác" if row is None else _whom(row.line)

    def write(self, row: _Row | None, changes: dict[str, Any]) -> str:
        """Enter the request, or change it."""
        from desktop.services.cases import verifications
        from desktop.services.people import people

        if row is not None and row.line.id:
            done = self.host.do(verifications.change_request, id=row.line.id, **changes)
            return row.id if done else ""
        key = people.new_id()
        about = self.shown(row) or {}
        values = {**about, **changes}
        done = self.host.do(verifications.add_request, id=key, case_id=self._case, **values)
        return key if done else ""

    def take_away(self, row: _Row) -> None:
        """Take the request back."""
        from desktop.services.cases import verifications

        self.host.do(verifications.remove_request, id=row.line.id)

    @Slot()
    def exempt(self) -> None:
        """Ask for the reason why a relative is not verified, and keep it."""
        from desktop.services.cases import verifications

        if self._shown is None or not self.host.may_leave():
            return
        line = self._shown.line
        reason = self.host.ask.line(
            "Miễn thẩm tra", f"Lý do không phải thẩm tra {line.relation.lower()} {line.name}:"
        )
        if reason is not None:
            self.host.do(
                verifications.exempt,
                person_id=self.person,
                relation=line.relation,
                name=line.name,
                reason=reason,
            )

    @Slot()
    def require(self) -> None:
        """Let the law say again whether the relative is verified."""
        from desktop.services.cases import verifications

        if self._shown is not None and self.host.may_leave():
            line = self._shown.line
            self.host.do(
                verifications.verify_as_law,
                person_id=self.person,
                relation=line.relation,
                name=line.name,
            )

    def show_lines(self, lines: tuple[Any, ...]) -> None:
        """Show the list as it is now, and what it says of the one picked."""
        super().show_lines(lines)
        if self._shown is not None:
            self._tell(next((row for row in lines if row.id == self._shown.id), None))

    def _build(self) -> None:
        super()._build()
        self.foot.insertWidget(1, self._exempt)
        self.foot.insertWidget(2, self._require)
        papers = QHBoxLayout()
        papers.addWidget(self.letter)
        papers.addWidget(self.introduction)
        papers.addStretch(1)
        right = self._title.parentWidget()
        assert right is not None
        down = right.layout()
        assert isinstance(down, QVBoxLayout)
        down.insertWidget(1, self._about)
        down.insertWidget(2, self._due)
        # Below the fields and above the buttons that save them.
        down.insertLayout(down.count() - 1, papers)

    def _show_entry(self, row: Any, key: str) -> None:
        super()._show_entry(row, key)
        self._tell(row)

    def _tell(self, row: _Row | None) -> None:
        """Say what the law has verified of the one picked, and until when a reply is due."""
        self._shown = row
        line = row.line if row is not None else None
        subject = line.subject if line is not None else None
        asked = bool(line and line.id)
        told = [subject.reason, subject.source] if subject else []
        self._about.setText(" · ".join(part for part in told if part))
        self._about.setVisible(bool(self._about.text()))
        self._due.setText(_due(line) if line is not None else "")
        self._due.setVisible(bool(self._due.text()))
        late = line is not None and line.state == "late"
        theme.set_property(self._due, "role", "fault" if late else "")
        self._remove_button.setVisible(asked)
        relative = bool(subject and subject.relation and not asked)
        by_hand = bool(subject and subject.by_hand)
        exempt = subject is not None and subject.way == "exempt"
        self._exempt.setVisible(relative and not exempt)
        self._require.setVisible(relative and by_hand)
        self._show_papers()

    @Slot()
    def _show_state(self) -> None:
        super()._show_state()
        self._show_papers()

    def _show_papers(self) -> None:
        ready = bool(self.request) or self.unsaved()
        for button in (self.letter, self.introduction):
            button.setVisible(bool(self._key))
            button.setEnabled(ready)

    @Slot()
    def _want_letter(self) -> None:
        from desktop.services.cases import letters

        self.wanted.emit(letters.LETTER)

    @Slot()
    def _want_introduction(self) -> None:
        from desktop.services.cases import letters

        self.wanted.emit(letters.INTRODUCTION)


def _table() -> Table:
    return Table(
        [
            Column("Thẩm tra về", lambda row: _whom(row.line), width=21),
            Column("Nơi thẩm tra", lambda row: row.line.committee, width=19),
            Column("Tình trạng", _state, width=17, tone=lambda row: _TONES.get(row.line.state, "")),
            Column(
                "Hạn trả lời",
                lambda row: date_text(row.line.due) if row.line.due else "",
                lambda row: row.line.due,
                width=8,
                tone=lambda row: _TONES.get(row.line.state, ""),
            ),
        ],
        name="requests",
        empty=_EMPTY,
    )


def _form(today: date) -> FieldForm:
    form = FieldForm("request-form")
    form.add(ChoiceField("relation", by_name("relations"), free=True), "Quan hệ (trống: bản thân)")
    form.add(TextField("name"), "Họ và tên")
    form.add(
        TextField("committee", placeholder="Đảng ủy xã …"), "Cấp ủy, cơ quan nơi đến", wide=True
    )
    form.add(FlagField("abroad", "Ở ngoài nước"), "Nơi thẩm tra")
    form.add(TextField("number"), "Số công văn")
    form.add(DateField("sent", today=today), "Ngày gửi")
    form.add(DateField("received", today=today), "Ngày nơi đến nhận")
    form.add(TextField("envoy"), "Đảng viên được cử đi (nếu có)", wide=True)
    form.add(DateField("replied", today=today), "Ngày trả lời")
    form.add(LongTextField("conclusion", lines=2), "Kết luận")
    form.add(TextField("note"), "Ghi chú", wide=True)
    return form


def _key(line: VerificationLine) -> str:
    return line.id or f"{line.relation}/{line.name}"


def _whom(line: VerificationLine) -> str:
    return f"{line.relation} {line.name}" if line.relation else f"Bản thân {line.name}".strip()


def _state(row: _Row) -> str:
    line = row.line
    if line.state == "to-ask" and line.subject is not None and line.subject.way == "confirm":
        return "chỉ cần xác nhận"
    if line.state == "late" and line.days_left is not None:
        return f"quá hạn {-line.days_left} ngày"
    return _STATES.get(line.state, line.state_text)


def _due(line: VerificationLine) -> str:
    if line.due is None:
        return ""
    counted = f"Hạn trả lời {date_text(line.due)} ({line.due_note})."
    told = "" if line.subject is not None and line.subject.source == line.source else line.source
    if line.state == "late" and line.days_left is not None:
        counted = f"Quá hạn {-line.days_left} ngày. {counted} Hãy nhắc nơi thẩm tra."
    return f"{counted} {told}".strip()
