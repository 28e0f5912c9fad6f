"""What a pack changes is told line by line: which form, which limit from which day, which names."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.services import data
from desktop.services.keeping import update_changes
from desktop.services.keeping.update_changes import Change
from tests import packs
from tests.packs import COMMUNES, FORM, FROM, HOLIDAYS, LIMITS, PROCESS, RELIGIONS

DOCUMENTS = "resources/law/documents.toml"
FIRST = "resources/dossiers/admission.toml"
STATISTICS = "resources/statistics/table-work.toml"
NEW_RULES = """
[[document]]
kind = "rules"
number = "300-QĐ/TW"
day = 2026-12-01
short = "Quy định 300-QĐ/TW"
citation = "Quy định số 300-QĐ/TW ngày 01/12/2026"
in_force_from = 2027-01-01
confidence = "high"
"""
NEXT_YEAR = """
[[year]]
year = 2027
off = [2027-01-01, 2027-02-04]
worked = [2027-02-13]
source = "Thông báo"
"""


@pytest.fixture(scope="module")
def before():
    """The data as it ships."""
    return update_changes.picture()


def changed(before, **files):
    """What these files change."""
    content = {path.replace("|", "/"): text for path, text in files.items()}
    with data.trying(data.Brought(1, repr(content), content)):
        after = update_changes.picture()
    return update_changes.changes(before, after)


def test_nothing_brought_changes_nothing(before):
    assert changed(before) == ()
    assert changed(before, **{RELIGIONS: data.shipped(RELIGIONS)}) == ()


def test_a_new_edition_of_a_form_and_a_form_mended_in_place(before):
    shipped = data.shipped("forms/2025/9-knd.toml")
    mended = shipped.replace("QUYẾT ĐỊNH", "QUYẾT ĐỊNH MỚI")
    found = changed(before, **{FORM: packs.a_form(), "forms/2025/9-knd.toml": mended})
    assert [(one.note, one.since) for one in found] == [
        ("sửa mẫu đang có", date(2025, 9, 29)),
        ("bản mới của mẫu", FROM),
    ]
    assert found[0].title.startswith("Mẫu 9-KNĐ: ")


def test_a_limit_tells_its_new_value_and_from_which_day(before):
    (found,) = changed(before, **{LIMITS: packs.a_limit()})
    assert found == Change(
        "Thời hạn, điều kiện",
        "Chi bộ tổ chức lễ kết nạp",
        "45 ngày làm việc, trước đó 30 ngày làm việc",
        date(2027, 1, 1),
    )
    assert update_changes.told(found) == (
        "Chi bộ tổ chức lễ kết nạp: 45 ngày làm việc, trước đó 30 ngày làm việc (từ 01/01/2027)"
    )


def test_a_limit_mended_in_place_and_one_whose_ground_changed(before):
    mended = data.shipped(LIMITS).replace("value = 60", "value = 65", 1)
    (found,) = changed(before, **{LIMITS: mended})
    assert found.note == "65 tuổi, trước đó 60 tuổi"
    (found,) = changed(before, **{LIMITS: data.shipped(LIMITS).replace("điểm 1.1b", "điểm 1.1c")})
    assert found.note == "vẫn 60 tuổi, sửa căn cứ hoặc cách tính"


def test_a_new_document_and_a_new_process(before):
    found = changed(
        before,
        **{DOCUMENTS: data.shipped(DOCUMENTS) + NEW_RULES, PROCESS: packs.a_process()},
    )
    assert found == (
        Change("Quy định, hướng dẫn", "Quy định 300-QĐ/TW", "thêm", date(2027, 1, 1)),
        Change(
            "Quy trình",
            "Kết nạp đảng viên, bản 2026",
            "bản mới; hồ sơ mở từ ngày này theo bản mới",
            FROM,
        ),
    )


def test_the_official_days_off_of_a_year(before):
    (found,) = changed(before, **{HOLIDAYS: data.shipped(HOLIDAYS) + NEXT_YEAR})
    assert found.title == "Năm 2027"
    assert found.note.startswith("lịch chính thức; nghỉ 04/02; không còn nghỉ ")
    assert "làm bù 13/02" in found.note


def test_names_added_to_a_list_and_changed_in_it(before):
    content = data.shipped(RELIGIONS).replace('name = "Phật giáo"', 'name = "Đạo Phật"')
    content += '\n[[entry]]\ncode = "x"\nname = "Đạo mới"\n'
    (found,) = changed(before, **{RELIGIONS: content})
    assert found.group == "Danh mục"
    assert found.note == "thêm 1: Đạo mới; sửa 1: Phật giáo → Đạo Phật"


def test_places_added_given_up_and_renamed(before):
    lines = data.shipped(COMMUNES).splitlines()
    gone = lines.pop(1)
    lines[1] = lines[1].replace("Phường Ngọc Hà", "Phường Ngọc Hà Mới")
    lines.append("01,Thành phố Hà Nội,99999,Phường Mới")
    added, dropped, renamed = changed(before, **{COMMUNES: "\n".join(lines)})
    assert added.note == "phường Mới, thành phố Hà Nội"
    assert gone.split(",")[-1].removeprefix("Phường ") in dropped.note
    assert "phường Ngọc Hà Mới" in renamed.note
    assert [one.title for one in (added, dropped, renamed)] == [
        "Thêm 1 đơn vị",
        "Bỏ 1 đơn vị",
        "Đổi tên 1 đơn vị",
    ]


def test_a_long_list_names_the_first_and_counts_the_rest(before):
    new = [f"01,Thành phố Hà Nội,9{at:04d},Phường Mới {at}" for at in range(20)]
    (found,) = changed(before, **{COMMUNES: data.shipped(COMMUNES) + "\n".join(new)})
    assert found.title == "Thêm 20 đơn vị"
    assert found.note.endswith("và 8 mục nữa")


def test_other_files_are_told_of_as_a_whole(before):
    found = changed(
        before,
        **{
            FIRST: data.shipped(FIRST).replace("Bản sao giấy khai sinh", "Giấy khai sinh"),
            STATISTICS: data.shipped(STATISTICS) + "\n# sửa\n",
            "forms/stems.toml": data.shipped("forms/stems.toml") + "\n# sửa\n",
        },
    )
    told = {(one.group, one.note) for one in found}
    assert told == {("Bộ hồ sơ", "sửa"), ("Biểu thống kê", "sửa"), ("Dữ liệu khác", "sửa")}
    assert all(one.title for one in found)


def test_no_file_of_the_law_changes_unseen(before):
    """Those without lines of their own are told of as a whole, by a title."""
    law = [path for path in data.names("resources/law") if path not in (LIMITS, DOCUMENTS)]
    found = changed(before, **{path: data.shipped(path) + "\n# sửa\n" for path in law})
    assert len(found) == len(law)
