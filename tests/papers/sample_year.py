"""Invented papers of a Party year: the decisions on targets and on the ranking."""

from __future__ import annotations

from datetime import date

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
        basis="Quy định số 366-QĐ/TW, ngày 30/8/2025 của Bộ Chính trị",
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
