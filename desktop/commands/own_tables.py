"""Headless: the office's own tables, listed, counted, printed, lent and taken in."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from desktop import __version__
from desktop.commands import words as grammars
from desktop.commands.opening import answer, opened
from desktop.commands.reports import period_of
from desktop.rules.reports.own_table_counts import Counted
from desktop.services.keeping import settings
from desktop.services.papers import printing
from desktop.services.reports import own_table_files, own_table_prints, own_tables

Add = Callable[..., ArgumentParser]


def grammar(add: Add) -> None:
    """The acts of `own-table` and what each asks."""
    one = add("own-table", list_tables, "biểu tự lập: xem, tính, in, cho và nhận")
    metavar = "list|show|print|lend|take"
    acts = one.add_subparsers(dest="act_on", required=True, metavar=metavar)

    def act(name: str, run: Callable[[Namespace], None], words: str) -> ArgumentParser:
        made = acts.add_parser(name, help=words, allow_abbrev=False)
        made.set_defaults(act=run)
        if name == "take":
            made.add_argument("file", type=Path, help="tệp .bieu của cơ quan khác")
        elif name != "list":
            made.add_argument("name", metavar="TÊN", help="tên biểu")
        grammars.office(made)
        return made

    grammars.json(act("list", list_tables, "các biểu đã lưu"))
    for name, run, words in (("show", show, "số liệu"), ("print", print_table, "PDF, XLSX, Word")):
        made = act(name, run, words)
        grammars.days(made)
        made.add_argument("--as-of", type=grammars.day)
        if name == "show":
            made.add_argument("--names", action="store_true")
            grammars.json(made)
        else:
            made.add_argument("--out", type=Path, required=True)
    act("lend", lend, "ghi ra tệp .bieu").add_argument("--out", type=Path, required=True)
    act("take", take, "nhận biểu từ tệp .bieu")


def list_tables(words: Namespace) -> None:
    """Print the tables that are kept, and what is wrong with any."""
    with opened(words.office) as office:
        found = office.read(own_tables.tables, year=office.today().year)
    content = [{"id": one.id, "name": one.name, "mistakes": list(one.mistakes)} for one in found]
    lines = [
        line for one in found for line in (one.name, *(f"  – {said}" for said in one.mistakes))
    ]
    answer(words.json, {"tables": content}, lines or ["Chưa có biểu tự lập nào."])


def show(words: Namespace) -> None:
    """Print the figures of a table for a period."""
    period = period_of(words)
    with opened(words.office) as office:
        saved = office.read(own_tables.named, name=words.name, year=period.last.year)
        found = office.read(
            own_tables.counted,
            table=saved.table,
            period=period,
            as_of=words.as_of or period.last,
        )
        committee = office.read(settings.office).committee
    answer(words.json, _content(found, committee, names=words.names), _lines(found, words.names))


def print_table(words: Namespace) -> None:
    """Write a table of a period as PDF, XLSX and DOCX."""
    period = period_of(words)
    with opened(words.office) as office:
        saved = office.read(own_tables.named, name=words.name, year=period.last.year)
        written = own_table_prints.write(
            office,
            table=saved.table,
            period=period,
            as_of=words.as_of or period.last,
            folder=words.out,
        )
    print("\n".join(str(one.path) for one in written))


def lend(words: Namespace) -> None:
    """Write a table as the file that another office can take in."""
    with opened(words.office) as office:
        saved = office.read(own_tables.named, name=words.name, year=office.today().year)
        content = office.read(own_table_files.lent, ids=(saved.id,))
    print(printing.save(words.out / own_table_files.file_name((saved.table,)), content))


def take(words: Namespace) -> None:
    """Keep the tables of such a file in the office."""
    content = own_table_files.content_of(words.file)
    with opened(words.office) as office:
        done = office.do(own_table_files.take_in, content=content)
    if done is not None:
        print(f"{done.label}.")


def _content(found: Counted, committee: str, *, names: bool) -> dict[str, object]:
    rows = []
    for row in found.rows:
        told: dict[str, object] = {
            "id": row.id,
            "title": row.title,
            "values": [line.value for line in row.lines],
        }
        if names:
            told["names"] = [[one.name for one in line.members] for line in row.lines]
            told["unknown"] = [[one.name for one in line.unknown] for line in row.lines]
        rows.append(told)
    return {
        "office": committee,
        "title": found.title,
        "period": {"from": found.period.first, "to": found.period.last},
        "as_of": found.as_of,
        "program": __version__,
        "columns": [{"id": one.id, "title": one.title, "group": one.group} for one in found.heads],
        "rows": rows,
        "proofs": list(found.proofs),
    }


def _lines(found: Counted, names: bool) -> list[str]:
    lines = [found.title]
    for row in found.rows:
        lines.append(row.title)
        for head, line in zip(found.heads, row.lines, strict=True):
            column = " · ".join(filter(None, (head.group, head.title)))
            lines.append(f"  {column}: {line.text}")
            if names and line.members:
                lines.append("    " + ", ".join(one.name for one in line.members))
    return [*lines, *found.proofs]
