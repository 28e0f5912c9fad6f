"""Invented papers of a Party year: the decisions on targets and on the ranking."""

from __future__ import annotations

from datetime import date

from desktop.rules.facts.inspection import (
    Inspection,
    InspectionCount,
    InspectionFinding,
    InspectionYear,
    Subject,
)
from desktop.rules.facts.ranking import RankCount, RankedLine, RankingPaper
from desktop.rules.facts.year import TargetDecision, TargetShare


def targets() -> TargetDecision:
    """Three cells, one of which is asked for nobody."""
    return TargetDecision(
        period="năm 2026",
        total=4,
        cells=(
            TargetShare(cell="Chi bộ bản Nà Ngần", members=24, admit=3),
            TargetShare(cell="Chi bộ bản Pá", members=11, admit=1),
            TargetShare(cell="Chi bộ Trường Tiểu học Hoa Ban", members=9, admit=0),
        ),
    )


def ranking(reason: str = "Vượt chỉ tiêu kết nạp") -> RankingPaper:
    """Two cells or members ranked, the decision unlike the proposal for one of them."""
    return RankingPaper(
        year=2025,
        as_of=date(2025, 12, 31),
        basis="Quy định của Bộ Chính trị về đánh giá, xếp loại chất lượng trong năm",
        cell="Chi bộ bản Pá",
        ranked=2,
        quota="xuất sắc 1, nhiều nhất 1",
        counts=(
            RankCount(rank="Hoàn thành xuất sắc nhiệm vụ", proposed=2, decided=1),
            RankCount(rank="Hoàn thành tốt nhiệm vụ", proposed=0, decided=1),
        ),
        lines=(
            RankedLine(
                name="Lò Thị Mai",
                born="12/05/1990",
                cell="Chi bộ bản Pá",
                post="Bí thư chi bộ",
                members=24,
                development="đạt 2/1",
                points=92,
                proposed="Hoàn thành xuất sắc nhiệm vụ",
                decided="Hoàn thành xuất sắc nhiệm vụ",
                reason=reason,
            ),
            RankedLine(
                name="Cầm Văn Biên",
                born="03/1985",
                cell="Chi bộ bản Cang",
                members=11,
                development="chưa đạt 0/1",
                proposed="Hoàn thành xuất sắc nhiệm vụ",
                decided="Hoàn thành tốt nhiệm vụ",
            ),
        ),
    )


def inspections(words: str = "Thiếu ý kiến nơi cư trú") -> InspectionYear:
    """One inspection concluded with a finding, one still to be held."""
    return InspectionYear(
        year=2026,
        basis="Quy định số 21-QĐ/TW, ngày 11/4/2026 của Ban Chấp hành Trung ương",
        as_of=date(2026, 12, 15),
        inspections=(
            Inspection(
                id="i-1",
                year=2026,
                month=4,
                kind="inspection",
                way="inspection-regular",
                way_text="Kiểm tra chấp hành",
                content="Việc thực hiện quy trình kết nạp đảng viên",
                lead="Lò Văn Thành",
                team="Cầm Văn Biên, Lường Thị Nga",
                number="12-QĐ/ĐU",
                began=date(2026, 4, 13),
                concluded=date(2026, 4, 24),
                conclusion="Thực hiện đúng quy trình, còn một hồ sơ phải bổ sung.",
                subjects=(
                    Subject(cell_id="cell-1", name="Chi bộ bản Nà Ngần"),
                    Subject(member_id="p-1", name="Quàng Văn Phương"),
                ),
            ),
            Inspection(
                id="i-2",
                year=2026,
                month=9,
                kind="supervision",
                way="supervision-thematic",
                way_text="Giám sát chuyên đề",
                content="Sinh hoạt chi bộ hằng tháng",
                lead="Lường Thị Nga",
                subjects=(Subject(cell_id="cell-2", name="Chi bộ bản Pá"),),
            ),
        ),
        counts=(
            InspectionCount(title="Kiểm tra", planned=1, held=1, organisations=1, members=1),
            InspectionCount(title="Giám sát", planned=1),
        ),
        findings=(
            InspectionFinding(
                id="f-1",
                inspection_id="i-1",
                about="Lò Thị Mai",
                place="Tổng hợp ý kiến nhận xét",
                words=words,
                settler="Chi bộ bản Nà Ngần",
                due=date(2026, 5, 15),
            ),
        ),
    )
