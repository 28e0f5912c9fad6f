"""A paper as a booklet: two pages a side, in the order in which the folded sheets are read."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop.papers import pdf
from desktop.papers.form import Size
from desktop.papers.sheet import Sheet

_SHEETS: dict[Size, tuple[float, float]] = {
    "booklet": (297, 210),
    "A5": (297, 210),
    "A4": (420, 297),
}
"""Width and height in millimetres of the sheet that takes two pages of a size side by side."""
_FOLD = 4
_FOLD_GREY = 0.6


def sides(pages: int) -> tuple[tuple[int, int], ...]:
    """The pages left and right on each side, fronts and backs in turn; 0 is an empty page.

    The sheets are laid on one another, folded once and stapled in the fold; the printer turns
    them over the short edge.
    """
    whole = -(-pages // 4) * 4
    order: list[tuple[int, int]] = []
    for sheet in range(whole // 4):
        first, last = 2 * sheet + 1, whole - 2 * sheet
        order += [(last, first), (first + 1, last - 1)]
    return tuple(
        (left if left <= pages else 0, right if right <= pages else 0) for left, right in order
    )


def cover_and_body(pages: int) -> tuple[tuple[int, int], ...]:
    """As `sides`, with the first page as a cover on a sheet of its own, empty inside."""
    body = sides(pages - 1)
    moved = tuple((left + 1 if left else 0, right + 1 if right else 0) for left, right in body)
    return ((0, 1), (0, 0), *moved)


def foldable(size: Size) -> bool:
    """Whether two pages of this size go side by side on a sheet that offices have."""
    return size in _SHEETS


def render(sheet: Sheet, *, cover: bool = True) -> bytes:
    """The sheet imposed for folding; `cover` keeps the first page apart for thicker paper.

    Pages of 145 × 205 mm and A5 go on A4, pages of A4 on A3.
    """
    arrange = cover_and_body if cover else sides
    width, height = _SHEETS[sheet.page.size]
    page = tuple(side * mm for side in pdf.SIZES[sheet.page.size])

    class Imposed(_Imposed):
        """Lays out for this sheet."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self.page = (page[0], page[1])
            self.paper = (width * mm, height * mm)
            self.arrange = arrange

    return pdf.bind((pdf.Part("", sheet),), title=sheet.title, canvas=Imposed)


class _Imposed(Canvas):  # type: ignore[misc]  # ReportLab is untyped
    """Keeps the finished pages back, and at the end lays two of them on each side."""

    _code: list[str]
    _currentPageHasImages: int
    _formsinuse: list[Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._kept: list[tuple[list[str], Any, Any]] = []
        self.page = self.paper = (0.0, 0.0)
        self.arrange = sides

    def showPage(self) -> None:
        """Keep the page for later."""
        self._kept.append((self._code, self._currentPageHasImages, self._formsinuse))
        self._startPage()

    def save(self) -> None:
        """Lay out the sides, then write the file."""
        for left, right in self.arrange(len(self._kept)):
            self.setPageSize(self.paper)
            self._fold()
            for at, number in enumerate((left, right)):
                if number:
                    self._place(number, at)
            # An empty side is a page as well, else the next one would be printed on its back.
            super().showPage()
        self._code = []
        super().save()

    def _place(self, number: int, at: int) -> None:
        """One page, its inner edge on the fold."""
        code, images, forms = self._kept[number - 1]
        x = self.paper[0] / 2 - (1 - at) * self.page[0]
        y = (self.paper[1] - self.page[1]) / 2
        self._code += ["q", f"1 0 0 1 {x:.3f} {y:.3f} cm", *code, "Q"]
        self._currentPageHasImages = self._currentPageHasImages or images
        self._formsinuse = [*self._formsinuse, *forms]

    def _fold(self) -> None:
        """A short tick at the head and the foot, where to fold."""
        self.saveState()
        self.setStrokeGray(_FOLD_GREY)
        self.setLineWidth(0.4)
        middle, high = self.paper[0] / 2, self.paper[1]
        for low in (0, high - _FOLD):
            self.line(middle, low, middle, low + _FOLD)
        self.restoreState()
