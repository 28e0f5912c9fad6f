"""An invented briefing of a month: everything told of it, and the longest that may be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.rules.facts.briefing import (
    Briefing,
    BriefingFigure,
    CellMonth,
    Difficulty,
    Reminder,
)


def briefing() -> Briefing:
    """A month of three cells: one praised, one proposed, one late."""
    return Briefing(
        month="2026-03",
        period="tháng 3 năm 2026",
        as_of=date(2026, 3, 31),
        day=date(2026, 4, 3),
        chair="Lò Văn Thành",
        conclusion="Chi bộ bản Huổi Cuông hoàn thành thẩm tra trong tháng 4.",
        figures=(
            BriefingFigure(id="admitted", title="Kết nạp", month="1", year="3"),
            BriefingFigure(id="target", title="Chỉ tiêu kết nạp trong năm", year="8"),
        ),
        cells=(
            CellMonth(
                id="cell-1",
                name="Chi bộ bản Nà Ngần",
                received=date(2026, 3, 28),
                words="Đã họp chi bộ ngày 03/3, phân công giúp đỡ thêm 01 quần chúng.",
                done=("Lò Thị Thương Huyền: Lễ kết nạp",),
                due=1,
                met=1,
                reasons=("kết nạp 1 đảng viên trong tháng",),
                praised=True,
                praise_reason="Kết nạp đúng hạn, hồ sơ đầy đủ",
            ),
            CellMonth(
                id="cell-2",
                name="Chi bộ bản Pá",
                received=date(2026, 3, 30),
                words="Không có phát sinh.",
                due=2,
                met=2,
                reasons=("làm xong 2/2 việc đến hạn",),
            ),
            CellMonth(
                id="cell-3",
                name="Chi bộ bản Huổi Cuông",
                due=1,
                late=("Cà Thị Hạnh: Thẩm tra lý lịch",),
            ),
        ),
        difficulties=(
            Difficulty(
                id="difficulty-1",
                month="2026-02",
                since="tháng 2 năm 2026",
                carried=True,
                cell="Chi bộ bản Huổi Cuông",
                words="Nơi thẩm tra ngoài tỉnh chưa trả lời.",
                settler="Văn phòng Đảng ủy",
                due=date(2026, 4, 10),
            ),
            Difficulty(
                id="difficulty-2",
                month="2026-03",
                since="tháng 3 năm 2026",
                cell="Toàn đảng bộ",
                words="Thiếu lớp bồi dưỡng nhận thức về Đảng.",
                settler="Trung tâm chính trị",
                due=date(2026, 3, 25),
                settled=date(2026, 3, 24),
                outcome="mở lớp ngày 13/4",
            ),
        ),
        reminders=(
            Reminder(
                cell="Chi bộ bản Huổi Cuông",
                person="Cà Thị Hạnh",
                title="Thẩm tra lý lịch",
                reason="quá hạn 4 ngày, hạn 27/03/2026",
                due=date(2026, 3, 27),
                late=True,
            ),
        ),
    )


def longest(words: str) -> Briefing:
    """Many cells with long reports, and as many difficulties and reminders."""
    one = briefing()
    return replace(
        one,
        conclusion=words * 4,
        cells=tuple(replace(cell, words=words * 2) for cell in one.cells * 8),
        difficulties=tuple(replace(told, words=words) for told in one.difficulties * 6),
        reminders=one.reminders * 30,
    )
