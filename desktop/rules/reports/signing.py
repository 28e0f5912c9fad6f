"""Who may sign a written report, and to whom it goes, by the kind of office."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.rules import definition
from desktop.rules.facts.office import Level, Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """In whose name a report is signed; `post` is that of the signer where it is always one."""

    code: str
    name: str
    words: str
    post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """To whom an office of a level usually sends."""

    level: Level
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningBook:
    """All ways of signing, the usual one first, and the usual recipients."""

    source: str
    authority: tuple[Authority, ...]
    recipients: tuple[Recipients, ...]

    def named(self, code: str) -> Authority:
        """The authority of a code; the usual one for none or an unknown one."""
        return next((one for one in self.authority if one.code == code), self.authority[0])


def read(content: str, file: str) -> SigningBook:
    """The file of signing; Trouble naming the file when anything is wrong."""
    return definition.parse(SigningBook, content, file)


def recipients(book: SigningBook, office: Office) -> tuple[str, ...]:
    """To whom this office usually sends its reports."""
    kind = office.province_kind if office.level == "province" else office.commune_kind
    head = "Thành ủy" if office.province_kind == "thành phố" else "Tỉnh ủy"
    words = {"{upper}": head, "{committee}": head, "{kind}": kind}
    found: list[str] = []
    for line in (line for one in book.recipients if one.level == office.level for line in one.to):
        for name, said in words.items():
            line = line.replace(name, said)
        found.append(line)
    return tuple(found)
