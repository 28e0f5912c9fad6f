"""Gộp người nhập trùng: who may have been entered twice, compared line by line, and merged."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.screens.ask import Ask
from desktop.screens.background import Background, whole
from desktop.screens.people import merging_rows
from desktop.screens.people.merging_rows import ComparisonRows
from desktop.screens.widgets import parts
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.office import Office
from desktop.services.people import merging
from desktop.services.people.comparing import Choice
from desktop.services.people.merging import Comparison, Doubt

_EMPTY = "Không thấy ai bị nghi nhập trùng. Nếu biết hai người là một, hãy chọn họ ở bên dưới."
_PICK = (
    "Chọn một cặp ở bên trái để so sánh từng mục. Chương trình chỉ nghi; việc gộp do văn phòng "
    "quyết định và hoàn tác được."
)
_MEANING = (
    "Ở mỗi dòng, chọn nội dung để giữ. Nội dung không chọn theo người kia vào thùng rác, không mất."
)
_TURNED: dict[Choice, Choice] = {"keep": "other", "other": "keep", "both": "both"}


class MergingScreen(Screen):
    """The doubted pairs, and the comparison of one of them or of two people chosen by hand."""

    title = "Gộp người nhập trùng"
    shows = frozenset(
        {"person", "post", "training", "travel", "award", "penalty", "relative", "membership"}
        | {"belonging", "movement", "transfer", "case", "step", "mentorship", "paper", "cell"}
        | {
            "member_rank",
            "fee",
            "fee_exemption",
            "supplement",
            "badge",
            "card_request",
            "departure",
        }
        | {"class_seat", "survey_line", "meeting_absence", "contact", "officer", "charge"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._compared: Comparison | None = None
        self.table = Table(
            [
                Column("Họ và tên", lambda row: row.names, width=14),
                Column("Ngày sinh", lambda row: row.born, width=11),
                Column("Trùng nhau", lambda row: row.reason, width=10),
            ],
            name="doubts",
            empty=_EMPTY,
        )
        self.pair = FieldForm("pair", columns=1)
        self.rows = ComparisonRows()
        self._pages = QStackedWidget()
        self._pages.addWidget(parts.label(_PICK, name="pick-pair", role="empty", wrap=True))
        self._pages.addWidget(self._comparison())
        self.body.addWidget(parts.beside(self._left(), self._pages, shares=(1, 2)), 1)
        self.setFocusProxy(self.table)
        self._wire()

    def refresh(self) -> None:
        """Look for doubts again, beside the window, and compare anew what is shown."""
        shown = self._compared
        if shown is not None:
            self._compare(shown.left, shown.right)
            if self._compared is not None and self._compared.binned:
                self._show_nothing()
        work = whole(partial(self.office.read, merging.doubts))
        self.background.run("Đang tìm người nhập trùng", work, done=self._show_doubts)

    def open_record(self, record: str) -> None:
        """Compare two people, given by their ids with a space between."""
        left, _, right = record.partition(" ")
        if right and not self.table.select_id(record):
            self.table.setCurrentIndex(QModelIndex())
            self._compare(left, right)

    @Slot()
    def compare_chosen(self) -> None:
        """Compare the two people chosen by hand."""
        try:
            chosen = self.pair.values()
        except Refusal:
            return
        for name, id in chosen.items():
            if not id:
                self.pair.show_fault(Refusal("Hãy chọn một người.", field=name))
                return
        self.table.setCurrentIndex(QModelIndex())
        self._compare(chosen["left"], chosen["right"])

    @Slot()
    def merge_left(self) -> None:
        """Merge the person on the right into the one on the left."""
        if self._compared is not None:
            self._merge(self._compared.left, self._compared.right, self.rows.choices())

    @Slot()
    def merge_right(self) -> None:
        """Merge the person on the left into the one on the right."""
        if self._compared is not None:
            choices = {key: _TURNED[choice] for key, choice in self.rows.choices().items()}
            self._merge(self._compared.right, self._compared.left, choices)

    def _left(self) -> QWidget:
        for name, words in (("left", "Người thứ nhất"), ("right", "Người thứ hai")):
            self.pair.add(person_field(name, self.office), words)
        compare = parts.button("So sánh", self.compare_chosen, name="compare-chosen")
        self.pair.add_widget(compare)
        left = QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.table, 1)
        down.addWidget(parts.label("Hoặc so sánh hai người tự chọn", role="section"))
        down.addWidget(self.pair)
        return left

    def _comparison(self) -> QWidget:
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(0, 0, 0, 0)
        head = QGridLayout()
        head.setHorizontalSpacing(page.fontMetrics().height())
        self._names = [
            parts.label(name=f"name-{side}", role="section", wrap=True)
            for side in ("left", "right")
        ]
        self._buttons: list[QPushButton] = []
        for column, (side, slot) in enumerate(
            (("left", self.merge_left), ("right", self.merge_right)), start=1
        ):
            button = parts.button(
                "Gộp vào người này",
                slot,
                name=f"merge-{side}",
                look="main" if side == "left" else "",
            )
            self._buttons.append(button)
            head.addWidget(self._names[column - 1], 0, column)
            head.addWidget(button, 1, column)
        for column, share in enumerate(merging_rows.SHARES):
            head.setColumnStretch(column, share)
        down.addLayout(head)
        down.addWidget(parts.label(_MEANING, role="hint", wrap=True))
        down.addWidget(parts.scrolling(self.rows), 1)
        return page

    def _wire(self) -> None:
        self.table.picked.connect(self._pick)
        self.table.activated_row.connect(self._enter)

    def _show_doubts(self, found: tuple[Doubt, ...]) -> None:
        self.table.show_rows(found)
        if found and self.table.current_row() is None and self._compared is None:
            self.table.select_id(found[0].id)

    @Slot(object)
    def _pick(self, row: Doubt | None) -> None:
        if row is not None:
            self._compare(row.left, row.right)

    @Slot(object)
    def _enter(self, row: Doubt) -> None:
        """Go on with the keyboard to the first choice."""
        self._compare(row.left, row.right)
        self._buttons[0].setFocus()

    def _compare(self, left: str, right: str) -> None:
        try:
            found = self.office.read(
                merging.compare, left=left, right=right, day=self.office.today()
            )
        except Refusal as refusal:
            self._show_nothing()
            self.show_fault(refusal)
            return
        self._compared = found
        self._pages.setCurrentIndex(1)
        for label, name in zip(self._names, (found.left_name, found.right_name), strict=True):
            label.setText(name)
        self.rows.show_rows((left, right), found.rows)
        for button in self._buttons:
            button.setEnabled(not found.refusals)
        if found.refusals:
            self.strip.say(" ".join(found.refusals), "refusal")
        else:
            self.strip.clear()

    def _show_nothing(self) -> None:
        self._compared = None
        self._pages.setCurrentIndex(0)
        self.strip.clear()

    def _merge(self, keep: str, other: str, choices: dict[str, Choice]) -> None:
        self.do(merging.merge, keep=keep, other=other, choices=choices, day=self.office.today())
