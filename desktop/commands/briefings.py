"""Headless: the briefing of a month."""

from __future__ import annotations

from argparse import Namespace

from desktop.commands.opening import answer, opened
from desktop.rules.facts.briefing import Briefing
from desktop.rules.text import date_text
from desktop.services.cells import briefings


def briefing(words: Namespace) -> None:
    """Print the briefing of a month, and write its paper into a folder if one is named."""
    month, day = words.month, words.day
    with opened(words.office) as office:
        asked = {"month": month, "day": day or office.today()}
        found = office.read(briefings.briefing, **asked)
        written = briefings.write(office, folder=words.out, **asked) if words.out else None
    content = {"briefing": found, "path": str(written.path) if written else None}
    answer(words.json, content, [*_lines(found), *([str(written.path)] if written else [])])


def _lines(found: Briefing) -> list[str]:
    lines = [f"Giao ban {found.period}: {found.reported or 0} chi bộ đã báo cáo"]
    for figure in found.figures:
        month = f"{figure.month}; " if figure.month else ""
        lines.append(f"{figure.title}: {month}từ đầu năm {figure.year}")
    for cell in found.cells:
        praise = f", {cell.praise_text}: {cell.praise}" if cell.praise_text else ""
        lines.append(f"{cell.name}: {cell.received_text}, việc {cell.due_text or '0/0'}{praise}")
    for one in found.difficulties:
        by = f", hạn {date_text(one.due)}" if one.due else ""
        lines.append(f"Khó khăn ({one.cell}): {one.words} – {one.settler}{by}: {one.state}")
    lines += [f"{one.cell}: {one.work}, {one.reason}" for one in found.reminders]
    return lines
