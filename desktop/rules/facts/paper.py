"""What a form may print: the root of every path in a form definition, frozen.

Form definitions name fields by path (`person.name`, `case.cell_meeting.in_favour`), so a field
or property renamed in this package is renamed in `forms/` too; a test checks every path.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop.rules.facts.briefing import Briefing
from desktop.rules.facts.case import Case, Mentorship
from desktop.rules.facts.cell_meeting import CellMeeting
from desktop.rules.facts.inspection import InspectionYear
from desktop.rules.facts.keeping import Contact, Loan
from desktop.rules.facts.office import Cell, Office, Signer
from desktop.rules.facts.person import Badge, Card, Honour, Movement, Person
from desktop.rules.facts.picture import Picture
from desktop.rules.facts.ranking import RankingPaper
from desktop.rules.facts.removal import Removal, removal
from desktop.rules.facts.year import TargetDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The documents in force on a paper's day, cited as papers cite them."""

    statutes: str = ""
    rules: str = ""
    guidance: str = ""
    forms_guidance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The paper itself: its number, day, and the place written before the day."""

    number: str = ""
    day: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Whom a paper asks, where several are asked alike: when it went there, and the last day."""

    to: str = ""
    number: str = ""
    sent: date | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierEntry:
    """A line of a dossier's index."""

    title: str
    number: str = ""
    day: date | None = None
    issuer: str = ""
    sheets: int | None = None
    present: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A dossier's cover and index."""

    title: str = ""
    entries: tuple[DossierEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A figure as a report prints it: its number in the list, and its value in words.

    A `heading` stands instead of title and value; `before` is the value of the same period a year
    earlier, `share` the percentage of it, or of the whole that a table says.
    """

    number: str = ""
    heading: str = ""
    title: str = ""
    value: str = ""
    before: str = ""
    share: str = ""
    names: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPair:
    """Two figures side by side in a table of two panels."""

    left_number: str = ""
    left_heading: str = ""
    left_title: str = ""
    left_value: str = ""
    left_share: str = ""
    right_number: str = ""
    right_heading: str = ""
    right_title: str = ""
    right_value: str = ""
    right_share: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """Figures of one row of a table with several columns, from the first column on."""

    title: str = ""
    c1: str = ""
    c2: str = ""
    c3: str = ""
    c4: str = ""
    c5: str = ""
    c6: str = ""
    c7: str = ""
    c8: str = ""
    c9: str = ""
    c10: str = ""
    c11: str = ""
    c12: str = ""
    c13: str = ""
    c14: str = ""
    c15: str = ""
    c16: str = ""
    c17: str = ""
    c18: str = ""
    c19: str = ""
    c20: str = ""
    c21: str = ""
    c22: str = ""
    c23: str = ""
    c24: str = ""
    c25: str = ""
    c26: str = ""
    c27: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """A section of a written report; its heading stands under the name of its level.

    `open` is True for one that is still to be written, else unknown.
    """

    chapter: str = ""
    heading: str = ""
    subheading: str = ""
    text: str = ""
    open: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report of a period, in figures as they stood on a day, or in words.

    `recipients` has a line for each of those to whom one in words goes.
    `gathered` says of one that adds up many offices how many have sent, and who has not; `edited`
    which rows of a table the office hides, names otherwise or adds; `undated` who is counted
    though the day is not known; `missing` which figures are not known as the record does not keep
    what they count.
    """

    title: str = ""
    code: str = ""
    period: str = ""
    as_of: date | None = None
    paragraph: str = ""
    gathered: str = ""
    edited: str = ""
    undated: str = ""
    missing: str = ""
    lines: tuple[ReportLine, ...] = ()
    pairs: tuple[ReportPair, ...] = ()
    rows: tuple[ReportRow, ...] = ()
    named: tuple[ReportLine, ...] = ()
    sections: tuple[ReportSection, ...] = ()
    pictures: tuple[Picture, ...] = ()
    authority: str = ""
    signer: Signer = field(default_factory=Signer)
    recipients: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelCover:
    """What the cover sheet of a parcel says, to be compared when it is taken in."""

    parcel: str = ""
    report: str = ""
    made: date | None = None
    file_name: str = ""
    fingerprint: str = ""
    journal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryWord:
    """A word of the recovery code, and how it may be typed."""

    word: str
    plain: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryCode:
    """What lies in the sealed envelope: the words that open the office file."""

    words: tuple[RecoveryWord, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A line of the register of introductions: its number, and a mark where the way belongs.

    Our own committee stands where it sends, takes in, or both `within` its organisation; that of
    another place is not known.
    """

    number: str = ""
    came_far: str = ""
    came_near: str = ""
    came_inside: str = ""
    went_far: str = ""
    temporary: str = ""
    sent_by: str = ""
    taken_by: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeYear:
    """A member's Party fee in a year: a sign for each month, how many are paid, and why not."""

    m1: str = ""
    m2: str = ""
    m3: str = ""
    m4: str = ""
    m5: str = ""
    m6: str = ""
    m7: str = ""
    m8: str = ""
    m9: str = ""
    m10: str = ""
    m11: str = ""
    m12: str = ""
    paid: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRow:
    """A person in a list or register: the way into the Party, and how membership began or ended.

    `left` is every end but death and transfer; a movement's note says how or why. `elsewhere`
    says of a badge that it was given before the person came here.
    """

    person: Person
    cell: Cell | None = None
    case: Case | None = None
    arrived: Movement | None = None
    departed: Movement | None = None
    died: Movement | None = None
    left: Movement | None = None
    honour: Honour | None = None
    badge: Badge | None = None
    card: Card | None = None
    fees: FeeYear | None = None
    introduction: Introduction | None = None
    contact: Contact | None = None
    loan: Loan | None = None
    elsewhere: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPaper:
    """A line of a register of documents; the note says of a voided number why it is void.

    What came in has the day and number of its arrival, what was resolved the counts of its vote.
    """

    number: str = ""
    day: date | None = None
    title: str = ""
    issuer: str = ""
    signer: str = ""
    recipients: str = ""
    copies: int | None = None
    arrived: date | None = None
    arrival: str = ""
    vote: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of many people, or a register of documents, and what stands above it."""

    title: str = ""
    period: str = ""
    as_of: date | None = None
    rows: tuple[ListingRow, ...] = ()
    papers: tuple[ListedPaper, ...] = ()

    @property
    def given_here(self) -> tuple[ListingRow, ...]:
        """The rows of badges that were given here."""
        return tuple(one for one in self.rows if not one.elsewhere)

    @property
    def given_elsewhere(self) -> tuple[ListingRow, ...]:
        """The rows of badges that were given before the person came here."""
        return tuple(one for one in self.rows if one.elsewhere)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """All that a form may name: the root of every path in a form definition."""

    office: Office = field(default_factory=Office)
    cell: Cell | None = None
    person: Person | None = None
    case: Case | None = None
    mentor: Mentorship | None = None
    law: Law = field(default_factory=Law)
    paper: Paper = field(default_factory=Paper)
    request: Request = field(default_factory=Request)
    contact: Contact = field(default_factory=Contact)
    dossier: Dossier = field(default_factory=Dossier)
    report: Report = field(default_factory=Report)
    parcel: ParcelCover = field(default_factory=ParcelCover)
    recovery: RecoveryCode = field(default_factory=RecoveryCode)
    listing: Listing = field(default_factory=Listing)
    briefing: Briefing = field(default_factory=Briefing)
    targets: TargetDecision = field(default_factory=TargetDecision)
    meeting: CellMeeting = field(default_factory=CellMeeting)
    ranking: RankingPaper = field(default_factory=RankingPaper)
    inspections: InspectionYear = field(default_factory=InspectionYear)

    @property
    def removal(self) -> Removal | None:
        """The removal of the probationary member's name, where the case tells of one."""
        return removal(self.case)
