"""Lấy lại một người: a backup, somebody it knows, and what to take of them line by line."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Refusal, Trouble
from desktop.rules import text
from desktop.screens.ask import Ask
from desktop.screens.background import Background, whole
from desktop.screens.exchange.exchange_restore import BACKUP_FILE
from desktop.screens.people import merging_rows
from desktop.screens.people.merging_rows import ComparisonRows
from desktop.screens.people.people_filters import FindLine
from desktop.screens.widgets import parts
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.password_field import PasswordField
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.keeping import restoring, take_back, upkeep

if TYPE_CHECKING:
    from desktop.services.keeping.past import Past
    from desktop.services.keeping.take_back import Comparison, Known
    from desktop.services.keeping.upkeep import BackupLine
    from desktop.services.office import Office
    from desktop.services.people.comparing import Choice

_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_PASSWORD = "backup_password"
_NONE = (
    "Chưa có bản sao lưu nào để lấy lại.\n\nCắm USB sao lưu rồi bấm “Bản ở nơi khác…”, hoặc sao "
    "lưu ở USB & sao lưu để lần sau có."
)
_PICK = (
    "Chọn một người ở bên trái để so từng mục với tệp đang dùng. Ai không còn hoặc ở thùng "
    "rác thì đứng đầu danh sách."
)
_MEANING = (
    "Mục nào đang thiếu thì chọn sẵn bản sao lưu; mục chỉ khác nhau thì giữ như đang có. Xem lại, "
    "đổi nếu cần, rồi bấm “Lấy lại”. Cả lần lấy là một việc, hoàn tác được."
)


class TakeBackScreen(Screen):
    """Left the people of a backup, right one of them as they are now and as they were."""

    title = "Lấy lại một người"
    shows = frozenset(
        {"person", "post", "training", "travel", "award", "penalty", "relative", "membership"}
        | {"belonging", "movement", "transfer", "case", "step", "mentorship", "paper", "scan"}
        | {"remark", "card_request", "badge", "document"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._asked = 0
        self._past: Past | None = None
        self._keys: dict[Path, bytes] = {}
        self.backup = QComboBox()
        self.backup.setObjectName("backup")
        self.backup.setAccessibleName("Bản sao lưu")
        # Its longest line does not set the width of the whole left side.
        self.backup.setSizeAdjustPolicy(_SHORT)
        self.backup.setMinimumContentsLength(24)
        self.form = FieldForm("take-back-form", columns=1)
        self.form.add(PasswordField(_PASSWORD), "Bản này của một tệp khác: mật khẩu của tệp ấy")
        self.form.add_widget(parts.button("Mở bản này", self.unlock, name="open-backup"))
        self.table = Table(
            [
                Column("Họ và tên", lambda row: row.name, width=15),
                Column("Ngày sinh", lambda row: row.born, width=11),
                Column("Hiện nay", lambda row: row.now, width=12),
            ],
            name="known",
            empty=_NONE,
        )
        self.search = FindLine(self.table)
        self.search.setPlaceholderText("Gõ tên; không cần gõ dấu")
        self.rows = ComparisonRows()
        self._name = parts.label(name="taken-name", role="section", wrap=True)
        self._now = parts.label(name="taken-now", role="hint", wrap=True)
        self._meaning = parts.label(_MEANING, role="hint", wrap=True)
        self._left_out = parts.label(name="left-out", role="doubt", wrap=True)
        self._take = parts.button("Lấy lại", self.take, name="take-back", look="main")
        self._pages = QStackedWidget()
        self._pages.addWidget(parts.label(_PICK, name="pick-known", role="empty", wrap=True))
        self._pages.addWidget(self._comparison())
        self.body.addWidget(parts.beside(self._left(), self._pages, shares=(2, 3)), 1)
        self.setFocusProxy(self.search)
        self._wire()

    def refresh(self) -> None:
        """Offer the backups there are, and read the chosen one beside the window."""
        chosen = self.backup.currentData() or ""
        with QSignalBlocker(self.backup):
            others = [path for path in self._keys if path.exists()]
            self.backup.clear()
            for line in upkeep.lines(self.office):
                self._offer(line)
            for path in others:
                if self.backup.findData(str(path)) < 0:
                    self._offer(upkeep.line_of(self.office, path))
            self.backup.setCurrentIndex(max(0, self.backup.findData(chosen)))
        self._read()

    def open_record(self, record: str) -> None:
        """Show the people of a backup, named by its file."""
        path = Path(record)
        line = upkeep.line_of(self.office, path)
        if self.backup.findData(str(path)) < 0:
            with QSignalBlocker(self.backup):
                self._offer(line)
        self.backup.setCurrentIndex(self.backup.findData(str(path)))

    @Slot()
    def choose(self) -> None:
        """Look into a backup that lies on a stick or elsewhere."""
        path = self.ask.open_path("Chọn bản sao lưu", BACKUP_FILE)
        if path is None:
            return
        try:
            self._keys.setdefault(path, self.office.key)
            self.open_record(str(path))
        except (Refusal, Trouble) as fault:
            self._keys.pop(path)
            self.show_fault(fault)

    @Slot()
    def unlock(self) -> None:
        """Open a backup of another file by its password."""
        path = Path(self.backup.currentData())
        try:
            password = str(self.form.fields[_PASSWORD].value())
            self._keys[path] = restoring.key_of(self.office, path, password)
        except Refusal as refusal:
            self.show_fault(Refusal(refusal.sentence, field=_PASSWORD))
        except Trouble as trouble:
            self.show_fault(trouble)
        else:
            self._read()

    @Slot()
    def take(self) -> None:
        """Take what is chosen, after a backup of what is there now."""
        if self._past is None:
            return
        done = partial(self._taken, self._past, self.rows.choices())
        work = whole(partial(upkeep.before, self.office, "truoc-lay-lai"))
        self.background.run("Đang sao lưu trước khi lấy lại", work, done=done)

    def _left(self) -> QWidget:
        across = QHBoxLayout()
        across.addWidget(self.search, 1)
        across.addWidget(parts.button("Bản ở nơi khác…", self.choose, name="other-backup"))
        left = QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.backup)
        down.addWidget(self.form)
        down.addLayout(across)
        down.addWidget(self.table, 1)
        return left

    def _comparison(self) -> QWidget:
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(0, 0, 0, 0)
        across = QHBoxLayout()
        across.addWidget(self._name, 1)
        across.addWidget(self._take)
        down.addLayout(across)
        down.addWidget(self._now)
        down.addWidget(self._meaning)
        down.addWidget(self._left_out)
        self._heads = QWidget()
        heads = QGridLayout(self._heads)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.setHorizontalSpacing(page.fontMetrics().height())
        for column, words in enumerate(("", "Đang có", "Trong bản sao lưu", "")):
            heads.addWidget(parts.label(words, role="label"), 0, column)
            heads.setColumnStretch(column, merging_rows.SHARES[column])
        down.addWidget(self._heads)
        down.addWidget(parts.scrolling(self.rows), 1)
        return page

    def _wire(self) -> None:
        self.backup.currentIndexChanged.connect(self._read)
        self.search.textChanged.connect(self._filter)
        self.table.picked.connect(self._pick)
        self.table.activated_row.connect(self._enter)

    def _offer(self, line: BackupLine) -> None:
        people = "" if line.people is None else f"{line.people} người"
        told = (f"{line.made:%H:%M ngày %d/%m/%Y}", line.reason, people)
        self.backup.addItem(" · ".join(filter(None, told)), line.id)

    def _key(self, path: Path) -> bytes | None:
        """The key that opens a backup; None until its password was told."""
        if not restoring.needs_password(self.office, path):
            return self.office.key
        key = self._keys.get(path)
        return None if key == self.office.key else key

    @Slot()
    def _read(self) -> None:
        """Find the people of the chosen backup beside the window."""
        self.form.hide()
        if self.backup.currentIndex() < 0:
            self.table.show_rows(())
            self._show_nothing()
            return
        path = Path(self.backup.currentData())
        key = self._key(path)
        if key is None:
            self.form.show()
            self.form.show_row(None)
            self.form.focus_first()
            self.table.show_rows(())
            self._show_nothing()
            return
        work = whole(partial(take_back.people_in, self.office, path, key))
        self.background.run("Đang mở bản sao lưu", work, done=self._show_people)

    def _show_people(self, found: tuple[Known, ...]) -> None:
        self.table.set_empty("Không có ai tên như vậy trong bản sao lưu này.")
        self.table.show_rows(found)
        row = self.table.current_row()
        if row is None:
            self._show_nothing()
        else:
            self._pick(row)

    @Slot(str)
    def _filter(self, typed: str) -> None:
        wanted = text.fold(typed).strip()
        self.table.set_filter((lambda row: wanted in text.fold(row.name)) if wanted else None)

    @Slot(object)
    def _pick(self, row: Known | None) -> None:
        """Compare somebody beside the window; of several asked for, the last one is shown."""
        if row is None or self.backup.currentIndex() < 0:
            return
        path = Path(self.backup.currentData())
        key = self._key(path)
        if key is None:
            return
        self._asked += 1
        work = whole(partial(self._compare, self._asked, path, row.id, key))
        self.background.run("Đang so với bản sao lưu", work, done=self._show)

    @Slot(object)
    def _enter(self, _row: Known) -> None:
        """Go on with the keyboard to what is compared."""
        self._take.setFocus()

    def _compare(
        self, asked: int, path: Path, person_id: str, key: bytes
    ) -> tuple[int, Past, Comparison] | None:
        """In the worker."""
        if asked != self._asked:
            return None
        past = take_back.past_of(self.office, path, person_id, key)
        return asked, past, self.office.read(take_back.compare, past=past)

    def _show(self, answer: tuple[int, Past, Comparison] | None) -> None:
        if answer is None or answer[0] != self._asked:
            return
        _, self._past, found = answer
        self._pages.setCurrentIndex(1)
        self._name.setText(found.name)
        self._now.setText(_state(found))
        for part in (self._meaning, self._heads):
            part.setVisible(bool(found.rows))
        told = "\n".join(found.left_out)
        self._left_out.setText(f"Không lấy được:\n{told}" if told else "")
        self._left_out.setVisible(bool(told))
        self._take.setEnabled(bool(found.rows or found.now))
        self.rows.show_rows((found.person_id, f"{self._past.at}"), found.rows)

    def _show_nothing(self) -> None:
        self._past = None
        self._asked += 1
        self._pages.setCurrentIndex(0)

    def _taken(self, past: Past, choices: dict[str, Choice], _made: None) -> None:
        before = self.office.can_undo()
        if self.do(take_back.take, past=past, choices=choices) and before == (
            self.office.can_undo()
        ):
            self.say("Chưa chọn mục nào của bản sao lưu nên không có gì thay đổi.")


def _state(found: Comparison) -> str:
    """Where somebody is now, and what there is to take."""
    now = f"Hiện nay: {found.now or 'đang có trong tệp'}."
    if found.rows:
        return now
    if found.now:
        return f"{now} Mọi mục đều như trong bản sao lưu; “Lấy lại” đưa người này về danh sách."
    return f"{now} Không có mục nào khác với bản sao lưu."
