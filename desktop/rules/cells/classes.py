"""Classes of the political centre: who waits for which, since when, and how long a paper lasts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from desktop.rules.cases.conditions_person import certificate_end
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case, Certificate

Kind = Literal["awareness", "new-member"]

AWARENESS: Kind = "awareness"
NEW_MEMBER: Kind = "new-member"
STEPS: Mapping[str, str] = {AWARENESS: "certificate", NEW_MEMBER: "new-member-class"}
"""The step of a case that the certificate of a class is."""
SENT = "class-sent"
"""The step by which somebody is sent to the awareness class."""
_PROPOSED, _RECOGNISED = "cell-meeting", "recognition-decision"


def certificate(case: Case, kind: Kind) -> Certificate | None:
    """The certificate of a class that a case has, or None."""
    return case.awareness_certificate if kind == AWARENESS else case.new_member_certificate


def expires(case: Case, law: LawBook) -> date | None:
    """The last day on which the awareness certificate of a case holds; None without one."""
    held = case.awareness_certificate
    if held is None or held.day is None:
        return None
    return certificate_end(case, law.limit("certificate-valid", held.day))


def waits_since(case: Case, kind: Kind, law: LawBook, day: date) -> date | None:
    """Since when the person of a case waits for a class; None for who does not.

    For the awareness class from becoming a candidate, or from the end of a certificate that no
    longer holds; for that of new members from the ceremony.
    """
    if kind == NEW_MEMBER:
        done = case.new_member_certificate or case.day_of(_RECOGNISED)
        return None if done else case.ceremony_on
    if case.ceremony_on is not None or case.day_of(_PROPOSED) is not None:
        return None
    end = expires(case, law)
    if end is not None:
        return end if end < day else None
    return case.candidate_on


def runs_out_before(case: Case, planned: date | None, law: LawBook, day: date) -> bool:
    """Whether the certificate ends before the cell is to propose, or soon and nothing is planned.

    The cell must have proposed while it held.
    """
    end = expires(case, law)
    if end is None or case.day_of(_PROPOSED) is not None:
        return False
    if planned is not None:
        return end < planned
    return (end - day).days <= law.limit("certificate-notice", day).value
