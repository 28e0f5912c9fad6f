"""What people were when they were admitted, kept apart from what they are today."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.services import rows
from desktop.store.tables.cases import AtAdmissionRow, CaseRow
from desktop.store.tables.people import PersonRow


def remember(session: Session, case_id: str, person: PersonRow) -> None:
    """Keep what a person is on the day of the ceremony."""
    row = _row(session, case_id) or AtAdmissionRow(case_id=case_id)
    rows.fill(
        row,
        {
            "occupation_group": person.occupation_group,
            "general_level": person.general_level,
            "professional_level": person.professional_level,
            "political_theory": person.political_theory,
            "groups": list(person.groups),
        },
    )
    session.add(row)


def forget(session: Session, case_id: str) -> None:
    """Let go of what was kept, as when the ceremony was recorded by mistake."""
    row = _row(session, case_id)
    if row is not None:
        session.delete(row)


def correct(
    session: Session,
    /,
    *,
    person_id: str,
    occupation_group: str,
    general_level: str,
    professional_level: str,
    political_theory: str,
    groups: Sequence[str],
) -> str:
    """Correct what somebody was at the latest admission; Refusal before there was a ceremony."""
    person = rows.present(session, PersonRow, person_id)
    cases = select(CaseRow.id).where(CaseRow.person_id == person_id).order_by(CaseRow.began.desc())
    row = next((found for id in session.scalars(cases) if (found := _row(session, id))), None)
    if row is None:
        raise Refusal(f"{person.name} chưa có lễ kết nạp trong sổ nên chưa có gì để sửa.")
    rows.fill(
        row,
        {
            "occupation_group": occupation_group,
            "general_level": general_level,
            "professional_level": professional_level,
            "political_theory": political_theory,
            "groups": list(groups),
        },
    )
    return f"Sửa đặc điểm khi kết nạp của {person.name}"


def _row(session: Session, case_id: str) -> AtAdmissionRow | None:
    return session.scalar(select(AtAdmissionRow).where(AtAdmissionRow.case_id == case_id))
