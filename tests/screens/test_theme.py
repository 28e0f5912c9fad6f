from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.screens import theme


def contrast(one, other):
    def light(name):
        parts = (QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF())
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_tone_can_be_read_on_every_ground():
    inks = (theme.INK, theme.QUIET, theme.FLAG, theme.AMBER, theme.GREEN)
    grounds = (theme.PAPER, theme.SHEET, theme.PICKED, theme.FLAG_WASH, theme.AMBER_WASH)

    assert min(contrast(ink, ground) for ink in inks for ground in grounds) > 4


def test_large_print_makes_letters_and_rows_larger_and_is_remembered(qapp, qtbot):
    label = QLabel("Ánh")
    theme.dress_window(label)
    qtbot.addWidget(label)
    label.ensurePolished()
    points, height = QFontInfo(label.font()).pointSize(), theme.row_height(label)
    theme.set_large_print(qapp, True)
    label.ensurePolished()

    assert (points, QFontInfo(label.font()).pointSize()) == (11, 14)
    assert theme.row_height(label) > height
    assert theme.large_print()
    theme.dress(qapp)
    assert QFontInfo(label.font()).pointSize() == 14


def test_large_print_does_not_draw_up_every_screen_once_more(qapp):
    """Another style, though it be the same, costs seconds where all screens have been opened."""
    style = qapp.style()
    theme.set_large_print(qapp, True)
    assert qapp.style() is style


def test_rows_are_about_thirty_two_pixels_at_the_usual_size(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.ensurePolished()

    assert 30 <= theme.row_height(label) <= 34


def test_the_bundled_letters_are_used(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.ensurePolished()

    assert QFontInfo(label.font()).family() == "Arimo"


def test_a_property_of_the_style_shows_at_once(qtbot):
    edit = QLineEdit()
    theme.dress_window(edit)
    qtbot.addWidget(edit)
    edit.show()
    before = edit.grab().toImage()
    theme.set_property(edit, "fault", True)

    assert edit.grab().toImage() != before
