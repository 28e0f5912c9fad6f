"""An update pack: forms, processes, law data, lists and places, signed by the program's makers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.errors import Refusal, Trouble
from desktop.exchange import archive, plain

FORMAT = 1
ENDING = ".capnhat"

_SIGNED_AS = b"hat-giong-do update pack manifest\n"
_OLDER: Mapping[int, plain.Step] = {}
_MOST_BYTES = 20 * 1024 * 1024
_MOST_CONTENT = 50 * 1024 * 1024
_MOST_FILES = 500
_FITTING = re.compile(
    r"forms/(?:[a-z0-9_-]+/[a-z0-9_-]+|labels|stems)\.toml"
    r"|resources/(?:process|law|lists|dossiers|statistics|reports)/[a-z0-9_-]+\.toml"
    r"|resources/reports/words/narrative\.toml"
    r"|resources/places/(?:communes\.csv|old_to_new\.csv|dates\.toml)"
)
# The words of the program's own columns go with the program.
_NEVER = {"resources/lists/column_names.toml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFacts:
    """What a manifest says of its pack.

    Packs are numbered from 1; `previous` is the number that must be there already, `program` the
    least version of the program. `in_force_from` is the first day on which anything in it holds.
    """

    number: int
    previous: int
    program: str
    in_force_from: date
    made: date
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack whose every byte has been checked; `key` is the makers' public key it was signed by.

    `content` are the texts by path, as in `forms/2025/9-knd.toml`.
    """

    facts: PackFacts
    key: bytes
    content: Mapping[str, str]


def fits(path: str) -> bool:
    """Whether a pack may bring a file of that path."""
    return _FITTING.fullmatch(path) is not None and path not in _NEVER


def make(content: Mapping[str, str], facts: PackFacts, signing_key: bytes) -> bytes:
    """The bytes of a pack; ValueError for a file that no pack may bring."""
    if unfit := [path for path in content if not fits(path)]:
        raise ValueError(f"not for a pack: {unfit}")
    said: plain.Document = {
        "format": FORMAT,
        "number": facts.number,
        "previous": facts.previous,
        "program": facts.program,
        "in_force_from": facts.in_force_from.isoformat(),
        "made": facts.made.isoformat(),
        "title": facts.title,
        "summary": facts.summary,
    }
    files = {path: text.encode() for path, text in content.items()}
    return archive.make(files, said, _SIGNED_AS, signing_key)


def read(data: bytes) -> Pack:
    """The pack, once everything in it is proven, by whatever key; a Refusal otherwise."""
    if len(data) > _MOST_BYTES:
        raise _too_large()
    try:
        found = archive.prove(data, _SIGNED_AS, FORMAT, _OLDER, _check_amount)
        if not all(map(fits, found.content)):
            raise plain.damaged("có tệp mà gói cập nhật không được mang")
        return Pack(_facts(found.said), found.key, _texts(found.content))
    except plain.Damaged as fault:
        raise Refusal(
            f"Tệp này không phải gói cập nhật nguyên vẹn ({fault.detail}), nên không nhận gì từ "
            "tệp. Hãy chọn đúng tệp, hoặc xin lại gói ở nơi phát hành chương trình."
        ) from None


def proven(data: bytes, trusted: Iterable[bytes]) -> Pack:
    """As `read`, but a Refusal also if none of the trusted public keys has signed it."""
    found = read(data)
    if found.key not in set(trusted):
        raise Refusal(
            "Gói này không do nơi làm chương trình ký, nên không nhận gì từ gói. Hãy xin gói ở nơi "
            "đã cấp chương trình cho cơ quan; đừng dùng gói của người khác gửi."
        )
    return found


def bytes_of(path: Path) -> bytes:
    """The bytes of a pack on a drive, no more than a pack may have; Trouble if unreadable."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise Trouble(
            f"Không đọc được gói cập nhật “{path}”. Hãy cắm lại USB, kiểm tra tệp còn đó, rồi "
            "chọn lại."
        ) from error


def _facts(said: plain.Document) -> PackFacts:
    return PackFacts(
        number=plain.number(said, "number", least=1),
        previous=plain.number(said, "previous"),
        program=plain.text(said, "program"),
        in_force_from=plain.day(said, "in_force_from"),
        made=plain.day(said, "made"),
        title=plain.text(said, "title"),
        summary=plain.text(said, "summary"),
    )


def _texts(content: Mapping[str, bytes]) -> Mapping[str, str]:
    try:
        return {path: data.decode() for path, data in content.items()}
    except UnicodeDecodeError:
        raise plain.damaged("có tệp không ở bảng mã UTF-8") from None


def _check_amount(files: int, size: int) -> None:
    if files > _MOST_FILES or size > _MOST_CONTENT:
        raise _too_large()


def _too_large() -> Refusal:
    return Refusal(
        "Tệp này lớn hơn mức cho phép của gói cập nhật, nên không mở. Hãy chọn đúng tệp gói, hoặc "
        "xin lại gói ở nơi phát hành chương trình."
    )
