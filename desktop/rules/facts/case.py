"""What is known of one person's way into the Party, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from desktop.rules.cases import remarks, votes
from desktop.rules.facts.office import Cell, Office
from desktop.rules.facts.person import Person
from desktop.rules.partial_date import PartialDate

Value = str | int | bool | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentorship:
    """An official member assigned to help; `stage` is candidate or probationary."""

    mentor: Person
    stage: Literal["candidate", "probationary"] = "candidate"
    since: date | None = None
    until: date | None = None
    number: str = ""
    reason: str = ""
    replaces: bool = False
    together_since: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate of the awareness class or of the class for new members."""

    number: str = ""
    day: date | None = None
    issuer: str = ""
    class_from: date | None = None
    class_to: date | None = None
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one organisation, or the residence cell, answered: people asked, for, against."""

    organisation: str = ""
    asked: int | None = None
    in_favour: int | None = None
    against: int | None = None
    reason: str = ""

    @property
    def share_in_favour(self) -> str:
        """The percentage in favour of those asked, decimal comma; empty when unknown."""
        return votes.percent_text(self.in_favour, self.asked)

    @property
    def share_against(self) -> str:
        """The percentage against of those asked, decimal comma; empty when unknown."""
        return votes.percent_text(self.against, self.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """The synthesis of opinions (5-KNĐ, 12-KNĐ)."""

    day: date | None = None
    organisations: Opinion = field(default_factory=Opinion)
    residence: Opinion = field(default_factory=Opinion)
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting that votes: attendance, vote and conclusions; unknown counts are None."""

    day: date | None = None
    number: str = ""
    chair: str = ""
    chair_post: str = ""
    clerk: str = ""
    official: int | None = None
    probationary: int | None = None
    present_official: int | None = None
    present_probationary: int | None = None
    left_out: int | None = None
    absent_reason: str = ""
    way: str = ""
    in_favour: int | None = None
    against: int | None = None
    against_reason: str = ""
    about_history: str = ""
    about_awareness: str = ""
    remarks: str = ""

    @property
    def total(self) -> int | None:
        """All members of the body."""
        return _sum(self.official, self.probationary)

    @property
    def present(self) -> int | None:
        """All members present."""
        return _sum(self.present_official, self.present_probationary)

    @property
    def absent_official(self) -> int | None:
        """Official members absent."""
        return _less(self.official, self.present_official)

    @property
    def absent_probationary(self) -> int | None:
        """Probationary members absent."""
        return _less(self.probationary, self.present_probationary)

    @property
    def absent(self) -> int | None:
        """All members absent."""
        return _less(self.total, self.present)

    @property
    def base(self) -> int | None:
        """Those summoned: official members less those whom the rule leaves out of the count."""
        return _less(self.official, self.left_out or 0)

    @property
    def share_in_favour(self) -> str:
        """The percentage in favour of the base, decimal comma; empty when unknown."""
        return votes.percent_text(self.in_favour, self.base)

    @property
    def share_against(self) -> str:
        """The percentage against of the base, decimal comma; empty when unknown."""
        return votes.percent_text(self.against, self.base)

    @property
    def valid_ballots(self) -> int | None:
        """Those who voted, for or against."""
        return _sum(self.in_favour, self.against)

    @property
    def ballots(self) -> int | None:
        """The ballots given out and returned: known once everybody present voted validly."""
        voted = self.valid_ballots
        return voted if voted is not None and voted == self.present_official else None

    @property
    def spoilt_ballots(self) -> int | None:
        """None were spoilt where everybody present voted validly; else not known."""
        return 0 if self.ballots is not None else None

    @property
    def two_thirds(self) -> str:
        """Whether two thirds of the base were in favour, as minutes say it; empty when unknown."""
        if not self.base or self.in_favour is None:
            return ""
        return "đủ" if votes.passes(self.in_favour, self.base, votes.TWO_THIRDS) else "không đủ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A numbered decision."""

    day: date | None = None
    number: str = ""
    signer: str = ""
    signer_post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """One step as it happened; `values` are those the process file asks for, by id.

    `override` is the reason why it was recorded although a rule that knows exceptions forbade it.
    """

    id: str
    step: str
    day: date
    number: str = ""
    outcome: str = ""
    note: str = ""
    override: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraPaper:
    """A paper of a special case that is there; ids as in `law/special.toml`."""

    id: str = ""
    special: str
    paper: str
    day: date
    number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Asking a committee about the person or a relative: sent, received there, replied.

    `relation` is "" for the person; `envoy` is the member sent there, where one is; `conclusion`
    what the reply says.
    """

    id: str = ""
    relation: str = ""
    name: str = ""
    committee: str = ""
    envoy: str = ""
    number: str = ""
    abroad: bool = False
    sent: date | None = None
    received: date | None = None
    replied: date | None = None
    conclusion: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a mentor said of the person in a month, which is named by its first day."""

    month: date
    stage: str = "candidate"
    strengths: str = ""
    weaknesses: str = ""
    trend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtAdmission:
    """What somebody was on the day of the ceremony, as figures on the newly admitted ask."""

    occupation_group: str = ""
    general_level: str = ""
    professional_level: str = ""
    political_theory: str = ""
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One person's way from first notice to recognised member, as dated facts."""

    id: str
    person: Person
    office: Office
    cell: Cell | None = None
    again: bool = False
    began: date | None = None
    steps: tuple[StepRecord, ...] = ()
    mentors: tuple[Mentorship, ...] = ()
    extras: tuple[ExtraPaper, ...] = ()
    verifications: tuple[Verification, ...] = ()
    at_admission: AtAdmission | None = None
    remarks: tuple[Remark, ...] = ()
    awareness_certificate: Certificate | None = None
    new_member_certificate: Certificate | None = None
    union_resolution: Meeting | None = None
    opinions: Opinions | None = None
    probation_opinions: Opinions | None = None
    cell_meeting: Meeting | None = None
    base_meeting: Meeting | None = None
    standing_meeting: Meeting | None = None
    decision: Decision | None = None
    recognition_meeting: Meeting | None = None
    recognition_base_meeting: Meeting | None = None
    recognition_standing_meeting: Meeting | None = None
    recognition_decision: Decision | None = None
    probation_ends: date | None = None
    # Asked many times for every case of a long list.
    _latest: Mapping[str, StepRecord] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the latest record of each step, the first of several on one day."""
        latest: dict[str, StepRecord] = {}
        for record in self.steps:
            other = latest.get(record.step)
            if other is None or record.day > other.day:
                latest[record.step] = record
        object.__setattr__(self, "_latest", latest)

    def last(self, step: str) -> StepRecord | None:
        """The latest record of a step, or None."""
        return self._latest.get(step)

    def day_of(self, step: str) -> date | None:
        """The day of the latest record of a step, or None."""
        record = self.last(step)
        return record.day if record else None

    def extra(self, special: str, paper: str) -> ExtraPaper | None:
        """The latest paper entered under that name for a special case, or None."""
        found = [one for one in self.extras if (one.special, one.paper) == (special, paper)]
        return max(found, key=lambda one: one.day) if found else None

    @property
    def mentor(self) -> Mentorship | None:
        """The mentor of the candidate who introduces: the latest one not ended."""
        return _mentor(self.mentors, "candidate")

    @property
    def second_mentor(self) -> Mentorship | None:
        """The other mentor of the candidate who introduces, where two do; never one that ended."""
        others = (one for one in self.mentors if one is not self.mentor and one.until is None)
        return _mentor(tuple(others), "candidate")

    @property
    def probation_mentor(self) -> Mentorship | None:
        """The mentor of the probationary member: the latest one not ended."""
        return _mentor(self.mentors, "probationary")

    @property
    def candidate_strengths(self) -> str:
        """The strengths in the monthly remarks on the candidate, as a first draft."""
        return self._said("candidate", "strengths")

    @property
    def candidate_weaknesses(self) -> str:
        """The weaknesses in the monthly remarks on the candidate, as a first draft."""
        return self._said("candidate", "weaknesses")

    @property
    def candidate_remarks(self) -> str:
        """Both in one text as the mentor's introduction asks; else what the opinions remarked."""
        said = (
            ("Ưu điểm: ", self.candidate_strengths),
            ("Khuyết điểm: ", self.candidate_weaknesses),
        )
        whole = "\n".join(title + words for title, words in said if words)
        return whole or (self.opinions.remarks if self.opinions else "")

    @property
    def probation_strengths(self) -> str:
        """The strengths in the monthly remarks on the probationary member, as a first draft."""
        return self._said("probationary", "strengths")

    @property
    def probation_weaknesses(self) -> str:
        """The weaknesses in the monthly remarks on the probationary member, as a first draft."""
        return self._said("probationary", "weaknesses")

    def _said(self, stage: str, of: Literal["strengths", "weaknesses"]) -> str:
        own = sorted((one for one in self.remarks if one.stage == stage), key=lambda one: one.month)
        return remarks.gathered(getattr(one, of) for one in own)

    @property
    def outstanding_on(self) -> date | None:
        """The day the cell chose the person as an outstanding one."""
        return self.day_of("outstanding")

    @property
    def candidate_on(self) -> date | None:
        """The day of the cell's resolution that made the person a candidate."""
        return self.day_of("candidate")

    @property
    def application_on(self) -> date | None:
        """The day of the application (1-KNĐ)."""
        return self.day_of("application")

    @property
    def history_on(self) -> date | None:
        """The day of the personal history (2-KNĐ)."""
        return self.day_of("history")

    @property
    def verified_on(self) -> date | None:
        """The day the verification of the personal history was finished."""
        return self.day_of("verification")

    @property
    def introduction_on(self) -> date | None:
        """The day of the official member's introduction (3-KNĐ)."""
        return self.day_of("introduction")

    @property
    def ceremony_on(self) -> date | None:
        """The ceremony day: the day of joining the Party, from which probation runs."""
        return self.day_of("ceremony")


def _sum(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else left + right


def _less(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else left - right


def _mentor(mentors: tuple[Mentorship, ...], stage: str) -> Mentorship | None:
    found = [mentor for mentor in mentors if mentor.stage == stage]
    open_ones = [mentor for mentor in found if mentor.until is None]
    ordered = sorted(open_ones or found, key=lambda mentor: mentor.since or date.min)
    return ordered[-1] if ordered else None
