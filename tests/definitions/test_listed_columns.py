"""Columns of registers and lists: each is filled from the record, or said here to be for a hand."""

from __future__ import annotations

import pytest

from desktop.papers.form import Table
from desktop.services import shipped
from desktop.services.papers import listings

SIGNED = (
    "Ký nhận",
    "Bên giao (họ tên, ký)",
    "Bên nhận (họ tên, ký)",
    "TCCSĐ hoặc đảng viên ký nhận",
)
"""What somebody signs with a pen."""
NOT_KEPT = {
    "so-nghi-quyet": ("Kết quả thực hiện",),
    "tien-do-thang": (
        "Viết lý lịch bản nháp",
        "Chi bộ thông qua lý lịch",
        "Chuyển hồ sơ lên Đảng ủy",
    ),
    "so-phieu-bao": ("Ngày gửi hoặc nhận phiếu báo",),
    "so-giao-nhan-ho-so": ("Ngày giao nhận", "Số tài liệu, số tờ"),
    "so-dang-phi": ("Mức đóng",),
}
"""What the record has no fact for: it stays empty, and is written by hand."""


@pytest.mark.parametrize("form_id", [one.form for one in listings.choices()])
def test_every_column_is_filled_from_the_record_or_left_for_a_hand(form_id):
    """Neither a column that nobody thought of, nor a hand's column that is filled after all."""
    [form, *_] = [one for one in shipped.forms() if one.id == form_id]
    columns = [one for block in form.blocks if isinstance(block, Table) for one in block.columns]
    empty = [one.title for one in columns if not str(one.value).strip()]
    assert [title for title in empty if title not in SIGNED] == list(NOT_KEPT.get(form_id, ()))
