import pytest
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLineEdit, QPlainTextEdit

from desktop.screens.frame.qt_words import QtWords


@pytest.fixture(autouse=True)
def _translated(qapp):
    words = QtWords(qapp)
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_speaks_vietnamese(qtbot, kind):
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    words = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]

    assert words == [
        "&Hoàn tác gõ",
        "&Gõ lại",
        "&Cắt",
        "&Sao chép",
        "&Dán",
        "Xóa",
        "Chọn tất cả",
    ]


def test_the_columns_of_a_file_dialog_speak_vietnamese(qtbot):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    [header] = [one for one in dialog.findChildren(QHeaderView) if one.count() == 4]
    model = header.model()

    assert [model.headerData(at, header.orientation()) for at in range(4)] == [
        "Tên",
        "Cỡ",
        "Loại",
        "Ngày sửa",
    ]


def test_other_words_stay_as_they_are(qapp):
    assert qapp.translate("QLineEdit", "Something else") == "Something else"
