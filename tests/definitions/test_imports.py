"""The titles of columns say one thing each, and what they say is kept somewhere."""

from __future__ import annotations

from collections import Counter

from desktop.rules.people.columns import title_key
from desktop.rules.people.import_rows import PLACES
from desktop.services.people import imports
from desktop.services.people.import_known import CENTRAL, MEMBERSHIP, PERSON, STEPS

FACTS = imports.facts()
JOINED = {
    *("family_name", "given_name", "born:nam", "born:nữ", "cell"),
    *(f"{place}:{part}" for place in PLACES for part in ("country", "province", "detail")),
}


def test_no_title_stands_for_two_facts():
    owners = Counter(
        (title_key(title), fact.key) for fact in FACTS.by_key.values() for title in fact.titles
    )
    titles = Counter(title for title, _ in owners)
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_fact_is_kept_or_joined_to_one_that_is():
    kept = {*PERSON, *MEMBERSHIP, *CENTRAL, *STEPS, *JOINED}
    assert {key for key in FACTS.by_key if not key.startswith("group:")} <= kept


def test_every_list_that_is_named_ships():
    assert {fact.list for fact in FACTS.by_key.values() if fact.list} <= set(FACTS.lists)
