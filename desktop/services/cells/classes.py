"""Rounds of the classes: opened, filled, the list sent, who came, and all certificates at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.cells import classes
from desktop.rules.text import date_text
from desktop.services import facts, rows
from desktop.services.cases import steps
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.classes import ClassRoundRow, ClassSeatRow
from desktop.store.tables.people import PersonRow

KIND_TEXTS: Mapping[str, str] = {
    classes.AWARENESS: "Bồi dưỡng nhận thức về Đảng",
    classes.NEW_MEMBER: "Bồi dưỡng đảng viên mới",
}


def add_round(session: Session, /, *, id: str, kind: str, title: str, **values: object) -> str:
    """Open a round of a class; Refusal without a kind or a name."""
    if kind not in KIND_TEXTS:
        raise Refusal("Hãy chọn loại lớp.", field="kind")
    row = ClassRoundRow(id=id, kind=kind, title="")
    _fill(row, {"title": title, **values})
    session.add(row)
    return f"Mở {row.title}"


def change_round(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of a round; its kind only while nobody is on its list."""
    row = rows.present(session, ClassRoundRow, id)
    if values.get("kind", row.kind) != row.kind and _seats(session, id):
        raise Refusal("Lớp đã có học viên nên không đổi loại lớp được.", field="kind")
    _fill(row, values, revision)
    return f"Sửa {row.title}"


def remove_round(session: Session, /, *, id: str) -> str:
    """Remove a round opened by mistake; Refusal while somebody is on its list."""
    row = rows.present(session, ClassRoundRow, id)
    if _seats(session, id):
        raise Refusal(f"{row.title} đang có học viên; hãy bỏ học viên khỏi lớp trước.")
    session.delete(row)
    return f"Xóa {row.title}"


def seat(session: Session, /, *, round_id: str, people: Sequence[str]) -> str:
    """Put people on the list of a round; Refusal if it gets fuller than its seats."""
    round_ = rows.present(session, ClassRoundRow, round_id)
    there = {one.person_id for one in _seats(session, round_id)}
    coming = [one for one in dict.fromkeys(people) if one not in there]
    if round_.seats is not None and len(there) + len(coming) > round_.seats:
        raise Refusal(
            f"{round_.title} chỉ nhận {round_.seats} học viên, đã có {len(there)}. Hãy chọn bớt, "
            "hoặc sửa số chỗ.",
        )
    for person_id in coming:
        rows.present(session, PersonRow, person_id)
        session.add(ClassSeatRow(class_round_id=round_id, person_id=person_id))
    return f"Đưa {len(coming)} người vào {round_.title}"


def unseat(session: Session, /, *, id: str) -> str:
    """Take somebody off the list of a round; Refusal once a certificate was given."""
    row = rows.present(session, ClassSeatRow, id)
    person = rows.present(session, PersonRow, row.person_id)
    if row.certificate or row.certified:
        raise Refusal(f"{person.name} đã có giấy chứng nhận của lớp này nên không bỏ khỏi lớp.")
    session.delete(row)
    return f"Bỏ {person.name} khỏi lớp"


def send_list(session: Session, /, *, round_id: str, day: date, number: str = "") -> str:
    """Note that the list went to the centre: in the case of each on it the sending is recorded.

    Refusal for an empty list, and where the case of somebody does not allow it yet.
    """
    row = rows.present(session, ClassRoundRow, round_id)
    listed = _seats(session, round_id)
    if not listed:
        raise Refusal(f"{row.title} chưa có học viên nào; hãy đưa người vào lớp trước.")
    rows.fill(row, {"sent": day, "number": number.strip()})
    if row.kind == classes.AWARENESS:
        for one in listed:
            case = facts.case_of(session, one.person_id, with_life=False)
            if case is None or case.day_of(classes.SENT) is None:
                _record(session, one.person_id, classes.SENT, day, number, class_from=row.since)
    return f"Gửi danh sách {row.title}: {len(listed)} người"


