"""How the window looks: fonts, sizes, colours. Calm and official, sizes from the font."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths
from desktop.screens import memory

PAPER = "#FBF8F3"
SHEET = "#FFFFFF"
INK = "#221E1A"
QUIET = "#655D54"
LINE = "#DED6CA"
PICKED = "#F1E7DA"
FOCUS = "#4A3B2E"
FLAG = "#B3261E"
FLAG_WASH = "#FBECEA"
AMBER = "#8F5300"
AMBER_WASH = "#FFF5E1"
GREEN = "#2E7D32"

TONES = {"late": FLAG, "soon": AMBER, "quiet": QUIET}
"""The tones a line of text may have: overdue, soon due, of little weight."""

_POINTS = 11
_LARGE_POINTS = 14
_LARGE_PRINT = "window/large-print"
_FAMILY = "Arimo"
_STYLE_NAME = "fusion"

_STYLE = Template("""
QMainWindow, QDialog, Screen { background: $paper; }
QLabel#heading { font-size: ${heading}pt; font-weight: bold; }
QLabel#subheading, QLabel[role="hint"], QLabel[role="label"] { color: $quiet; }
QLabel[role="section"] { font-size: ${section}pt; font-weight: bold;
    border: 0 solid $line; border-bottom-width: 1px; padding: 0.7em 0 0.25em 0; }
QLabel[role="fault"] { color: $flag; }
QLabel[role="doubt"] { color: $amber; }
QLabel[role="empty"] { color: $quiet; padding: 2em; }

QPushButton, QToolButton { background: $sheet; border: 1px solid $line; border-radius: 4px;
    padding: 0.38em 0.95em; margin: 1px; }
