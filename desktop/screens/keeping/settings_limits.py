"""The time limits of the law, each with its source, and what the office's own superiors set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from desktop.rules.editions import Limit
from desktop.rules.text import date_text
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.services.keeping.settings import LocalLimitLine

_ABOUT = (
    "Thời hạn theo quy định của Trung ương. Nếu cấp trên của văn phòng quy định thời hạn khác, "
    "chọn dòng đó, ghi thời hạn và văn bản quy định; các màn hình sẽ tính theo thời hạn này và "
    "ghi rõ “theo quy định của địa phương”."
)
_CONFIDENCE = {"high": "chắc chắn", "medium": "khá chắc", "low": "chưa chắc"}


@dataclass(frozen=True, slots=True)
class _Row:
    """A central limit, or a local one below it; `central` is that of the day it begins."""

    id: str
    central: Limit
    local: LocalLimitLine | None = None


class LimitPanel(EntryPanel):
    """Every limit with those of the superiors below it, and the form of a local one."""

    def __init__(self, screen: Screen) -> None:
        self._source = parts.label(name="limit-source", role="hint", wrap=True)
        super().__init__(
            screen,
            _table(),
            _form(screen.office.today()),
            name="limit",
            add_words="Đặt thời hạn của địa phương",
        )
        self.left.insertWidget(0, parts.label(_ABOUT, role="hint", wrap=True))

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một thời hạn ở bên trái rồi bấm Enter để xem nguồn hoặc đặt thời hạn riêng."

    def refresh(self) -> None:
        """Read the limits of the law and the office's own again; what is typed stays."""
        from desktop.services.keeping import settings

        read, day = self.host.office.read, self.host.office.today()
        own = read(settings.local_limits)
        rows: list[_Row] = []
        for central in read(settings.central_limits, day=day):
            rows.append(_Row(central.id, central))
            rows += [_Row(one.id, central, one) for one in own if one.rule == central.id]
        self.show_lines(tuple(rows))

    def shown(self, row: _Row | None) -> Any:
        """The local limit's values; below a central one those of a new local limit."""
        local = row.local if row is not None else None
        if local is None:
            return None
        return {
            "value": local.value,
            "source": local.source,
            "in_force_from": local.in_force_from,
            "in_force_to": local.in_force_to,
        }

    def heading(self, row: _Row | None) -> str:
        """The limit."""
        return row.central.title if row is not None else ""

    def write(self, row: _Row | None, changes: dict[str, Any]) -> str:
        """Set the local limit; another first day takes the place of the one before."""
        from desktop.services.keeping import settings

        if row is None:
            return ""
        values: dict[str, Any] = {"value": None, "source": ""}
        values |= dict.fromkeys(("in_force_from", "in_force_to"))
        values |= self.shown(row) or {}
        values |= changes
        for name, sentence in (
            ("value", "Hãy ghi thời hạn bằng số."),
            ("in_force_from", "Hãy ghi ngày bắt đầu áp dụng."),
        ):
            if values[name] is None:
                self.host.show_fault(self.form.fields[name].refuse(sentence))
                return ""
        done = self.host.do(settings.set_local_limit, rule=row.central.id, **values)
        before = row.local
        if done and before is not None and before.in_force_from != values["in_force_from"]:
            done = self.host.do(settings.remove_local_limit, id=before.id)
        return self._id_of(row.central.id, values["in_force_from"]) if done else ""

    def take_away(self, row: _Row) -> None:
        """Let the central limit hold again for those days."""
        from desktop.services.keeping import settings

        if row.local is not None:
            self.host.do(settings.remove_local_limit, id=row.local.id)

    def add(self) -> None:
        """Begin a local limit for the line that is picked."""
        row = self.table.current_row()
        if row is None or (self.unsaved() and not self.host.may_leave()):
            return
        self.table.select_id(row.central.id)
        self._show_entry(_Row(row.central.id, row.central), row.central.id)
        self.form.focus_first()

    def _id_of(self, rule: str, begins: date) -> str:
        from desktop.services.keeping import settings

        own = self.host.office.read(settings.local_limits)
        found = (one.id for one in own if (one.rule, one.in_force_from) == (rule, begins))
        return next(found, "")

    def _build(self) -> None:
        super()._build()
        right = self._title.parentWidget()
        down = right.layout() if right is not None else None
        assert isinstance(down, QVBoxLayout)
        down.insertWidget(1, self._source)

    def _show_entry(self, row: Any, key: str) -> None:
        super()._show_entry(row, key)
        self._source.setText(_source(row.central) if row is not None else "")
        self._source.setVisible(row is not None)
        self._remove_button.setVisible(row is not None and row.local is not None)


def _table() -> Table:
    return Table(
        [
            Column("Thời hạn", _title, width=34, tone=_tone),
            Column("Số ngày, tháng", _value, width=16, tone=_tone),
            Column("Mức tin cậy", _since, width=8, tone=_tone),
        ],
        name="limits",
        lines=2,
        empty="Chưa có thời hạn nào.",
    )


def _form(today: date) -> FieldForm:
    form = FieldForm("limit-form", columns=1)
    form.section("Theo quy định của địa phương")
    form.add(NumberField("value"), "Thời hạn (cùng đơn vị với Trung ương)", required=True)
    form.add(
        TextField("source", placeholder="Hướng dẫn số … của Ban Tổ chức Tỉnh ủy"),
        "Văn bản quy định",
        required=True,
        wide=True,
    )
    form.add(DateField("in_force_from", today=today), "Áp dụng từ ngày", required=True)
    form.add(DateField("in_force_to", today=today), "Đến hết ngày (để trống: đến nay)")
    return form


def _title(row: _Row) -> str:
    return f"    địa phương: {row.local.source}" if row.local is not None else row.central.title


def _value(row: _Row) -> str:
    return row.local.text if row.local is not None else row.central.text


def _since(row: _Row) -> str:
    if row.local is None:
        return _CONFIDENCE[row.central.confidence]
    begins, ends = date_text(row.local.in_force_from), row.local.in_force_to
    return f"{begins} đến {date_text(ends)}" if ends else f"từ {begins}"


def _tone(row: _Row) -> str:
    return "soon" if row.local is None and row.central.confidence != "high" else ""


def _source(central: Limit) -> str:
    told = (
        f"Trung ương: {central.text}",
        central.source,
        f"mức tin cậy: {_CONFIDENCE[central.confidence]}",
        central.note,
    )
    return " · ".join(part for part in told if part)
