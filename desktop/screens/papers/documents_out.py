"""What the office's bodies issue: the register, one document beside it, and what is done to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel

from desktop.errors import Refusal
from desktop.rules import text
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import FlagField, LongTextField, NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.screens.widgets.wrapping import Wrapping
from desktop.services import shipped
from desktop.services.papers import documents
from desktop.services.people.people import new_id

if TYPE_CHECKING:
    from desktop.services.papers.documents import DocumentLine, Issuer

_EMPTY = (
    "Sổ chưa có văn bản nào. Số ghi ở các bước của hồ sơ tự vào sổ; bấm “Vào sổ văn bản” để giữ số "
    "cho văn bản soạn ở nơi khác."
)
_ONLY_NEW = ("issuer", "kind", "number", "unnumbered")
_TONES = {"reserved": "soon", "void": "quiet", "loose": "late"}


class OutgoingPanel(EntryPanel):
    """The register with its filters, and the form of one document.

    `asked_case` carries the person whose case is to be opened, `asked_paper` the issued paper that
    is to be shown as it was issued.
    """

    asked_case = Signal(str)
    asked_paper = Signal(str, str)

    def __init__(self, screen: Screen) -> None:
        self._all: tuple[DocumentLine, ...] = ()
        self._issuers: tuple[Issuer, ...] = ()
        self._doubt = parts.label(name="document-doubt", role="doubt", wrap=True)
        form = _form(screen, self._doubt)
        super().__init__(screen, _table(), form, name="document", add_words="Vào sổ văn bản")
        self.left.insertLayout(0, self._filters())
        self._told = parts.label(name="documents-told", role="hint", wrap=True)
        self.left.insertWidget(1, self._told)
        self._title.setWordWrap(True)
        self._remove_button.setText("Hủy số…")
        self._case = parts.button("Mở hồ sơ", self._open_case, name="document-case")
        self._paper = parts.button("Xem, in lại", self._open_paper, name="document-paper")
        self._take = parts.button("Đưa số của hồ sơ vào sổ", self._take_over, name="take-over")
        for button in (self._case, self._paper):
            self.foot.addWidget(button)
        self.foot.insertWidget(1, self._take)
        self.table.picked.connect(self._offer)
        for name in _ONLY_NEW:
            self.form.fields[name].changed.connect(self._propose)
        self.form.fields["day"].changed.connect(self._propose)
        self._offer(None)

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một văn bản ở bên trái để xem và sửa, hoặc bấm “Vào sổ văn bản”."

    def shown(self, row: DocumentLine | None) -> Any:
        """The document's values; a new one is of today."""
        new = row is None
        for name in _ONLY_NEW:
            self.form.fields[name].setEnabled(new)
        self._say_doubt("")
        if row is None:
            return None
        return {
            "issuer": f"{row.body}|{row.owner}",
            "kind": row.kind,
            "number": row.number,
            "unnumbered": not row.number,
            "issued": row.state == "issued",
            "day": row.day,
            "title": row.title,
            "signer": row.signer,
            "recipients": row.recipients,
            "copies": row.copies,
            "note": row.note,
        }

    def heading(self, row: DocumentLine | None) -> str:
        """The number and what it is about."""
        if row is None:
            return "Văn bản mới"
        void = f" (đã hủy: {row.void_reason})" if row.void_reason else ""
        return f"{row.number or row.kind_text}: {row.told}{void}"

    def write(self, row: DocumentLine | None, changes: dict[str, Any]) -> str:
        """Enter a document, or correct what the register says of one."""
        if row is not None:
            told = {name: value for name, value in changes.items() if name not in _ONLY_NEW}
            return row.id if self.host.do(documents.change, id=row.id, **told) else ""
        body, _, owner = str(changes.pop("issuer", "")).partition("|")
        key = new_id()
        done = self.host.do(
            documents.reserve,
            id=key,
            body=body,
            owner=owner,
            kind=str(changes.pop("kind", "")),
            day=changes.pop("day", None) or self.host.office.today(),
            number=str(changes.pop("number", "")),
            numbered=not changes.pop("unnumbered", False),
            issued=bool(changes.pop("issued", False)),
            **changes,
        )
        return key if done else ""

    def take_away(self, row: DocumentLine) -> None:
        """Void the number, with the reason."""
        reason = self.host.ask.line(
            f"Hủy số {row.number or row.title}",
            f"“{row.told}”. Số hủy vẫn nằm trong sổ, không cấp lại; bước của hồ sơ mang số này sẽ "
            "không còn số. Lý do hủy:",
        )
        if reason is not None:
            self.host.do(documents.void, id=row.id, reason=reason)

    def read_register(self) -> None:
        """Show the register as it is now, under the filters chosen."""
        office = self.host.office
        self._all = office.read(documents.register)
        self._offer_terms(office.read(documents.terms))
        issuers = office.read(documents.issuers)
        issuer = self.form.fields["issuer"]
        if issuers != self._issuers and not self.unsaved() and isinstance(issuer, ChoiceField):
            self._issuers, chosen = issuers, issuer.value()
            issuer.set_choices([(f"{one.body}|{one.owner}", one.name) for one in issuers])
            issuer.set_value(chosen)
        self._show()

    def _filters(self) -> Wrapping:
        self._kind = _combo("document-kinds", "Loại văn bản", "Mọi loại")
        for one in shipped.documents().kind:
            self._kind.addItem(one.name, one.id)
        self._term = _combo("document-terms", "Nhiệm kỳ", "Mọi nhiệm kỳ")
        self._year = _combo("document-years", "Năm", "Mọi năm")
        self._state = _combo("document-states", "Trạng thái", "Mọi trạng thái")
        for id, words in documents.STATE_TEXTS.items():
            self._state.addItem(words[0].upper() + words[1:], id)
        row = Wrapping()
        for box in (self._kind, self._term, self._year, self._state):
            box.currentIndexChanged.connect(self._show)
            row.addWidget(box)
        return row

    def _offer_terms(self, terms: tuple[str, ...]) -> None:
        years = sorted({str(one.day.year) for one in self._all if one.day}, reverse=True)
        for box, values in ((self._term, terms), (self._year, tuple(years))):
            chosen = box.currentData()
            with QSignalBlocker(box):
                while box.count() > 1:
                    box.removeItem(1)
                for value in values:
                    box.addItem(value[0].upper() + value[1:], value)
                box.setCurrentIndex(max(0, box.findData(chosen)))

    @Slot()
    def _show(self) -> None:
        kept = tuple(one for one in self._all if self._fits(one))
        self.show_lines(kept)
        counts = [sum(one.state == state for one in kept) for state in ("reserved", "void")]
        loose = sum(one.state == documents.LOOSE for one in self._all)
        self._told.setText(
            f"{len(kept)} văn bản · {counts[0]} số đang giữ · {counts[1]} số đã hủy"
            + (f" · {loose} số của hồ sơ chưa vào sổ" if loose else "")
        )
        self._take.setVisible(bool(loose))
        self._offer(self.table.current_row())

    def _fits(self, one: DocumentLine) -> bool:
        asked = (
            (self._kind, one.kind),
            (self._term, one.term or documents.EARLIER),
            (self._year, str(one.day.year) if one.day else ""),
            (self._state, one.state),
        )
        return all(box.currentData() in ("", value) for box, value in asked)

    @Slot(object)
    def _offer(self, row: DocumentLine | None) -> None:
        self._case.setEnabled(row is not None and bool(row.person_id))
        self._paper.setEnabled(row is not None and bool(row.paper_id))
        loose = row is not None and row.state == documents.LOOSE
        self._remove_button.setEnabled(row is not None and row.state not in ("void", "loose"))
        self.form.setEnabled(row is None or (row.state != "void" and not loose))

    def chosen_series(self) -> tuple[str, str, str] | None:
        """Body, owner and type of the document shown or begun; None while they are not chosen."""
        row = self.table.current_row()
        if row is not None:
            return row.body, row.owner, row.kind
        try:
            body, _, owner = str(self.form.fields["issuer"].value()).partition("|")
            kind = str(self.form.fields["kind"].value())
        except Refusal:
            return None
        return (body, owner, kind) if body and kind else None

    @Slot()
    def _propose(self) -> None:
        """Say which number an empty field takes, and what speaks against such a document."""
        number = self.form.fields["number"]
        assert isinstance(number, TextField)
        chosen = self.chosen_series() if number.isEnabled() else None
        if chosen is None:
            number.line.setPlaceholderText("")
            self._say_doubt("")
            return
        body, owner, kind = chosen
        try:
            day: date = self.form.fields["day"].value() or self.host.office.today()
        except Refusal:
            return
        free = self.host.office.read(
            documents.next_number, body=body, kind=kind, owner=owner, day=day
        )
        number.line.setPlaceholderText(f"để trống: lấy {free}")
        self._say_doubt(documents.doubt(body, kind, day))

    def _say_doubt(self, sentence: str) -> None:
        self._doubt.setText(sentence)
        self._doubt.setVisible(bool(sentence))

    @Slot()
    def _take_over(self) -> None:
        self.host.do(documents.take_over)

    @Slot()
    def _open_case(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.asked_case.emit(row.person_id)

    @Slot()
    def _open_paper(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.asked_paper.emit(row.paper_id, f"{row.number} {row.told}".strip())


def _combo(name: str, label: str, every: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(label)
    box.addItem(every, "")
    return box


def _table() -> Table:
    return Table(
        [
            Column("Số, trạng thái", _number, sort=_place, width=15, tone=_tone),
            Column("Ngày", _day, sort=lambda line: line.day, width=11),
            Column("Tên loại và trích yếu", lambda line: line.told, width=29),
            Column("Cơ quan", lambda line: line.issuer, width=11),
        ],
        name="documents",
        empty=_EMPTY,
        lines=2,
    )


def _place(line: DocumentLine) -> tuple[str, str, int]:
    return (line.issuer, line.kind, line.serial)


def _day(line: DocumentLine) -> str:
    return text.date_text(line.day) if line.day else ""


def _number(line: DocumentLine) -> str:
    return "\n".join(filter(None, (line.number, line.state_text)))


def _tone(line: DocumentLine) -> str:
    return _TONES.get(line.state, "")


def _form(screen: Screen, doubt: QLabel) -> FieldForm:
    kinds = [(one.id, f"{one.name} ({one.code})") for one in shipped.documents().kind]
    form = FieldForm("document-form", columns=2)
    form.add(ChoiceField("issuer", []), "Cơ quan ban hành", required=True, wide=True)
    form.add(ChoiceField("kind", kinds), "Loại văn bản", required=True)
    form.add(DateField("day", today=screen.office.today()), "Ngày (để trống: hôm nay)")
    form.add_widget(doubt)
    form.add(TextField("number"), "Số")
    form.add(FlagField("unnumbered", "Không đánh số"), "Không số")
    form.add(LongTextField("title", lines=2), "Trích yếu", required=True)
    form.add(TextField("signer"), "Người ký")
    form.add(NumberField("copies", most=9999), "Số bản")
    form.add(TextField("recipients"), "Nơi nhận", wide=True)
    form.add(FlagField("issued", "Đã ban hành (không chỉ giữ số)"), "Trạng thái", wide=True)
    form.add(TextField("note"), "Ghi chú", wide=True)
    return form
