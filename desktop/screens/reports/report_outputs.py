"""What is said of the figures on the screen, and what they become where no window waits for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.rules import text

if TYPE_CHECKING:
    from desktop.rules.reports.statistics import Figures
    from desktop.services.office import Office
    from desktop.services.reports.reports import Made, Shown

_TOLD = 3
"""How many changed lines are named after keeping."""


def told(shown: Shown) -> str:
    """Whether figures were kept, what has changed since, and what is not known."""
    said = shown.seen.title
    if shown.kept is not None:
        said += f" · đã chốt ngày {text.date_text(shown.kept.kept_on)}"
        if shown.changed:
            lines = ", ".join(line.title for line in shown.changed[:_TOLD])
            more = "…" if len(shown.changed) > _TOLD else ""
            said += f" · sổ sách đã sửa sau khi chốt, tính lại sẽ khác: {lines}{more}"
    if shown.figures.undated:
        said += f" · {len(shown.figures.undated)} người chưa rõ ngày, tính vào ngày đầu có thể"
    if shown.edited:
        said += " · biểu có dòng do văn phòng ẩn, sửa tên hoặc thêm"
    return said


def made(office: Office, figures: Figures) -> Made:
    """The report of these figures; Refusal while the office has no name."""
    from desktop.services.reports import reports

    return office.read(
        reports.make, report_id=figures.report, period=figures.period, as_of=figures.as_of
    )


def written(office: Office, figures: Figures, write: Callable[[Made], bytes], path: Path) -> Path:
    """Where the report of these figures was written, as these bytes."""
    from desktop.services.papers import printing

    printing.save(path, write(made(office, figures)))
    return path
