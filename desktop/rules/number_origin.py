"""Where the personal number says that a birth was registered: its first three digits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.rules import text
from desktop.rules.lists import Entry

# Codes above are those of other countries; they are not in the list of provinces.
_HIGHEST_OF_A_PROVINCE = "099"
_KIND = re.compile(r"^(?:tinh|thanh pho|tp|t p|thu do)[ .]+")


class Origins:
    """The provinces of the list and what numbers tell of them; places met before are remembered.

    Decree 137/2015, article 13: a number begins with the code of the province, or of the country,
    where the birth was registered. The group of an entry is the province it belongs to today.
    """

    def __init__(self, provinces: Iterable[Entry]) -> None:
        self._provinces = {one.code: one for one in provinces}
        self._names = {
            one.code: {text.fold(name) for name in (one.name, *one.aliases, one.group)}
            for one in self._provinces.values()
        }
        self._every = frozenset[str]().union(*self._names.values())
        self._known: dict[tuple[str, str], str] = {}

    def doubt(self, number: str, place: str) -> str:
        """Where a sound number contradicts the place where a birth was registered; else "".

        A place whose province is not told, or is none of the list, contradicts nothing.
        """
        key = (number[:3], place)
        if number and key not in self._known:
            self._known[key] = self._doubt(*key)
        return self._known.get(key, "")

    def _doubt(self, code: str, place: str) -> str:
        if code not in self._provinces:
            if code > _HIGHEST_OF_A_PROVINCE:
                return ""
            return f"Ba số đầu {code} của số định danh cá nhân không phải là mã tỉnh nào."
        folded = text.fold(place)
        last = _KIND.sub("", folded.rpartition(",")[2].strip())
        if last not in self._every or any(name in folded for name in self._names[code]):
            return ""
        name = self._provinces[code].name
        return (
            f"Theo số định danh cá nhân là khai sinh ở {name}, nhưng nơi sinh đang ghi là "
            f"{text.nfc(place).rpartition(',')[2].strip()}."
        )
