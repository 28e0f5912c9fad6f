"""The window with the screens of the office's subjects, and how a user takes hold of them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from desktop.screens.cases.case import CaseScreen
from desktop.screens.cells.briefings import BriefingsScreen
from desktop.screens.cells.inspections import InspectionsScreen
from desktop.screens.cells.organisations import OrganisationsScreen
from desktop.screens.cells.ranking import RankingScreen
from desktop.screens.cells.targets import TargetsScreen
from desktop.screens.exchange.exchange import ExchangeScreen
from desktop.screens.frame.window import Entry, Window
from desktop.screens.keeping.history import HistoryScreen
from desktop.screens.keeping.settings import SettingsScreen
from desktop.screens.members.badges import BadgesScreen
from desktop.screens.members.card_requests import CardRequestsScreen
from desktop.screens.members.contacts import ContactsScreen
from desktop.screens.members.departures import DeparturesScreen
from desktop.screens.members.fees import FeesScreen
from desktop.screens.members.loans import LoansScreen
from desktop.screens.members.supplements import SupplementsScreen
from desktop.screens.members.transfers import TransfersScreen
from desktop.screens.papers.documents import DocumentsScreen
from desktop.screens.papers.prints import PrintsScreen
from desktop.screens.people.people import PeopleScreen
from desktop.screens.people.person import PersonScreen
from desktop.screens.reports.fill_templates import FillTemplatesScreen
from desktop.screens.reports.own_tables import OwnTablesScreen
from desktop.screens.reports.reports import ReportsScreen
from desktop.screens.reports.table_edits import TableEditsScreen
from desktop.screens.reports.writings import WritingsScreen
from desktop.screens.today import TodayScreen
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.quick_grid import QuickGrid
from desktop.screens.widgets.table import Table
from desktop.services import finding
from tests.screens.keyboard import rewrite

Kind = TypeVar("Kind", bound=QWidget)

ENTRIES = [
    Entry("people", "Con người", PeopleScreen),
    Entry("organisations", "Chi bộ & địa bàn", OrganisationsScreen),
    Entry("history", "Nhật ký", HistoryScreen),
    Entry("settings", "Cài đặt", SettingsScreen),
    Entry("person", "Một người", PersonScreen, under="people"),
    Entry("today", "Hôm nay", TodayScreen),
    Entry("prints", "In ấn", PrintsScreen),
    Entry("documents", "Văn bản", DocumentsScreen),
    Entry("reports", "Báo cáo", ReportsScreen),
    Entry("writings", "Báo cáo bằng lời", WritingsScreen, under="reports"),
    Entry("fill-templates", "Điền mẫu Excel", FillTemplatesScreen, under="reports"),
    Entry("table-edits", "Sửa dòng của biểu", TableEditsScreen, under="reports"),
    Entry("own-tables", "Biểu tự lập", OwnTablesScreen, under="reports"),
    Entry("exchange", "USB & sao lưu", ExchangeScreen),
    Entry("case", "Hồ sơ", CaseScreen, under="people"),
    Entry("card-requests", "Cấp thẻ đảng viên", CardRequestsScreen, under="people"),
    Entry("fees", "Đảng phí", FeesScreen, under="people"),
    Entry("supplements", "Phiếu bổ sung hồ sơ", SupplementsScreen, under="people"),
    Entry("departures", "Miễn sinh hoạt, ra khỏi Đảng", DeparturesScreen, under="people"),
    Entry("contacts", "Giữ mối liên hệ nơi cư trú", ContactsScreen, under="people"),
    Entry("loans", "Cho mượn tài liệu hồ sơ", LoansScreen, under="people"),
    Entry("badges", "Huy hiệu Đảng", BadgesScreen, under="people"),
    Entry("transfers", "Chuyển sinh hoạt", TransfersScreen, under="people"),
    Entry("briefings", "Giao ban", BriefingsScreen),
    Entry("targets", "Chỉ tiêu và dự báo", TargetsScreen, under="organisations"),
    Entry("ranking", "Xếp loại cuối năm", RankingScreen, under="organisations"),
    Entry("inspections", "Kiểm tra, giám sát", InspectionsScreen, under="organisations"),
]


def names(window: Window) -> list[str]:
    """Whom the list of people shows, from the top."""
    return [line[0] for line in lines(window, "people")]


def open_window(qtbot, office, ask, background, screen="people", record="") -> Window:
    """The window, active, at a screen."""

    def search(words):
        return office.read(finding.find, words=words)

    # The window makes the first of its screens at once, so that only the one asked for is made.
    entries = sorted(ENTRIES, key=lambda entry: entry.id != screen)
    window = Window(office, ask, background, entries, search)
    qtbot.addWidget(window, before_close_func=forget_edits)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    if record:
        window.open(screen, record)
    return window


def forget_edits(window: Window) -> None:
    """Nobody is there to be asked when the test is over."""
    window.current.discard()


def one(parent: QWidget, kind: type[Kind], name: str) -> Kind:
    """The widget of that name on the screen that is shown, a visible one before others."""
    scope = parent.current if isinstance(parent, Window) else parent
    found = scope.findChildren(kind, name)
    assert found, name
    return next((widget for widget in found if widget.isVisible()), found[0])


def press(parent: QWidget, name: str) -> None:
    """Click a button, box or radio that can be clicked."""
    button = one(parent, QAbstractButton, name)
    assert button.isVisible(), f"{name} is not shown"
    assert button.isEnabled(), f"{name} cannot be pressed"
    button.click()


def fill(parent: QWidget, name: str, words: str) -> None:
    """Type into a field in place of what it holds, and leave it."""
    field = one(parent, QWidget, name)
    edit = field if isinstance(field, QLineEdit | QPlainTextEdit) else field.findChild(QLineEdit)
    edit.setFocus()
    rewrite(edit, words)
    if isinstance(field, QComboBox):
        # The list of choices is open and would take a Tab for itself.
        QTest.keyClick(edit, Qt.Key.Key_Return)
        field.completer().popup().hide()
    elif isinstance(edit, QLineEdit):
        QTest.keyClick(edit, Qt.Key.Key_Tab)


def typed(parent: QWidget, name: str) -> str:
    """What a field shows."""
    field = one(parent, QWidget, name)
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    edit = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    return edit.text()


def words(parent: QWidget, name: str) -> str:
    """What a label says."""
    return one(parent, QLabel, name).text()


def fault(parent: QWidget, name: str) -> str:
    """The sentence below a field; empty if none is shown."""
    label = one(parent, QLabel, f"{name}-fault")
    return label.text() if label.isVisible() else ""


def lines(parent: QWidget, name: str) -> list[list[str]]:
    """The lines of a list as the screen shows them."""
    model = one(parent, Table, name).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def told(parent: QWidget, name: str) -> list[str]:
    """The titles of a list of sentences, its headings among them."""
    return [line.title for line in one(parent, LineList, name).shown_lines()]


def go_to(parent: QWidget, name: str, title: str, *, enter: bool = True) -> None:
    """Put the cursor on the first line whose title begins so, and press Enter on it."""
    found = one(parent, LineList, name)
    [key, *_] = [line.key for line in found.shown_lines() if line.title.startswith(title)]
    assert found.select_key(key)
    if enter:
        QTest.keyClick(found, Qt.Key.Key_Return)


def pick(parent: QWidget, name: str, row: int) -> None:
    """Click a line of a list."""
    table = one(parent, Table, name)
    middle = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def put(grid: QuickGrid, line: int, column: str, words: str) -> None:
    """Key into a line of a grid, at the column of that name."""
    at = [one.name for one in grid.model.columns].index(column)
    grid.model.setData(grid.model.index(line, at), words)


def show_tab(parent: QWidget, name: str, at: int) -> None:
    """Go to a tab of the screen, counted from 0."""
    one(parent, QTabWidget, name).setCurrentIndex(at)
