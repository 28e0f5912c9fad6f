from dataclasses import dataclass
from operator import attrgetter

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from desktop.rules import text
from desktop.screens import theme
from desktop.screens.widgets.table import Column, Table, TableModel


@dataclass(frozen=True)
class Row:
    id: str
    name: str
    votes: int | None = None
    tone: str = ""


BINH = Row("b", "Lò Văn Bình", 12)
ANH = Row("a", "Đặng Thị Ánh", 3, "late")
DUC = Row("d", "Nguyễn Đình Đức", None)
AN = Row("n", "Trần An", 100)
ROWS = (BINH, ANH, DUC, AN)

COLUMNS = (
    Column("Họ và tên", attrgetter("name"), sort=lambda row: text.sort_key(row.name)),
    Column(
        "Số phiếu",
        lambda row: "" if row.votes is None else str(row.votes),
        sort=attrgetter("votes"),
        align=Qt.AlignmentFlag.AlignRight,
        tone=attrgetter("tone"),
    ),
    Column("Mã", attrgetter("id")),
)


def ids(table):
    return "".join(row.id for row in table.shown_rows())


def click_header(qtbot, table, column):
    header = table.horizontalHeader()
    at = header.sectionViewportPosition(column) + 10
    place = header.viewport().rect().center()
    place.setX(at)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def click_row(qtbot, table, line, *, double=False):
    place = table.visualRect(table.model().index(line, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    if double:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def table(qtbot):
    table = Table(COLUMNS, name="people", empty="Chưa có ai. Bấm “Thêm người”.")
    qtbot.addWidget(table)
    theme.dress_window(table)
    table.resize(700, 400)
    table.show()
    table.show_rows(ROWS)
    return table


def test_the_model_keeps_the_rules_of_qt(qtmodeltester):
    model = TableModel(COLUMNS, attrgetter("id"))
    qtmodeltester.check(model)
    model.show_rows(ROWS)
    qtmodeltester.check(model)
    model.sort(0)
    model.set_filter(lambda row: row.votes is not None)
    qtmodeltester.check(model)


def test_cells_show_text_tone_and_place(table):
    model, roles = table.model(), Qt.ItemDataRole
    assert model.index(0, 0).data() == "Lò Văn Bình"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Họ và tên"
    assert model.index(1, 1).data(roles.ForegroundRole) == QColor(theme.FLAG)
    assert model.index(0, 1).data(roles.ForegroundRole) is None
    assert model.index(0, 1).data(roles.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_a_click_on_the_heading_sorts_then_turns_then_gives_back_the_first_order(table, qtbot):
    seen = []
    for _ in range(3):
        click_header(qtbot, table, 0)
        seen.append(ids(table))

    assert seen == ["nabd", "dban", "badn"]


def test_what_is_unknown_sorts_last_both_ways(table, qtbot):
    click_header(qtbot, table, 1)
    assert ids(table) == "abnd"
    click_header(qtbot, table, 1)
    assert ids(table) == "nbad"


def test_without_a_sort_the_text_sorts_the_vietnamese_way(table, qtbot):
    table.show_rows([Row("Đ", ""), Row("E", ""), Row("D", ""), Row("10", ""), Row("9", "")])
    click_header(qtbot, table, 2)

    assert [row.id for row in table.shown_rows()] == ["9", "10", "D", "Đ", "E"]


def test_the_order_is_kept_for_new_rows(table, qtbot):
    click_header(qtbot, table, 0)
    table.show_rows([*ROWS, Row("c", "Vàng A Chứ")])

    assert ids(table) == "nabcd"


def test_a_filter_hides_rows_and_is_kept_for_new_ones(table):
    table.set_filter(lambda row: row.votes is not None)
    assert ids(table) == "ban"
    table.show_rows([DUC, AN])
    assert ids(table) == "n"
    table.set_filter(None)
    assert ids(table) == "dn"


def test_the_selection_follows_the_row_not_the_line(table, qtbot):
    click_row(qtbot, table, 1)
    table.show_rows([AN, DUC, ANH])
    assert table.current_row() is ANH
    assert table.selected_rows() == (ANH,)

    click_header(qtbot, table, 0)
    assert table.current_row() is ANH


def test_a_row_that_is_gone_is_no_longer_picked(table, qtbot):
    click_row(qtbot, table, 1)
    with qtbot.waitSignal(table.picked) as told:
        table.show_rows([BINH, AN])

    assert told.args == [None]
    assert table.current_row() is None
    assert table.selected_rows() == ()


def test_moving_by_keys_tells_which_row_is_picked(table, qtbot):
    table.select_id("b")
    with qtbot.waitSignal(table.picked) as told:
        qtbot.keyClick(table, Qt.Key.Key_Down)

    assert told.args == [ANH]


def test_enter_opens_the_row(table, qtbot):
    table.select_id("d")
    with qtbot.waitSignal(table.activated_row) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert told.args == [DUC]


def test_a_double_click_opens_the_row(table, qtbot):
    with qtbot.waitSignal(table.activated_row) as told:
        click_row(qtbot, table, 3, double=True)

    assert told.args == [AN]


def test_several_rows_can_be_selected_where_that_is_wanted(qtbot):
    table = Table(COLUMNS, name="many", empty="Trống.", many=True)
    qtbot.addWidget(table)
    table.show()
    table.show_rows(ROWS)
    table.selectAll()
    table.show_rows([AN, Row("x", "Mới"), ANH])

    assert table.selected_rows() == (AN, ANH)


def test_an_id_that_is_not_shown_cannot_be_selected(table):
    assert table.select_id("a")
    assert not table.select_id("nobody")
    assert table.current_row() is ANH


def test_an_empty_list_says_what_to_do(table):
    notice = table.findChild(QLabel, "people-empty")
    assert not notice.isVisible()
    table.show_rows([])
    assert notice.isVisible()
    assert notice.text() == "Chưa có ai. Bấm “Thêm người”."
    table.set_empty("Chọn một chi bộ.")
    assert notice.text() == "Chọn một chi bộ."


def test_a_list_emptied_by_a_filter_says_so(table):
    table.set_filter(lambda row: False)
    notice = table.findChild(QLabel, "people-empty")

    assert notice.isVisible()
    assert "lọc" in notice.text()


def test_widths_are_remembered_by_the_name_of_the_list(table, qtbot):
    table.horizontalHeader().resizeSection(0, 333)
    again = Table(COLUMNS, name="people", empty="Trống.")
    other = Table(COLUMNS, name="others", empty="Trống.")
    for made in (again, other):
        qtbot.addWidget(made)
        made.show_rows(ROWS)

    assert abs(again.columnWidth(0) - 333) < theme.characters(again, 1)
    assert other.columnWidth(0) < 300


def test_every_text_of_the_sample_has_room(table):
    metrics = table.fontMetrics()
    for row in ROWS:
        assert metrics.horizontalAdvance(row.name) < table.columnWidth(0)
    assert not table.horizontalScrollBar().isVisible()


def test_columns_keep_within_the_list_and_the_longest_gives_way(qtbot):
    long = Row("l", "Nguyễn Thị Hồng Hạnh " * 8, 7)
    made = Table(COLUMNS, name="narrow", empty="Trống.")
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show()
    made.show_rows([long])

    assert sum(made.columnWidth(at) for at in range(3)) == made.viewport().width()
    assert made.columnWidth(1) >= theme.heading_room(made, "Số phiếu")
    made.resize(700, 200)
    assert sum(made.columnWidth(at) for at in range(3)) == made.viewport().width()


def test_a_text_that_is_cut_off_is_told_whole_under_the_mouse(qtbot):
    long = Row("l", "Nguyễn Thị Hồng Hạnh " * 8, 7)
    made = Table(COLUMNS, name="told", empty="Trống.")
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show()
    made.show_rows([long])
    told = []
    for column in (1, 0):
        spot = made.visualRect(made.model().index(0, column)).center()
        place = made.viewport().mapToGlobal(spot)
        QApplication.sendEvent(made.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, place))
        told.append(QToolTip.text())

    assert told == ["", long.name]


def test_rows_grow_with_the_letters(table, qapp):
    height = table.rowHeight(0)
    theme.set_large_print(qapp, True)

    assert table.rowHeight(0) > height


def test_a_failing_column_fails_once_and_then_stays_blank():
    model = TableModel([Column("Hỏng", lambda row: row.nothing)], attrgetter("id"))
    model.show_rows([ANH])
    with pytest.raises(AttributeError):
        model.data(model.index(0, 0))

    assert model.data(model.index(0, 0)) is None
    assert model.data(QModelIndex()) is None


def test_tab_leaves_the_list(table):
    assert not table.tabKeyNavigation()


def test_what_the_columns_show_is_asked_only_for_the_lines_seen(qtbot):
    """A list of thousands is ordered by little, and reads the rest as it is scrolled."""
    asked = []

    def detail(rows):
        asked.append(len(rows))
        return [Row(row.id, f"Người {row.id}", row.votes) for row in rows if row.id != "7"]

    table = Table(COLUMNS, name="long", empty="", detail=detail)
    qtbot.addWidget(table)
    table.show_rows(Row(str(number), "", 5000 - number) for number in range(5000))
    table.resize(400, 300)
    table.show()
    assert table.model().index(1, 0).data() == "Người 1"
    assert table.model().index(7, 0).data() is None  # it is not there any more
    assert 0 < sum(asked) <= 100
    table.scrollToBottom()
    assert table.model().index(4999, 0).data() == "Người 4999"
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert table.model().index(0, 0).data() == "Người 4999"
    assert sum(asked) <= 300


def test_only_some_rows_are_shown_in_the_order_of_the_list(table):
    """However it is sorted; new rows are shown all."""
    table.show_rows(ROWS)
    table.show_only([BINH, DUC])
    assert ids(table) == "bd"
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    table.show_only([BINH, ANH, DUC])
    assert ids(table) == "dba"
    table.show_rows(ROWS)
    assert len(ids(table)) == 4
