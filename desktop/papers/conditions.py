"""The named conditions that a form may ask, of the facts or of one row of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.rules.facts.case import Meeting
from desktop.rules.facts.paper import PaperFacts
from desktop.rules.facts.person import Relative


def under_base_committee(facts: PaperFacts) -> bool:
    """The cell stands under a base committee, not directly under the commune committee."""
    return facts.cell is not None and facts.cell.kind == "under"


def base_cell(facts: PaperFacts) -> bool:
    """The cell is a base organisation of its own."""
    return facts.cell is not None and facts.cell.kind == "base"


def answers_to_the_commune(facts: PaperFacts) -> bool:
    """The cell stands directly under the commune committee."""
    return not under_base_committee(facts)


def model_a(facts: PaperFacts) -> bool:
    """The office's committee is of model A."""
    return facts.office.model == "A"


def again(facts: PaperFacts) -> bool:
    """The person was a member before and asks to be admitted again."""
    return facts.case is not None and facts.case.again


def admission_vote_short(facts: PaperFacts) -> bool:
    """Fewer than two thirds of the cell's summoned official members were for admission."""
    return facts.case is not None and _fell_short(facts.case.cell_meeting)


def recognition_vote_short(facts: PaperFacts) -> bool:
    """Fewer than two thirds of the cell's summoned official members were for recognition."""
    return facts.case is not None and _fell_short(facts.case.recognition_meeting)


def base_admission_vote_short(facts: PaperFacts) -> bool:
    """Fewer than two thirds of the base committee were for admission."""
    return facts.case is not None and _fell_short(facts.case.base_meeting)


def base_recognition_vote_short(facts: PaperFacts) -> bool:
    """Fewer than two thirds of the base committee were for recognition."""
    return facts.case is not None and _fell_short(facts.case.recognition_base_meeting)


OF_FACTS: Mapping[str, Callable[[PaperFacts], bool]] = {
    "cell is under a base committee": under_base_committee,
    "cell is a base cell": base_cell,
    "cell answers to the commune": answers_to_the_commune,
    "model A": model_a,
    "admitted again": again,
    "cell vote on admission fell short": admission_vote_short,
    "cell vote on recognition fell short": recognition_vote_short,
    "base committee vote on admission fell short": base_admission_vote_short,
    "base committee vote on recognition fell short": base_recognition_vote_short,
}
"""Conditions for `when` and `unless` on a block or an item."""


def grandparent(relative: Relative) -> bool:
    """A grandparent, own or the spouse's."""
    return relative.grandparent


def parent_or_spouse(relative: Relative) -> bool:
    """A parent, foster parent, parent-in-law, husband or wife."""
    return _first_word(relative) in ("cha", "bố", "mẹ", "vợ", "chồng", "người")


def sibling_or_child(relative: Relative) -> bool:
    """Neither of the two other groups: brothers, sisters and children."""
    return not grandparent(relative) and not parent_or_spouse(relative)


OF_ROWS: Mapping[str, Callable[[Relative], bool]] = {
    "grandparent": grandparent,
    "parent or spouse": parent_or_spouse,
    "sibling or child": sibling_or_child,
}
"""Conditions for the inner blocks of `each` over relatives."""


def _fell_short(meeting: Meeting | None) -> bool:
    return meeting is not None and meeting.two_thirds == "không đủ"


def _first_word(relative: Relative) -> str:
    return relative.relation.lower().split(" ")[0] if relative.relation else ""
