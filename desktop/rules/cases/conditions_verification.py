"""Conditions on the verification of the personal history: replies in time and all there."""

from __future__ import annotations

from datetime import date

from desktop.rules.cases.answers import YES, Answer, Context, condition
from desktop.rules.facts.case import Case, Verification
from desktop.rules.text import date_text


@condition("verification came in time")
def _in_time(case: Case, context: Context) -> Answer:
    record = case.last("verification")
    asked = record.values.get("requested") if record else None
    if record is None or not isinstance(asked, date):
        return YES
    abroad = record.values.get("abroad") is True
    limit = context.law.limit("verification-abroad" if abroad else "verification", asked)
    last = context.calendar.working_days_after(asked, limit.value)
    if record.day <= last:
        return YES
    return Answer(
        holds=False,
        sentence=(
            f"Kết quả thẩm tra về sau hạn {limit.text} (hạn {date_text(last)}). "
            "Hãy ghi rõ lý do chậm trong hồ sơ."
        ),
        source=limit.source,
        step="verification",
        field="requested",
    )


@condition("verification replies are there")
def _replied(case: Case, _: Context) -> Answer:
    waiting = [one for one in case.verifications if one.replied is None]
    if not waiting:
        return YES
    first = waiting[0]
    more = f" và {len(waiting) - 1} nơi khác" if len(waiting) > 1 else ""
    sent = f"gửi ngày {date_text(first.sent)}" if first.sent else "chưa gửi"
    return Answer(
        holds=False,
        sentence=(
            f"Chưa có trả lời thẩm tra về {_about(first)} của {first.committee} ({sent}){more}. "
            "Hãy nhắc nơi thẩm tra hoặc ghi trả lời."
        ),
        step="verification",
        field="verifications",
    )


@condition("verification rests on its replies")
def _after_replies(case: Case, _: Context) -> Answer:
    concluded = case.verified_on
    replied = [(one.replied, _about(one)) for one in case.verifications if one.replied]
    latest = max(replied, default=None)
    if concluded is None or latest is None or latest[0] <= concluded:
        return YES
    return Answer(
        holds=False,
        sentence=(
            f"Kết luận thẩm tra ghi ngày {date_text(concluded)}, trước trả lời về {latest[1]} "
            f"ngày {date_text(latest[0])}. Hãy sửa một trong hai ngày."
        ),
        step="verification",
        field="day",
    )


def _about(one: Verification) -> str:
    return f"{one.relation.lower()} {one.name}".strip() if one.relation else "bản thân"
