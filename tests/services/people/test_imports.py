"""Workbooks as offices have them, previewed and taken in through the door that screens use."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.exchange import sheets
from desktop.rules.partial_date import PartialDate
from desktop.services.cells import organisations
from desktop.services.members import members
from desktop.services.people import imports, people, people_list
from desktop.services.people.import_lines import Preview
from desktop.services.people.imports import Choices, Stopped
from tests.deeds import contents, labels
from tests.exchange import books


def previewed(office, content: bytes, choices: Choices | None = None, name="ds.xlsx") -> Preview:
    """What taking the workbook in would do."""
    chosen = choices or Choices()
    book = sheets.opened(name, content)
    memory = {**office.read(imports.remembered), **chosen.facts}
    rows = imports.read_rows(imports.tables(book, memory), office.today())
    return office.read(imports.preview, file=name, rows=rows, choices=chosen)


def taken(office, content: bytes, choices: Choices | None = None, name="ds.xlsx") -> Preview:
    """Preview the workbook and take it in."""
    shown = previewed(office, content, choices, name)
    office.do(imports.take_in, shown=shown, choices=choices or Choices())
    return shown


def everyone(office) -> dict[str, object]:
    """The people of the office by name, with all that is known of them."""
    lines = office.read(people_list.lines, day=office.today())
    return {one.name: office.read(people.person, id=one.id) for one in lines}


def outcomes(shown: Preview) -> list[str]:
    return [line.outcome for line in shown.lines]


def faults(shown: Preview) -> list[tuple[int, str]]:
    return [(line.row, fault.column) for line in shown.lines for fault in line.faults]


def notes(shown: Preview) -> str:
    return " ".join(note.sentence for line in shown.lines for note in line.notes)


def test_the_central_workbook_becomes_members_of_their_cells(office):
    taken(
        office, books.central([books.member(0), books.member(1, sex="Nữ", number="014185000009")])
    )

    found = everyone(office)
    assert set(found) == {"Lò Văn Anh", "Lò Văn Bnh"}
    one = found["Lò Văn Anh"]
    assert (one.sex, one.born, one.ethnicity) == ("nam", PartialDate(1985, 2, 1), "Thái")
    assert one.permanent_residence.now == "Số 0, xã Hoa Ban, Tỉnh Sơn La"
    assert one.membership.admitted == PartialDate(2010, 5, 19)
    assert one.membership.card_number == "100000000000"
    assert one.membership.old_card_number == "10000000"
    names = {cell.id: cell.name for cell in office.read(organisations.cells)}
    assert names[one.belongings[0].cell_id] == "Chi bộ bản 1"


def test_one_operation_that_one_undo_takes_back(office):
    before = office.read(contents)
    taken(office, books.central([books.member(number) for number in range(30)]))
    after = office.read(contents)

    assert office.read(labels) == ["Nhập từ ds.xlsx: thêm 30 người, sửa 0 người"]
    office.undo()
    assert office.read(contents) == before
    office.redo()
    assert office.read(contents) == after


def test_the_same_file_twice_changes_nothing(office):
    content = books.central([books.member(number) for number in range(12)])
    taken(office, content)
    before = office.read(contents)

    shown = previewed(office, content)
    assert outcomes(shown) == ["same"] * 12
    assert office.do(imports.take_in, shown=shown, choices=Choices()) is None
    assert office.read(contents) == before


def test_a_file_without_numbers_twice_changes_nothing(office):
    rows = [["Họ và tên", "Ngày sinh"], ["Hà Thị Mai", "02/09/1985"], ["Lò Văn Ơn", "1971"]]
    taken(office, books.xlsx(rows))
    assert outcomes(previewed(office, books.xlsx(rows))) == ["same", "same"]


def test_a_change_says_what_was_and_what_would_be(office):
    taken(office, books.central([books.member(3)]))
    shown = taken(
        office, books.central([books.member(3, cell="Chi bộ bản 9", card_place="Tỉnh ủy Lai Châu")])
    )

    assert outcomes(shown) == ["changed"]
    told = [(one.what, one.before, one.after) for one in shown.lines[0].changes]
    assert told == [
        ("Nơi cấp thẻ", "Tỉnh ủy Sơn La", "Tỉnh ủy Lai Châu"),
        ("Chi bộ", "Chi bộ bản 1", "Chi bộ bản 9"),
    ]
    [one] = everyone(office).values()
    names = {cell.id: cell.name for cell in office.read(organisations.cells)}
    assert [names[item.cell_id] for item in one.belongings] == ["Chi bộ bản 9"]


def test_an_empty_cell_or_a_less_exact_one_takes_nothing_away(office):
    taken(office, books.central([books.member(3)]))
    row = books.member(3, born="1985", residence=("", "", ""), card="")
    assert outcomes(previewed(office, books.central([row]))) == ["same"]


def test_the_same_person_by_number_by_card_and_by_name_and_birth(office):
    taken(office, books.central([books.member(3)]))
    title = ["Họ và tên", "Ngày sinh", "Số CCCD", "Số thẻ Đảng", "Điện thoại"]
    rows = [
        ["Lò Văn Đnh", "", "014085000003", "", "0912345678"],
        ["Lò Văn Đnh", "", "", "100000000003", "0912345678"],
        ["Lò Văn Đnh", "04/02/1985", "", "", "0912345678"],
        ["Lò Văn Khác", "", "014085000003", "", ""],
        ["Lò Văn Đnh", "04/02/1985", "014085000999", "", ""],
    ]
    told = [outcomes(previewed(office, books.xlsx([title, row]))) for row in rows]
    assert told == [["changed"], ["changed"], ["doubtful"], ["doubtful"], ["doubtful"]]


def test_a_doubtful_row_waits_for_the_clerk(office):
    taken(office, books.xlsx([["Họ và tên", "Ngày sinh"], ["Hà Thị Mai", "02/09/1985"]]))
    content = books.xlsx(
        [["Họ và tên", "Ngày sinh", "Nghề nghiệp"], ["Hà Thị Mai", "02/09/1985", "Giáo viên"]]
    )
    shown = taken(office, content)
    assert outcomes(shown) == ["doubtful"]
    assert "Hà Thị Mai" in shown.lines[0].doubt
    assert everyone(office)["Hà Thị Mai"].occupation == ""

    row = shown.lines[0].id
    assert outcomes(taken(office, content, Choices(people={row: "same person"}))) == ["changed"]
    assert everyone(office)["Hà Thị Mai"].occupation == "Giáo viên"
    office.undo()
    assert outcomes(taken(office, content, Choices(people={row: "other person"}))) == ["new"]
    assert len(office.read(people_list.lines, day=office.today())) == 2


def test_the_same_person_twice_in_one_file_is_taken_once(office):
    shown = taken(office, books.central([books.member(1), books.member(1), books.member(2)]))
    assert outcomes(shown) == ["new", "doubtful", "new"]
    assert "dòng 8" in shown.lines[1].doubt
    assert not shown.lines[1].apart  # two people have no number in common


def test_a_namesake_in_one_file_is_doubted_where_a_number_is_missing(office):
    """Until the clerk says that it is somebody else; two numbers are two people."""
    rows = [
        ["Họ và tên", "Ngày sinh", "Số CCCD"],
        ["Lò Văn An", "02/09/1985", "014085001234"],
        ["LÒ VĂN AN", "2/9/85", ""],
        ["Lò Văn An", "02/09/1985", "014085009999"],
    ]
    shown = previewed(office, books.xlsx(rows))
    assert outcomes(shown) == ["new", "doubtful", "new"]
    assert "dòng 2" in shown.lines[1].doubt
    apart = Choices(people={shown.lines[1].id: "other person"})
    assert outcomes(taken(office, books.xlsx(rows), apart)) == ["new", "new", "new"]


def test_somebody_in_the_bin_is_not_entered_again(office):
    taken(office, books.central([books.member(1)]))
    [line] = office.read(people_list.lines, day=office.today())
    office.do(people.remove_person, id=line.id, reason="Ghi nhầm", day=office.today())
    shown = previewed(office, books.central([books.member(1)]))
    assert outcomes(shown) == ["refused"]
    assert "thùng rác" in shown.lines[0].words


def test_a_refused_row_names_row_column_and_reason(office):
    shown = taken(
        office,
        books.central(
            [
                books.member(0),
                books.member(1, number="014985000001"),
                books.member(2, born="31/02/1985"),
                books.member(3, ethnicity="Kihn"),
                books.member(4, official="01/01/2009"),
                books.member(5, status="Rời khỏi Đảng"),
            ]
        ),
    )
    assert outcomes(shown) == ["new", *["refused"] * 5]
    assert faults(shown) == [
        (9, "Số định danh cá nhân *"),
        (10, "Sinh ngày *"),
        (11, "Dân tộc *"),
        (12, "Ngày vào Đảng chính thức *"),
        (13, "Trạng thái hoạt động"),
    ]
    assert len(everyone(office)) == 1


def test_lost_zeros_and_floats_come_back_and_are_flagged(office):
    shown = taken(
        office,
        books.xlsx(
            [
                ["Họ và tên", "Số CCCD", "Số thẻ đảng viên"],
                ["Lò Văn An", 14085001234, 1234567890.0],
                ["Lò Văn Bình", "1085001235.0", ""],
                ["Lò Văn Chung", "1.4085001236E+10", ""],
                ["Lò Văn Dũng", 123456789, ""],
            ]
        ),
    )
    found = everyone(office)
    assert found["Lò Văn An"].personal_number == "014085001234"
    assert found["Lò Văn An"].membership.card_number == "001234567890"
    assert found["Lò Văn Bình"].personal_number == "001085001235"
    assert found["Lò Văn Chung"].personal_number == "014085001236"
    assert found["Lò Văn Dũng"].old_id_number == "123456789"
    assert [bool(line.notes) for line in shown.lines] == [True] * 4
    assert "014085001234" in notes(shown)


def test_digits_that_excel_cut_off_are_refused_not_guessed(office):
    rows = [["Họ và tên", "Số CCCD"], ["Lò Văn An", "1.40E+10"]]
    shown = taken(office, books.xlsx(rows))
    assert faults(shown) == [(2, "Số CCCD")]


def test_dates_in_every_way_offices_write_them(office):
    written = {
        "05/06/1998": PartialDate(1998, 6, 5),
        "5-6-98": PartialDate(1998, 6, 5),
        "6/1998": PartialDate(1998, 6),
        "00/00/1950": PartialDate(1950),
        1950: PartialDate(1950),
        date(1998, 6, 5): PartialDate(1998, 6, 5),
        31445: PartialDate(1986, 2, 2),
        2091985: PartialDate(1985, 9, 2),
        "1985-09-02 00:00:00": PartialDate(1985, 9, 2),
    }
    rows = [
        ["Họ và tên", "Ngày sinh"],
        *([f"Lò Văn {'I' * (at + 1)}", one] for at, one in enumerate(written)),
    ]
    shown = taken(office, books.xlsx(rows))
    assert outcomes(shown) == ["new"] * len(written)
    assert [line.values["born"] for line in shown.lines] == list(written.values())


def test_birth_in_a_column_for_men_or_for_women(office):
    rows = [
        ["TT", "Họ và tên", "Năm sinh", "", "Dân tộc"],
        ["", "", "Nam", "Nữ", ""],
        [1, "Lò Văn An", 1985, "", "H'Mông"],
        [2, "Lò Thị Bình", "", "02/09/1990", "Khơ Me"],
    ]
    taken(office, books.xlsx(rows, merged=[(0, 2, 0, 3)]))
    found = everyone(office)
    assert (found["Lò Văn An"].sex, found["Lò Văn An"].born) == ("nam", PartialDate(1985))
    assert found["Lò Thị Bình"].sex == "nữ"
    assert found["Lò Thị Bình"].born == PartialDate(1990, 9, 2)
    assert [one.ethnicity for one in found.values()] == ["Mông", "Khơ-me"]


def test_two_facts_in_one_cell_and_grades_that_became_dates(office):
    rows = [
        ["Họ và tên", "Ngày sinh", "Trình độ văn hóa"],
        ["Lò Văn An", "Nam 1985", date(2026, 12, 12)],
        ["Lò Thị Bình", "Nữ 02/09/1990", date(2026, 10, 10)],
        ["Lò Thị Chi", "1991", date(2026, 12, 9)],
        ["Lò Thị Dung", "1992", "7/10"],
    ]
    shown = taken(office, books.xlsx(rows))
    found = everyone(office)
    assert [one.education.general for one in found.values()] == ["12/12", "10/10", "9/12", "7/10"]
    assert found["Lò Văn An"].education.general_level == "upper-secondary"
    assert [found[name].sex for name in ("Lò Văn An", "Lò Thị Bình")] == ["nam", "nữ"]
    assert "12/12/2026" in notes(shown)


def test_ticks_instead_of_values(office):
    rows = [
        ["Họ và tên", "Giới tính", "", "Trình độ chuyên môn", "", "Đoàn viên", "Giáo viên"],
        ["", "Nam", "Nữ", "Trung cấp", "Đại học", "", ""],
        ["Lò Văn An", "x", "", "", "X", "x", ""],
        ["Lò Thị Bình", "", "X", "x", "", "", "x"],
    ]
    taken(office, books.xlsx(rows, merged=[(0, 1, 0, 2), (0, 3, 0, 4)]))
    found = everyone(office)
    assert [one.sex for one in found.values()] == ["nam", "nữ"]
    levels = [one.education.professional_level for one in found.values()]
    assert levels == ["university", "vocational"]
    assert [set(one.groups) for one in found.values()] == [{"union-member"}, {"teacher"}]


def test_names_in_capitals_and_letters_in_pieces(office):
    rows = [["Họ và tên", "Ngày sinh"], ["NGUYỄN THỊ Á".replace("Ễ", "Ễ"), "1990"]]
    taken(office, books.xlsx(rows))
    assert list(everyone(office)) == ["Nguyễn Thị Á"]


def test_titles_above_numbers_below_totals_at_the_end(office):
    rows = [
        ["ĐẢNG BỘ XÃ HOA BAN", "", ""],
        ["DANH SÁCH QUẦN CHÚNG", "", ""],
        [],
        ["TT", "Họ và tên", "Ngày sinh"],
        ["(1)", "(2)", "(3)"],
        [1, "Lò Văn An", "1985"],
        [],
        [2, "Tống Thị Công", "1990"],
        ["", "Tổng cộng: 2 người", ""],
        ["", "", "Hoa Ban, ngày 5 tháng 3 năm 2026"],
        ["", "NGƯỜI LẬP BIỂU", ""],
        ["", "Hà Văn Ký", ""],
    ]
    taken(office, books.xlsx(rows, merged=[(1, 0, 1, 2)]))
    assert set(everyone(office)) == {"Lò Văn An", "Tống Thị Công"}


def test_one_sheet_a_cell_and_one_heading_a_cell(office):
    title = ["Họ và tên", "Ngày sinh"]
    sheets_of_cells = {
        "CB thôn 3": [title, ["Lò Văn An", "1985"]],
        "Ghi chú": [["Không có gì"]],
        "Chi bộ Trường học": [title, ["Lò Văn Bình", "1986"]],
    }
    taken(office, books.xlsx(sheets_of_cells))
    cells = {cell.id: cell for cell in office.read(organisations.cells)}
    found = everyone(office)
    assert cells[found["Lò Văn An"].belongings[0].cell_id].name == "Chi bộ thôn 3"
    assert cells[found["Lò Văn Bình"].belongings[0].cell_id].sector == "school"

    headed = [
        title,
        ["I. Chi bộ thôn 3"],
        ["Lò Văn Cao", "1987"],
        ["Chi bộ bản 7"],
        ["Lò Văn Đô", "1988"],
    ]
    taken(office, books.xlsx(headed))
    names = {cell.id: cell.name for cell in office.read(organisations.cells)}
    found = everyone(office)
    assert names[found["Lò Văn Cao"].belongings[0].cell_id] == "Chi bộ thôn 3"
    assert names[found["Lò Văn Đô"].belongings[0].cell_id] == "Chi bộ bản 7"
    assert len(names) == 3


def test_a_cell_by_another_name_is_asked_once_and_remembered(office):
    office.do(organisations.add_cell, id="pan", name="Chi bộ bản Pá Hốc")
    content = books.xlsx([["Họ và tên", "Ngày sinh", "Chi bộ"], ["Lò Văn An", "1985", "Pá Hốc I"]])
    assert [one.name for one in previewed(office, content).new_cells] == ["Chi bộ Pá Hốc I"]
    taken(office, content, Choices(cells={"Pá Hốc I": "pan"}))
    assert len(office.read(organisations.cells)) == 1
    again = books.xlsx([["Họ và tên", "Ngày sinh", "Chi bộ"], ["Lò Văn Bảy", "1986", "Pá Hốc I"]])
    assert previewed(office, again).new_cells == ()


def test_a_column_chosen_by_hand_is_remembered(office):
    content = books.xlsx([["Họ và tên", "Sinh vào"], ["Lò Văn An", "1985"]])
    with pytest.raises(Refusal):
        previewed(office, content)
    taken(office, content, Choices(facts={"sinh vao": "born"}))
    assert everyone(office)["Lò Văn An"].born == PartialDate(1985)
    assert outcomes(previewed(office, content)) == ["same"]


def test_old_text_in_xls_and_in_fonts(office):
    rows = [["Hä vµ tªn", "Ngµy sinh", "Quª qu¸n"], ["NguyÔn V¨n Hïng", 1985.0, "H­ng Yªn"]]
    taken(office, books.xls(rows), name="cu.xls")
    one = everyone(office)["Nguyễn Văn Hùng"]
    assert (one.home_place.now, one.born) == ("Hưng Yên", PartialDate(1985))

    capitals = [["Họ và tên", "Ngày sinh"], ["TrÇn ThÞ H­¬ng", "1990"]]
    taken(office, books.xlsx(capitals, fonts={0: ".VnTimeH"}))
    assert "Trần Thị Hương" in everyone(office)

    vni = [["Họ và tên", "Ngày sinh"], ["Phaïm Vaên Ñöùc", "1991"]]
    taken(office, books.xlsx(vni))
    assert "Phạm Văn Đức" in everyone(office)


def test_a_name_in_two_columns_under_one_heading(office):
    rows = [["TT", "Họ và tên", "", "Ngày sinh"], [1, "Lò Văn", "An", "1985"]]
    taken(office, books.xlsx(rows, merged=[(0, 1, 0, 2)]))
    assert list(everyone(office)) == ["Lò Văn An"]


def test_who_died_or_moved_away_is_no_member_any_more(office):
    shown = taken(
        office,
        books.central(
            [
                books.member(0, status="Từ trần", status_on="02/01/2024"),
                books.member(1, status="Xóa tên", status_on="03/01/2024"),
                books.member(2, status="Miễn sinh hoạt", status_on="04/01/2024"),
                books.member(3, status="Từ trần"),
            ]
        ),
    )
    assert outcomes(shown) == ["new", "new", "new", "refused"]
    kinds = [[move.kind for move in one.movements] for one in everyone(office).values()]
    assert kinds == [["died"], ["struck-off"], []]


def test_days_of_the_way_into_the_party_open_a_case(office):
    rows = [
        ["Họ và tên", "Ngày sinh", "Ngày chọn là quần chúng ưu tú"],
        ["Lò Văn An", "1999", "05/06/2024"],
        ["Lò Văn Bình", "1999", "06/2024"],
    ]
    shown = taken(office, books.xlsx(rows))
    stages = {one.name: one.stage for one in office.read(people_list.lines, day=office.today())}
    assert stages == {"Lò Văn An": "outstanding", "Lò Văn Bình": "person"}
    assert "chưa đủ ngày" in notes(shown)
    assert outcomes(previewed(office, books.xlsx(rows))) == ["same", "same"]


def test_nothing_is_written_when_stopped_or_when_the_office_changed(office):
    shown = previewed(office, books.central([books.member(number) for number in range(3)]))
    before = office.read(contents)
    with pytest.raises(Stopped):
        office.do(imports.take_in, shown=shown, choices=Choices(), cancelled=lambda: True)
    assert office.read(contents) == before

    office.do(organisations.add_cell, id="pan", name="Chi bộ Pá Hốc")
    with pytest.raises(Refusal, match="xem trước lại"):
        office.do(imports.take_in, shown=shown, choices=Choices())


def test_progress_is_told_from_the_first_row_to_the_last(office):
    told = []
    shown = previewed(office, books.central([books.member(number) for number in range(3)]))
    office.do(
        imports.take_in,
        shown=shown,
        choices=Choices(),
        progress=lambda done, whole: told.append((done, whole)),
    )
    assert told[0] == (0, 3)


def test_a_file_without_people_says_what_is_looked_for(office):
    with pytest.raises(Refusal, match="Họ và tên"):
        previewed(office, books.xlsx([["Chỉ tiêu", "Số liệu"], ["Kết nạp", 5]]))


def test_a_cell_without_a_day_is_corrected_not_ended(office):
    taken(office, books.central([books.member(3)]))
    [line] = office.read(people_list.lines, day=office.today())
    office.do(organisations.add_cell, id="pan", name="Chi bộ Pá Hốc")
    office.do(members.place_in_cell, person_id=line.id, cell_id="pan", since=date(2026, 1, 5))
    taken(office, books.central([books.member(3)]))
    one = office.read(people.person, id=line.id)
    assert len(one.belongings) == 2
