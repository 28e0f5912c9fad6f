"""Conditions on meetings: counts that are possible, and votes that reach what the law asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.rules.cases import votes
from desktop.rules.cases.answers import YES, Answer, Context, Question, condition, settled
from desktop.rules.facts.case import Case, Meeting, Opinion, Opinions

_FIELDS = {
    "official": "số chính thức",
    "present_official": "số chính thức có mặt",
    "in_favour": "số tán thành",
}


@dataclass(frozen=True, slots=True)
class _Body:
    """A body that votes: the name of its conditions, its step, its words and its threshold."""

    name: str
    step: str
    title: str
    members: str
    limit: str
    meeting: Callable[[Case], Meeting | None]


_BODIES = (
    _Body(
        "cell",
        "cell-meeting",
        "Chi bộ",
        "đảng viên chính thức được triệu tập",
        "vote-cell",
        lambda case: case.cell_meeting,
    ),
    _Body(
        "base committee",
        "base-meeting",
        "Đảng ủy cơ sở",
        "cấp ủy viên",
        "vote-base",
        lambda case: case.base_meeting,
    ),
    _Body(
        "standing committee",
        "standing-meeting",
        "Ban Thường vụ Đảng ủy",
        "ủy viên ban thường vụ",
        "vote-standing",
        lambda case: case.standing_meeting,
    ),
    _Body(
        "cell on recognition",
        "recognition-meeting",
        "Chi bộ",
        "đảng viên chính thức được triệu tập",
        "vote-cell",
        lambda case: case.recognition_meeting,
    ),
    _Body(
        "base committee on recognition",
        "recognition-base-meeting",
        "Đảng ủy cơ sở",
        "cấp ủy viên",
        "vote-base",
        lambda case: case.recognition_base_meeting,
    ),
    _Body(
        "standing committee on recognition",
        "recognition-standing-meeting",
        "Ban Thường vụ Đảng ủy",
        "ủy viên ban thường vụ",
        "vote-standing",
        lambda case: case.recognition_standing_meeting,
    ),
)


def _passes(body: _Body) -> Question:
    def question(case: Case, context: Context) -> Answer:
        if body.limit == "vote-base" and not (case.cell and case.cell.kind == "under"):
            return YES
        meeting = body.meeting(case) or Meeting()
        limit = context.law.limit(body.limit, meeting.day or context.day)
        base, in_favour = _base(body, case, meeting), meeting.in_favour
        if not base or in_favour is None:
            missing = "in_favour" if base else "official"
            return Answer(
                holds=None,
                sentence=f"{body.title}: chưa ghi {_FIELDS[missing]}; hãy ghi kết quả biểu quyết.",
                source=limit.source,
                field=missing,
                step=body.step,
                who=body.title,
            )
        if votes.passes(in_favour, base, limit.share, strictly=limit.strictly):
            return YES
        if body.step == "recognition-meeting" and settled("three-votes", case, context):
            return YES  # the competent committee decides in the cell's place
        least = votes.needed(base, limit.share, strictly=limit.strictly)
        words = "hơn " if limit.strictly else "ít nhất "
        return Answer(
            holds=False,
            sentence=(
                f"{body.title}: {in_favour}/{base} tán thành, cần {least} ({words}{limit.text} số "
                f"{body.members}). Hãy báo cáo kết quả lên trên; có thể họp xét lại sau."
            ),
            source=limit.source,
            field="in_favour",
            step=body.step,
            who=body.title,
        )

    return question


def _base(body: _Body, case: Case, meeting: Meeting) -> int | None:
    if meeting.base is None and body.limit == "vote-standing":
        return case.office.standing_members
    return meeting.base


def needed_text(step: str, case: Case, context: Context) -> str:
    """How many votes a meeting of the case needs, with the source; "" without a vote or its base.

    The number of votes cast, once it is known, is told with its share.
    """
    body = next((one for one in _BODIES if one.step == step), None)
    meeting = body.meeting(case) if body else None
    base = _base(body, case, meeting) if body and meeting else None
    if body is None or meeting is None or not base:
        return ""
    limit = context.law.limit(body.limit, meeting.day or context.day)
    least = votes.needed(base, limit.share, strictly=limit.strictly)
    words = "hơn " if limit.strictly else ""
    sentence = f"Cần ít nhất {least}/{base} phiếu tán thành ({words}{limit.text} số {body.members})"
    if meeting.in_favour is not None:
        share = votes.percent_text(meeting.in_favour, base)
        sentence += f"; đã có {meeting.in_favour}/{base}, bằng {share}%"
    return f"{sentence}. {limit.source}".strip()


def impossible_counts(meeting: Meeting) -> tuple[str, str] | None:
    """The field at fault and the sentence, when the counts of a meeting contradict each other."""
    one = meeting
    voted = (one.in_favour or 0) + (one.against or 0)
    counts = (
        ("present_official", one.present_official, one.official, "Số chính thức có mặt", "tổng số"),
        (
            "present_probationary",
            one.present_probationary,
            one.probationary,
            "Số dự bị có mặt",
            "tổng số dự bị",
        ),
        ("left_out", one.left_out, one.official, "Số không tính", "tổng số chính thức"),
        ("present_official", one.present_official, one.base, "Số có mặt", "số được triệu tập"),
        ("in_favour", voted, one.present_official, "Tán thành và không tán thành", "số có mặt"),
        ("in_favour", voted, one.base, "Tán thành và không tán thành", "số được triệu tập"),
    )
    for field, part, whole, name, of in counts:
        if part is not None and whole is not None and part > whole:
            return field, f"{name} ({part}) lớn hơn {of} ({whole}). Hãy xem lại biên bản."
    return None


def _possible(step: str, title: str, meeting: Callable[[Case], Meeting | None]) -> Question:
    def question(case: Case, _: Context) -> Answer:
        held = meeting(case)
        found = impossible_counts(held) if held else None
        if found is None:
            return YES
        return Answer(
            holds=False, sentence=f"{title}: {found[1]}", field=found[0], step=step, who=title
        )

    return question


def _opinions_possible(step: str, opinions: Callable[[Case], Opinions | None]) -> Question:
    def question(case: Case, _: Context) -> Answer:
        held = opinions(case)
        parts: tuple[tuple[str, Opinion], ...] = (
            (("organisations", held.organisations), ("residence", held.residence)) if held else ()
        )
        for name, one in parts:
            said = (one.in_favour or 0) + (one.against or 0)
            if one.asked is not None and said > one.asked:
                return Answer(
                    holds=False,
                    sentence=(
                        f"Tổng hợp ý kiến: tán thành và không tán thành ({said}) lớn hơn số được "
                        f"hỏi ({one.asked}). Hãy xem lại phiếu."
                    ),
                    field=f"{name}_in_favour",
                    step=step,
                )
        return YES

    return question


for _body in _BODIES:
    condition(f"{_body.name} vote passes")(_passes(_body))
    condition(f"{_body.name} counts are possible")(
        _possible(_body.step, _body.title, _body.meeting)
    )
condition("union counts are possible")(
    _possible("union-resolution", "Đoàn thể", lambda case: case.union_resolution)
)
condition("opinion counts are possible")(_opinions_possible("opinions", lambda case: case.opinions))
condition("probation opinion counts are possible")(
    _opinions_possible("probation-opinions", lambda case: case.probation_opinions)
)
