"""Papers of badges: the list of a round, the list of lost ones, what a member fills in."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services.members import badges
from desktop.services.members.badge_papers import declaration, letter, lost, request
from tests.build import an_office
from tests.services.members.test_badges import NOW, ROUND, give, lines, old, said


def test_a_lost_badge_is_given_again(office):
    """Only after its loss was noted; on the list with its number."""
    an_office(office)
    person = old(office)
    key = give(office, person, number="00123456", handed=date(2026, 2, 3))
    with pytest.raises(Refusal, match="ngày mất"):
        give(office, person, "again")
    with pytest.raises(Refusal, match="Chưa có ai chờ cấp lại"):
        office.read(lost, lines=lines(office), day=NOW)
    office.do(badges.change_badge, id=key, revision=1, lost=NOW)
    give(office, person, "again", number="00123456")
    told = said(office.read(lost, lines=lines(office), day=NOW))
    assert "00123456" in told
    office.do(badges.remove_badge, id=key)


def test_the_papers_of_a_round(office):
    """The list in the order of years, and what each member fills in."""
    an_office(office)
    old(office, "Lò Văn Ước")
    old(office, "Vì Văn Sáu", PartialDate(1966, 4, 2))
    found = lines(office)
    told = said(office.read(request, lines=found, at=ROUND, day=NOW))
    assert "Đợt 19/05/2026" in told
    assert told.index("Vì Văn Sáu") < told.index("Lò Văn Ước")
    told = said(office.read(letter, lines=found, at=ROUND, day=NOW))
    for part in ("02 đảng viên", "1 Huy hiệu 60 năm; 1 Huy hiệu 30 năm", "Ban Thường vụ Tỉnh ủy"):
        assert part in told
    assert "xét tặng sớm" not in told
    with pytest.raises(Refusal, match="chưa có ai đến hạn"):
        office.read(request, lines=found, at=date(2026, 9, 2), day=NOW)
    told = said(office.read(declaration, line=found[-1], day=NOW))
    assert all(part in told for part in ("30", "19/05/2026", "LÒ VĂN ƯỚC"))
