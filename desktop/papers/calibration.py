"""A page that shows how a printer moves and scales what it prints."""

from __future__ import annotations

import io

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop.papers import fonts, pdf
from desktop.papers.form import Size

FRAME = 20
"""Millimetres from each edge of the paper to the frame."""
RULER = 100
"""Millimetres that each ruler is long."""

_TITLE = "TRANG CĂN CHỈNH MÁY IN"
_SENTENCES = (
    "1. In trang này ở tỷ lệ 100 % (không chọn “vừa trang”), trên đúng loại giấy và khay giấy "
    "dùng để in phôi.",
    f"2. Đo hai thước: mỗi thước phải dài đúng {RULER} mm. Nếu không, máy in đang co giãn trang; "
    "hãy chọn lại tỷ lệ 100 % rồi in lại.",
    f"3. Đo từ mép trái tờ giấy đến cạnh trái của khung (số A), từ mép trên đến cạnh trên của "
    f"khung (số B). Máy in đúng thì A = B = {FRAME} mm.",
    "4. Nhập A và B vào ô “Đo được” của máy in này trong mục In ấn, thẻ Phôi và máy in. Chương "
    "trình tự dời nội dung khi in lên phôi.",
    "5. Làm lại mỗi khi thay máy in, khay giấy hoặc loại phôi.",
)
_FONT, _LEADING, _SMALL = 11, 15, 7
_TICK, _HALF_TICK, _LONG_TICK = 1.5, 2.5, 4


def render(size: Size = "A4", *, printer: str = "", right: float = 0, down: float = 0) -> bytes:
    """The page for a size of paper; `right` and `down` move it, to look at what was entered."""
    wide, high = pdf.SIZES[size]
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=(wide * mm, high * mm),
        invariant=1,
        lang="vi-VN",
        initialFontName=fonts.face(),
    )
    canvas.setTitle(_TITLE.capitalize())
    canvas.setCreator("Hạt Giống Đỏ")
    canvas.translate(right * mm, -down * mm)
    canvas.setLineWidth(0.3)
    canvas.rect(FRAME * mm, FRAME * mm, (wide - 2 * FRAME) * mm, (high - 2 * FRAME) * mm)
    _rulers(canvas, high)
    _measures(canvas, high)
    _words(canvas, wide, high, printer)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _rulers(canvas: Canvas, high: float) -> None:
    """One along the head of the frame, one along its left side, both from its corner."""
    canvas.setFont(fonts.face(), _SMALL)
    top = high - FRAME
    for at in range(RULER + 1):
        long = _LONG_TICK if at % 10 == 0 else _HALF_TICK if at % 5 == 0 else _TICK
        x, y = (FRAME + at) * mm, (top - at) * mm
        canvas.line(x, top * mm, x, (top - long) * mm)
        canvas.line(FRAME * mm, y, (FRAME + long) * mm, y)
        if at and at % 10 == 0:
            canvas.drawCentredString(x, (top - long) * mm - _SMALL, str(at))
            canvas.drawString((FRAME + long) * mm + 2, y - _SMALL / 3, str(at))


def _measures(canvas: Canvas, high: float) -> None:
    """Where A and B are measured: from the edge of the paper to the frame."""
    middle, across = (high / 2) * mm, (FRAME + 50) * mm
    top = (high - FRAME) * mm
    canvas.setFont(fonts.face(bold=True), _FONT)
    canvas.setDash(2, 2)
    canvas.line(0, middle, FRAME * mm, middle)
    canvas.line(across, top, across, high * mm)
    canvas.setDash()
    canvas.drawCentredString(FRAME / 2 * mm, middle + 3, "A")
    canvas.drawString(across + 4, top + FRAME / 2 * mm, "B")


def _words(canvas: Canvas, wide: float, high: float, printer: str) -> None:
    left, room = (FRAME + 16) * mm, (wide - 2 * FRAME - 22) * mm
    y = (high - FRAME - 16) * mm
    canvas.setFont(fonts.face(bold=True), _FONT + 2)
    canvas.drawString(left, y, _TITLE)
    canvas.setFont(fonts.face(), _FONT)
    if printer:
        y -= _LEADING
        canvas.drawString(left, y, f"Máy in: {fonts.clean(printer)}")
    y -= _LEADING / 2
    for sentence in _SENTENCES:
        for line in _wrapped(sentence, room):
            y -= _LEADING
            canvas.drawString(left, y, line)
        y -= _LEADING / 3


def _wrapped(sentence: str, room: float) -> list[str]:
    lines = [""]
    for word in sentence.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if fonts.width(longer, _FONT) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
