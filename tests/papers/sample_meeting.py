"""An invented meeting of a cell: everything told of it, and the longest that may be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.rules.facts.cell_meeting import (
    Absence,
    AgendaItem,
    CellMeeting,
    MeetingTask,
    ScoredPart,
)


def meeting() -> CellMeeting:
    """A monthly meeting with absences by kind, tasks, and what is due for the cell."""
    return CellMeeting(
        id="meeting-1",
        cell_id="cell-1",
        month="2026-03",
        period="tháng 3 năm 2026",
        held=date(2026, 3, 3),
        topic="Xây dựng nông thôn mới",
        began="14 giờ 00",
        ended="16 giờ 00",
        venue="Nhà văn hóa bản Nà Ngần",
        chair="Quàng Văn Phương",
        chair_post="Bí thư chi bộ",
        clerk="Lường Thị Nga",
        guests="Lò Văn Thành, Bí thư Đảng ủy",
        official=14,
        probationary=2,
        present=13,
        present_probationary=2,
        excused=1,
        unexcused=1,
        exempt=1,
        fees="16/16 đảng viên đã nộp",
        news="Phổ biến Chỉ thị mới của Ban Bí thư.",
        review="Hoàn thành gieo cấy vụ xuân.",
        learning="Kể một mẩu chuyện về Bác.",
        plans="Làm đường nội bản 300 m.",
        opinions="Đồng chí Nga: đề nghị giao hạn rõ.",
        conclusion="Thống nhất các nhiệm vụ nêu trên.",
        praise="Biểu dương đồng chí Lường Thị Nga.",
        weaknesses="Còn đảng viên đến muộn.",
        in_favour=11,
        number="05-NQ/CB",
        points=92,
        grade="Tốt",
        parts=(ScoredPart(id="time", title="Thời gian sinh hoạt", most=5, points=5),),
        absences=(
            Absence(person_id="a", name="Cầm Văn Biên", why="excused", reason="ốm"),
            Absence(person_id="b", name="Lò Văn Hặc", why="unexcused"),
            Absence(person_id="c", name="Tòng Thị Inh", why="exempt", reason="tuổi cao"),
        ),
        tasks=(MeetingTask(title="Làm đường nội bản", who="Đ/c Nga", due=date(2026, 3, 25)),),
        earlier_tasks=(
            MeetingTask(
                title="Vận động quỹ khuyến học",
                who="Đ/c Phương",
                done=date(2026, 2, 26),
                result="đạt 12 triệu đồng",
            ),
            MeetingTask(title="Sửa nhà văn hóa", who="Chi ủy"),
        ),
        agenda=(
            AgendaItem(
                heading="Xét, đề nghị",
                title="Chi bộ họp xét, đề nghị kết nạp: Cà Thị Hạnh",
                note="hạn 30/4/2026",
            ),
            AgendaItem(heading="Nhận xét tháng", title="Lường Thị Nga nhận xét Cà Thị Hạnh"),
        ),
    )


def longest(words: str) -> CellMeeting:
    """Every text and list as long as anybody may make it."""
    one = meeting()
    return replace(
        one,
        news=words * 3,
        review=words * 6,
        learning=words * 2,
        plans="\n".join([words * 3] * 4),
        opinions="\n".join([words * 2] * 8),
        conclusion=words * 3,
        praise=words,
        weaknesses=words,
        absences=one.absences * 20,
        tasks=one.tasks * 12,
        earlier_tasks=one.earlier_tasks * 12,
        agenda=one.agenda * 15,
    )
