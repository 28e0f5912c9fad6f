"""Conditions on the person and the dossier: age, schooling, certificate, time passed."""

from __future__ import annotations

import re
from datetime import date

from desktop.rules.calendar import add_months, age, days_until, months_of_age
from desktop.rules.cases.answers import NO, YES, Answer, Context, condition, settled
from desktop.rules.editions import Limit
from desktop.rules.facts.case import Case
from desktop.rules.text import date_text, fold

_APPLICANT = "Người vào Đảng"
_GRADE = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})")
_ENOUGH_LEVEL = {
    "literate": False,
    "primary": False,
    "lower-secondary": True,
    "upper-secondary": True,
}
_SCHOOL_WORDS = {"thpt": True, "thcs": True, "trung hoc": True, "tieu hoc": False}


def considered_on(case: Case, context: Context) -> date:
    """The day of the cell's meeting on admission, else the day asked for."""
    return case.day_of("cell-meeting") or context.day


@condition("old enough", by_time=True)
def _old_enough(case: Case, context: Context) -> Answer:
    day = considered_on(case, context)
    limit = context.law.limit("age-min", day)
    months, born = months_of_age(case.person.born, day), case.person.born
    if months is None or born is None or born.month is None:
        return _birth_unknown("Chưa ghi tháng, năm sinh nên chưa tính được tuổi.", limit)
    if months >= limit.value * 12:
        return YES
    opens = add_months(date(born.year, born.month, 1), limit.value * 12)
    return Answer(
        holds=False,
        sentence=(
            f"Khi chi bộ xét phải đủ {limit.text} (tính theo tháng); "
            f"sớm nhất là tháng {opens:%m/%Y}. Hãy xét sau."
        ),
        source=limit.source,
        field="person.born",
        opens=opens,
    )


@condition("birthday is past", by_time=True)
def _birthday_past(case: Case, context: Context) -> Answer:
    day = considered_on(case, context)
    limit = context.law.limit("age-min", day)
    months, years = months_of_age(case.person.born, day), age(case.person.born, day)
    if months != limit.value * 12 or years is None or years[0] >= limit.value:
        return YES
    return Answer(
        holds=False,
        sentence=(
            f"Tháng này người vào Đảng mới tròn {limit.text} nhưng chưa qua ngày sinh. "
            "Quy định tính theo tháng; hãy hỏi cấp ủy cấp trên nếu muốn chắc chắn."
        ),
        source=limit.source,
        field="person.born",
    )


@condition("not too old", by_time=True)
def _not_too_old(case: Case, context: Context) -> Answer:
    day = considered_on(case, context)
    limit = context.law.limit("age-max", day)
    months = months_of_age(case.person.born, day)
    if months is None:
        return _birth_unknown("Chưa ghi tháng, năm sinh nên chưa biết có quá tuổi không.", limit)
    if months <= limit.value * 12 or settled("over-60", case, context):
        return YES
    return Answer(
        holds=False,
        sentence=(
            f"Người vào Đảng đã quá {limit.text}. Chỉ xét khi thật cần thiết và có văn bản "
            "đồng ý trước của ban thường vụ cấp ủy trực thuộc Trung ương; hãy kèm văn bản."
        ),
        source=limit.source,
        field="person.born",
    )


@condition("educated enough")
def _educated(case: Case, context: Context) -> Answer:
    limit = context.law.limit("education-min", considered_on(case, context))
    enough = enough_school(case, context)
    if enough or (enough is False and settled("schooling", case, context)):
        return YES
    if enough is None:
        sentence = "Chưa rõ trình độ giáo dục phổ thông; hãy ghi như 12/12 hoặc 9/12."
    else:
        sentence = (
            f"Học vấn chưa hết lớp {limit.value}/{limit.of}. Chỉ xét trong trường hợp ngoại lệ "
            "(vùng khó khăn, già làng, trưởng bản…); hãy kèm ý kiến của cấp có thẩm quyền."
        )
    return Answer(
        holds=enough,
        sentence=sentence,
        source=limit.source,
        field="person.education.general",
        who=_APPLICANT,
    )


def enough_school(case: Case, context: Context) -> bool | None:
    """By the class written (9/12), else by the level chosen from the list, else by the words."""
    written = case.person.education.general
    found = _GRADE.search(written)
    for limit_id in ("education-min", "education-min-old") if found else ():
        limit = context.law.limit(limit_id, considered_on(case, context))
        if found and int(found[2]) == limit.of:
            return int(found[1]) >= limit.value
    level = case.person.education.general_level
    if level:
        return _ENOUGH_LEVEL.get(level)
    said = fold(written)
    return next((enough for word, enough in _SCHOOL_WORDS.items() if word in said), None)


