"""Every contradiction inside a case, across its facts and papers, at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from desktop.rules.calendar import Calendar
from desktop.rules.cases import conditions, findings, progress
from desktop.rules.cases.answers import Context
from desktop.rules.cases.findings import Finding, Level
from desktop.rules.cases.order import Course, course, of_order
from desktop.rules.cases.process import Process
from desktop.rules.cases.recorded import as_of
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case, Certificate
from desktop.rules.facts.person import History, Person
from desktop.rules.partial_date import PartialDate
from desktop.rules.people import history_gaps
from desktop.rules.text import date_text

APPLICANT, CELL, OFFICE = "Người vào Đảng", "Chi bộ", "Văn phòng Đảng ủy"

_NEEDED = (
    ("sex", "giới tính"),
    ("born", "ngày sinh"),
    ("ethnicity", "dân tộc"),
    ("religion", "tôn giáo (không thì ghi Không)"),
    ("occupation", "nghề nghiệp"),
    ("personal_number", "số định danh cá nhân"),
)
_NEEDED_PLACES = (
    ("birth_place", "nơi sinh"),
    ("home_place", "quê quán"),
    ("permanent_residence", "nơi thường trú"),
)


def faults(
    case: Case, processes: Iterable[Process], law: LawBook, calendar: Calendar, day: date
) -> tuple[Finding, ...]:
    """All contradictions and gaps known by the end of a day, sorted by who must mend them."""
    known = as_of(case, day, law)
    way = course(known, processes, Context(law, calendar, day))
    found = [
        *_of_person(known.person, day),
        *_of_history(known.person, known, day),
        *_of_mentors(known),
        *_of_those_who_help(way, Context(law, calendar, day)),
        *_of_certificates(known),
        *_of_records(way, law, calendar),
        *_of_membership(known),
    ]
    order = dict.fromkeys([APPLICANT, CELL, *(step.who for step in way.steps.values()), OFFICE])
    rank = {who: place for place, who in enumerate(order)}
    return tuple(sorted(dict.fromkeys(found), key=lambda one: rank.get(one.who, len(rank))))


def _of_person(person: Person, day: date) -> Iterator[Finding]:
    for name, words in _NEEDED:
        if not getattr(person, name):
            yield _missing(f"person.{name}", words)
    for name, words in _NEEDED_PLACES:
        if not getattr(person, name).text:
            yield _missing(f"person.{name}", words)
    if not (person.education.general or person.education.general_level):
        yield _missing("person.education.general", "trình độ giáo dục phổ thông")
    if person.born and person.born.earliest > day:
        yield _fault(
            f"Ngày sinh {person.born.text} ở tương lai.", "person.born", APPLICANT, "born later"
        )
    if _before(person.union_joined, person.born):
        yield _fault(
            "Ngày vào Đoàn trước ngày sinh.",
            "person.union_joined",
            APPLICANT,
            "union before birth",
        )


def _of_history(person: Person, case: Case, day: date) -> Iterator[Finding]:
    """The life history must cover, month by month, the time until the application."""
    history = person.history
    if history is None or case.last("history") is None:
        return
    for name, words in (("youth", "lịch sử bản thân"), ("posts", "quá trình công tác")):
        if not getattr(history, name):
            yield _missing(f"person.history.{name}", words)
    gaps = history_gaps.findings(history, case.day_of("history") or day)
    yield from (replace(one, rule="history gap") for one in gaps if one.level == "warn")
    yield from _of_spans(history)
    relations = {one.relation for one in history.relatives if one.name}
    if not relations:
        yield _missing("person.history.relatives", "hoàn cảnh gia đình")


def _of_spans(history: History) -> Iterator[Finding]:
    lists = (
        ("posts", history.posts, "Quá trình công tác"),
        ("trainings", history.trainings, "Đào tạo, bồi dưỡng"),
        ("travels", history.travels, "Đi nước ngoài"),
    )
    for name, entries, words in lists:
        for one in entries:
            if _before(one.until, one.since):
                yield _fault(
                    f"{words}: có dòng kết thúc trước khi bắt đầu.",
                    f"person.history.{name}",
                    APPLICANT,
                    "ends before it begins",
                )


def _of_mentors(case: Case) -> Iterator[Finding]:
    for one in case.mentors:
        name = one.mentor.name
        if one.since and case.candidate_on and one.since < case.candidate_on:
            yield _fault(
                f"{name} được phân công giúp đỡ ngày {date_text(one.since)}, trước nghị quyết công "
                f"nhận cảm tình Đảng ngày {date_text(case.candidate_on)}.",
                "mentor",
                CELL,
                "mentor before candidate",
                step="candidate",
            )
        if one.since and one.until and one.until < one.since:
            yield _fault(
                f"{name} thôi giúp đỡ trước khi được phân công.",
                "mentor",
                CELL,
                "ends before it begins",
            )
        if one.mentor.id == case.person.id:
            yield _fault(
                f"{name} không thể tự giúp đỡ mình.", "mentor", CELL, "own mentor", level="block"
            )


def _of_those_who_help(way: Course, context: Context) -> tuple[Finding, ...]:
    """Whoever helps now must be there and able to, as long as the case is open."""
    if way.ended_by() is not None:
        return ()
    return findings.of_mentors(progress.stage_of(way, context.day), way.case, context)


def _of_certificates(case: Case) -> Iterator[Finding]:
    held = (
        ("certificate", case.awareness_certificate, "Giấy chứng nhận bồi dưỡng nhận thức về Đảng"),
        ("new-member-class", case.new_member_certificate, "Giấy chứng nhận đảng viên mới"),
    )
    for step, one, words in held:
        if one is not None:
            yield from _of_certificate(step, one, words)


def _of_certificate(step: str, one: Certificate, words: str) -> Iterator[Finding]:
    if not one.number:
        yield _fault(f"{words}: chưa ghi số.", "number", OFFICE, "missing", step=step, level="info")
    if one.class_from and one.class_to and one.class_to < one.class_from:
        yield _fault(
            f"{words}: lớp kết thúc trước khi mở.",
            "class_to",
            OFFICE,
            "ends before it begins",
            step=step,
        )
    if one.day and one.class_to and one.day < one.class_to:
        yield _fault(
            f"{words}: cấp trước ngày kết thúc lớp.",
            "day",
            OFFICE,
            "certificate before class",
            step=step,
        )


def _of_records(way: Course, law: LawBook, calendar: Calendar) -> Iterator[Finding]:
    """Each recorded step against its order, conditions and deadline, on the day it was done."""
    for step in way.steps.values():
        record = way.case.last(step.id)
        if record is None:
            continue
        context = Context(law, calendar, record.day)
        yield from progress.of_end(record, step, way)
        yield from of_order(record, step, way, context)
        found = progress.of_record(record, step, way.case, context)
        yield from (one for one in found if one.rule not in conditions.AHEAD)


def _of_membership(case: Case) -> Iterator[Finding]:
    """The dates on the member's card must be those of the papers."""
    membership = case.person.membership
    if membership is None:
        return
    pairs = (
        ("decided", membership.decided, case.decision.day if case.decision else None),
        ("admitted", membership.admitted, case.ceremony_on),
    )
    words = {"decided": "Ngày quyết định kết nạp", "admitted": "Ngày vào Đảng"}
    for name, written, real in pairs:
        if written and real and not written.earliest <= real <= written.latest:
            yield _fault(
                f"{words[name]} trong hồ sơ đảng viên là {written.text}, nhưng giấy tờ ghi "
                f"{date_text(real)}.",
                f"person.membership.{name}",
                OFFICE,
                "unlike the papers",
            )


def _before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether a date is certainly earlier than another."""
    return one is not None and other is not None and one.latest < other.earliest


def _missing(field: str, words: str) -> Finding:
    return _fault(f"Chưa ghi {words}.", field, APPLICANT, "missing", level="info")


def _fault(
    sentence: str, field: str, who: str, rule: str, *, step: str = "", level: Level = "warn"
) -> Finding:
    mend = " Hãy bổ sung." if level == "info" else " Hãy sửa lại."
    return Finding(
        level=level, sentence=sentence + mend, who=who, step=step, field=field, rule=rule
    )
