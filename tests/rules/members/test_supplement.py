"""The yearly supplement: K for what did not change, nothing for what nobody can tell."""

from __future__ import annotations

from datetime import date

from desktop.rules.facts.person import (
    Badge,
    Discipline,
    History,
    Honour,
    Person,
    Post,
    Standing,
    Training,
    Travel,
)
from desktop.rules.members import supplement
from desktop.rules.members.supplement import Snapshot
from desktop.rules.partial_date import PartialDate

MAY, LAST_MAY = PartialDate(2025, 5), PartialDate(2024, 5)
NOTHING = Snapshot({})


def draft(before=NOTHING, after=NOTHING, **person):
    one = Person(id="an", name="An", **person)
    return supplement.draft(one, before, after, 2025, {"warning": "Cảnh cáo"})


def test_what_did_not_change_is_told_by_a_letter():
    """And what the record knows nothing of stays empty."""
    told = draft()
    assert {told[name] for name in ("health_now", "titles_now", "economy_now")} == {""}
    assert {told[name] for name in told} == {"K", ""}
    assert supplement.changed(told) == ()


def test_values_without_a_date_are_compared():
    before = Snapshot({"permanent_residence": "bản Nà", "occupation": "Nông dân", "degree": ""})
    after = Snapshot(
        {
            "permanent_residence": "bản Pá",
            "occupation": "Giáo viên",
            "workplace": "Trường Hoa Ban",
            "professional": "Đại học",
            "personal_number": "014080000001",
        }
    )
    told = draft(before, after)
    assert told["residence_now"] == "thường trú: bản Pá"
    assert told["occupation_now"] == "Giáo viên, Trường Hoa Ban"
    assert told["education_now"] == "Chuyên môn nghiệp vụ: Đại học"
    assert told["identity_now"] == "014080000001"
    assert supplement.changed(told)[:2] == ("Nơi cư trú", "Nghề nghiệp hiện nay")
    assert draft(after, before)["occupation_now"] == "Nông dân"


def test_of_a_record_that_began_later_nothing_is_said():
    told = draft(before=None)
    assert told["residence_now"] == told["family_now"] == ""
    assert told["awards_now"] == "K"


def test_the_family_tells_who_came_and_what_changed():
    wife = {"id": "1", "relation": "Vợ", "name": "Lò Thị Hoa", "occupation": "Nông dân"}
    child = {"id": "2", "relation": "Con", "name": "Lò Văn Bé", "born": "2025-03"}
    before, after = (
        Snapshot({}, (wife,)),
        Snapshot({}, ({**wife, "occupation": "Công nhân"}, child)),
    )
    assert draft(before, after)["family_now"] == (
        "Vợ Lò Thị Hoa: Công nhân; thêm Con Lò Văn Bé, sinh 03/2025"
    )


def test_what_has_a_date_is_told_in_its_year_only():
    history = History(
        posts=(Post(since=MAY, work="Trưởng bản"), Post(since=LAST_MAY, work="Dân quân")),
        trainings=(Training(since=LAST_MAY, until=MAY, subject="Trung cấp chính trị"),),
        travels=(Travel(since=MAY, purpose="Học", country="Lào"),),
        awards=(Honour(when=MAY, reason="Bằng khen"), Honour(when=LAST_MAY, reason="Giấy khen")),
        penalties=(Honour(when=MAY, reason="Nhắc nhở"),),
    )
    told = draft(
        history=history,
        badges=(Badge(years=30, kind="round", number="00123456", handed=date(2025, 5, 19)),),
        disciplines=(Discipline(form="warning", day=date(2025, 8, 1), number="3-QĐ"),),
        standing=Standing(status="exempt", status_on=MAY),
    )
    assert told["work_now"] == "từ 05/2025: Trưởng bản"
    assert told["training_now"] == "Trung cấp chính trị"
    assert told["foreign_now"] == "Học, Lào, 05/2025"
    assert told["awards_now"] == "Bằng khen, 05/2025"
    assert told["penalties_now"] == "Cảnh cáo, 3-QĐ, 01/08/2025; Nhắc nhở"
    assert told["badge_now"] == "30 năm, số 00123456"
    assert told["exempt_now"] == "từ 05/2025"
