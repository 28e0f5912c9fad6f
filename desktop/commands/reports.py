"""Headless: figures, the report on paper, the parcel for USB."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from datetime import date

from desktop import __version__
from desktop.commands.opening import answer, opened
from desktop.errors import Refusal
from desktop.rules.calendar import Period
from desktop.rules.reports.statistics import Figures
from desktop.services.exchange import exchange, receivers
from desktop.services.keeping import settings
from desktop.services.reports import reports

PASSPHRASE = "HGD_PASSPHRASE"


def figures(words: Namespace) -> None:
    """Print the figures of a report."""
    period = period_of(words)
    with opened(words.office) as office:
        shown = office.read(
            reports.shown,
            report_id=words.report,
            period=period,
            as_of=words.as_of or period.last,
        )
        found = shown.seen
        committee = office.read(settings.office).committee
    rows = []
    for line in found.lines:
        row: dict[str, object] = {"id": line.id, "title": line.title, "value": line.value}
        if words.names:
            row["names"] = [member.name for member in line.members]
        rows.append(row)
    content = {
        "office": committee,
        "report": found.report,
        **whence(found),
        "lines": rows,
        "edited": shown.edited,
    }
    lines = [found.title]
    for line in found.lines:
        lines.append(f"{'  ' * line.level}{line.title}: {line.text}")
        if words.names and line.members:
            lines.append("    " + ", ".join(member.name for member in line.members))
    if shown.edited:
        lines.append(shown.edited)
    answer(words.json, content, lines)


def whence(found: Figures) -> dict[str, object]:
    """Of when and how figures are, and which program counted them, beside the office's name."""
    return {
        "title": found.title,
        "edition": found.edition,
        "period": {
            "from": found.period.first,
            "to": found.period.last,
            "words": found.period.text,
        },
        "as_of": found.as_of,
        "program": __version__,
    }


def report(words: Namespace) -> None:
    """Write a report as PDF, XLSX and DOCX."""
    period = period_of(words)
    with opened(words.office) as office:
        written = reports.write(
            office,
            report_id=words.report,
            period=period,
            as_of=words.as_of or period.last,
            folder=words.out,
        )
    print("\n".join(str(one.path) for one in written))


def keep(words: Namespace) -> None:
    """Keep the figures of a period as they are, so that they never change after they were sent."""
    period = period_of(words)
    with opened(words.office) as office:
        done = office.do(
            reports.keep,
            report_id=words.report,
            period=period,
            as_of=words.as_of or period.last,
            day=office.today(),
        )
    if done is not None:
        print(f"{done.label}.")


def make_parcel(words: Namespace) -> None:
    """Write the report of a period as a parcel into a folder."""
    period = period_of(words)
    with opened(words.office) as office:
        receiver = office.read(receivers.named, name=words.receiver) if words.receiver else None
        written = exchange.make_parcel(
            office,
            report_id=words.report,
            period=period,
            as_of=period.last,
            folder=words.out,
            # A receiver opens with its own key; a passphrase is then only one way more.
            passphrase=os.environ.get(PASSPHRASE) if receiver else passphrase(),
            receiver=receiver,
        )
    answer(
        words.json,
        {"path": str(written.path), "cover": str(written.cover), "parcel": written.parcel},
        [str(written.path), str(written.cover), f"Dấu vân tay: {written.fingerprint}"],
    )


def verify_parcel(words: Namespace) -> None:
    """Prove a parcel that lies somewhere, and say from whom it is."""
    found = exchange.verify_parcel(words.parcel, passphrase())
    facts = found.facts
    answer(
        words.json,
        {"sender": facts.sender, "report": facts.report, "fingerprint": found.fingerprint},
        [
            f"Gói nguyên vẹn: {facts.sender.name}, {facts.sender.province}",
            f"Báo cáo {facts.report} từ {facts.since:%d/%m/%Y} đến {facts.until:%d/%m/%Y}",
            f"Dấu vân tay: {found.fingerprint}",
        ],
    )


def period_of(words: Namespace) -> Period:
    """The period that the words name; Refusal if its days are not in order."""
    named: Period | None = words.named
    first: date | None = words.first
    last: date | None = words.last
    if named is not None and last is None:
        return named
    if first is None or last is None:
        raise Refusal("--from và --to đi cùng nhau; các kỳ khác không cần --to.")
    if last < first:
        raise Refusal("Ngày --to trước ngày --from; hãy sửa lại.")
    return Period(first, last)


def passphrase() -> str:
    """The passphrase of a parcel from the environment, else asked; Refusal if there is none."""
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise Refusal(f"Chưa có mật khẩu gói: hãy đặt biến môi trường {PASSPHRASE} rồi chạy lại.")
    return getpass.getpass("Mật khẩu gói: ")