@condition("certificate is valid", by_time=True)
def _certificate_valid(case: Case, context: Context) -> Answer:
    day = considered_on(case, context)
    limit = context.law.limit("certificate-valid", day)
    end = certificate_end(case, limit)
    if end is None:
        return Answer(
            holds=None,
            sentence="Chưa ghi ngày cấp giấy chứng nhận bồi dưỡng nhận thức về Đảng.",
            source=limit.source,
            field="day",
            step="certificate",
        )
    if day <= end:
        return YES
    return Answer(
        holds=False,
        sentence=(
            f"Giấy chứng nhận bồi dưỡng nhận thức về Đảng chỉ có giá trị {limit.text}, đến ngày "
            f"{date_text(end)}. Hãy cử học lại lớp rồi ghi giấy mới."
        ),
        source=limit.source,
        step="certificate",
    )


@condition("certificate will last", by_time=True, ahead=True)
def _certificate_lasts(case: Case, context: Context) -> Answer:
    day = considered_on(case, context)
    end = certificate_end(case, context.law.limit("certificate-valid", day))
    notice = context.law.limit("certificate-notice", day)
    if end is None or not 0 <= days_until(end, day) <= notice.value:
        return YES
    return Answer(
        holds=False,
        sentence=(
            f"Giấy chứng nhận bồi dưỡng nhận thức về Đảng hết giá trị ngày {date_text(end)}, "
            f"còn {days_until(end, day)} ngày. Chi bộ cần họp xét trước ngày đó."
        ),
        source=context.law.limit("certificate-valid", day).source,
        step="certificate",
    )


def certificate_end(case: Case, limit: Limit) -> date | None:
    """The last day of the certificate of the awareness class; None without one."""
    held = case.awareness_certificate
    return add_months(held.day, limit.value) if held and held.day else None


@condition("dossier is fresh", by_time=True)
def _dossier_fresh(case: Case, context: Context) -> Answer:
    limit = context.law.limit("dossier-valid", considered_on(case, context))
    made = case.application_on
    if made is None or not is_stale(case, context) or settled("stale-dossier", case, context):
        return YES
    return Answer(
        holds=False,
        sentence=(
            f"Hồ sơ lập ngày {date_text(made)} đã quá {limit.text} mà chi bộ chưa "
            "xét. Hãy bổ sung lý lịch, thẩm tra lại phần thay đổi, làm lại giấy giới thiệu, "
            "nghị quyết của đoàn thể và tổng hợp ý kiến."
        ),
        source=limit.source,
        step="application",
    )


def is_stale(case: Case, context: Context) -> bool:
    """Whether the cell considers a dossier that was made too long ago."""
    day, made = considered_on(case, context), case.application_on
    limit = context.law.limit("dossier-valid", day)
    return made is not None and day > add_months(made, limit.value)


@condition("first admission")
def _first_admission(case: Case, context: Context) -> Answer:
    if not case.again or settled("again", case, context):
        return YES
    limit = context.law.limit("readmission", considered_on(case, context))
    return Answer(
        holds=False,
        sentence=(
            f"Kết nạp lại: phải ra khỏi Đảng ít nhất {limit.text}, chỉ được một lần, có văn bản "
            "đồng ý của ban thường vụ cấp ủy trực thuộc Trung ương. Hãy kiểm tra và kèm giấy tờ."
        ),
        source=limit.source,
    )


@condition("admitted again")
def _again(case: Case, _: Context) -> Answer:
    return YES if case.again else NO


@condition("not admitted again")
def _not_again(case: Case, _: Context) -> Answer:
    return NO if case.again else YES


@condition("cell is a base cell")
def _base_cell(case: Case, _: Context) -> Answer:
    return YES if case.cell is not None and case.cell.kind == "base" else NO


@condition("cell is no base cell")
def _no_base_cell(case: Case, _: Context) -> Answer:
    return NO if case.cell is not None and case.cell.kind == "base" else YES


@condition("cell is under a base committee")
def _under_base(case: Case, _: Context) -> Answer:
    return YES if case.cell is not None and case.cell.kind == "under" else NO


@condition("cell answers to the commune")
def _under_commune(case: Case, _: Context) -> Answer:
    return NO if case.cell is not None and case.cell.kind == "under" else YES


def _birth_unknown(sentence: str, limit: Limit) -> Answer:
    return Answer(
        holds=None,
        sentence=f"{sentence} Hãy bổ sung ngày sinh.",
        source=limit.source,
        field="person.born",
        who=_APPLICANT,
    )
