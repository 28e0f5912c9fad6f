"""Steps of a case: recording them under the law's checks, and how a case stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.calendar import Calendar
from desktop.rules.cases import consistency, progress, recorded, special
from desktop.rules.cases.process import Process, Step, in_force
from desktop.rules.cases.progress import Finding, Progress
from desktop.rules.cases.special import Extra
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case, StepRecord, Value
from desktop.rules.members import membership
from desktop.rules.partial_date import PartialDate
from desktop.services import facts, rows, shipped
from desktop.services.cases import mentors
from desktop.services.keeping import settings
from desktop.services.papers import numbering
from desktop.services.people import admissions
from desktop.store.tables.cases import CaseRow, MentorshipRow, StepRow
from desktop.store.tables.people import PersonRow

ADMITTING = "ceremony"
"""The step by which somebody becomes a member."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as it stands on a day, every fault in it, and the special cases that it is."""

    case: Case
    progress: Progress
    faults: tuple[Finding, ...]
    extras: tuple[Extra, ...] = ()


def begin_case(
    session: Session, /, *, id: str, person_id: str, began: date, again: bool = False
) -> str:
    """Open a case for a person; Refusal while another one is open."""
    person = rows.present(session, PersonRow, person_id)
    if not again and session.scalar(select(CaseRow).where(CaseRow.person_id == person_id)):
        raise Refusal(f"{person.name} đã có hồ sơ. Hãy mở hồ sơ đang có.")
    session.add(CaseRow(id=id, person_id=person_id, began=began, again=again))
    return f"Mở hồ sơ của {person.name}"


def record(
    session: Session,
    /,
    *,
    person_id: str,
    step: str,
    day: date,
    number: str = "",
    outcome: str = "",
    note: str = "",
    override: str = "",
    **values: Value,
) -> str:
    """Record a step of a person's case under the checks of its process and law.

    What blocks is a Refusal naming rule and source, unless the rule allows exceptions and
    `override` gives the reason. The first step opens the case. A mentor named here is assigned.
    A number of ours goes into its register; Refusal if another paper has it.
    """
    person = rows.present(session, PersonRow, person_id)
    case = facts.case_of(session, person_id, with_life=False)
    entry = StepRecord(
        id="", step=step, day=day, number=number, outcome=outcome, note=note, values=values
    )
    shape, _ = _record(session, person, case, entry, _asked(session), override)
    return f"{shape.title}: {person.name} ngày {day:%d/%m/%Y}"


def record_many(session: Session, /, *, person_id: str, records: Sequence[StepRecord]) -> str:
    """Record several steps of a person's case in this order as one change, each as `record` would.

    If one is refused, none is kept.
    """
    person = rows.present(session, PersonRow, person_id)
    case = facts.case_of(session, person_id, with_life=False)
    asked = _asked(session)
    for entry in records:
        _, case = _record(session, person, case, entry, asked)
    return f"Ghi {len(records)} bước của {person.name}"


_Asked = tuple[LawBook, Calendar]


def _asked(session: Session) -> _Asked:
    """What a record is checked by."""
    return facts.law(session), settings.working_calendar(session)


def _record(
    session: Session,
    person: PersonRow,
    case: Case | None,
    told: StepRecord,
    asked: _Asked,
    override: str = "",
) -> tuple[Step, Case]:
    """The step recorded, and the case as it stands after it."""
    shape = _shape(told.step, told.day, case.began if case else told.day)
    entry = replace(told, values=_checked_values(shape, told.values))
    case = case or _opened(session, person.id, entry.day)
    _require(progress.check_record(case, processes_for(case), *asked, entry), override)
    row = _step_row(case.id, entry, override)
    session.add(row)
    session.flush()
    numbering.enter(session, row, case, shape.title)
    entry = replace(entry, id=row.id, number=row.number)
    _assign_mentor(session, case.id, entry)
    if entry.step == ADMITTING:
        admissions.remember(session, case.id, person)
    if "mentor" in entry.values:
        # Who helps now is part of what the next step is checked by.
        return shape, facts.case_of(session, person.id, with_life=False) or case
    return shape, recorded.with_record(case, entry, asked[0])


def _opened(session: Session, person_id: str, day: date) -> Case:
    session.add(CaseRow(person_id=person_id, began=day, again=False))
    case = facts.case_of(session, person_id, with_life=False)
    if case is None:
        raise RuntimeError("the case just opened is not there")
    return case


