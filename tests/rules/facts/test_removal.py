"""What the papers of a removal know of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.rules.facts.case import ExtraPaper
from desktop.rules.facts.removal import WAYS, Removal, removal
from tests.rules.ways import a_case, record


@pytest.mark.parametrize("way", WAYS)
def test_the_reason_comes_from_the_step_and_the_resolutions_from_the_extra_papers(way) -> None:
    cell = ExtraPaper(special=way, paper="cell-resolution", day=date(2027, 4, 5), number="09-NQ/CB")
    case = a_case(until="ceremony", extras=(cell,))
    begun = Removal(cell_number="09-NQ/CB", cell_day=date(2027, 4, 5))
    assert removal(case) == begun
    ended = record(way, "2027-05-04", reason="Không đủ tư cách")
    case = replace(case, steps=(*case.steps, ended))
    assert removal(case) == replace(begun, reason="Không đủ tư cách")


def test_whose_name_is_kept_has_none() -> None:
    assert removal(a_case()) is None
    assert removal(None) is None
