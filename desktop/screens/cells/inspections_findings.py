"""What inspections found, in whose case, and by when it is mended."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Slot

from desktop.rules.facts.inspection import InspectionFinding, InspectionYear
from desktop.rules.facts.office import Cell
from desktop.rules.text import date_text
from desktop.screens.people.person_values import plain
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import LongTextField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services import shipped
from desktop.services.cells import inspections
from desktop.services.people.people import new_id

_EMPTY = (
    "Chưa ghi phát hiện nào.\n\n"
    "Ghi một cuộc ở thẻ “Các cuộc”, rồi bấm “Thêm phát hiện”: của cuộc nào, ở bước hay giấy tờ nào "
    "của ai, ai khắc phục, hạn nào."
)
_IDS = ("cell_id", "about_id")


class FindingPanel(EntryPanel):
    """The findings of a year, those still to be mended first."""

    def __init__(self, screen: Screen) -> None:
        self._cells: tuple[Cell, ...] = ()
        self._held: tuple[tuple[str, str], ...] = ()
        self._papers: tuple[tuple[str, str], ...] = ()
        today = screen.office.today()
        super().__init__(
            screen, _table(today), _form(screen), name="finding", add_words="Thêm phát hiện"
        )
        self._case = parts.button("Mở hồ sơ", self.open_case, name="finding-case")
        self.foot.addWidget(self._case)

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một phát hiện ở bên trái để ghi kết quả, hoặc bấm “Thêm phát hiện”."

    def shown(self, row: InspectionFinding | None) -> Any:
        """The finding's own values."""
        return None if row is None else plain(row)

    def heading(self, row: InspectionFinding | None) -> str:
        """Whose it is."""
        return "Phát hiện mới" if row is None else row.about or row.cell or row.inspection

    def write(self, row: InspectionFinding | None, changes: dict[str, Any]) -> str:
        """Write the finding."""
        given: dict[str, Any] = {
            name: value or None if name in _IDS else value for name, value in changes.items()
        }
        key = row.id if row else new_id()
        if row is not None:
            done = self.host.do(inspections.change_finding, id=key, revision=row.revision, **given)
        else:
            values = {"inspection_id": "", "words": "", **given}
            done = self.host.do(inspections.add_finding, id=key, **values)
        return key if done else ""

    def take_away(self, row: InspectionFinding) -> None:
        """Take back a finding entered by mistake."""
        self.host.do(inspections.remove_finding, id=row.id)

    def _show_entry(self, row: InspectionFinding | None, key: str) -> None:
        papers = self.form.fields["form"]
        if key and not self._papers and isinstance(papers, ChoiceField):
            # Reading all forms takes a while: not before one is asked for.
            every = {form.id: form.title for form in shipped.forms() if form.subject == "case"}
            self._papers = tuple(every.items())
            papers.set_choices(self._papers)
        super()._show_entry(row, key)

    def show_findings(self, found: InspectionYear, cells: tuple[Cell, ...]) -> None:
        """Show the findings of a year."""
        held = tuple((one.id, f"{one.way_text}: {one.content}") for one in found.inspections)
        for name, now, before, choices in (
            ("inspection_id", held, self._held, held),
            ("cell_id", cells, self._cells, tuple((one.id, one.name) for one in cells)),
        ):
            field = self.form.fields[name]
            if now != before and not self.unsaved() and isinstance(field, ChoiceField):
                field.set_choices(choices)
        if not self.unsaved():
            self._held, self._cells = held, cells
        self.show_lines(found.findings)

    @Slot()
    def open_case(self) -> None:
        """Go to the step of the case that the finding is about."""
        row: InspectionFinding | None = self.table.current_row()
        if row is None or not row.about_id:
            self.host.say("Hãy chọn một phát hiện có ghi người có hồ sơ.")
            return
        self.host.go.emit("case", f"{row.about_id}#{row.step}" if row.step else row.about_id)


def _table(today: date) -> Table:
    return Table(
        [
            Column("Ở đâu", lambda row: row.whose, width=20),
            Column("Phát hiện", lambda row: row.words, width=19),
            Column("Hạn", _due, lambda row: row.due, width=12, tone=partial(_tone, today)),
            Column("Kết quả", lambda row: row.state, width=15, tone=_state),
        ],
        name="findings",
        lines=2,
        empty=_EMPTY,
    )


def _due(row: InspectionFinding) -> str:
    return date_text(row.due) if row.due else ""


def _tone(today: date, row: InspectionFinding) -> str:
    return "late" if row.settled is None and row.due is not None and row.due < today else ""


def _state(row: InspectionFinding) -> str:
    return "soon" if row.settled is None else "quiet"


def _form(screen: Screen) -> FieldForm:
    day = partial(DateField, today=screen.office.today())

    steps = [(step.id, step.title) for process in shipped.processes() for step in process.step]
    form = FieldForm("finding-form", columns=1)
    form.add(ChoiceField("inspection_id", []), "Của cuộc", required=True, wide=True)
    form.add(LongTextField("words", lines=3), "Phát hiện", required=True)
    form.add(ChoiceField("cell_id", []), "Chi bộ", wide=True)
    form.add(person_field("about_id", screen.office), "Hồ sơ của (nếu có)", wide=True)
    form.add(ChoiceField("step", list(dict(steps).items())), "Ở bước", wide=True)
    form.add(ChoiceField("form", []), "Ở giấy tờ", wide=True)
    form.add(TextField("settler"), "Ai khắc phục", wide=True)
    form.add(day("due"), "Hạn khắc phục")
    form.add(day("settled"), "Khắc phục xong ngày")
    form.add(TextField("outcome"), "Kết quả", wide=True)
    return form
