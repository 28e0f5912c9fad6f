"""The one window: places at the left, search on top, the present screen, the status line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

import desktop
from desktop.errors import Refusal, Trouble
from desktop.screens import actions, memory, theme
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.frame.find_screens import with_screens
from desktop.screens.frame.screen_stack import ScreenStack
from desktop.screens.frame.sidebar import Sidebar
from desktop.screens.frame.status_line import Light, StatusLine
from desktop.screens.frame.undoing import Undoing
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.search_box import Found, Search, SearchBox

if TYPE_CHECKING:
    from desktop.services.office import Office
    from desktop.services.turns import Done

_GEOMETRY = "window/geometry"
_KEPT_BACK = 30
# The table of update packs: lists, forms and law are other ones when it changes.
_DATA = "update_pack"


@dataclass(frozen=True, slots=True)
class Entry:
    """A screen the window can show, made when first shown.

    It is `under` a place of the sidebar or is such a place; one `of_record` shows nothing by
    itself.
    """

    id: str
    title: str
    make: Callable[[Office, Ask, Background], Screen]
    under: str = ""
    of_record: bool = False


class Window(QMainWindow):
    """Shows one screen at a time and keeps all of them up with what changes."""

    closed = Signal()
    lock_asked = Signal()
    office_closed = Signal(str)
    _told = Signal(object)

    def __init__(
        self,
        office: Office,
        ask: Ask,
        background: Background,
        entries: Sequence[Entry],
        search: Search,
    ) -> None:
        """Open at the first entry; `search` answers the box on top."""
        super().__init__()
        self.office = office
        self.ask = ask
        self.background = background
        self._entries = {entry.id: entry for entry in entries}
        self._made: dict[str, Screen] = {}
        self._trail: list[tuple[str, str]] = []
        self._here = ("", "")
        self._actions: dict[str, QAction] = {}
        self._undoing = Undoing(self)
        self._build(search)
        theme.dress_window(self)
        self._wire()
        self.setWindowTitle("Hạt Giống Đỏ")
        self.resize(1280, 700)
        self.restoreGeometry(QByteArray.fromBase64(memory.remembered(_GEOMETRY).encode()))
        self._show_undo(office.can_undo() or "")
        self.open(next(iter(self._entries)))

    @property
    def current(self) -> Screen:
        """The screen that is shown."""
        return self._stack.current

    @Slot(str)
    @Slot(str, str)
    def open(self, screen: str, record: str = "") -> bool:
        """Show a screen, at a record if one is named; False if the present one cannot be left."""
        if self._here[0] and not self.current.may_leave():
            self._sidebar.mark(self._place_of(self._here[0]))
            return False
        if self._here[0] and self._here != (screen, record):
            self._trail = [*self._trail, self._here][-_KEPT_BACK:]
        self._show(screen, record)
        return True

    def set_office_name(self, name: str) -> None:
        """Show whose office it is, for instance Đảng ủy xã Hoa Ban."""
        self._sidebar.set_office_name(name)
        self.setWindowTitle(f"{name} – Hạt Giống Đỏ" if name else "Hạt Giống Đỏ")

    def show_light(self, words: str, light: Light) -> None:
        """Say at the foot how safe the file is."""
        self._status.show_light(words, light)

    def screens(self) -> tuple[str, ...]:
        """The ids of every screen the window can show."""
        return tuple(self._entries)

    @Slot()
    def open_help(self) -> None:
        """Show the help at the chapter of the present screen."""
        self.open("help", self._entries[self._here[0]].title)

    @Slot()
    def save(self) -> None:
        """Save what is typed on the present screen."""
        self.current.save()

    @Slot()
    def print_out(self) -> None:
        """Print what the present screen shows."""
        self.current.print_out()

    @Slot()
    def undo(self) -> None:
        """Take back the latest change of this session."""
        self._undoing.undo()

    @Slot()
    def redo(self) -> None:
        """Do again what was just taken back."""
        self._undoing.redo()

    @Slot()
    def search(self) -> None:
        """Go to the search box."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    @Slot()
    def back(self) -> None:
        """Go back to the screen before this one."""
        if self._trail and self.current.may_leave():
            self._show(*self._trail.pop())

    @Slot()
    def refresh(self) -> None:
        """Read the present screen again."""
        if self.current.may_leave():
            self.current.keep_up()

    @Slot(bool)
    def set_large_print(self, large: bool) -> None:
        """Show everything in large print, or not, from now on."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.set_large_print(application, large)

    @Slot()
    def show_keys(self) -> None:
        """List every key there is."""
        lines = [
            f"{action.shortcut}: {action.text.replace('&', '').rstrip('…')}"
            for action in actions.ACTIONS
            if action.shortcut
        ]
        lines += [f"Ctrl+{at}: {title}" for at, title in self._numbered()]
        lines.append("Enter: mở dòng đang chọn; Tab: sang ô tiếp theo; Esc: đóng danh sách")
        self.ask.inform("Phím tắt", "\n".join(lines))

    @Slot()
    def show_about(self) -> None:
        """Say which program this is."""
        self.ask.inform(
            "Hạt Giống Đỏ",
            f"Phiên bản {desktop.__version__}. Chương trình theo dõi nguồn phát triển Đảng và lập "
            "hồ sơ kết nạp đảng viên. Chạy trên máy này, không kết nối mạng.",
        )

    @Slot()
    def lock(self) -> None:
        """Hide the window until the password is typed again."""
        self.lock_asked.emit()

    @Slot()
    def leave(self) -> None:
        """Close the window."""
        self.close()

    @Slot(object)
    def show_fault(self, fault: Exception) -> None:
        """Show a Refusal or Trouble on the present screen; anything else is a bug and flies on."""
        if not isinstance(fault, Refusal | Trouble):
            raise fault
        self.current.show_fault(fault)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when the screen may be left and the worker has stopped cleanly."""
        if not self.current.may_leave():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        memory.remember(_GEOMETRY, geometry)
        if self._tell in self.office.listeners:
            self.office.listeners.remove(self._tell)
        self.background.close()
        event.accept()
        self.closed.emit()

    def _build(self, search: Search) -> None:
        places = [(entry.id, entry.title) for entry in self._places()]
        self._sidebar = Sidebar(places)
        titles = [(one.id, one.title) for one in self._entries.values() if not one.of_record]
        self._search = SearchBox(with_screens(search, titles))
        self._search.setObjectName("search")
        self._search.setAccessibleName("Tìm")
        self._search.setPlaceholderText(
            "Tìm người, chi bộ, số văn bản, màn hình (Ctrl+K), không cần dấu"
        )
        self._search.setMaximumWidth(theme.characters(self, 90))
        top = QFrame()
        top.setObjectName("top")
        row = QHBoxLayout(top)
        space = self.fontMetrics().height()
        row.setContentsMargins(space * 3 // 2, space // 2, space * 3 // 2, space // 2)
        row.addWidget(self._search, 1)
        row.addStretch(0)
        self._stack = ScreenStack()
        self._status = StatusLine(self.background, self.undo, self.redo)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(top)
        right.addWidget(self._stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._sidebar)
        across.addLayout(right, 1)
        middle = QWidget()
        down = QVBoxLayout(middle)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across, 1)
        down.addWidget(self._status)
        self.setCentralWidget(middle)
        self._build_menus()

    def _build_menus(self) -> None:
        for title, lines in actions.MENUS:
            menu = self.menuBar().addMenu(title)
            for line in lines:
                if line is None:
                    menu.addSeparator()
                    continue
                action = QAction(line.text, self)
                action.setObjectName(line.id)
                action.setShortcut(QKeySequence(line.shortcut))
                action.setCheckable(line.checkable)
                signal = action.toggled if line.checkable else action.triggered
                self._actions[line.id] = action
                menu.addAction(action)
                if line.id == "large-print":
                    action.setChecked(theme.large_print())
                handler = getattr(self, line.method) if line.method else self._open_asked
                signal.connect(handler)

    def _wire(self) -> None:
        self._sidebar.asked.connect(self.open)
        self._search.chosen.connect(self._open_found)
        self.background.failed.connect(self.show_fault)
        self._told.connect(self._heard)
        self.office.listeners.append(self._tell)
        for at, _ in self._numbered():
            shortcut = QShortcut(QKeySequence(f"Ctrl+{at}"), self)
            shortcut.activated.connect(self._open_numbered)

    def _places(self) -> list[Entry]:
        return [entry for entry in self._entries.values() if not entry.under]

    def _numbered(self) -> list[tuple[int, str]]:
        return [(at, entry.title) for at, entry in enumerate(self._places()[:9], start=1)]

    def _place_of(self, screen: str) -> str:
        return self._entries[screen].under or screen

    def _show(self, screen: str, record: str) -> None:
        if screen not in self._made:
            made = self._entries[screen].make(self.office, self.ask, self.background)
            made.go.connect(self._follow)
            made.office_closed.connect(self.office_closed)
            self._made[screen] = made
            self._stack.add(made)
        self._here = (screen, record)
        self._sidebar.mark(self._place_of(screen))
        fault = self._open_record(record, self._made[screen])
        self._stack.bring_forward(self._made[screen])
        if fault is not None:
            self._made[screen].show_fault(fault)
        self._actions["back"].setEnabled(bool(self._trail))

    @staticmethod
    def _open_record(record: str, screen: Screen) -> Refusal | Trouble | None:
        try:
            if record:
                screen.open_record(record)
        except (Refusal, Trouble) as fault:
            return fault
        return None

    def _tell(self, done: Done) -> None:
        """In the thread of whoever did it; a worker must not touch the screens."""
        self._told.emit(done)

    @Slot(object)
    def _heard(self, done: Done) -> None:
        self._show_undo(done.label)
        if _DATA in done.tables:
            self._build_anew()
        for screen in self._made.values():
            if screen.shows & done.tables:
                screen.keep_up()

    def _build_anew(self) -> None:
        """Let go of what was built from lists and forms that an update pack has changed since."""
        here = self.current
        stays = _DATA in here.shows or here.unsaved()
        for id, screen in tuple(self._made.items()):
            if screen is not here or not stays:
                del self._made[id]
                self._stack.remove(screen)
                screen.deleteLater()
        if not stays:
            self._show(*self._here)

    def _show_undo(self, label: str) -> None:
        undo, redo = self.office.can_undo(), self.office.can_redo()
        # Beside what cannot be undone, "Hoàn tác" would take back something else.
        may_undo = undo is not None and label.removeprefix("Làm lại: ") == undo
        self._status.show_done(label, may_undo=may_undo, may_redo=redo is not None)
        for id, words, possible in self._undoing.lines():
            self._actions[id].setEnabled(possible)
            self._actions[id].setText(words)

    @Slot(str, str)
    def _follow(self, screen: str, record: str = "") -> None:
        """Open a screen and go on typing there."""
        if self.open(screen, record):
            self.current.setFocus()

    @Slot(object)
    def _open_found(self, found: Found) -> None:
        if self.open(found.screen, found.record):
            self._search.clear()
            self.current.setFocus()

    @Slot()
    def _open_asked(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.open(action.objectName())

    @Slot()
    def _open_numbered(self) -> None:
        shortcut = self.sender()
        assert isinstance(shortcut, QShortcut)
        key = shortcut.key().toString()
        self._follow(self._places()[int(key[-1]) - 1].id)