def set_results(session: Session, /, *, round_id: str, lines: Sequence[Mapping[str, Any]]) -> str:
    """Enter who came and the results of a round, each line with the `id` of its seat.

    A certificate is written into the person's case; its day is that of the round if none is given.
    Refusal for one who did not come, or if the case does not allow it.
    """
    row = rows.present(session, ClassRoundRow, round_id)
    given = 0
    for line in lines:
        one = rows.present(session, ClassSeatRow, line["id"])
        before = one.certificate, one.certified
        values = {name: value for name, value in line.items() if name != "id"}
        rows.fill(one, values)
        if one.certificate and one.certified is None:
            rows.fill(one, {"certified": row.issued or row.until})
        _check_seat(session, one)
        if one.certified is not None:
            _certify(session, row, one, before)
            given += 1
    return f"Ghi kết quả {row.title}: {len(lines)} người, {given} giấy chứng nhận"


def _check_seat(session: Session, one: ClassSeatRow) -> None:
    name = rows.present(session, PersonRow, one.person_id).name
    if one.certified is None and one.certificate:
        raise Refusal(f"{name}: hãy ghi ngày cấp giấy chứng nhận.")
    if one.certified is not None and not one.certificate:
        raise Refusal(f"{name}: hãy ghi số giấy chứng nhận.")
    if one.certificate and one.came is False:
        raise Refusal(f"{name} không đến học nên không có giấy chứng nhận; hãy sửa một trong hai.")


def _certify(
    session: Session, row: ClassRoundRow, one: ClassSeatRow, before: tuple[str, date | None]
) -> None:
    """Let the person's case have the certificate, corrected if it has it already."""
    assert one.certified is not None
    step = classes.STEPS[row.kind]
    known = _step_of(session, one.person_id, step, before)
    values = {
        "issuer": row.centre,
        "class_from": row.since,
        "class_to": row.until,
        "grade": one.grade,
    }
    if known is None:
        _record(session, one.person_id, step, one.certified, one.certificate, **values)
    else:
        steps.change_record(
            session, id=known, day=one.certified, number=one.certificate, **_given(values)
        )
    if one.came is None:
        rows.fill(one, {"came": True})


def _record(
    session: Session, person_id: str, step: str, day: date, number: str, **values: Any
) -> None:
    person = rows.present(session, PersonRow, person_id)
    try:
        steps.record(
            session, person_id=person_id, step=step, day=day, number=number, **_given(values)
        )
    except Refusal as refusal:
        raise Refusal(f"{person.name}: {refusal.sentence}") from refusal


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}


def _step_of(
    session: Session, person_id: str, step: str, before: tuple[str, date | None]
) -> str | None:
    """The record that this seat made before, by its number and day."""
    number, day = before
    if day is None:
        return None
    query = (
        select(StepRow.id)
        .join(CaseRow, CaseRow.id == StepRow.case_id)
        .where(CaseRow.person_id == person_id, StepRow.step == step)
        .where(StepRow.day == day, StepRow.number == number)
    )
    return session.scalar(query)


def _seats(session: Session, round_id: str) -> list[ClassSeatRow]:
    query = select(ClassSeatRow).where(ClassSeatRow.class_round_id == round_id)
    return list(session.scalars(query))


def _fill(row: ClassRoundRow, values: Mapping[str, object], revision: int | None = None) -> None:
    rows.fill(row, dict(values), revision=revision)
    if not row.title:
        raise Refusal("Hãy đặt tên lớp, ví dụ “Lớp 1 năm 2026”.", field="title")
    if row.since and row.until and row.until < row.since:
        raise Refusal(
            f"Lớp kết thúc trước khi bắt đầu ({date_text(row.since)}); hãy sửa.", field="until"
        )
    if row.issued and row.since and row.issued < row.since:
        raise Refusal("Ngày cấp giấy trước khi lớp bắt đầu; hãy sửa.", field="issued")
