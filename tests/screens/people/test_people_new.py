from desktop.services.people import people_list
from tests.screens.subjects import (
    fault,
    fill,
    names,
    press,
    typed,
    words,
)


def test_a_new_person_is_entered_and_opened(window, office):
    press(window, "add-person")
    fill(window, "name", "QUÀNG THỊ HOA")
    press(window, "name-case")
    fill(window, "born", "5/2/1999")
    press(window, "sex-nữ")
    fill(window, "ethnicity", "thai")
    fill(window, "cell_id", "na loc")
    press(window, "save-new-person")

    assert words(window.current, "heading") == "Quàng Thị Hoa"
    line = next(
        line
        for line in office.read(people_list.lines, day=office.today())
        if line.name == "Quàng Thị Hoa"
    )
    assert (line.born, line.sex, line.ethnicity, line.cell, line.stage) == (
        "05/02/1999",
        "Nữ",
        "Thái",
        "Chi bộ bản Nà Lốc",
        "person",
    )


def test_a_new_member_is_asked_for_the_dates(window, office):
    press(window, "add-person")
    fill(window, "name", "Hà Văn Muôn")
    press(window, "member")
    fill(window, "admitted", "3/2/2015")
    fill(window, "official", "3/2/2014")
    press(window, "save-new-person")
    assert "trước ngày vào Đảng" in fault(window, "official")

    fill(window, "official", "3/2/2016")
    press(window, "save-new-person")
    assert "Đảng viên chính thức" in words(window.current, "subheading")


def test_a_person_without_a_name_is_refused_beside_the_name(window, office):
    before = len(names(window))
    press(window, "add-person")
    fill(window, "born", "1999")
    press(window, "save-new-person")
    assert "Chưa ghi họ và tên" in fault(window, "name")
    assert len(office.read(people_list.lines, day=office.today())) == before


def test_leaving_a_half_typed_person_asks_first(window, ask):
    press(window, "add-person")
    fill(window, "name", "Hà Văn Muôn")
    ask.answers.append(None)
    assert not window.open("history")
    assert typed(window, "name") == "Hà Văn Muôn"
    ask.answers.append("discard")
    assert window.open("history")
