"""Headless: registers and lists of many people."""

from __future__ import annotations

from argparse import Namespace

from desktop.commands.opening import opened
from desktop.commands.people import cell_named
from desktop.commands.reports import period_of
from desktop.services.papers import listings


def register(words: Namespace) -> None:
    """Write a register or list of a period into a folder, as PDF and as a workbook if asked."""
    with opened(words.office) as office:
        term = office.read(listings.running_term) if words.term else None
        written = listings.write(
            office,
            form_id=words.form,
            period=term or period_of(words),
            folder=words.out,
            cell_id=cell_named(office, words.cell) if words.cell else "",
            with_xlsx=words.xlsx,
            handover=words.handover,
        )
    print("\n".join(str(one.path) for one in written))
