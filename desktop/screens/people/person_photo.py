"""A person's photo of 3×4 at the head of the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

_LINES = 4


class Photo(QLabel):
    """Shows the photo, or that there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("photo")
        self.setProperty("role", "hint")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        height = self.fontMetrics().lineSpacing() * _LINES
        self.setFixedSize(height * 3 // 4, height)
        self.show_photo(None)

    def show_photo(self, content: bytes | None) -> None:
        """Show a picture from its bytes; None says that there is no photo."""
        picture = QPixmap()
        if content is not None and picture.loadFromData(content):
            ratio = self.devicePixelRatioF()
            scaled = picture.scaled(
                self.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            self.setPixmap(scaled)
            self.setAccessibleName("Có ảnh")
        else:
            self.setText("Ảnh\n3×4")
            self.setAccessibleName("Chưa có ảnh")
