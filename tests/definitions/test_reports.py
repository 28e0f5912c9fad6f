"""The words of written reports: every phrase is used, every section leads to a teller."""

from __future__ import annotations

import re
import tomllib

from desktop import paths
from desktop.rules.reports.narrative_members import TELLERS
from desktop.rules.reports.skeletons import tells
from desktop.services.reports.writing_texts import shipped_skeletons

WORDS = paths.resources() / "reports" / "words" / "narrative.toml"
RULES = ("narrative.py", "narrative_members.py", "narrative_supervision.py")


def test_all_that_a_section_may_tell_is_told() -> None:
    assert set(TELLERS) == set(tells())
    assert {part.tells for one in shipped_skeletons() for part in one.section} == {"", *TELLERS}


def test_every_phrase_is_said_somewhere() -> None:
    """By its name, or by the part of it before a dot."""
    phrases = tomllib.loads(WORDS.read_text("utf-8"))["phrase"]
    folder = paths.resources().parent / "desktop" / "rules" / "reports"
    code = "".join((folder / name).read_text("utf-8") for name in RULES)
    said = set(re.findall(r'"([a-z-]+(?:\.[a-z-]+)?)"', code))
    begun = set(re.findall(r'f"([a-z-]+)\.\{', code))
    keys = {key for key in phrases if key not in said and key.split(".")[0] not in begun}
    assert {key for key in keys if key.split(".")[0] not in {"leading", "behind"}} == set()
