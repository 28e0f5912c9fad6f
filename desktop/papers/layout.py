"""Blocks of a form into drawn blocks of a sheet: what stands where, in which size."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop.papers import form, sheet
from desktop.papers.filling import Filled, Filling, Row, lines_of
from desktop.papers.sheet import Drawn, Inner, Para, Run, Text

_FIRST_LINE = 10.0
_BEFORE = 6.0
_LONG_BLANK = 20
_LINE_BEFORE = 4.0
_HAND_LEADING = 4.0
_RULE_SIGN = "___"
_SIGNATURE_SHARES = (0.45, 0.55)
# In large print place and day need the whole of a line.
_LARGE_SHARES = (0.25, 0.75)


class Layout:
    """Turns blocks into what is drawn, on one page description.

    `to_copy` sets lines singly. `close` leaves no room for the hand and begins no new page after
    that of the cover, as for a draft that is copied onto the real blank.
    """

    def __init__(
        self, filling: Filling, page: form.Page, *, to_copy: bool, close: bool = False
    ) -> None:
        self._filling = filling
        self._to_copy = to_copy
        self._close = close
        self._covered = False
        self.page = page

    def drawn(self, block: form.AnyBlock, row: Row | None = None) -> list[Drawn]:
        """What the block becomes on paper; `row` is the item that `each` is at."""
        match block:
            case form.Header():
                return self._header(block)
            case form.Title():
                return self._title(block)
            case form.Heading():
                return [self._heading(block, row)]
            case form.Addressee():
                return self._addressee(block)
            case form.Bases():
                return self._bases(block)
            case form.Paragraph():
                return self._paragraph(block, row)
            case form.Line():
                return self._line(block, row)
            case form.Lines():
                return self._lines(block, row)
            case form.Dots():
                return [] if self._close else [self._dots(block.rows)]
            case form.Table():
                return self._table(block)
            case form.Each():
                return self._each(block)
            case form.Choice():
                return [self._choice(block)]
            case form.Photo():
                return self._photo(block)
            case form.Pictures():
                return self._pictures(block)
            case form.Signatures():
                return [self._signatures(block)]
            case form.Footnotes():
                return [self._footnotes(block)]
            case form.Space():
                return [sheet.Gap(height=block.height)]
            case form.NewPage():
                return self._break()

    def _break(self) -> list[Drawn]:
        skipped = self._close and self._covered
        self._covered = True
        return [] if skipped else [sheet.Break()]

    def _header(self, block: form.Header) -> list[Drawn]:
        if block.center:
            return [*self._headlines(block.center), sheet.Gap(height=4)]
        left, right = self._headlines(block.left), self._headlines(block.right)
        if block.about:
            about = self._filling.text(block.about, italic=True).closed
            left.append(self._para(about, size=self.page.font - 2, align="center"))
        cells = tuple(sheet.Cell(content=tuple(side)) for side in (left, right))
        shares = (block.left_share, 1 - block.left_share)
        return [sheet.Columns(cells=cells, shares=shares), sheet.Gap(height=5)]

    def _headlines(self, templates: Sequence[form.Template]) -> list[Para]:
        lines: list[Para] = []
        for template in templates:
            if template == _RULE_SIGN:
                lines[-1] = replace(lines[-1], rule=True)
                if lines[-1].text and lines[-1].text[0].text.isupper():
                    lines[-1] = self._sized(lines[-1], self.page.font + 1)
            else:
                after_rule = bool(lines) and lines[-1].rule
                text = self._filling.text(template).closed
                lines.append(self._para(text, align="center", before=6 if after_rule else 0))
        return lines

    def _title(self, block: form.Title) -> list[Drawn]:
        lines: list[Drawn] = []
        for number, template in enumerate((block.text, *block.subtitle)):
            text = self._filling.text(template, bold=True).closed
            size = self.page.font + (0 if number else 1)
            before = 0 if number else _BEFORE
            lines.append(self._para(text, size=size, align="center", before=before, with_next=True))
        if block.rule:
            hyphens = Filled((Run(text="-----"),))
            lines.append(self._para(hyphens, align="center", with_next=True))
        return [*lines, sheet.Gap(height=3)]

    def _heading(self, block: form.Heading, row: Row | None) -> Para:
        text = self._filling.text(block.text, row, bold=True)
        return self._para(text, size=block.size, align=block.align, before=10, with_next=True)

    def _addressee(self, block: form.Addressee) -> list[Drawn]:
        label = self._para(self._filling.text(block.label), align="right")
        to = [
            self._para(self._filling.text(item.text))
            for item in block.to
            if self._filling.holds(item)
        ]
        cells = (sheet.Cell(content=(label,)), sheet.Cell(content=tuple(to)))
        return [sheet.Columns(cells=cells, shares=(0.27, 0.73), before=_BEFORE)]

    def _bases(self, block: form.Bases) -> list[Drawn]:
        items = [item for item in block.items if self._filling.holds(item)]
        drawn: list[Drawn] = []
        for number, item in enumerate(items, 1):
            end = block.end if number == len(items) else ";"
            text = self._filling.text(f"- {item.text}{end}").closed
            align = "left" if self._ragged(text) else "justify"
            drawn.append(self._para(text, align=align, first=_FIRST_LINE, before=_BEFORE))
        return drawn

    def _paragraph(self, block: form.Paragraph, row: Row | None) -> list[Drawn]:
        first = _FIRST_LINE if block.indent and block.align in ("justify", "left") else 0
        text = self._filling.text(block.text, row)
        align = "left" if self._ragged(text) and block.align == "justify" else block.align
        if align in ("center", "right"):
            text = text.closed
        return self._written(
            text, block.blank, size=block.size, align=align, first=first, before=_BEFORE
        )

    def _ragged(self, text: Filled) -> bool:
        """A long blank does not break: justified, the words beside it would be torn apart."""
        return self._to_copy or any(_long_blank(run) for run in text.runs)

    def _line(self, block: form.Line, row: Row | None) -> list[Drawn]:
        texts = [self._filling.text(part, row) for part in block.parts or (block.text,)]
        if len(texts) == 1 or self._to_copy:
            made = [
                self._written(text, block.blank, left=block.left, before=_LINE_BEFORE)
                for text in texts
            ]
            return [one for several in made for one in several]
        cells = tuple(
            sheet.Cell(content=(self._para(text, left=0 if number else block.left),))
            for number, text in enumerate(texts)
        )
        shares = block.shares or tuple(1 / len(texts) for _ in texts)
        return [sheet.Columns(cells=cells, shares=shares, before=_LINE_BEFORE)]

    def _lines(self, block: form.Lines, row: Row | None) -> list[Drawn]:
        drawn: list[Drawn] = []
        items = [item for item in block.items if self._filling.holds(item, row)]
        for number, item in enumerate(items, 1):
            mark = {"dash": "- ", "number": f"{number}. ", "none": ""}[block.mark]
            text = self._filling.text(form.Template(mark + item.text), row)
            align = "left" if self._to_copy else "justify"
            drawn += self._written(text, 0, align=align, first=_FIRST_LINE, before=_BEFORE)
        return drawn

    def _table(self, block: form.Table) -> list[Drawn]:
        rows = self._filling.rows(block.of)
        if self._to_copy:
            return [
                self._para(_titled(title, text), before=_BEFORE if first else 0, left=0)
                for row in rows
                for first, title, text in self._cells(block, row)
            ]
        font = block.size or self.page.font - 1
        made = [
            sheet.GridRow(
                cells=tuple(sheet.GridCell(text=text) for _, _, text in self._cells(block, row))
            )
            for row in rows
        ]
        empty = sheet.GridRow(cells=tuple(sheet.GridCell() for _ in block.columns))
        made += [empty] * ((1 if self._close else block.blank) - len(made))
        whole = sum(column.share for column in block.columns)
        over, head = self._heads(block.columns)
        return [
            sheet.Grid(
                over=over,
                head=head,
                rows=tuple(made),
                shares=tuple(column.share / whole for column in block.columns),
                aligns=tuple(column.align for column in block.columns),
                font=font,
                leading=self._leading(font),
                row_height=0 if self._close else block.row_height,
            )
        ]

    def _pictures(self, block: form.Pictures) -> list[Drawn]:
        font = block.size or self.page.font - 2
        return [sheet.Bars(picture=row.item, font=font) for row in self._filling.rows(block.of)]

    def _heads(self, columns: Sequence[form.Column]) -> tuple[sheet.GridRow | None, sheet.GridRow]:
        """The row of groups, where there are any, and the row of titles below it."""
        if not any(column.group for column in columns):
            return None, self._head([column.title for column in columns])
        before = ("", *(column.group for column in columns))
        over = [
            "" if column.group and column.group == last else column.group or column.title
            for column, last in zip(columns, before, strict=False)
        ]
        below = [column.title if column.group else "" for column in columns]
        return self._head(over), self._head(below)

    def _head(self, titles: Sequence[str]) -> sheet.GridRow:
        texts = (self._filling.text(title, bold=True).runs for title in titles)
        return sheet.GridRow(cells=tuple(sheet.GridCell(text=text) for text in texts))

    def _cells(self, block: form.Table, row: Row) -> list[tuple[bool, Text, Text]]:
        """For each column: whether it is the first, its title, and the row's text in it."""
        return [
            (
                number == 0,
                self._filling.text(column.title, bold=True).runs,
                self._filling.written(column.value, row),
            )
            for number, column in enumerate(block.columns)
        ]

    def _each(self, block: form.Each) -> list[Drawn]:
        rows = self._filling.rows(block.of)
        if not rows:
            return [self._dots(block.blank)] if block.blank else []
        return [
            one
            for row in rows
            for inner in block.block
            if self._filling.holds(inner, row)
            for one in self.drawn(inner, row)
        ]

    def _choice(self, block: form.Choice) -> Drawn:
        told = self._filling.plain(block.of) if block.of else ""
        chosen = [one for one in told.split(", ") if one] if block.several else [told]
        own = tuple(one for one in chosen if one not in block.options) if block.several else ()
        options = (*block.options, *own)
        return sheet.Boxes(
            label=self._filling.text(block.label).runs,
            options=options,
            ticked=tuple(at for at, one in enumerate(options) if one in chosen),
            font=self.page.font,
            leading=self.page.leading,
        )

    def _photo(self, block: form.Photo) -> list[Drawn]:
        caption = self._para(
            Filled((Run(text=block.caption, italic=True),)),
            size=self.page.font - 3,
            align="center",
        )
        picture = sheet.Picture(
            caption=caption,
            width=block.width,
            height=block.height,
            data=base64.b64encode(self._filling.picture(block.of)).decode("ascii"),
        )
        if not block.beside:
            return [picture]
        cells = (
            sheet.Cell(content=(picture,)),
            sheet.Cell(content=tuple(self._headlines(block.beside))),
            sheet.Cell(),
        )
        side = 0.22
        shares = (side, 1 - 2 * side, side)
        return [sheet.Columns(cells=cells, shares=shares, before=_BEFORE, middle=True)]

    def _signatures(self, block: form.Signatures) -> Drawn:
        cells = [
            sheet.Cell(content=tuple(self._signer(signer, block.space))) for signer in block.signers
        ]
        shares = tuple(1 / len(cells) for _ in cells)
        if block.recipients or len(cells) == 1:
            cells.insert(0, sheet.Cell(content=tuple(self._recipients(block.recipients))))
            left, right = _LARGE_SHARES if self._to_copy else _SIGNATURE_SHARES
            shares = (left, *(right / (len(cells) - 1) for _ in cells[1:]))
        return sheet.Columns(cells=tuple(cells), shares=shares, before=10, closing=True)

    def _signer(self, signer: form.Signer, space: float) -> list[Inner]:
        small = self.page.font - 1
        content: list[Inner] = []
        for template, size, bold, italic in (
            (signer.above, 0, False, True),
            (signer.authority, 0, True, False),
            (signer.post, 0, False, False),
            (signer.note, small, False, True),
        ):
            if template:
                text = self._filling.text(template, bold=bold, italic=italic).closed
                content.append(self._para(text, size=size, align="center"))
        content.append(sheet.Gap(height=space))
        name = self._filling.written(signer.name, bold=True)
        return [*content, self._para(Filled(name), align="center")] if name else content

    def _recipients(self, items: Sequence[form.Item]) -> list[Inner]:
        small = self.page.font - 2
        held = [
            line
            for item in items
            if self._filling.holds(item)
            for line in lines_of(self._filling.text(item.text).closed.runs)
        ]
        if not held:
            return []
        heading = Filled((Run(text="Nơi nhận:", underline=True),))
        content: list[Inner] = [self._para(heading)]
        for number, line in enumerate(held, 1):
            end = Run(text="." if number == len(held) else ",")
            text = Filled(_joined((Run(text="- "), *line, end)))
            content.append(self._para(text, size=small))
        return content

    def _footnotes(self, block: form.Footnotes) -> Drawn:
        small = self.page.font - 3
        return sheet.Foot(
            notes=tuple(
                self._para(self._filling.text(item.text).closed, size=small)
                for item in block.items
                if self._filling.holds(item)
            )
        )

    def _written(self, text: Filled, blank: int, **style: Any) -> list[Drawn]:
        """Paragraphs for the lines of a text, then dotted rows where it ended unknown."""
        *before, last = lines_of(text.runs)
        drawn: list[Drawn] = [self._para(Filled(line), **style) for line in before]
        drawn.append(self._para(Filled(last, text.tail), **style))
        if text.open_end and blank:
            drawn.append(self._dots(blank, left=style.get("left", 0)))
        return drawn

    def _dots(self, rows: int, left: float = 0) -> sheet.DotRows:
        """Rows a little wider apart than print, as a hand needs them."""
        leading = self.page.leading + _HAND_LEADING
        return sheet.DotRows(rows=rows, font=self.page.font, leading=leading, left=left)

    def _para(self, text: Filled, *, size: float = 0, **style: Any) -> Para:
        font = size or self.page.font
        return Para(
            text=text.runs,
            leader=text.open_end,
            font=font,
            leading=self._leading(font),
            **style,
        )

    def _sized(self, para: Para, font: float) -> Para:
        return replace(para, font=font, leading=self._leading(font))

    def _leading(self, font: float) -> float:
        return round(self.page.leading * font / self.page.font, 2)


def _titled(title: Text, text: Text) -> Filled:
    """A column's title and a value, on one line; open where there is no value."""
    unknown = Run(text="." * 30, dots=True)
    return Filled((*title, Run(text=": "), *text), None if text else unknown)


def _long_blank(run: sheet.Run) -> bool:
    return run.dots and len(run.text) >= _LONG_BLANK


def _joined(runs: Text) -> Text:
    """Neighbours of one style as one run."""
    made: list[Run] = []
    for run in runs:
        if made and replace(made[-1], text="") == replace(run, text=""):
            made[-1] = replace(run, text=made[-1].text + run.text)
        else:
            made.append(run)
    return tuple(made)
