"""The forecast of a year or term in sentences, and everybody who is on the way."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.cells.forecast import FEWEST, Estimate
from desktop.rules.text import date_text
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen
from desktop.services.cells.forecast import Outlook, Prospect

_EMPTY = (
    "Chưa có ai đang trên đường vào Đảng.\n\n"
    "Ghi bước “Chi đoàn, đoàn thể giới thiệu quần chúng ưu tú” hoặc nghị quyết công nhận cảm tình "
    "Đảng trong hồ sơ của một người, tên người đó sẽ hiện ở đây."
)
_OVER = "Chỉ dự báo cho năm và nhiệm kỳ đang chạy."
_METHOD = (
    "Cách tính: mỗi người được so với những hồ sơ cũ của chính đảng bộ đã từng ở cùng bước và chờ "
    "lâu bằng ấy, xem bao nhiêu hồ sơ kịp kết nạp trong số ngày còn lại; người không thể kịp theo "
    "thời hạn của quy định thì không tính. Khoảng dự báo đúng tám trong mười lần, nếu năm nay cũng "
    "như những năm trước."
)


class ForecastPanel(QWidget):
    """What may be expected, in words, above those on the way with the next day of each."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._host = screen
        self._told = parts.label(name="forecast-told", wrap=True)
        self._class = parts.label(name="forecast-class", wrap=True)
        method = parts.label(_METHOD, name="forecast-method", role="hint", wrap=True)
        self.people = LineList("prospects", empty=_EMPTY)
        self.people.setAccessibleName("Người đang trên đường vào Đảng")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        for label in (self._told, self._class, method):
            layout.addWidget(label)
        layout.addWidget(self.people, 1)
        self.setFocusProxy(self.people)
        self.people.opened.connect(self._open)

    def show_outlook(self, found: Outlook) -> None:
        """Show a year or term."""
        self._told.setText(_told(found))
        self._class.setText(_class(found))
        self._class.setVisible(bool(self._class.text()))
        self.people.set_empty(_EMPTY if found.running else _OVER)
        self.people.show_lines(_lines(found))

    @Slot(object)
    def _open(self, line: Line) -> None:
        one = line.row
        if isinstance(one, Prospect):
            self._host.go.emit("case", f"{one.id}#{one.step}" if one.step else one.id)


def _told(found: Outlook) -> str:
    if not found.running:
        return _OVER
    last = date_text(found.period.last)
    possible = sum(one.possible for one in found.prospects)
    told = [f"Từ nay đến {last}, {possible} trong {len(found.prospects)} người còn kịp kết nạp."]
    if found.estimate is not None:
        told.append(f"Dự báo kết nạp thêm {_range(found.estimate)}.")
        told.append(_reached(found, found.estimate))
    elif possible:
        told.append(f"Chưa dự báo được số người: chưa đủ {FEWEST} hồ sơ cũ ở cùng bước để so.")
    if found.estimate is not None and found.untold:
        told.append(f"Chưa kể {found.untold} người còn kịp nhưng chưa đủ {FEWEST} hồ sơ cũ để so.")
    return " ".join(filter(None, told))


def _range(estimate: Estimate) -> str:
    if estimate.low == estimate.high:
        return f"{estimate.likely} người"
    return f"khoảng {estimate.likely} người (từ {estimate.low} đến {estimate.high})"


def _reached(found: Outlook, estimate: Estimate) -> str:
    whole = found.whole
    low, high = whole.done + estimate.low, whole.done + estimate.high
    if whole.target is None:
        return f"Cùng {whole.done} người đã kết nạp là từ {low} đến {high}."
    if low >= whole.target:
        verdict = "đủ chỉ tiêu"
    elif high < whole.target:
        verdict = f"thiếu ít nhất {whole.target - high}"
    else:
        verdict = "có thể đạt, có thể không"
    counted = f"{low}" if low == high else f"từ {low} đến {high}"
    return f"Cùng {whole.done} người đã kết nạp là {counted}, chỉ tiêu {whole.target}: {verdict}."


def _class(found: Outlook) -> str:
    one = found.round
    if not found.running or not one.waiting:
        return ""
    if not one.helped or one.all_by is None or one.last_by is None:
        return (
            f"{one.waiting} cảm tình Đảng chưa có giấy chứng nhận; mở thêm lớp bây giờ cũng không "
            "còn kịp trong kỳ này."
        )
    told = (
        f"Nếu mở thêm một lớp, cấp giấy chứng nhận chậm nhất {date_text(one.all_by)}: "
        f"{one.helped} trong {one.waiting} người chưa có giấy còn kịp"
    )
    if one.last_by > one.all_by:
        told += f"; sau {date_text(one.last_by)} thì không còn ai"
    if one.estimate is not None:
        told += f"; dự báo khi đó là {_range(one.estimate)}"
    return f"{told}."


def _lines(found: Outlook) -> list[Line]:
    """Those who can still be in time, then those who cannot, each group under its heading."""
    groups = (
        ("Còn kịp", [one for one in found.prospects if one.possible]),
        ("Không còn kịp", [one for one in found.prospects if not one.possible]),
    )
    return [
        line
        for words, ones in groups
        if ones
        for line in (Line(title=f"{words}: {len(ones)} người"), *map(_line, ones))
    ]


def _line(one: Prospect) -> Line:
    told = [f"Đang ở: {one.at}, từ {date_text(one.since)}."]
    if one.possible:
        told.append(f"Tiếp theo: {one.title}." if one.title else "")
        told.append(_past(one))
    else:
        told.append(one.why)
    return Line(
        key=one.id,
        title=" · ".join(filter(None, (one.name, one.cell))),
        note=" ".join(filter(None, told)),
        side=f"chậm nhất {date_text(one.by)}" if one.possible and one.by else "không kịp",
        tone="" if one.possible else "quiet",
        row=one,
    )


def _past(one: Prospect) -> str:
    seen, made = one.chance.seen, one.chance.made
    if not one.chance.known:
        return f"Hồ sơ cũ để so: {seen}, chưa đủ."
    return f"Hồ sơ cũ: {made} trong {seen} kịp."
