"""Headless: figures, the report on paper, the parcel for USB."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from datetime import date

from desktop.commands.opening import answer, opened
from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.rules.calendar import Period
from desktop.services import exchange, reports, statistics

PASSPHRASE = "HGD_PASSPHRASE"


def figures(words: Namespace) -> None:
    """Print the figures of a report."""
    period = period_of(words)
    with opened(words.office) as office:
        found = office.read(
            statistics.figures,
            report_id=words.report,
            period=period,
            as_of=words.as_of or period.last,
        )
    rows = []
    for line in found.lines:
        value = line.value if isinstance(line.value, int) or line.value is None else line.text
        row: dict[str, object] = {"id": line.id, "title": line.title, "value": value}
        if words.names:
            row["names"] = [member.name for member in line.members]
        rows.append(row)
    content = {
        "report": found.report,
        "edition": found.edition,
        "period": {"from": period.first, "to": period.last},
        "as_of": found.as_of,
        "lines": rows,
    }
    lines = [found.title]
    for line in found.lines:
        lines.append(f"{'  ' * line.level}{line.title}: {line.text}")
        if words.names and line.members:
            lines.append("    " + ", ".join(member.name for member in line.members))
    answer(words.json, content, lines)


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


def parcel(words: Namespace) -> None:
    """Make a parcel in a folder, or prove one that lies there."""
    if words.act_on == "make":
        _make(words)
    else:
        _verify(words)


def _make(words: Namespace) -> None:
    if words.office is None or words.out is None:
        raise Refusal("Lập gói cần --office, kỳ báo cáo và --out (thư mục trên USB).")
    period = period_of(words)
    with opened(words.office) as office:
        written = exchange.make_parcel(
            office,
            report_id=words.report,
            period=period,
            as_of=period.last,
            folder=words.out,
            passphrase=_passphrase(),
        )
    answer(
        words.json,
        {"path": str(written.path), "cover": str(written.cover), "parcel": written.parcel},
        [str(written.path), str(written.cover), f"Dấu vân tay: {written.fingerprint}"],
    )


def _verify(words: Namespace) -> None:
    if words.parcel is None:
        raise Refusal("Hãy nêu gói cần kiểm tra: --parcel TỆP.")
    found = exchange.verify_parcel(words.parcel, _passphrase())
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
    """The period that the words name; Refusal if they name none."""
    first: date | None = words.first
    last: date | None = words.last
    if first is not None:
        if last is None or last < first:
            raise Refusal("Kỳ báo cáo cần --to sau hoặc bằng --from.")
        return Period(first, last)
    named = str(words.year or "") or words.quarter or words.month
    if not named:
        raise Refusal("Hãy nêu kỳ báo cáo: --year, --quarter, --month hoặc --from và --to.")
    try:
        return calendar.period(named)
    except ValueError:
        raise Refusal(
            f"Không hiểu kỳ “{named}”. Ví dụ đúng: --year 2021, --quarter 2017-Q1, --month 2021-03."
        ) from None


def _passphrase() -> str:
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise Refusal(f"Chưa có mật khẩu gói: hãy đặt biến môi trường {PASSPHRASE} rồi chạy lại.")
    return getpass.getpass("Mật khẩu gói: ")
