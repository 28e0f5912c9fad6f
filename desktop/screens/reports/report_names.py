"""The names behind a figure as lines of a list, and where a name leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import Refusal
from desktop.screens.widgets.line_list import Line

if TYPE_CHECKING:
    from desktop.rules.reports.statistics import Line as Figure
    from desktop.rules.reports.statistics import Member
    from desktop.services.office import Office


def named_lines(figure: Figure) -> list[Line]:
    """Those in a figure under its value, then those of whom it is not known."""
    shown = [Line(title=f"{figure.title}: {figure.text}")] if figure.members else []
    shown += [_named(member, "", at) for at, member in enumerate(figure.members)]
    if figure.unknown:
        shown.append(Line(title=f"Chưa rõ có tính hay không ({len(figure.unknown)})"))
        shown += [_named(member, "soon", at) for at, member in enumerate(figure.unknown)]
    return shown


def screen_of(office: Office, id: str) -> str:
    """The screen that shows somebody or something named in a figure."""
    from desktop.services.people import people

    try:
        office.read(people.person, id=id)
    except Refusal:
        # The figure counts cells or places; their list shows them all.
        return "organisations"
    return "person"


def _named(member: Member, tone: str, at: int) -> Line:
    return Line(
        key=f"{member.id}/{tone}{at}",
        title=member.name,
        note=member.note,
        tone=tone,
        row=member,
    )
