"""Headless: the figures of a period put into an Excel template of the level above."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from desktop import __version__
from desktop.commands.opening import answer, opened
from desktop.commands.reports import period_of
from desktop.errors import Refusal
from desktop.services.keeping import settings
from desktop.services.office import Office
from desktop.services.reports import fill_templates
from desktop.services.reports.fill_templates import Target


def grammar(one: ArgumentParser, period: Callable[[ArgumentParser], object]) -> None:
    """What the command asks; `period` adds the words for a period."""
    one.add_argument("template", type=Path, help="mẫu .xlsx của cấp trên")
    period(one)
    one.add_argument("--filling", default="", help="cách điền đã lưu trong cơ quan, theo tên")
    one.add_argument("--sheet", default="", help="trang cần điền theo tên hàng, nếu chưa có cách")
    one.add_argument("--out", type=Path, required=True, help="tệp .xlsx được ghi ra")


def fill_template(words: Namespace) -> None:
    """Fill a copy of a template and say how many cells, and which figures are not known."""
    period = period_of(words)
    as_of = words.as_of or period.last
    with opened(words.office) as office:
        committee = office.read(settings.office).committee
        made = fill_templates.fill(
            office,
            template=words.template,
            targets=_targets(office, words),
            period=period,
            as_of=as_of,
            out=words.out,
        )
    lines = [f"Đã điền {made.cells} ô vào {made.path}."]
    if made.unknown:
        lines.append(f"Chưa rõ nên để trống: {'; '.join(made.unknown)}.")
    # The file itself stays as it was issued: what it is of is told here.
    content = {
        "path": str(made.path),
        "cells": made.cells,
        "unknown": list(made.unknown),
        "office": committee,
        "period": {"from": period.first, "to": period.last, "words": period.text},
        "as_of": as_of,
        "program": __version__,
    }
    answer(words.json, content, lines)


def _targets(office: Office, words: Namespace) -> tuple[Target, ...]:
    if words.filling:
        return office.read(fill_templates.filling, name=words.filling).targets
    if not words.sheet:
        raise Refusal("Hãy nêu --filling TÊN, hoặc --sheet TRANG cùng --report để điền theo hàng.")
    book = fill_templates.opened(words.template)
    found = fill_templates.proposed(book, words.sheet, words.report)
    if not found:
        raise Refusal(
            f"Không hàng nào của trang “{words.sheet}” có tên như báo cáo {words.report}. Hãy chọn "
            "báo cáo khác, hoặc chỉ ô cho từng số liệu ở Báo cáo, Điền mẫu Excel."
        )
    return found
