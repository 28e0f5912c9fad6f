"""What is known of one person, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from desktop.rules.facts.office import Place
from desktop.rules.partial_date import PartialDate

Sex = Literal["nam", "nữ"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Education:
    """Item 11 of the personal history; `general_level` and `professional_level` are list codes."""

    general: str = ""
    general_level: str = ""
    professional: str = ""
    professional_level: str = ""
    science_technology: str = ""
    degree: str = ""
    academic_title: str = ""
    political_theory: str = ""
    languages: str = ""
    computing: str = ""
    minority_language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A row of items 14 and 15: what was done, where, from when to when."""

    since: PartialDate | None = None
    until: PartialDate | None = None
    work: str = ""
    post: str = ""

    @property
    def until_text(self) -> str:
        """Until when, as the paper says it: nay for what has begun and has no end."""
        if self.until is not None:
            return self.until.text
        return "nay" if self.since is not None else ""

    @property
    def work_and_post(self) -> str:
        """The work and, after it, the post held in it."""
        return ", ".join(filter(None, (self.work, self.post)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """A row of item 17."""

    since: PartialDate | None = None
    until: PartialDate | None = None
    subject: str = ""
    school: str = ""
    way: str = ""
    diploma: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """A row of item 18: a stay abroad."""

    since: PartialDate | None = None
    until: PartialDate | None = None
    purpose: str = ""
    country: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Honour:
    """A row of item 19 (award) or 20 (penalty)."""

    when: PartialDate | None = None
    reason: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A block of item 21."""

    relation: str
    name: str = ""
    born: PartialDate | None = None
    died: str = ""
    birth_place: str = ""
    home_place: str = ""
    residence: str = ""
    occupation: str = ""
    ethnicity: str = ""
    religion: str = ""
    nationality: str = ""
    social_class: str = ""
    political_history: str = ""
    conduct: str = ""
    economy: str = ""
    convictions: str = ""
    is_member: bool | None = None
    member_since: PartialDate | None = None
    member_cell: str = ""
    verify: bool | None = None
    verify_reason: str = ""

    @property
    def grandparent(self) -> bool:
        """Whether it is a grandparent, own or the spouse's."""
        return self.relation.lower().split(" ")[0] in ("ông", "bà")


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Items 12 to 22 of the personal history."""

    youth: str = ""
    posts: tuple[Post, ...] = ()
    features: str = ""
    trainings: tuple[Training, ...] = ()
    travels: tuple[Travel, ...] = ()
    awards: tuple[Honour, ...] = ()
    penalties: tuple[Honour, ...] = ()
    relatives: tuple[Relative, ...] = ()
    self_remark: str = ""
    first_admission: str = ""
    first_official: str = ""
    first_introducers: str = ""

    @property
    def to_verify(self) -> tuple[Relative, ...]:
        """The relatives about whom another committee is asked."""
        return tuple(one for one in self.relatives if one.verify)

    @property
    def near(self) -> tuple[Relative, ...]:
        """The relatives that the member's card asks for: all but grandparents."""
        return tuple(one for one in self.relatives if not one.grandparent)

    @property
    def of_member(self) -> tuple[Relative, ...]:
        """The relatives in a member's history: grandparents only where politics matter."""
        return tuple(one for one in self.relatives if not one.grandparent or one.political_history)


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Being listed in a cell from one day until another; an unknown beginning is None."""

    cell_id: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A member comes or goes: kind is one of the codes of `lists/movements.toml`.

    `reach` is one of the codes of `lists/reaches.toml`, "" where unknown; `follows` the id of the
    transfer or departure that it follows from, "" where it was entered by itself.
    """

    kind: str
    day: date
    number: str = ""
    place: str = ""
    reach: str = ""
    note: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A member's way to another organisation: kind is a code of `lists/transfer_kinds.toml`.

    `caused` is when the decision took effect or the home or job changed, `letter` the day of the
    introduction, `received` when the other place took the member in, `cell_id` the cell here that
    does. A temporary one lasts `until`, or as long as it was not `ended`.
    """

    id: str
    revision: int = 1
    person_id: str
    kind: str
    reach: str = ""
    place: str = ""
    cell_id: str | None = None
    reason: str = ""
    caused: date | None = None
    started: date | None = None
    number: str = ""
    letter: date | None = None
    received: date | None = None
    until: date | None = None
    ended: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discipline:
    """Discipline of a member: form is one of the codes of `lists/discipline_forms.toml`.

    Without a `day` it is still to be decided on; `until` is when it was ended, where it was.
    """

    form: str
    violated: date | None = None
    day: date | None = None
    number: str = ""
    decided_by: str = ""
    in_force: date | None = None
    received: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a member takes part: status is one of the codes of `lists/member_states.toml`."""

    status: str = ""
    status_on: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A member takes part no more: kind is one of the codes of `lists/departure_kinds.toml`.

    It holds from `day`; an exemption `until`, or as long as it was not `ended`.
    """

    id: str
    kind: str
    reason: str = ""
    asked: date | None = None
    met: date | None = None
    resolution: str = ""
    decided: date | None = None
    number: str = ""
    day: date | None = None
    received: date | None = None
    until: date | None = None
    ended: date | None = None
    card_back: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A membership card: kind is one of the codes of `lists/card_kinds.toml`."""

    kind: str
    asked: date | None = None
    sent: date | None = None
    number: str = ""
    decision: str = ""
    decided: date | None = None
    handed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A badge for years of membership: kind is one of the codes of `lists/badge_kinds.toml`.

    `round` is when it is given, `lost` when it was lost after all.
    """

    years: int
    kind: str
    round: date | None = None
    asked: date | None = None
    number: str = ""
    decision: str = ""
    decided: date | None = None
    handed: date | None = None
    lost: date | None = None
    note: str = ""

    @property
    def years_text(self) -> str:
        """30 năm."""
        return f"{self.years} năm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Being a Party member: `admitted` is the ceremony day, `decided` the day of the decision.

    `interrupted` are months that do not count as membership.
    """

    decided: PartialDate | None = None
    admitted: PartialDate | None = None
    official: PartialDate | None = None
    party_post: str = ""
    card_number: str = ""
    old_card_number: str = ""
    dossier_number: str = ""
    interrupted: int | None = None

    @property
    def card(self) -> str:
        """The number of the card that the member holds: of the new series, else of the old."""
        return self.card_number or self.old_card_number


_SERVICE = {"soldier": "Bộ đội, công an", "retired": "Hưu trí"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person through all stages, as known on the day asked for."""

    id: str
    name: str
    other_names: str = ""
    sex: Sex | None = None
    born: PartialDate | None = None
    birth_place: Place = field(default_factory=Place)
    home_place: Place = field(default_factory=Place)
    permanent_residence: Place = field(default_factory=Place)
    temporary_residence: Place = field(default_factory=Place)
    ethnicity: str = ""
    nationality: str = ""
    religion: str = ""
    occupation: str = ""
    occupation_group: str = ""
    workplace: str = ""
    state_post: str = ""
    union_post: str = ""
    education: Education = field(default_factory=Education)
    union_joined: PartialDate | None = None
    union_place: str = ""
    trade_union: bool | None = None
    groups: frozenset[str] = frozenset()
    personal_number: str = ""
    old_id_number: str = ""
    phone: str = ""
    photo: bytes | None = None
    membership: Membership | None = None
    belongings: tuple[Belonging, ...] = ()
    movements: tuple[Movement, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    disciplines: tuple[Discipline, ...] = ()
    standing: Standing | None = None
    badges: tuple[Badge, ...] = ()
    departures: tuple[Departure, ...] = ()
    cards: tuple[Card, ...] = ()
    history: History | None = None

    @property
    def sex_text(self) -> str:
        """Nam, Nữ, or nothing where unknown."""
        return (self.sex or "").capitalize()

    @property
    def born_as_man(self) -> PartialDate | None:
        """The day of birth of a man, for lists with a column for each sex."""
        return self.born if self.sex == "nam" else None

    @property
    def born_as_woman(self) -> PartialDate | None:
        """The day of birth of a woman, for lists with a column for each sex."""
        return self.born if self.sex == "nữ" else None

    @property
    def public_posts(self) -> str:
        """The posts in the State's bodies and in the mass organisations, side by side."""
        return ", ".join(filter(None, (self.state_post, self.union_post)))

    @property
    def badge(self) -> Badge | None:
        """The highest badge that was given."""
        given = [one for one in self.badges if one.handed or one.kind == "before"]
        return max(given, key=lambda one: (one.years, one.handed or date.min), default=None)

    @property
    def badges_held(self) -> str:
        """The years of every badge that was given, as the member's card ticks them: 30, 40."""
        given = {one.years for one in self.badges if one.handed or one.kind == "before"}
        return ", ".join(str(years) for years in sorted(given))

    @property
    def service(self) -> str:
        """Whether in the army or police, retired, or a veteran, as the register of members asks."""
        told = (
            _SERVICE.get(self.occupation_group, ""),
            "Quân nhân xuất ngũ" if "veteran" in self.groups else "",
        )
        return ", ".join(filter(None, told))

    @property
    def name_capitals(self) -> str:
        """The full name in capitals, as item 1 of the personal history asks."""
        return self.name.upper()
