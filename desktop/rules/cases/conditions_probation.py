"""Conditions on probation."""

from __future__ import annotations

from desktop.rules.calendar import days_until
from desktop.rules.cases.answers import YES, Answer, Context, condition
from desktop.rules.facts.case import Case
from desktop.rules.text import date_text


@condition("probation is complete", by_time=True)
def _complete(case: Case, context: Context) -> Answer:
    ends = case.probation_ends
    limit = context.law.limit("probation", case.ceremony_on or context.day)
    if ends is None:
        return Answer(
            holds=None,
            sentence="Chưa ghi ngày chi bộ tổ chức lễ kết nạp.",
            source=limit.source,
            field="day",
            step="ceremony",
        )
    if context.day >= ends:
        return YES
    return Answer(
        holds=False,
        sentence=(
            f"Còn {days_until(ends, context.day)} ngày đủ {limit.text} dự bị, vào ngày "
            f"{date_text(ends)}. Hãy chờ đến ngày đó."
        ),
        source=limit.source,
        opens=ends,
    )
