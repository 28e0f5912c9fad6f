"""What a table says of itself wherever it goes: whose, of when, counted how, by which program."""

from __future__ import annotations

from datetime import date

from desktop import __version__
from desktop.rules import text

PROGRAM = f"Hạt Giống Đỏ {__version__}"


def of_figures(office: str, period: str, as_of: date, edition: str) -> str:
    """The line of a table of figures; its edition is that of the tables."""
    return _line(office, period, f"số liệu đến {text.date_text(as_of)}", f"bộ biểu {edition}")


def of_list(office: str, period: str, as_of: date, edition: str) -> str:
    """The line of a list or register; its edition is that of the forms."""
    return _line(office, period, f"lập theo dữ liệu đến {text.date_text(as_of)}", f"mẫu {edition}")


def _line(*told: str) -> str:
    return " · ".join(one for one in (*told, PROGRAM) if one)
