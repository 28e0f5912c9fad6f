"""People: one row for a life, and the tables of the personal history."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.rules.partial_date import PartialDate
from desktop.store.tables.record import Record


class PersonRow(Record):
    """One person through all stages."""

    __tablename__ = "person"
    # Searching reads this index from end to end, and nothing of the wide rows themselves.
    __table_args__ = (
        Index("ix_person_find", "sort_key", "find_key", sqlite_where=text("removed IS NULL")),
    )

    name: Mapped[str]
    search_key: Mapped[str] = mapped_column(index=True)
    sort_key: Mapped[str] = mapped_column(index=True)
    find_key: Mapped[str] = mapped_column(default="")
    other_names: Mapped[str] = mapped_column(default="")
    sex: Mapped[str | None]
    born: Mapped[PartialDate | None]
    birth_place: Mapped[str] = mapped_column(default="")
    birth_place_formerly: Mapped[str] = mapped_column(default="")
    home_place: Mapped[str] = mapped_column(default="")
    home_place_formerly: Mapped[str] = mapped_column(default="")
    permanent_residence: Mapped[str] = mapped_column(default="")
    permanent_residence_formerly: Mapped[str] = mapped_column(default="")
    temporary_residence: Mapped[str] = mapped_column(default="")
    ethnicity: Mapped[str] = mapped_column(default="")
    nationality: Mapped[str] = mapped_column(default="")
    religion: Mapped[str] = mapped_column(default="")
    occupation: Mapped[str] = mapped_column(default="")
    occupation_group: Mapped[str] = mapped_column(default="")
    workplace: Mapped[str] = mapped_column(default="")
    state_post: Mapped[str] = mapped_column(default="")
    union_post: Mapped[str] = mapped_column(default="")
    general: Mapped[str] = mapped_column(default="")
    general_level: Mapped[str] = mapped_column(default="")
    professional: Mapped[str] = mapped_column(default="")
    professional_level: Mapped[str] = mapped_column(default="")
    science_technology: Mapped[str] = mapped_column(default="")
    degree: Mapped[str] = mapped_column(default="")
    academic_title: Mapped[str] = mapped_column(default="")
    political_theory: Mapped[str] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(default="")
    computing: Mapped[str] = mapped_column(default="")
    minority_language: Mapped[str] = mapped_column(default="")
    union_joined: Mapped[PartialDate | None]
    union_place: Mapped[str] = mapped_column(default="")
    trade_union: Mapped[bool | None]
    groups: Mapped[list[str]] = mapped_column(default=list)
    personal_number: Mapped[str] = mapped_column(default="", index=True)
    old_id_number: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    removed: Mapped[date | None]
    removed_reason: Mapped[str] = mapped_column(default="")
    photo_id: Mapped[str | None] = mapped_column(ForeignKey("attachment.id"))
    youth: Mapped[str] = mapped_column(default="")
    features: Mapped[str] = mapped_column(default="")
    self_remark: Mapped[str] = mapped_column(default="")
    first_admission: Mapped[str] = mapped_column(default="")
    first_official: Mapped[str] = mapped_column(default="")
    first_introducers: Mapped[str] = mapped_column(default="")


class _Part(Record):
    """A line of a person's history, in the order the person declares it."""

    __abstract__ = True

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)


class PostRow(_Part):
    """Work and posts (item 15)."""

    __tablename__ = "post"

    since: Mapped[PartialDate | None]
    until: Mapped[PartialDate | None]
    work: Mapped[str] = mapped_column(default="")
    post: Mapped[str] = mapped_column(default="")


class TrainingRow(_Part):
    """Training (item 17)."""

    __tablename__ = "training"

    since: Mapped[PartialDate | None]
    until: Mapped[PartialDate | None]
    subject: Mapped[str] = mapped_column(default="")
    school: Mapped[str] = mapped_column(default="")
    way: Mapped[str] = mapped_column(default="")
    diploma: Mapped[str] = mapped_column(default="")


class TravelRow(_Part):
    """Stays abroad (item 18)."""

    __tablename__ = "travel"

    since: Mapped[PartialDate | None]
    until: Mapped[PartialDate | None]
    purpose: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")


class AwardRow(_Part):
    """Awards (item 19)."""

    __tablename__ = "award"

    when: Mapped[PartialDate | None]
    reason: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")


class PenaltyRow(_Part):
    """Discipline (item 20)."""

    __tablename__ = "penalty"

    when: Mapped[PartialDate | None]
    reason: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")


class RelativeRow(_Part):
    """A relative (item 21)."""

    __tablename__ = "relative"

    relation: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    born: Mapped[PartialDate | None]
    died: Mapped[str] = mapped_column(default="")
    birth_place: Mapped[str] = mapped_column(default="")
    home_place: Mapped[str] = mapped_column(default="")
    residence: Mapped[str] = mapped_column(default="")
    occupation: Mapped[str] = mapped_column(default="")
    ethnicity: Mapped[str] = mapped_column(default="")
    religion: Mapped[str] = mapped_column(default="")
    nationality: Mapped[str] = mapped_column(default="")
    social_class: Mapped[str] = mapped_column(default="")
    political_history: Mapped[str] = mapped_column(default="")
    conduct: Mapped[str] = mapped_column(default="")
    economy: Mapped[str] = mapped_column(default="")
    convictions: Mapped[str] = mapped_column(default="")
    is_member: Mapped[bool | None]
    member_since: Mapped[PartialDate | None]
    member_cell: Mapped[str] = mapped_column(default="")
    verify: Mapped[bool | None]
    verify_reason: Mapped[str] = mapped_column(default="")
