"""Cập nhật dữ liệu: a pack is opened, seen line by line, taken in; the packs taken in so far."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules.text import date_text
from desktop.screens.background import whole
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.keeping.brought import Makers, TakenPack
    from desktop.services.keeping.updates import Preview
    from desktop.services.office import Office

_PACK = ("Gói cập nhật", "*.capnhat")
_EMPTY = (
    "Chưa nhận gói cập nhật nào; đang dùng dữ liệu có sẵn của chương trình.\n\nKhi có quy định, "
    "mẫu hay danh mục mới, nơi cấp chương trình gửi một gói trên USB. Bấm “Mở gói cập nhật…” để "
    "xem gói thay đổi những gì; chưa bấm “Nhận gói” thì chưa có gì thay đổi."
)
_SEVERAL = 2
_NOTHING = "Gói này không thay đổi gì so với dữ liệu đang dùng."
_STATES = {
    "used": "",
    "included": "đã có sẵn trong chương trình",
    "unfit": "không hợp với phiên bản chương trình này",
}


class UpdatesTab(QWidget):
    """The packs that were taken in, or one that was opened and what it would change.

    `makers` are those whose packs are taken, the program's own unless others are named.
    """

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self.makers: Makers | None = None
        self._host = host
        self._preview: Preview | None = None
        self._newest = 0
        self.words = parts.label(name="update-words", wrap=True)
        self._open = parts.button(
            "Mở gói cập nhật…", self.open_pack, name="update-open", look="main"
        )
        self._remove = parts.button("Bỏ gói nhận sau cùng", self.remove, name="update-remove")
        self._take = parts.button("Nhận gói", self.take_in, name="update-take", look="main")
        self._close = parts.button("‹ Các gói đã nhận", self.close_pack, name="update-close")
        self.taken = LineList("update-taken", empty=_EMPTY)
        self.taken.setAccessibleName("Các gói cập nhật đã nhận")
        self.changes = LineList("update-changes", empty=_NOTHING)
        self.changes.setAccessibleName("Gói này thay đổi")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.taken)
        self._stack.addWidget(self.changes)
        row = QHBoxLayout()
        for button in (self._open, self._remove, self._take, self._close):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(self.words)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)

    @Slot()
    def refresh(self) -> None:
        """Look again which packs were taken in."""
        from desktop.services.keeping import updates

        found = self._host.office.read(updates.taken)
        self._newest = found[0].number if found else 0
        self.taken.show_lines(map(_taken, found))
        self._show()

    @Slot()
    def open_pack(self) -> None:
        """Prove a pack on a drive and show what taking it in would change."""
        from desktop.services.keeping import updates

        path = self._host.ask.open_path("Chọn gói cập nhật", _PACK)
        if path is not None:
            work = whole(partial(updates.look, self._host.office, path, self.makers))
            self._host.background.run(
                "Đang kiểm tra gói cập nhật", work, done=self._looked_at, failed=self._refused
            )

    @Slot()
    def take_in(self) -> None:
        """Take the pack in as one change, after a backup."""
        if self._preview is not None:
            work = whole(partial(_take_in, self._host.office, self._preview))
            self._host.background.run("Đang sao lưu rồi nhận gói", work, done=self._told)

    @Slot()
    def remove(self) -> None:
        """Give up the pack that was taken in last, after a backup."""
        work = whole(partial(_remove, self._host.office, self._newest))
        self._host.background.run("Đang sao lưu rồi bỏ gói", work, done=self._told)

    @Slot()
    def close_pack(self) -> None:
        """Show the packs that were taken in; one that was only looked at leaves nothing behind."""
        self._preview = None
        self._show()

    def _looked_at(self, preview: Preview) -> None:
        self._preview = preview
        self._host.strip.clear()
        self.changes.show_lines(_lines(preview))
        self._show()
        self._take.setFocus()

    def _refused(self, fault: Exception) -> None:
        """A refusal of several lines is a pack with mistakes: each has a line of its own."""
        mistakes = fault.sentence.split("\n") if isinstance(fault, Refusal) else []
        if not isinstance(fault, Refusal | Trouble):
            raise fault
        if len(mistakes) < _SEVERAL:
            self._host.show_fault(fault)
            return
        self._host.strip.clear()
        self._show()
        self.changes.show_lines(Line(key=one, title=one) for one in mistakes[1:])
        self.words.setText(mistakes[0])
        self.words.show()
        self._open.hide()
        self._remove.hide()
        self._close.show()
        self._stack.setCurrentIndex(1)

    def _told(self, label: str) -> None:
        self._preview = None
        self.refresh()
        self._host.say(label)

    def _show(self) -> None:
        preview = self._preview
        for button in (self._take, self._close):
            button.setVisible(preview is not None)
        self._open.setVisible(preview is None)
        self._remove.setVisible(preview is None and self._newest > 0)
        self._stack.setCurrentIndex(0 if preview is None else 1)
        self.words.setText("" if preview is None else _head(preview))
        self.words.setVisible(preview is not None)


def _take_in(office: Office, preview: Preview) -> str:
    from desktop.services.keeping import updates, upkeep

    upkeep.before(office, "truoc-cap-nhat")
    done = office.do(updates.take_in, preview=preview, day=office.today())
    assert done is not None
    return f"{done.label}. Từ giờ mọi màn hình, giấy tờ và hạn dùng dữ liệu mới."


def _remove(office: Office, number: int) -> str:
    from desktop.services.keeping import updates, upkeep

    upkeep.before(office, "truoc-cap-nhat")
    done = office.do(updates.remove, number=number)
    assert done is not None
    return f"{done.label}. Dữ liệu trở lại như trước khi nhận gói."


def _head(preview: Preview) -> str:
    said = preview.facts
    return (
        f"Gói cập nhật số {said.number}: {said.title}. Hiệu lực từ {date_text(said.in_force_from)}."
        f"\n{said.summary}\nGói nguyên vẹn, đúng chữ ký của nơi làm chương trình; giấy tờ đã phát "
        "hành không đổi."
    )


def _lines(preview: Preview) -> Iterator[Line]:
    """What changes, by group, and whose cases stay on the process they began under."""
    for group, found in groupby(preview.changes, key=lambda one: one.group):
        yield Line(title=group)
        for at, one in enumerate(found):
            side = f"từ {date_text(one.since)}" if one.since else ""
            yield Line(key=f"{group}-{at}", title=one.title, note=one.note, side=side, tone="quiet")
    if preview.staying:
        yield Line(title="Hồ sơ đang mở, giữ quy trình lúc bắt đầu")
    for staying in preview.staying:
        yield Line(
            key=f"staying-{staying.process}-{staying.since}",
            title=f"{staying.process}: {len(staying.people)} hồ sơ",
            note=", ".join(staying.people),
            side=f"mở trước {date_text(staying.since)}",
            tone="quiet",
        )


def _taken(one: TakenPack) -> Line:
    state = _STATES[one.state]
    since = f"Hiệu lực từ {date_text(one.in_force_from)}."
    return Line(
        key=one.id,
        title=f"Gói số {one.number}: {one.title}",
        note=" ".join(filter(None, (one.summary, since))),
        side=state or f"nhận ngày {date_text(one.taken_in)}",
        tone="late" if one.state == "unfit" else "quiet",
        row=one,
    )
