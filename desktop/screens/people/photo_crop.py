"""Cutting a picture to the 3×4 of papers: a frame over it, moved and sized by keys or the mouse."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
    QImageWriter,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.screens.widgets import parts

_SMALLEST = 0.2  # of the largest frame that fits
_ZOOM = 1.1
_STEP = 0.02  # of the picture's width, for one press of an arrow key
_SHADE = QColor(0, 0, 0, 140)
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_HOW = (
    "Kéo khung hoặc dùng phím mũi tên để chọn phần ảnh; phím + và − (hoặc lăn chuột) để phóng to, "
    "thu nhỏ khung. Enter: dùng ảnh này; Esc: thôi."
)


class CropView(QWidget):
    """A picture with the frame; `frame` is in the picture's own pixels, always 3:4 and inside."""

    accepted = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("crop")
        self.setAccessibleName("Khung cắt ảnh 3×4")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(self.fontMetrics().height() * 12)
        self._image = QImage()
        self._frame = QRectF()
        self._held: QPointF | None = None

    def show_image(self, image: QImage) -> None:
        """Show a picture with the largest frame in its middle, nearer to the top as heads are."""
        self._image = image
        width, height = self._largest()
        left, top = (image.width() - width) / 2, (image.height() - height) / 3
        self._frame = QRectF(left, top, width, height)
        self.update()

    def frame(self) -> QRect:
        """The part of the picture inside the frame."""
        return self._frame.toAlignedRect().intersected(self._image.rect())

    def cut(self) -> QImage:
        """The picture inside the frame."""
        return self._image.copy(self.frame())

    def move_frame(self, across: float, down: float) -> None:
        """Move the frame by so many pixels of the picture, as far as it goes."""
        frame = self._frame
        left = min(max(frame.left() + across, 0), self._image.width() - frame.width())
        top = min(max(frame.top() + down, 0), self._image.height() - frame.height())
        frame.moveTo(left, top)
        self.update()

    def size_frame(self, factor: float) -> None:
        """Make the frame so many times as large around its middle, within the picture."""
        most, _ = self._largest()
        width = min(max(self._frame.width() * factor, most * _SMALLEST), most)
        middle = self._frame.center()
        self._frame = QRectF(0, 0, width, width * 4 / 3)
        self._frame.moveCenter(middle)
        self.move_frame(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the frame, + and − size it, Enter takes it, Esc gives up."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            step = self._image.width() * _STEP
            across, down = _MOVES[key]
            self.move_frame(across * step, down * step)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.size_frame(_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.size_frame(1 / _ZOOM)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame."""
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the frame."""
        if self._held is not None:
            moved = (event.position() - self._held) / self._scale()
            self._held = event.position()
            self.move_frame(moved.x(), moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the frame go."""
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Size the frame."""
        self.size_frame(_ZOOM if event.angleDelta().y() > 0 else 1 / _ZOOM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole picture, dark outside the frame."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = self._scale()
        size = self._image.size().toSizeF() * scale
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(place, self._image)
        frame = QRectF(place.topLeft() + self._frame.topLeft() * scale, self._frame.size() * scale)
        painter.fillRect(place, _SHADE)
        painter.drawImage(frame, self._image, self._frame)
        painter.setPen(QPen(Qt.GlobalColor.white, 2))
        painter.drawRect(frame)

    def _largest(self) -> tuple[float, float]:
        width = min(self._image.width(), self._image.height() * 3 / 4)
        return width, width * 4 / 3

    def _scale(self) -> float:
        image = self._image
        return min(self.width() / image.width(), self.height() / image.height())


class CropPage(QWidget):
    """The frame with its buttons; `cut` tells the bytes of the part chosen, `left` that it is over.

    Both are told when a part is taken.
    """

    cut = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = CropView()
        take = parts.button("Dùng ảnh này", self.take, name="use-crop", look="main")
        buttons = QHBoxLayout()
        buttons.addWidget(take)
        buttons.addWidget(parts.button("Thôi", self.left.emit, name="leave-crop"))
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.label(_HOW, role="hint", wrap=True))
        layout.addWidget(self.view, 1)
        layout.addLayout(buttons)
        self.view.accepted.connect(self.take)
        self.view.given_up.connect(self.left)

    def open(self, content: bytes) -> bool:
        """Show a picture from its bytes, upright; False if it is none that can be shown."""
        data = QByteArray(content)
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        image = reader.read()
        if not image.isNull():
            self.view.show_image(image)
        return not image.isNull()

    @Slot()
    def take(self) -> None:
        """Tell the part inside the frame, as a PNG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self.view.cut())
        self.cut.emit(bytes(buffer.data().data()))
        self.left.emit()
