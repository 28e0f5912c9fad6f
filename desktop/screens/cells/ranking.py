"""Xếp loại cuối năm: members and cells ranked, the shares reckoned, the decisions printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget

from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.cells.ranking_cells import CellRanks
from desktop.screens.cells.ranking_members import MemberRanks
from desktop.screens.cells.ranking_shares import ShareTable
from desktop.screens.cells.ranking_year import YearPanel
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.year_screen import YearScreen
from desktop.services.cells import ranking_papers, ranking_view
from desktop.services.cells.ranking_view import YearRanking
from desktop.services.office import Office


class RankingScreen(YearScreen):
    """Members, cells, the whole of a year and its shares, each on a tab.

    Until the decision is asked for, keys write what the cells propose.
    """

    title = "Xếp loại cuối năm"
    shows = frozenset(
        {"ranking", "cell_rank", "member_rank", "target", "cell", "person", "membership"}
        | {"belonging", "movement", "transfer", "case", "step", "mentorship", "discipline"}
        | {"central", "departure", "office"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        today = office.today()
        # Until the middle of a year the one that is ranked is the one before.
        self._year = today.year if today.month > _MIDDLE else today.year - 1
        self.members = MemberRanks(self)
        self.cells = CellRanks(self)
        self.year = YearPanel(self)
        self.shares = ShareTable()
        self._tabs = QTabWidget()
        self._tabs.setObjectName("ranking-tabs")
        self._tabs.addTab(self.members, "&1 Đảng viên")
        self._tabs.addTab(self.cells, "&2 Chi bộ")
        self._tabs.addTab(self.year, "&3 Tổng hợp, quyết định")
        self._tabs.addTab(self.shares, "&4 Tỷ lệ xuất sắc")
        self._stack = PaperStack(self, self.covered(self._tabs), "Xếp loại")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.members.table)
        self.add_button("‹ Năm trước", self.year_before, name="ranking-before")
        self.add_button("Năm sau ›", self.year_after, name="ranking-after")
        self._decided = self.add_button("Ghi quyết định", self.switch, name="ranking-decided")
        self._decided.setCheckable(True)
        self.add_button("In QĐ đảng viên", self.print_members, name="ranking-print-members")
        self.add_button("In QĐ chi bộ (Ctrl+P)", self.print_out, name="ranking-print-cells")

    def refresh(self) -> None:
        """Read the ranking of the year again, of a large office beside the window."""
        read = partial(self.office.read, ranking_view.year_ranking, year=self._year)
        quick = self.office.read(ranking_view.is_quick, year=self._year)
        self.set_heading(f"{self.title} {self._year}", "" if quick else "Đang đọc…")
        self.read_beside("Đang đọc xếp loại", read, self._show, quick=quick)

    def _show(self, found: YearRanking) -> None:
        self.set_heading(f"{self.title} {self._year}", self._told(found))
        decided = self._decided.isChecked()
        self.members.show_ranking(found, decided=decided)
        self.cells.show_ranking(found, decided=decided)
        self.year.show_ranking(found)
        self.shares.show_ranking(found)

    def unsaved(self) -> bool:
        """Whether something is typed and not saved."""
        return any(one.unsaved() for one in (self.members, self.cells, self.year))

    @Slot()
    def save(self) -> bool:
        """Save what is being typed."""
        return all(one.save() for one in (self.members, self.cells, self.year))

    def discard(self) -> None:
        """Put back what was there."""
        for one in (self.members, self.cells, self.year):
            one.discard()

    @Slot()
    def print_out(self) -> None:
        """Lay out the decision on the cells; once a paper is shown, print it."""
        if self._stack.paper_is_shown():
            self._stack.page.print_out()
        else:
            self._print(ranking_papers.CELLS, "Quyết định xếp loại chi bộ")

    @Slot()
    def print_members(self) -> None:
        """Lay out the decision on the members, with its list."""
        self._print(ranking_papers.MEMBERS, "Quyết định xếp loại đảng viên")

    @Slot()
    def switch(self) -> None:
        """Write decisions, or proposals again."""
        if self.may_leave():
            self.refresh()
        else:
            self._decided.setChecked(not self._decided.isChecked())

    def _print(self, form: str, title: str) -> None:
        read, today = self.office.read, self.office.today()
        fill = partial(read, ranking_papers.sheet, year=self._year, form_id=form, day=today)
        self._stack.make(f"{title} năm {self._year}", fill)

    def _told(self, found: YearRanking) -> str:
        told = (
            "Phím số ghi quyết định của đảng ủy"
            if self._decided.isChecked()
            else ("Phím số ghi đề xuất của chi bộ")
        )
        said = sum(bool(one.proposed or one.decided) for one in found.members)
        quota = found.members_quota
        excellent = f"xuất sắc {quota.used}, nhiều nhất {quota.most}"
        over = f" · vượt tỷ lệ ở {len(quota.over)} chi bộ" if quota.over else ""
        return f"{told} · {said}/{len(found.members)} đảng viên đã ghi · {excellent}{over}"


_MIDDLE = 6