QPushButton:hover, QToolButton:hover { background: $picked; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:checked { background: $picked; border-color: $focus; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; margin: 0; }
QPushButton:disabled, QToolButton:disabled { color: #A79E93; background: $paper; }
QPushButton[main="true"] { background: $focus; color: white; border-color: $focus;
    font-weight: bold; }
QPushButton[main="true"]:hover { background: $ink; }
QPushButton[main="true"]:focus { border: 2px solid $ink; background: $ink; }
QPushButton[main="true"]:disabled { background: $line; border-color: $line; color: $quiet; }
QPushButton[link="true"] { border: none; background: transparent; padding: 0.2em 0.4em;
    text-decoration: underline; margin: 2px; }
QPushButton[link="true"]:focus { border: 2px solid $focus; margin: 0; border-radius: 4px; }

QLineEdit, QPlainTextEdit, QComboBox { background: $sheet; color: $ink;
    border: 1px solid #B9AFA2; border-radius: 4px; padding: 0.3em 0.45em; margin: 1px;
    selection-background-color: $focus; selection-color: white; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {
    border: 2px solid $focus; margin: 0; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $paper;
    color: $quiet; }
QLineEdit[fault="true"], QPlainTextEdit[fault="true"], QComboBox[fault="true"],
QWidget[fault="true"][group="true"] { border: 2px solid $flag; margin: 0; }
QComboBox::drop-down { border: none; width: 1.6em; }
QComboBox::down-arrow { image: url("$icons/down.svg"); width: 0.8em; height: 0.8em; }
QComboBox QLineEdit { border: none; padding: 0; margin: 0; }
QCheckBox:focus, QRadioButton:focus { background: $picked; }
QCheckBox, QRadioButton { padding: 0.2em 0.3em; border-radius: 3px; spacing: 0.5em; }

QTableView { background: $sheet; border: 1px solid $line; border-radius: 4px; margin: 1px;
    gridline-color: transparent; selection-background-color: $picked;
    selection-color: $ink; outline: none; }
QTableView:focus { border: 2px solid $focus; margin: 0; }
QTableView::item { padding: 0 0.5em; border-bottom: 1px solid #F0EAE1; }
QTableView::item:selected { background: $picked; color: $ink; }
QHeaderView::section { background: $paper; color: $quiet; border: none;
    border-bottom: 1px solid $line; padding: 0.45em 0.7em; font-weight: bold; }
QHeaderView { background: $paper; }

QListWidget { background: $sheet; border: 1px solid $line; outline: none; }
LineList { border-radius: 4px; margin: 1px; }
LineList:focus { border: 2px solid $focus; margin: 0; }
QListWidget[picks="true"] { border-radius: 4px; margin: 1px; }
QListWidget[picks="true"]:focus { border: 2px solid $focus; margin: 0; }
QListWidget[picks="true"]::item { padding: 0.2em 0.5em; }
QListWidget[picks="true"]::item:selected { background: $picked; color: $ink; }
QListWidget#places { background: transparent; border: none; }
QListWidget#places::item { padding: 0 0.9em; border-left: 4px solid transparent; }
QListWidget#places::item:hover { background: $picked; }
QListWidget#places::item:selected { background: $flag_wash; color: $flag;
    border-left: 4px solid $flag; }
QListWidget#places::item:selected:focus { border: 2px solid $focus;
    border-left: 4px solid $flag; }
QListWidget#search-results { border: 1px solid $quiet; border-radius: 4px; }
QListWidget#search-results::item { padding: 0.3em 0.6em; }
QListWidget#search-results::item:selected { background: $picked; color: $ink; }

QFrame#sidebar { background: #F3EDE3; border-right: 1px solid $line; }
QFrame#top { background: $paper; border-bottom: 1px solid $line; }
QFrame#status-line { background: #F3EDE3; border-top: 1px solid $line; }
QLabel#program-name { color: $flag; font-size: ${section}pt; font-weight: bold; }
QLabel#office-name { color: $quiet; }
QFrame#strip { border-radius: 4px; border: 1px solid $line; background: $sheet; }
QFrame#strip[tone="refusal"] { background: $amber_wash; border-color: #E5C583; }
QFrame#strip[tone="trouble"] { background: $flag_wash; border-color: #E3AFAA; }

QMenuBar { background: #F3EDE3; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 0.3em 0.8em; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: $picked; color: $ink; }
QMenu { background: $sheet; border: 1px solid $line; padding: 0.3em 0; }
QMenu::item { padding: 0.4em 1.6em; }
QMenu::item:disabled { color: #A79E93; }
QMenu::separator { height: 1px; background: $line; margin: 0.3em 0; }
QMessageBox QLabel#qt_msgbox_label { font-weight: bold; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: 26em; }
QFileDialog QToolButton { padding: 0.2em; }
QTabBar QToolButton { padding: 0; margin: 0; }
QToolTip { background: $sheet; color: $ink; border: 1px solid $line; padding: 0.3em; }
QProgressBar { border: 1px solid $line; border-radius: 3px; background: $sheet;
    text-align: center; }
QProgressBar::chunk { background: #C9B79F; }
QTabBar::tab { padding: 0.5em 1.1em; border: none; border-bottom: 3px solid transparent;
    color: $quiet; }
QTabBar::tab:selected { color: $ink; font-weight: bold; border-bottom-color: $flag; }
QTabBar::tab:focus { background: $picked; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QScrollArea, QScrollArea > QWidget#qt_scrollarea_viewport,
QScrollArea > QWidget#qt_scrollarea_viewport > QWidget { border: none; background: transparent; }
QSplitter::handle { background: transparent; }
QScrollBar:vertical { background: transparent; width: 0.85em; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 0.85em; margin: 0; border: none; }
QScrollBar::handle { background: #CFC5B7; border-radius: 0.3em; margin: 2px; }
QScrollBar::handle:vertical { min-height: 2.5em; }
QScrollBar::handle:horizontal { min-width: 2.5em; }
QScrollBar::handle:hover { background: #A79E93; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def dress(application: QApplication) -> None:
    """Give the whole program its style, fonts and colours, in large print if that is remembered."""
    # Set anew, it would draw up every screen once more: seconds, where all have been opened.
    if application.style().name() != _STYLE_NAME:
        application.setStyle(_STYLE_NAME)
    font = QFont(_family(paths.resources() / "fonts") or application.font().family())
    font.setPointSize(_points())
    application.setFont(font)
    application.setPalette(_palette())
    for window in application.topLevelWidgets():
        if window.styleSheet():
            dress_window(window)


def dress_window(window: QWidget) -> None:
    """Give a window, a dialog or a door the look of everything in it; `dress` keeps it up.

    The style sheet lies on the windows, not on the program: a screen is then dressed once, when
    its window takes it up, and not anew whenever a part of it is put into another.
    """
    window.setStyleSheet(_sheet())


def _points() -> int:
    return _LARGE_POINTS if large_print() else _POINTS


def _sheet() -> str:
    points = _points()
    return _STYLE.substitute(
        paper=PAPER,
        sheet=SHEET,
        ink=INK,
        quiet=QUIET,
        line=LINE,
        picked=PICKED,
        focus=FOCUS,
        flag=FLAG,
        flag_wash=FLAG_WASH,
        amber=AMBER,
        amber_wash=AMBER_WASH,
        icons=(paths.resources() / "icons").as_posix(),
        heading=round(points * 1.5),
        section=round(points * 1.15),
    )


def large_print() -> bool:
    """Whether this machine shows everything in large print."""
    return bool(memory.remembered(_LARGE_PRINT))


def set_large_print(application: QApplication, large: bool) -> None:
    """Show everything in large print, or not, from now on."""
    memory.remember(_LARGE_PRINT, "yes" if large else "")
    dress(application)


def row_height(widget: QWidget) -> int:
    """The height of a row of a list in pixels: roomy, and growing with the widget's font."""
    return round(QFontMetrics(widget.font()).height() * 1.9)


def characters(widget: QWidget, count: int) -> int:
    """The width in pixels of that many average letters in the widget's font."""
    return QFontMetrics(widget.font()).averageCharWidth() * count


def heading_room(widget: QWidget, words: str) -> int:
    """The width in pixels of a column's bold heading and the room around it."""
    bold = QFont(widget.font())
    bold.setBold(True)
    return QFontMetrics(bold).horizontalAdvance(words) + characters(widget, 3) + 4


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style looks at, and have the widget drawn anew by it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _family(folder: Path) -> str | None:
    """The screen family, its bundled faces loaded once; None where the machine has none of it."""
    if _FAMILY not in QFontDatabase.families():
        for face in sorted(folder.glob(f"{_FAMILY}*.ttf")):
            QFontDatabase.addApplicationFont(str(face))
    return _FAMILY if _FAMILY in QFontDatabase.families() else None


def _palette() -> QPalette:
    palette = QPalette()
    colours = {
        QPalette.ColorRole.Window: PAPER,
        QPalette.ColorRole.WindowText: INK,
        QPalette.ColorRole.Base: SHEET,
        QPalette.ColorRole.AlternateBase: PAPER,
        QPalette.ColorRole.Text: INK,
        QPalette.ColorRole.Button: PAPER,
        QPalette.ColorRole.ButtonText: INK,
        QPalette.ColorRole.Highlight: FOCUS,
        QPalette.ColorRole.HighlightedText: SHEET,
        QPalette.ColorRole.PlaceholderText: "#8A8178",
        QPalette.ColorRole.ToolTipBase: SHEET,
        QPalette.ColorRole.ToolTipText: INK,
        QPalette.ColorRole.Link: FOCUS,
    }
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(disabled, role, QColor("#A79E93"))
    return palette
