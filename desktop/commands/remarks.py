"""Headless: the mentors' remarks of a month."""

from __future__ import annotations

from argparse import Namespace

from desktop.commands.opening import answer, opened
from desktop.services import shipped
from desktop.services.cases import remarks


def remarks_of_month(words: Namespace) -> None:
    """Print who is helped in a month, by whom, and what was said."""
    month = words.month.first
    with opened(words.office) as office:
        found = office.read(remarks.month, month=month)
    trends = {one.code: one.name for one in shipped.entries("remark_trends")}
    content = [
        {
            "cell": one.cell,
            "lines": [
                {
                    "id": line.person_id,
                    "person": line.person,
                    "stage": line.stage,
                    "mentor": line.mentor,
                    "strengths": line.strengths,
                    "weaknesses": line.weaknesses,
                    "trend": line.trend,
                    "missing": line.missing,
                }
                for line in one.lines
            ],
        }
        for one in found
    ]
    said = [f"Nhận xét tháng {month.month}/{month.year}"]
    for one in found:
        said.append(f"{one.cell}: {one.said}/{len(one.lines)}")
        for line in one.lines:
            told = "; ".join(filter(None, (line.strengths, line.weaknesses)))
            trend = trends.get(line.trend, "")
            words_said = " · ".join(filter(None, (told, trend))) or "chưa có"
            said.append(f"  {line.person} ({line.mentor}): {words_said}")
    answer(words.json, content, said)
