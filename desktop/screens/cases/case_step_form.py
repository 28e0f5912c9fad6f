"""The fields of one step: its day and number, what its process asks, a note, an override."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.errors import Refusal
from desktop.rules.cases.process import Ask as Asked
from desktop.rules.cases.process import Step
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import Field, FlagField, LongTextField, NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    pass

_LONG_LABEL = 30


class StepForm(FieldForm):
    """What is asked when a step is recorded; without a step only what every step has."""

    def __init__(self, host: Screen, step: Step | None) -> None:
        super().__init__("record")
        self._host = host
        today = host.office.today()
        self.add(DateField("day", today=today), "Ngày", required=True)
        self.add(TextField("number"), "Số văn bản, nếu có")
        for ask in step.ask if step is not None else ():
            wide = True if len(ask.label) > _LONG_LABEL else None
            self.add(self._field(ask, today), ask.label, required=ask.required, wide=wide)
        self.add(LongTextField("note", lines=2), "Ghi chú")
        self.add(
            LongTextField("override", lines=2),
            "Lý do vẫn ghi nhận, khi quy định cho phép ngoại lệ",
        )

    def entered(self) -> dict[str, Any]:
        """The values that say something; Refusal without a day, or where one cannot be read."""
        values = self.values()
        if values["day"] is None:
            raise Refusal("Hãy ghi ngày của bước này, ví dụ 05/02/2026.", field="day")
        # A box that is not ticked says nothing, where a number 0 says something.
        return {
            name: value
            for name, value in values.items()
            if value is not None and value is not False
        }

    def _field(self, ask: Asked, today: date) -> Field:
        match ask.kind:
            case "long":
                return LongTextField(ask.id, lines=3)
            case "number":
                return NumberField(ask.id)
            case "date":
                return DateField(ask.id, today=today)
            case "choice":
                return ChoiceField(ask.id, [(choice, choice) for choice in ask.choices])
            case "flag":
                return FlagField(ask.id, "Có")
            case "person":
                return person_field(ask.id, self._host.office)
            case "text":
                return TextField(ask.id)
