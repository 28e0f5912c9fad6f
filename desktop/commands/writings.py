"""Headless: a report in words, with what its figures say written out."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.commands.opening import opened
from desktop.commands.reports import period_of
from desktop.commands.words import day, days
from desktop.commands.words import office as office_file
from desktop.errors import Refusal
from desktop.rules.calendar import Period
from desktop.services.office import Office
from desktop.services.reports import writing_prints, writings


def grammar(one: ArgumentParser) -> None:
    """What the command asks."""
    office_file(one)
    which = days(one)
    which.add_argument("--term", action="store_true", help="cả nhiệm kỳ")
    which.add_argument("--half-term", action="store_true", help="nửa đầu nhiệm kỳ")
    one.add_argument("--kind", default="general", help="loại báo cáo: general, building")
    one.add_argument("--as-of", type=day)
    one.add_argument("--out", type=Path, required=True)


def writing(words: Namespace) -> None:
    """Write a report in words as PDF and DOCX; one that was begun is printed as it stands."""
    with opened(words.office) as office:
        period = _period(office, words)
        written = writing_prints.write(
            office,
            kind=words.kind,
            period=period,
            as_of=words.as_of or min(period.last, office.today()),
            folder=words.out,
        )
    print("\n".join(str(one.path) for one in written))


def _period(office: Office, words: Namespace) -> Period:
    if not (words.term or words.half_term):
        return period_of(words)
    terms = office.read(writings.term_periods)
    if not terms:
        raise Refusal(
            "Chưa nhập ngày bắt đầu và kết thúc nhiệm kỳ. Hãy nhập trong Cài đặt, mục Cơ quan."
        )
    return terms[0] if words.half_term else terms[1]
