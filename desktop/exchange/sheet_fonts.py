"""The fonts that the columns of an .xlsx are written in: they tell how old text is encoded."""

from __future__ import annotations

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

_MOST = 4 * 1024 * 1024
_LOOK_AT = 400 * 1024
_OLD = re.compile(rb"""["'](?:\.vn|vni)""", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})\d""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d{1,6})["']""")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def of_columns(content: bytes, sheet: str) -> Mapping[int, str]:
    """The font of most cells at the top of each column, by its place from 0.

    Nothing where no font of the workbook is an old Vietnamese one. `content` has been examined.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            styles = _part(package, "xl/styles.xml")
            if not _OLD.search(styles):
                return {}
            names = _fonts_of_styles(styles)
            with package.open(_path(package, sheet)) as part:
                top = part.read(_LOOK_AT)
    except (KeyError, ValueError, ET.ParseError):
        return {}
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for attributes in _CELL.findall(top):
        place, style = _PLACE.search(attributes), _STYLE.search(attributes)
        if place and style and int(style[1]) < len(names):
            counts[_column(place[1])][names[int(style[1])]] += 1
    return {at: found.most_common(1)[0][0] for at, found in counts.items()}


def _part(package: zipfile.ZipFile, path: str) -> bytes:
    if package.getinfo(path).file_size > _MOST:
        raise ValueError(path)
    return package.read(path)


def _tree(content: bytes) -> ET.Element:
    # Office files have no document type; one would only be there to do harm.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ValueError("document type")
    return ET.fromstring(content)


def _children(tree: ET.Element, name: str) -> Iterator[ET.Element]:
    return (one for one in tree.iter() if one.tag.rpartition("}")[2] == name)


def _fonts_of_styles(content: bytes) -> list[str]:
    tree = _tree(content)
    fonts = [
        next((name.get("val", "") for name in _children(font, "name")), "")
        for group in _children(tree, "fonts")
        for font in group
    ]
    places = [
        int(style.get("fontId", "0"))
        for group in _children(tree, "cellXfs")
        for style in _children(group, "xf")
    ]
    return [fonts[at] if at < len(fonts) else "" for at in places]


def _path(package: zipfile.ZipFile, sheet: str) -> str:
    relations = {
        one.get("Id", ""): one.get("Target", "")
        for one in _children(_tree(_part(package, "xl/_rels/workbook.xml.rels")), "Relationship")
    }
    for one in _children(_tree(_part(package, "xl/workbook.xml")), "sheet"):
        if one.get("name") == sheet:
            target = relations[one.get(_RELATION, "")]
            return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    raise KeyError(sheet)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
