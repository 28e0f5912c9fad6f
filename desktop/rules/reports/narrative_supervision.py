"""What reports say of inspection and supervision, and of discipline."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.rules.reports import narrative
from desktop.rules.reports.narrative import (
    SUPERVISION,
    Known,
    Phrases,
    Told,
    Words,
    count,
    listed,
    whole,
)

_WAYS = ("inspection", "supervision")
_WHOM = ("organisations", "members")
_FORMS = ("reprimanded", "warned", "removed-from-post", "expelled")


def supervision(known: Known, phrases: Phrases) -> Told:
    """Of whom so much was concluded, and who was disciplined; nothing where nobody was."""
    if known.supervision is None:
        return Told("", ())
    return narrative.told([[*_turns(known, phrases), *_discipline(known, phrases)]])


def _turns(known: Known, phrases: Phrases) -> Iterator[Words]:
    done = []
    for way in _WAYS:
        of_whom = [_counted(known, phrases, f"turns.{of}", f"{way}-{of}") for of in _WHOM]
        if parts := [words for words in of_whom if words]:
            done.append(phrases.say(way, parts=listed(parts)))
    if done:
        yield phrases.say("supervised", When=known.when, parts=listed(done, "; "))


def _discipline(known: Known, phrases: Phrases) -> Iterator[Words]:
    if words := _counted(known, phrases, "disciplined", "disciplined"):
        forms = [_counted(known, phrases, form, form) for form in _FORMS]
        yield words + phrases.say("disciplined.parts", parts=listed([one for one in forms if one]))


def _counted(known: Known, phrases: Phrases, key: str, name: str) -> Words:
    """A phrase with its figure; nothing for a figure of nobody."""
    figure = f"{SUPERVISION}{name}"
    line = known.line(figure)
    return phrases.say(key, n=count(whole(line), figure)) if line.value else ()
