"""Nhiệm vụ thử thách: what candidates were given to do, until when, how it ended, who saw it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from desktop.rules.text import date_text, sort_key
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import LongTextField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.services.cases.trial_tasks import TaskLine
    from desktop.services.office import Office

_EMPTY = (
    "Chưa giao nhiệm vụ thử thách nào.\n\n"
    "Bấm “Giao nhiệm vụ” khi chi bộ giao việc để thử thách quần chúng ưu tú hoặc cảm tình Đảng. "
    "Việc đến hạn sẽ hiện ở “Hôm nay”."
)


class TaskPanel(EntryPanel):
    """The tasks, those not done first, and the form of one."""

    def __init__(self, screen: Screen) -> None:
        today = screen.office.today()
        super().__init__(
            screen, _table(today), _form(screen), name="task", add_words="Giao nhiệm vụ"
        )
        self._open = parts.button("Chỉ xem việc chưa xong", self.filter_open, name="only-open")
        self._open.setCheckable(True)
        self.foot.addWidget(self._open)

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một nhiệm vụ ở bên trái để ghi kết quả, hoặc bấm “Giao nhiệm vụ”."

    def shown(self, row: TaskLine | None) -> Any:
        """The task's own values."""
        return row

    def heading(self, row: TaskLine | None) -> str:
        """Whose task it is."""
        return "Nhiệm vụ mới" if row is None else row.person

    def write(self, row: TaskLine | None, changes: dict[str, Any]) -> str:
        """Write the task."""
        from desktop.services.cases import trial_tasks
        from desktop.services.people.people import new_id

        key = row.id if row else new_id()
        if row is not None:
            done = self.host.do(trial_tasks.change_task, id=key, revision=row.revision, **changes)
        else:
            done = self.host.do(trial_tasks.add_task, id=key, **{"person_id": "", **changes})
        return key if done else ""

    def take_away(self, row: TaskLine) -> None:
        """Take back a task entered by mistake."""
        from desktop.services.cases import trial_tasks

        self.host.do(trial_tasks.remove_task, id=row.id)

    @Slot()
    def filter_open(self) -> None:
        """Show only what is still to be done, or all again."""
        self.table.set_filter(_is_open if self._open.isChecked() else None)

    def _show_entry(self, row: Any, key: str) -> None:
        super()._show_entry(row, key)
        self.form.fields["person_id"].setEnabled(row is None)


class TrialTasksScreen(Screen):
    """The tasks of everybody in one list."""

    title = "Nhiệm vụ thử thách"
    shows = frozenset({"trial_task", "person", "case", "step", "belonging", "cell"})

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.tasks = TaskPanel(self)
        self.body.addWidget(self.tasks, 1)
        self.setFocusProxy(self.tasks.table)

    def refresh(self) -> None:
        """Read the tasks again."""
        from desktop.services.cases import trial_tasks

        day = self.office.today()
        lines = self.office.read(trial_tasks.lines, day=day)
        self.tasks.show_lines(lines)
        waiting = [one for one in lines if _is_open(one)]
        late = sum(one.due is not None and one.due < day for one in waiting)
        told = f"{len(waiting)} nhiệm vụ chưa xong" if lines else ""
        self.set_heading(self.title, f"{told}, {late} quá hạn" if late else told)

    def open_record(self, record: str) -> None:
        """Show a task by its id, also where a person's stands before it: person#task."""
        self.refresh()
        self.tasks.open_line(record.rpartition("#")[2])

    def unsaved(self) -> bool:
        """Whether a task is typed and not saved."""
        return self.tasks.unsaved()

    @Slot()
    def save(self) -> bool:
        """Save the task that is being typed."""
        return self.tasks.save()

    def discard(self) -> None:
        """Put back what was there."""
        self.tasks.discard()


def _is_open(row: TaskLine) -> bool:
    return row.done is None and row.open


def _table(today: date) -> Table:
    def state(row: TaskLine) -> str:
        return row.state_on(today)

    def tone(row: TaskLine) -> str:
        if not _is_open(row):
            return "quiet"
        return "late" if row.due is not None and row.due < today else ""

    return Table(
        [
            Column("Người", lambda row: row.person, lambda row: sort_key(row.person), width=18),
            Column("Nhiệm vụ", lambda row: row.title, width=24),
            Column("Hạn", _due, lambda row: row.due, width=12, tone=tone),
            Column("Tình trạng", state, width=15, tone=tone),
        ],
        name="tasks-of-trial",
        empty=_EMPTY,
    )


def _due(row: TaskLine) -> str:
    return date_text(row.due) if row.due else ""


def _form(screen: Screen) -> FieldForm:
    day = partial(DateField, today=screen.office.today())
    form = FieldForm("task-form", columns=2)
    form.add(person_field("person_id", screen.office), "Giao cho", required=True, wide=True)
    form.add(LongTextField("title", lines=2), "Nhiệm vụ", required=True)
    form.add(day("given"), "Ngày giao", required=True)
    form.add(day("due"), "Hạn")
    form.add(day("done"), "Ngày xong")
    form.add(TextField("witness"), "Người xác nhận")
    form.add(LongTextField("result", lines=2), "Kết quả")
    return form
