from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.stick import ascii_name, write


def test_the_file_lies_there_whole_and_alone(tmp_path):
    path = write(b"content" * 1_000, tmp_path, "bao_cao_2026.goi")
    assert path == tmp_path / "bao_cao_2026.goi"
    assert path.read_bytes() == b"content" * 1_000
    assert list(tmp_path.iterdir()) == [path]


def test_writing_twice_leaves_one_file(tmp_path):
    for _ in range(2):
        path = write(b"content", tmp_path, "bao_cao_2026.goi")
    assert path.read_bytes() == b"content"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_again_replaces_longer_content(tmp_path):
    write(b"a longer content", tmp_path, "bao_cao_2026.goi")
    assert write(b"short", tmp_path, "bao_cao_2026.goi").read_bytes() == b"short"


def test_what_a_pulled_stick_left_behind_is_written_over(tmp_path):
    (tmp_path / "bao_cao_2026.goi.part").write_bytes(b"half of an older parc")
    path = write(b"content", tmp_path, "bao_cao_2026.goi")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "name", ["", "báo cáo.goi", "a b.goi", "../a.goi", "a/b.goi", ".goi", "a:b", "a" * 101, "a\n"]
)
def test_a_name_that_some_drive_refuses_is_never_tried(tmp_path, name):
    with pytest.raises(ValueError, match="not a safe name"):
        write(b"content", tmp_path, name)
    assert list(tmp_path.iterdir()) == []


def test_a_vietnamese_title_becomes_a_plain_name():
    assert ascii_name("Báo cáo năm 2026: Đảng ủy xã Hoa Ban", ".goi") == (
        "bao_cao_nam_2026_dang_uy_xa_hoa_ban.goi"
    )


def test_the_end_of_a_long_title_stays_and_no_two_give_one_name():
    """It tells the period and who was added up."""
    ranking = "Thống kê kết quả kiểm điểm, đánh giá, xếp loại chất lượng đảng viên"
    long = f"{ranking} và tổ chức đảng, năm 2025, tổng hợp {{}}/3.321 nơi"
    names = [ascii_name(long.format(sent), ".pdf") for sent in (17, 18)]
    assert [re.sub("-[0-9a-f]{4}-", "-…-", one) for one in names] == [
        "thong_ke_ket_qua_kiem_diem-…-to_chuc_dang_nam_2025_tong_hop_17_3_321_noi.pdf",
        "thong_ke_ket_qua_kiem_diem-…-to_chuc_dang_nam_2025_tong_hop_18_3_321_noi.pdf",
    ]
    other = long.replace("đảng viên", "cán bộ").format(17)
    assert len({names[0], ascii_name(other, ".pdf"), ascii_name(ranking, ".pdf")}) == 3
    assert len(ascii_name("x" * 200, "")) <= 80


@given(st.text(max_size=300))
def test_any_title_becomes_a_name_that_can_be_written(tmp_path_factory, title):
    folder = tmp_path_factory.mktemp("usb")
    name = ascii_name("gói " + title, ".goi")
    assert write(b"content", folder, name).name == name
