"""Members leave in the central layout and come back the same, field by field."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.exchange import sheets
from desktop.rules.people.import_rows import joined_place
from desktop.services.cells import organisations
from desktop.services.members import members
from desktop.services.office import trial
from desktop.services.people import central, people, people_list
from tests.deeds import NOW
from tests.exchange import books
from tests.services.people.test_imports import outcomes, previewed, taken

PEOPLE = [
    books.member(0),
    books.member(1, sex="Nữ", number="014185000009", name="Y BLƠNG NIÊ", other="Amí Hoa"),
    books.member(2, born="1985", card="", old_card="12345678", official=""),
    books.member(3, residence=("Lào", "Hủa Phăn", "Bản Xốp Bau"), birth=("", "", "")),
    books.member(4, status="Từ trần", status_on="02/01/2024"),
    books.member(5, status="Xóa tên", status_on="03/01/2024"),
    books.member(6, status="Miễn sinh hoạt", status_on="04/01/2024"),
    books.member(7, status="Đã chuyển sinh hoạt", status_on="05/01/2024", old_id=""),
    books.member(8, home=("Việt Nam", "Tỉnh Hà Giang", "Xã Lũng Cú"), religion="Đạo Phật"),
]


def whole(office):
    """Everyone by name, with the cell's name for its id and without the ids of the file."""
    names = {cell.id: cell.name for cell in office.read(organisations.cells)}
    found = {}
    for line in office.read(people_list.lines, day=office.today()):
        one = office.read(people.person, id=line.id)
        cells = tuple(names[item.cell_id] for item in one.belongings)
        found[one.name] = (dataclasses.replace(one, id="", belongings=()), cells)
    return found


def sent_on(office, tmp_path):
    """Another, empty office that took in what this one wrote."""
    file = tmp_path / "ra.xlsx"
    central.write(office, file)
    other = trial(lambda: NOW)
    shown = taken(other, file.read_bytes())
    return other, shown


def test_in_and_out_and_in_again_are_the_same_people(office, tmp_path):
    taken(office, books.central(PEOPLE))
    other, shown = sent_on(office, tmp_path)
    try:
        assert outcomes(shown) == ["new"] * len(PEOPLE)
        assert whole(other) == whole(office)
        kept = [central_of(one) for one in (office, other)]
        assert kept[0] == kept[1]
    finally:
        other.close()


def central_of(office):
    return [dict(row) for row in office.read(central.members)]


def test_what_was_written_is_the_same_to_the_office_it_came_from(office, tmp_path):
    taken(office, books.central(PEOPLE))
    central.write(office, tmp_path / "ra.xlsx")
    shown = previewed(office, (tmp_path / "ra.xlsx").read_bytes())
    assert outcomes(shown) == ["same"] * len(PEOPLE)


def test_the_layout_is_that_of_the_central_workbook(office, tmp_path):
    taken(office, books.central(PEOPLE[:2]))
    central.write(office, tmp_path / "ra.xlsx")
    book = sheets.load(tmp_path / "ra.xlsx")
    sheet = sheets.sheet(book, book.sheets[0])
    assert book.sheets == ("Danh sách đảng viên",)
    assert [len(row) for row in sheet.rows[5:]] == [31] * 4
    first = [sheet.rows[5][at] or sheet.rows[6][at] for at in range(31)]
    assert [str(one).split(" *")[0] for one in first[:10]] == [
        *("STT", "ID", "Họ và tên", "Tên gọi khác", "Giới tính", "Sinh ngày", "Dân tộc"),
        *("Tôn giáo", "Số định danh cá nhân", "Số thẻ Đảng"),
    ]
    assert sheet.rows[6][14:17] == ["Quốc gia", "Tỉnh", "Địa chỉ chi tiết *"]
    assert (5, 14, 5, 16) in sheet.merged
    one = sheet.rows[7]
    assert (one[2], one[4], one[8]) == ("LÒ VĂN ANH", "Nam", "014085000000")
    assert one[20:23] == ["Việt Nam", "Tỉnh Sơn La", "Số 0, xã Hoa Ban"]
    assert one[26] == "Đang sinh hoạt Đảng"


def test_only_members_leave(office, tmp_path):
    taken(office, books.xlsx([["Họ và tên", "Ngày sinh"], ["Hà Thị Mai", "1990"]]))
    taken(office, books.central([books.member(0)]))
    assert central.write(office, tmp_path / "ra.xlsx") == 1


def test_a_movement_recorded_since_is_told(office):
    taken(office, books.central([books.member(0)]))
    [line] = office.read(people_list.lines, day=office.today())
    office.do(members.move, person_id=line.id, kind="expelled", day=office.today())
    [row] = office.read(central.members)
    assert (row["status"], row["status_on"]) == ("Rời khỏi Đảng", "02/03/2026")


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Bản 1, xã Hoa Ban, Tỉnh Sơn La", ("Việt Nam", "Tỉnh Sơn La", "Bản 1, xã Hoa Ban")),
        ("Bản 1, thành phố Huế", ("Việt Nam", "thành phố Huế", "Bản 1")),
        ("Bản Xốp Bau, Hủa Phăn, Lào", ("Lào", "", "Bản Xốp Bau, Hủa Phăn")),
        ("xóm Đình", ("", "", "xóm Đình")),
        ("", ("", "", "")),
    ],
)
def test_an_address_is_divided_only_where_it_says_so(written, parts):
    assert central.split_place(written) == parts


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(["Bản 1", "xã Hoa Ban", "Tỉnh Sơn La", "Sơn La", "Lào", "Việt Nam", "x"])
    )
)
def test_a_divided_address_joins_to_the_same(parts):
    written = ", ".join(parts)
    assert joined_place(*central.split_place(written)) == written
