"""A place whose old wording can be turned into the unit of today, with a question where needed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.rules import text
from desktop.rules.facts.office import Place
from desktop.rules.places import Proposal
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import PlaceField
from desktop.screens.widgets.search_box import SearchBox
from desktop.services.people import places
from desktop.services.people.places import FoundArea

_NOTHING_TYPED = "Hãy ghi địa chỉ cũ vào ô “trước đây là” rồi bấm lại."
_UNKNOWN = (
    "Không thấy địa chỉ này trong danh mục cũ. Cần có tên xã, kèm huyện hoặc tỉnh; hoặc tìm đơn vị "
    "hiện nay ở dưới."
)
_GONE = (
    "Danh mục ngày {day} không còn đơn vị đã nhận {old}. Hãy tìm đơn vị hiện nay ở dưới theo văn "
    "bản của địa phương."
)
_DIVIDED = "{old} đã chia cho nhiều đơn vị; thôn, bản quyết định. Hãy chọn:"
_SEVERAL = "Có nhiều nơi trùng tên. Hãy chọn:"
_REPLACE = "Ô “hiện nay” đang ghi khác. Bấm để thay:"
_CURRENT = "“{area}” đã là tên gọi hiện nay (danh mục ngày {day})."
_FILLED = "Đã điền theo danh mục ngày {day}. Hãy xem lại trước khi lưu."


class ProposingPlaceField(PlaceField):
    """A place field with a button that proposes today's unit from the old wording.

    The button is called `<name>-propose`, what it proposes `<name>-choice-<n>` counted from 0, and
    the box to look for another unit `<name>-find`.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        button = parts.button("Đơn vị mới…", self.propose, name=f"{name}-propose")
        grid = self._frame.layout()
        if isinstance(grid, QGridLayout):
            grid.addWidget(button, 1, 2)
        self._written = ""
        self._proposal: Proposal | None = None
        self._choices: list[QPushButton] = []
        self._panel = QFrame()
        self._panel.setObjectName(f"{name}-proposal")
        down = QVBoxLayout(self._panel)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(2)
        self._words = parts.label(name=f"{name}-proposal-words", role="doubt", wrap=True)
        down.addWidget(self._words)
        self._list = QVBoxLayout()
        down.addLayout(self._list)
        self._rest = self._search_line(name)
        down.addWidget(self._rest)
        self._panel.hide()
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, self._panel)

    def set_value(self, value: Place | None) -> None:
        """Show both wordings; what was proposed before is put away."""
        super().set_value(value)
        self._panel.hide()

    @Slot()
    def propose(self) -> None:
        """Fill in today's unit if it is certain, else show what to choose from."""
        typed = self.value()
        self._clear()
        self._written = typed.formerly or typed.now
        if not self._written:
            self._say(_NOTHING_TYPED)
            self.formerly.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        proposal = self._proposal = places.propose(self._written)
        if proposal.current is not None and not proposal.old:
            self._say(_CURRENT.format(area=proposal.current.wording, day=places.as_of()))
            return
        found = [one.place for one in proposal.candidates]
        # What was typed by hand as today's wording is replaced only when asked.
        free = not (typed.now and typed.formerly) or typed.now in {place.now for place in found}
        if len(found) == 1 and not proposal.unlisted and free:
            self._fill(found[0])
        else:
            self._offer(proposal, found)

    @Slot()
    def close_proposal(self) -> None:
        """Put the proposals away."""
        self._panel.hide()
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search_line(self, name: str) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        self._find = SearchBox(places.find)
        self._find.setObjectName(f"{name}-find")
        self._find.setPlaceholderText("Tìm xã, phường, đặc khu hiện nay; không cần gõ dấu")
        self._find.setAccessibleName("Tìm đơn vị hiện nay")
        self._find.chosen.connect(self._take_area)
        across.addWidget(self._find, 1)
        across.addWidget(
            parts.button("Đóng", self.close_proposal, name=f"{name}-close", look="link")
        )
        return line

    def _offer(self, proposal: Proposal, found: list[Place]) -> None:
        self._say(_question(proposal, len(found)))
        for at, place in enumerate(found):
            button = parts.button(place.now, self._take, name=f"{self.name}-choice-{at}")
            button.setProperty("place", at)
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.show()
            self._choices.append(button)
        self._rest.show()
        first: QWidget = self._choices[0] if self._choices else self._find
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take(self) -> None:
        pressed = self.sender()
        if self._proposal is not None and isinstance(pressed, QPushButton):
            self._fill(self._proposal.candidates[pressed.property("place")].place)

    @Slot(object)
    def _take_area(self, found: FoundArea) -> None:
        if self._proposal is not None:
            self._fill(self._proposal.with_area(found.area))

    def _fill(self, place: Place) -> None:
        self._clear()
        self.now.setText(place.now)
        self.formerly.setText(place.formerly or text.nfc(self.formerly.text()))
        self._say(_FILLED.format(day=places.as_of()))
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()

    def _say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self._rest.hide()
        self._panel.show()

    def _clear(self) -> None:
        for button in self._choices:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._choices.clear()
        self._find.clear()


def _question(proposal: Proposal, count: int) -> str:
    if not proposal.old:
        return _UNKNOWN
    told = [one.wording for one in proposal.old]
    gone = ", ".join(one.wording for one in proposal.unlisted)
    if not count:
        return _GONE.format(day=places.as_of(), old=gone)
    if count == 1 and not gone:
        return _REPLACE
    question = _DIVIDED.format(old=f"{told[0][:1].upper()}{told[0][1:]}")
    if len(told) > 1:
        question = _SEVERAL
    return f"{question} {_GONE.format(day=places.as_of(), old=gone)}" if gone else question
