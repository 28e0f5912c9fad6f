"""Qt's own words in Vietnamese: it ships none, and they show in menus of fields and in dialogs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTranslator

_EDITING = {
    "&Undo": "&Hoàn tác gõ",
    "&Redo": "&Gõ lại",
    "Cu&t": "&Cắt",
    "&Copy": "&Sao chép",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
}
_WORDS = {
    "QLineEdit": _EDITING,
    "QWidgetTextControl": {**_EDITING, "Copy &Link Location": "Sao chép đường dẫn"},
    "QAbstractSpinBox": {
        "&Select All": "Chọn tất cả",
        "&Step up": "&Tăng",
        "Step &down": "&Giảm",
    },
    "QPlatformTheme": {
        "OK": "Đồng ý",
        "Cancel": "Thôi",
        "&Yes": "&Có",
        "&No": "&Không",
        "Close": "Đóng",
        "Save": "Lưu",
        "Open": "Mở",
    },
    "QFileSystemModel": {
        "Name": "Tên",
        "Size": "Cỡ",
        "Kind": "Loại",
        "Type": "Loại",
        "Date Modified": "Ngày sửa",
        "Folder": "Thư mục",
        "Computer": "Máy tính",
        "My Computer": "Máy tính",
    },
    "QAbstractFileIconProvider": {
        "Folder": "Thư mục",
        "File": "Tệp",
        "%1 File": "Tệp %1",
        "Drive": "Ổ đĩa",
    },
    "QFileDialog": {
        "Back": "Quay lại",
        "Forward": "Đi tiếp",
        "Parent Directory": "Thư mục trên",
        "Create New Folder": "Tạo thư mục",
        "List View": "Dạng danh sách",
        "Detail View": "Dạng chi tiết",
        "New Folder": "Thư mục mới",
        "&New Folder": "Thư mục &mới",
        "&Rename": "Đổ&i tên",
        "&Delete": "&Xóa",
        "Show &hidden files": "Hiện tệp ẩ&n",
        "Directory:": "Thư mục:",
        "All Files (*)": "Mọi tệp (*)",
        "%1 already exists.\nDo you want to replace it?": "Đã có tệp %1.\nCó thay tệp đó không?",
        "%1\nFile not found.\nPlease verify the correct file name was given.": (
            "%1\nKhông thấy tệp này. Hãy xem lại tên tệp."
        ),
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
            "%1\nKhông thấy thư mục này. Hãy xem lại tên thư mục."
        ),
    },
}


class QtWords(QTranslator):
    """Answers for what Qt itself says; words it does not have stay as Qt has them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        """Never, though nothing was loaded from a file."""
        return False

    def translate(
        self,
        context: str | bytes,
        sourceText: str | bytes,
        *_: Any,
        **__: Any,
    ) -> str:
        """The Vietnamese of Qt's words in a context, or the words themselves."""
        words = _text(sourceText)
        return _WORDS.get(_text(context), {}).get(words, words)


def _text(words: str | bytes) -> str:
    return words.decode() if isinstance(words, bytes) else words
