"""How sentences are put together, and where their figures stand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.errors import Trouble
from desktop.rules.reports import narrative
from desktop.rules.reports.narrative import Said, count, listed, read, share, told

PHRASES = read('[phrase]\n"a" = "có {n} người ở {place}"\n', "x.toml")


def text_of(words: narrative.Words) -> str:
    return "".join(one.text for one in words)


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (1, "01"), (9, "09"), (10, "10"), (1204, "1.204")]
)
def test_numbers_are_written_as_party_papers_do(number: int, written: str) -> None:
    assert count(number).text == written


def test_a_share_that_is_not_known_says_so() -> None:
    assert share(Decimal("60.5")).text == "60,5%"
    assert share(None).text == "chưa rõ"


def test_things_are_listed_with_and() -> None:
    words = [(Said("a"),), (Said("b"),), (Said("c"),)]
    assert text_of(listed(words)) == "a, b và c"
    assert text_of(listed(words[:1])) == "a"
    assert listed([]) == ()


def test_a_text_knows_where_its_figures_stand() -> None:
    """Each sentence with a capital and a stop, each paragraph on its line."""
    sentence = PHRASES.say("a", n=count(8, "admitted"), place="bản Áng")
    found = told([[sentence, sentence], [], [sentence]])
    assert found.text == ("Có 08 người ở bản Áng. Có 08 người ở bản Áng.\nCó 08 người ở bản Áng.")
    assert [found.text[one.start : one.end] for one in found.spans] == ["08"] * 3
    assert {one.figure for one in found.spans} == {"admitted"}


def test_a_phrase_needs_its_words() -> None:
    with pytest.raises(KeyError):
        PHRASES.say("a", n="1")
    with pytest.raises(Trouble, match=r"x\.toml"):
        read("phrase = 3", "x.toml")