def _step_row(case_id: str, entry: StepRecord, override: str) -> StepRow:
    return StepRow(
        case_id=case_id,
        step=entry.step,
        day=entry.day,
        number=entry.number.strip(),
        outcome=entry.outcome,
        note=entry.note,
        override=override,
        values=_stored(entry.values),
    )


def change_record(
    session: Session,
    /,
    *,
    id: str,
    day: date,
    number: str = "",
    outcome: str = "",
    note: str = "",
    override: str = "",
    **values: Value,
) -> str:
    """Correct a recorded step; all that follows from its day is computed anew."""
    row = rows.present(session, StepRow, id)
    case_row = rows.present(session, CaseRow, row.case_id)
    case = facts.case_of(session, case_row.person_id, with_life=False)
    if case is None:
        raise RuntimeError("a step without its case")
    shape = _shape(row.step, day, case_row.began)
    kept = _checked_values(shape, values)
    entry = StepRecord(
        id=id, step=row.step, day=day, number=number, outcome=outcome, note=note, values=kept
    )
    _require(check(session, case, entry), override)
    _reassign_mentor(session, row, entry)
    rows.fill(row, {"day": day, "number": number.strip(), "outcome": outcome, "note": note})
    rows.fill(row, {"override": override, "values": _stored(kept)})
    numbering.correct(session, row, case, shape.title, number)
    return f"Sửa {shape.title.lower()} của {case.person.name}"


def remove_record(session: Session, /, *, id: str, reason: str = "") -> str:
    """Take back a step recorded by mistake, and the mentor it assigned; the journal has the reason.

    The step that ended a case is taken back so that the case is open again. A number of it that is
    in the register is voided for the reason; Refusal without one.
    """
    row = rows.present(session, StepRow, id)
    case_row = rows.present(session, CaseRow, row.case_id)
    assigned = _mentorship_of(session, row)
    if assigned is not None:
        session.delete(assigned)
    if row.step == ADMITTING:
        admissions.forget(session, row.case_id)
    session.delete(row)
    session.flush()
    numbering.leave(session, row.document_id, reason)
    shape = _shape(row.step, row.day, case_row.began)
    name = rows.present(session, PersonRow, case_row.person_id).name
    why = f": {reason.strip()}" if reason.strip() else ""
    if shape.end:
        return f"Mở lại hồ sơ của {name}, bỏ {shape.title.lower()}{why}"
    return f"Bỏ {shape.title.lower()} của {name}{why}"


def begin_anew(session: Session, /, *, id: str, person_id: str, began: date) -> str:
    """Open another case after the one before has ended: a re-admission of who was a member.

    Refusal while the case goes on, and for somebody who is a member.
    """
    person = rows.present(session, PersonRow, person_id)
    case = facts.case_of(session, person_id, with_life=False)
    ended = _ended_on(case) if case else None
    if case is None or ended is None:
        raise Refusal(f"Hồ sơ của {person.name} chưa kết thúc. Hãy ghi tiếp trong hồ sơ đang có.")
    if began < ended:
        raise Refusal("Ngày mở hồ sơ mới không thể trước ngày kết thúc hồ sơ cũ.", field="began")
    if membership.life(case.person, (case,)).member_on(began):
        raise Refusal(f"{person.name} đang là đảng viên nên không mở hồ sơ kết nạp mới.")
    again = case.ceremony_on is not None
    session.add(CaseRow(id=id, person_id=person_id, began=began, again=again))
    return f"Mở hồ sơ kết nạp {'lại ' if again else ''}của {person.name}"


def _ended_on(case: Case) -> date | None:
    steps = (step for process in processes_for(case) for step in process.step)
    ends = (step.id for step in steps if step.end or step.stage == "official")
    return max((day for step in ends if (day := case.day_of(step))), default=None)


def check(session: Session, case: Case, entry: StepRecord) -> tuple[Finding, ...]:
    """What blocks or warns if this step is recorded."""
    return progress.check_record(case, processes_for(case), *_asked(session), entry)


def view(session: Session, /, *, person_id: str, day: date) -> CaseView | None:
    """A person's case as it stands on a day; None if there is none."""
    case = facts.case_of(session, person_id)
    if case is None:
        return None
    law, calendar = facts.law(session), settings.working_calendar(session)
    processes = processes_for(case)
    return CaseView(
        case,
        progress.progress(case, processes, law, calendar, day),
        consistency.faults(case, processes, law, calendar, day),
        special.extras(case, law, calendar, day),
    )


