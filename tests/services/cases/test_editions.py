"""Which editions hold for a case."""

from __future__ import annotations

from datetime import date

from desktop.services.cases import editions
from tests.build import a_case, a_person

DAY = date(2026, 3, 2)


def held(office, person, day=DAY):
    found = office.read(editions.held, person_id=person, day=day)
    return {
        group: [one for one in found if one.group == group]
        for group in {one.group for one in found}
    }


def test_each_step_is_under_the_rules_of_its_day_and_the_next_under_those_of_today(office):
    """A case begun in 2023 and gone on with in 2026."""
    person = a_case(office, at="cell-meeting")
    rules = held(office, person)["Quy định thi hành Điều lệ Đảng"]
    assert [(one.title, one.coming) for one in rules] == [
        ("Quy định 24-QĐ/TW", False),
        ("Quy định 294-QĐ/TW", True),
    ]
    assert "áp dụng cho 12 bước ghi từ 09/01/2023 đến 06/05/2024" in rules[0].why
    assert rules[1].why == "có hiệu lực từ 01/07/2025; áp dụng cho các bước ghi từ hôm nay"


def test_what_was_not_read_in_full_is_told(office):
    """With the rules that hold since the summer."""
    person = a_case(office, at="cell-meeting")
    rules = held(office, person, date(2026, 8, 3))["Quy định thi hành Điều lệ Đảng"]
    assert (rules[-1].title, rules[-1].note) == ("Quy định 208-QĐ/TW", "Chưa đọc toàn văn")
    assert editions.in_force(date(2026, 8, 3)) == "Quy định 208-QĐ/TW"


def test_forms_and_process_say_why_too(office):
    """Older papers are printed on the forms that are known; the process is that of the start."""
    person = a_case(office, at="cell-meeting")
    found = held(office, person)
    older, forms = found["Bộ mẫu giấy tờ"]
    assert "18/01/2022" in older.why
    assert "29/09/2025" in forms.why
    assert "chưa có mẫu cũ" in forms.note
    assert "hồ sơ mở ngày 09/01/2023" in found["Quy trình"][0].why


def test_a_case_that_is_over_has_nothing_to_come(office):
    """And nobody without a case has any edition."""
    person = a_case(office, at="recognition-decision")
    assert not any(one.coming for one in held(office, person)["Hướng dẫn thi hành"])
    assert office.read(editions.held, person_id=a_person(office), day=DAY) == ()
