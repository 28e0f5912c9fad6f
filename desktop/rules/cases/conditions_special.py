"""Conditions under which a case is a special one, that needs papers beside the usual ones."""

from __future__ import annotations

from datetime import date

from desktop.rules.calendar import add_months, days_until, months_of_age
from desktop.rules.cases import votes
from desktop.rules.cases.answers import NO, UNKNOWN, YES, Answer, Context, condition
from desktop.rules.cases.conditions_person import (
    certificate_end,
    considered_on,
    enough_school,
    is_stale,
)
from desktop.rules.editions import Limit
from desktop.rules.facts.case import Case, StepRecord
from desktop.rules.members.membership import MOVEMENTS
from desktop.rules.text import date_text, fold

BUSINESS_OWNER, FOREIGN_MARRIAGE = "business-owner", "foreign-marriage"
POLICE, POLITICAL, SHORT_CONTRACT = "police", "political", "short-contract"
PUPIL = "pupil"
UNSETTLED_WORK = (SHORT_CONTRACT, "long-contract", "seconded", "awaits-work")
"""Codes of `lists/groups.toml`."""
SUBMITTED = "hồ sơ đang ở cấp ủy có thẩm quyền"
"""How far the dossier of somebody who arrives may have come, as the step asks it."""

_NO_RELIGION = frozenset({"", "khong", "khong co", "khong ton giao", "khong theo ton giao"})
_HOA = frozenset({"hoa", "han", "hoa (han)"})
_VIETNAMESE = frozenset({"", "viet nam", "vietnam"})
_SPOUSES = frozenset({"vo", "chong"})


def _yes(holds: bool) -> Answer:
    return YES if holds else NO


@condition("re-admission is not too early", by_time=True)
def _again_in_time(case: Case, context: Context) -> Answer:
    """So long after leaving; after a sentence so long since it was struck from the record."""
    if not case.again:
        return YES
    day = considered_on(case, context)
    cleared = case.extra("again", "record-cleared")
    terms = (
        ("readmission", _left_on(case, day), "ra khỏi Đảng"),
        ("readmission-cleared", cleared.day if cleared else None, "được xóa án tích"),
    )
    for limit_id, start, words in terms:
        limit = context.law.limit(limit_id, day)
        opens = add_months(start, limit.value) if start else day
        if start and opens > day:
            return _too_early(limit, start, words, opens, day)
    return YES


def _too_early(limit: Limit, start: date, words: str, opens: date, day: date) -> Answer:
    return Answer(
        holds=False,
        sentence=(
            f"Kết nạp lại phải sau ít nhất {limit.text} kể từ khi {words} ({date_text(start)}): đủ "
            f"vào ngày {date_text(opens)}, còn {days_until(opens, day)} ngày. Hãy xét sau ngày đó."
        ),
        source=limit.source,
        opens=opens,
    )


def _left_on(case: Case, day: date) -> date | None:
    left = [move.day for move in case.person.movements if not MOVEMENTS[move.kind]]
    told = case.extra("again", "leaving-decision")
    before = [one for one in left if one <= day] or ([told.day] if told else [])
    return max(before, default=None)


@condition("is over the age limit")
def _over_age(case: Case, context: Context) -> Answer:
    day = considered_on(case, context)
    months = months_of_age(case.person.born, day)
    limit = context.law.limit("age-max", day)
    return UNKNOWN if months is None else _yes(months > limit.value * 12)


@condition("has less schooling than asked")
def _less_schooling(case: Case, context: Context) -> Answer:
    enough = enough_school(case, context)
    return UNKNOWN if enough is None else _yes(not enough)


@condition("follows a religion")
def _religious(case: Case, _: Context) -> Answer:
    return _yes(fold(case.person.religion) not in _NO_RELIGION)


@condition("is of the Hoa people")
def _hoa(case: Case, _: Context) -> Answer:
    return _yes(fold(case.person.ethnicity) in _HOA)


@condition("is married to a foreigner")
def _foreign_marriage(case: Case, _: Context) -> Answer:
    history = case.person.history
    spouses = (
        one for one in (history.relatives if history else ()) if fold(one.relation) in _SPOUSES
    )
    foreign = any(fold(one.nationality) not in _VIETNAMESE for one in spouses)
    return _yes(foreign or FOREIGN_MARRIAGE in case.person.groups)


@condition("owns a private business")
def _business(case: Case, _: Context) -> Answer:
    return _yes(BUSINESS_OWNER in case.person.groups)


@condition("works on a contract, is seconded or awaits work")
def _unsettled_work(case: Case, _: Context) -> Answer:
    return _yes(not case.person.groups.isdisjoint(UNSETTLED_WORK))


@condition("works on a short contract")
def _short_contract(case: Case, _: Context) -> Answer:
    return _yes(SHORT_CONTRACT in case.person.groups)


@condition("is in probation on a short contract")
def _short_contract_in_probation(case: Case, _: Context) -> Answer:
    return _yes(SHORT_CONTRACT in case.person.groups and case.ceremony_on is not None)


@condition("serves in the police")
def _police(case: Case, _: Context) -> Answer:
    return _yes(POLICE in case.person.groups)