def first_view(session: Session, /, *, person_id: str, day: date) -> CaseView:
    """How the case of somebody who has none would begin; nothing is kept of it."""
    rows.present(session, PersonRow, person_id)
    person = facts.person(session, person_id)
    cells = {cell.id: cell for cell in facts.cells(session)}
    case = Case(
        id="",
        person=person,
        office=facts.office(session),
        cell=facts.cell_of(person, cells),
        began=day,
    )
    law, calendar = facts.law(session), settings.working_calendar(session)
    return CaseView(case, progress.progress(case, processes_for(case), law, calendar, day), ())


def processes_for(case: Case) -> tuple[Process, ...]:
    """The editions that a case follows: those in force on the day it began."""
    return in_force(shipped.processes(), case.began or date.max)


def _shape(step: str, day: date, began: date | None) -> Step:
    """The step in the editions that a case follows which began on that day."""
    processes = in_force(shipped.processes(), began or date.max)
    shape = next((found for one in processes if (found := one.find(step))), None)
    if shape is None:
        raise Refusal(
            f"Không có bước “{step}” ngày {day:%d/%m/%Y}. Hãy chọn một bước của quy trình.",
            field="step",
        )
    return shape


def _checked_values(shape: Step, values: Mapping[str, Value]) -> dict[str, Value]:
    asks = {ask.id: ask for ask in shape.ask}
    for name in values:
        if name not in asks:
            raise Refusal(f"Bước “{shape.title}” không có mục “{name}”.", field=name)
    kept: dict[str, Value] = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in values.items()
        if value is not None and value != ""
    }
    for ask in asks.values():
        if ask.required and ask.id not in kept:
            raise Refusal(f"Hãy nhập “{ask.label}” của bước “{shape.title}”.", field=ask.id)
        if ask.kind == "choice" and ask.id in kept and kept[ask.id] not in ask.choices:
            raise Refusal(f"“{ask.label}” chỉ nhận: {'; '.join(ask.choices)}.", field=ask.id)
        if ask.kind == "number" and ask.id in kept:
            number = kept[ask.id]
            if not isinstance(number, int) or number < 0:
                raise Refusal(f"“{ask.label}” phải là số nguyên không âm.", field=ask.id)
    return kept


def _stored(values: Mapping[str, Value]) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def _require(findings: tuple[Finding, ...], override: str) -> None:
    blocks = [finding for finding in findings if finding.level == "block"]
    hard = [finding for finding in blocks if not (finding.overridable and override.strip())]
    if hard:
        source = f" ({hard[0].source})" if hard[0].source else ""
        more = f" Còn {len(hard) - 1} điều khác cần xử lý." if len(hard) > 1 else ""
        raise Refusal(f"{hard[0].sentence}{source}{more}", field=hard[0].field or None)


def _assign_mentor(session: Session, case_id: str, entry: StepRecord) -> None:
    mentor = entry.values.get("mentor")
    if not isinstance(mentor, str):
        return
    mentors.assign(
        session,
        case_id=case_id,
        mentor_id=mentor,
        stage=_mentor_stage(entry.step),
        since=entry.day,
        number=entry.number,
        together_since=_together_since(entry),
    )


def _reassign_mentor(session: Session, before: StepRow, entry: StepRecord) -> None:
    """Have the mentor of a step follow its correction."""
    assigned = _mentorship_of(session, before)
    if assigned is not None and assigned.mentor_id == entry.values.get("mentor"):
        corrected = {"since": entry.day, "number": entry.number}
        rows.fill(assigned, {**corrected, "together_since": _together_since(entry)})
        return
    if assigned is not None:
        session.delete(assigned)
    if entry.values.get("mentor") != before.values.get("mentor"):
        _assign_mentor(session, before.case_id, entry)


def _mentorship_of(session: Session, row: StepRow) -> MentorshipRow | None:
    """The help that the record of a step assigned; None if it has gone since."""
    return session.scalar(
        select(MentorshipRow).where(
            MentorshipRow.case_id == row.case_id,
            MentorshipRow.mentor_id == row.values.get("mentor"),
            MentorshipRow.stage == _mentor_stage(row.step),
            MentorshipRow.since == row.day,
        )
    )


def _mentor_stage(step: str) -> str:
    return "probationary" if step == "ceremony" else "candidate"


def _together_since(entry: StepRecord) -> PartialDate | None:
    together = entry.values.get("together_since")
    return PartialDate.of(together) if isinstance(together, date) else None
