"""What every screen of the window is: a title, the tables it shows, and how it keeps up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.screens import theme
from desktop.screens.ask import Ask
from desktop.screens.background import Background, whole
from desktop.screens.widgets import parts
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.message_strip import MessageStrip
from desktop.screens.widgets.waiting import Waiting
from desktop.screens.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    # The services bring SQLAlchemy; the window is up before it is read.
    from desktop.services.office import Arguments, Command, Office

Found = TypeVar("Found")
_NOT_READ = "Chưa đọc được. Bấm F5 để đọc lại."
# A heading of more letters goes on in a second line, and is never narrower than so many.
_LONG, _LEAST = 40, 24


class Screen(QWidget):
    """One place of the window.

    A subclass sets `title` and `shows`, builds into `self.body` after `super().__init__`, connects
    in `_wire` and fills in `refresh`. One that edits also overrides `unsaved`, `save` and
    `discard`; one that shows a record overrides `open_record`. `office_closed` says that the office
    was closed here, and what to tell at the door.
    """

    title = ""
    shows: frozenset[str] = frozenset()
    go = Signal(str, str)
    office_closed = Signal(str)

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__()
        self.office = office
        self.ask = ask
        self.background = background
        self._stale = True
        self._reading = self._seen = 0
        self._waiting: Waiting | None = None
        self.heading = parts.label(self.title, name="heading")
        self.heading.setMinimumHeight(theme.row_height(self))
        self.subheading = parts.label(name="subheading", wrap=True)
        self.subheading.hide()
        self.head = QHBoxLayout()
        self.head.addWidget(self.heading, 1)
        self._acts = Wrapping(right=True)
        self.head.addLayout(self._acts)
        self.strip = MessageStrip()
        self.body = QVBoxLayout()
        space = self.fontMetrics().height()
        self.body.setSpacing(space * 2 // 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space * 3 // 2, space, space * 3 // 2, space)
        layout.setSpacing(space * 2 // 3)
        layout.addLayout(self.head)
        layout.addWidget(self.subheading)
        layout.addWidget(self.strip)
        layout.addLayout(self.body, 1)

    def refresh(self) -> None:
        """Read again what is shown; called when the screen is shown and its tables changed."""

    def open_record(self, record: str) -> None:
        """Show a record by its id; asked for by `go` and by the search box."""

    def unsaved(self) -> bool:
        """Whether something typed here is not saved yet."""
        return False

    def save(self) -> bool:
        """Save what was typed; False if it was refused and the fault is shown."""
        return True

    def discard(self) -> None:
        """Put back what was there before typing."""

    def print_out(self) -> None:
        """Print what this screen shows, if it has something to print."""
        self.say(
            "Màn hình này không có gì để in. Hãy mở người cần in rồi bấm Ctrl+P, hoặc in "
            "nhiều hồ sơ ở màn hình In ấn (Ctrl+Shift+P)."
        )

    def may_leave(self) -> bool:
        """Whether the screen can be left, after asking what to do with anything unsaved."""
        if not self.unsaved():
            return True
        answer = self.ask.choose(
            "Có nội dung chưa lưu",
            f"Nội dung vừa nhập ở “{self.heading.text()}” chưa được lưu.",
            [("save", "Lưu"), ("discard", "Không lưu")],
            give_up="Ở lại",
        )
        if answer == "save":
            return self.save()
        if answer == "discard":
            self.discard()
        return answer == "discard"

    def do(
        self, command: Command[Arguments], *args: Arguments.args, **values: Arguments.kwargs
    ) -> bool:
        """Run a command; False if it was refused, which is then shown here."""
        try:
            self.office.do(command, *args, **values)
        except (Refusal, Trouble) as fault:
            self.show_fault(fault)
            return False
        self.strip.clear()
        for form in self.findChildren(FieldForm):
            form.clear_faults()
        return True

    def show_fault(self, fault: Refusal | Trouble) -> None:
        """Show a fault beside the field it names, else in the strip on top."""
        if isinstance(fault, Trouble):
            self.strip.say(fault.sentence, "trouble")
            return
        forms = self.findChildren(FieldForm)
        if not sum(form.show_fault(fault) for form in forms if form.isVisible()):
            self.strip.say(fault.sentence, "refusal")

    def say(self, sentence: str) -> None:
        """Tell something that matters on this screen only, in the strip on top."""
        self.strip.say(sentence)

    def set_heading(self, heading: str, subheading: str = "") -> None:
        """Name what is shown, for instance a person, and a line about it."""
        long = len(heading) > _LONG
        self.heading.setWordWrap(long)
        self.heading.setMinimumWidth(theme.characters(self.heading, _LEAST) if long else 0)
        self.heading.setText(heading)
        self.subheading.setText(subheading)
        self.subheading.setVisible(bool(subheading))

    def add_button(
        self, words: str, slot: Callable[[], object], *, name: str, main: bool = False
    ) -> QPushButton:
        """A button at the right of the heading; `main` marks the one act people come for."""
        button = parts.button(words, slot, name=name, look="main" if main else "")
        self._acts.addWidget(button)
        return button

    def read_beside(
        self,
        what: str,
        read: Callable[[], Found],
        show: Callable[[Found], object],
        *,
        quick: bool,
    ) -> None:
        """Show what is read: at once where that is quick, else once it was read beside the window.

        Of two readings only the later one is shown. Until then what is `covered` is not to be seen,
        unless something is typed in it.
        """
        self._reading += 1
        if self._waiting is not None and not quick and not self.unsaved():
            self._waiting.wait(f"{what}…")
        arrive = partial(self._arrive, self._reading, show)
        self.work_out(what, read, arrive, quick=quick, failed=partial(self._lost, self._reading))

    def covered(self, work: QWidget) -> QWidget:
        """A part that is covered while it is read beside the window, to be put in its place."""
        self._waiting = Waiting(work)
        return self._waiting

    def work_out(
        self,
        what: str,
        read: Callable[[], Found],
        done: Callable[[Found], object],
        *,
        quick: bool,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Go on with what is read: at once where that is quick, else once it was read beside.

        Of an error at once the caller hears; one beside the window goes to `failed`, else it is
        shown here.
        """
        # An office in memory has one connection, which two threads cannot share.
        if quick or self.office.path is None:
            done(read())
            return
        self.background.run(what, whole(read), done=done, failed=failed or self._not_done)

    def is_reading(self) -> bool:
        """Whether what is shown is being read again beside the window."""
        return self._seen != self._reading

    def keep_up(self) -> None:
        """Read again now if shown, else when shown next."""
        self._stale = True
        if self.isVisible():
            self._read_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while the screen was hidden."""
        super().showEvent(event)
        if self._stale:
            self._read_again()

    def _arrive(self, reading: int, show: Callable[[Found], object], found: Found) -> None:
        if reading == self._reading:
            self._seen = reading
            show(found)
            if self._waiting is not None:
                self._waiting.leave()

    def _lost(self, reading: int, fault: Exception) -> None:
        if reading == self._reading:
            self._seen = reading
            if self._waiting is not None:
                self._waiting.wait(_NOT_READ)
        self._not_done(fault)

    def _not_done(self, fault: Exception) -> None:
        """Show a Refusal or Trouble here; anything else is a bug and flies on."""
        if not isinstance(fault, Refusal | Trouble):
            raise fault
        self.show_fault(fault)

    def _read_again(self) -> None:
        self._stale = False
        try:
            self.refresh()
        except (Refusal, Trouble) as fault:
            # What was shown may be gone, for instance after an undo; that undo was not refused.
            self.show_fault(fault)
