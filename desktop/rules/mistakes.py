"""What is wrong in a form somebody wrote: every mistake with its line, its place and its remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

_HEADING = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_LONG = re.compile("\"\"\"|'''")
_NEAR = 3
_MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake; `line` counts from 1 (0 where unknown), `token` is what to look for there."""

    place: str
    what: str
    mend: str
    token: str = ""
    line: int = 0

    @property
    def sentence(self) -> str:
        """Where, what and how to mend it, in one line."""
        where = f"dòng {self.line}, {self.place}" if self.line else self.place
        return f"{where}: {self.what}; {self.mend}"


class MistakeError(ValueError):
    """Something somebody wrote does not fit; `mistakes` are all of them."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__("\n".join(one.sentence for one in mistakes))
        self.mistakes = mistakes


def wrong(place: str, what: str, mend: str, token: str = "") -> MistakeError:
    """The error of one mistake."""
    return MistakeError(Mistake(place, what, mend, token))


def near(name: str, known: Iterable[str]) -> str:
    """What to write instead of an unknown name: the nearest ones, or all if they are few."""
    every = sorted(set(known))
    found = get_close_matches(name, every, _NEAR)
    if found:
        return f"sửa thành {' hoặc '.join(found)}"
    if len(every) <= _MOST_LISTED:
        return f"dùng một trong: {', '.join(every)}"
    return "bỏ đi hoặc sửa tên cho đúng"


def located(mistakes: Iterable[Mistake], text: str) -> tuple[Mistake, ...]:
    """The mistakes of a TOML text with their lines, from the top; each said once."""
    lines = text.splitlines()
    starts = dict(_sections(lines))
    found = (replace(one, line=one.line or _line(one, lines, starts)) for one in mistakes)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.line))


def _line(one: Mistake, lines: list[str], starts: Mapping[str, int]) -> int:
    section = re.split(r"[ ,]*[,(]", one.place)[0].strip()
    first = starts.get(section, 0)
    if not first:
        return 0
    last = min((at for at in starts.values() if at > first), default=len(lines) + 1)
    for at in range(first, last):
        if one.token and one.token in lines[at - 1]:
            return at
    return first


def _sections(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Where the blocks (`khối 3`), the fields (`trường name`) and the head begin."""
    blocks, long, heading = 0, False, ""
    yield "phần đầu", 1
    for number, line in enumerate(lines, 1):
        inside, long = long, long ^ (len(_LONG.findall(line)) % 2 == 1)
        if inside:
            continue
        found = _HEADING.match(line)
        if found:
            heading = found[2]
            if found[1] == "[[" and heading == "block":
                blocks += 1
                yield f"khối {blocks}", number
            elif heading.startswith("field."):
                yield f"trường {heading[6:]}", number
            elif heading == "page":
                yield "page", number
        elif heading == "field" and (key := _KEY.match(line)):
            yield f"trường {key[1]}", number