@condition("goes to school")
def _pupil(case: Case, _: Context) -> Answer:
    person = case.person
    return _yes(PUPIL in person.groups or person.occupation_group == PUPIL)


@condition("has a question of political standard")
def _political(case: Case, _: Context) -> Answer:
    return _yes(POLITICAL in case.person.groups)


@condition("dossier is stale", by_time=True)
def _stale(case: Case, context: Context) -> Answer:
    return _yes(is_stale(case, context))


@condition("certificate has run out", by_time=True)
def _run_out(case: Case, context: Context) -> Answer:
    day = considered_on(case, context)
    end = certificate_end(case, context.law.limit("certificate-valid", day))
    return _yes(end is not None and day > end)


@condition("has arrived from elsewhere")
def _arrived(case: Case, _: Context) -> Answer:
    return _yes(case.last("moved-in") is not None)


@condition("has arrived with a dossier under consideration")
def _arrived_considered(case: Case, _: Context) -> Answer:
    record = case.last("moved-in")
    return _yes(record is not None and record.values.get("state") == SUBMITTED)


@condition("moved while being helped")
def _moved_helped(case: Case, _: Context) -> Answer:
    return _yes(_moved_after(case) == "")


@condition("moved after the resolution")
def _moved_resolved(case: Case, _: Context) -> Answer:
    return _yes(_moved_after(case) == "cell-meeting")


@condition("moved while the committee considers")
def _moved_considered(case: Case, _: Context) -> Answer:
    return _yes(_moved_after(case) in ("appraisal", "standing-meeting"))


@condition("moved after the decision")
def _moved_decided(case: Case, context: Context) -> Answer:
    return _yes(_decision_holds(case, context) is True)


@condition("moved long after the decision")
def _moved_late(case: Case, context: Context) -> Answer:
    return _yes(_decision_holds(case, context) is False)


def _moved_after(case: Case) -> str | None:
    """The furthest stop the dossier had come to when the person moved away; None if not moved."""
    moved = case.day_of("moved-away")
    if moved is None:
        return None
    for step in ("decision", "standing-meeting", "appraisal", "cell-meeting"):
        day = case.day_of(step)
        if day is not None and day <= moved:
            return step
    return ""


def _decision_holds(case: Case, context: Context) -> bool | None:
    """Whether a decision on admission is young enough for the new place; None without one."""
    moved, decided = case.day_of("moved-away"), case.day_of("decision")
    if moved is None or decided is None or _moved_after(case) != "decision":
        return None
    limit = context.law.limit("moved-ceremony", decided)
    return moved <= context.calendar.working_days_after(decided, limit.value)


@condition("votes stayed without result")
def _no_result(case: Case, context: Context) -> Answer:
    limit = context.law.limit("votes-without-result", context.day)
    return _yes(undecided(case, context) >= limit.value)


@condition("recognition is refused")
def _refused(case: Case, context: Context) -> Answer:
    return _yes(_is_refused(case, context))


@condition("recognition is not refused")
def _not_refused(case: Case, context: Context) -> Answer:
    ended = case.last("struck-off") is not None or _is_refused(case, context)
    return _yes(not ended)


def _is_refused(case: Case, context: Context) -> bool:
    """Said so, or voted so by the cell while the name is not struck off on another ground."""
    if case.last("not-recognised") is not None or case.last("struck-off") is not None:
        return case.last("struck-off") is None
    last = case.last("recognition-meeting")
    return last is not None and _against(last, context)


@condition("section committee has reported")
def _section_reported(case: Case, _: Context) -> Answer:
    return _yes(case.last("section-report") is not None)


@condition("section committee has reported on recognition")
def _section_reported_on_recognition(case: Case, _: Context) -> Answer:
    return _yes(case.last("recognition-section-report") is not None)


@condition("is being struck off")
def _struck_off(case: Case, _: Context) -> Answer:
    begun = any(one.special == "struck-off" for one in case.extras)
    return _yes(begun or case.last("struck-off") is not None)


def undecided(case: Case, context: Context) -> int:
    """How often the cell has voted on recognition without enough votes on either side."""
    meetings = (one for one in case.steps if one.step == "recognition-meeting")
    return sum(_side(one, context) == "neither" for one in meetings)


def _against(record: StepRecord, context: Context) -> bool:
    return _side(record, context) == "against"


def _side(record: StepRecord, context: Context) -> str:
    """The side that reached the threshold: in_favour, against, neither; "" where unknown."""
    limit = context.law.limit("vote-cell", record.day)
    official, left_out, cast = (
        record.values.get(name) for name in ("official", "left_out", "in_favour")
    )
    if not isinstance(official, int) or not isinstance(cast, int):
        return ""
    base = official - (left_out if isinstance(left_out, int) else 0)
    if votes.passes(cast, base, limit.share, strictly=limit.strictly):
        return "in_favour"
    against = record.values.get("against")
    if isinstance(against, int) and votes.passes(
        against, base, limit.share, strictly=limit.strictly
    ):
        return "against"
    return "neither"


@condition("is not admitted yet")
def _not_admitted(case: Case, _: Context) -> Answer:
    return _yes(case.ceremony_on is None)
