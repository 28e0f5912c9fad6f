"""For the makers of the program: a signing key, and packs made from a folder of changed files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.errors import Refusal, Trouble, cause
from desktop.exchange import archive, makers_key, plain
from desktop.exchange import updates as travelling
from desktop.exchange.updates import PackFacts
from desktop.rules import definition
from desktop.services import data
from desktop.services.keeping import brought, update_checks

HEAD = "goi.toml"
"""The file of a pack's folder that tells its number, title and summary; all others are brought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the makers say of a pack; see `PackFacts`."""

    number: int
    previous: int
    program: str
    in_force_from: date
    title: str
    summary: str


def new_key(file: Path, passphrase: str, name: str) -> str:
    """Write a new signing key, locked with a passphrase; the lines for resources/updates.toml.

    Refusal if a file is there already, or for a short passphrase.
    """
    signing = archive.new_signing_key()
    content = makers_key.locked(signing, passphrase)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
    except FileExistsError:
        raise Refusal(f"Đã có tệp {file}. Khóa cũ không bị ghi đè; hãy chọn tên khác.") from None
    except OSError as error:
        raise Trouble(f"Không ghi được {file}: {cause(error)}.") from error
    public = plain.octets_text(archive.public_key(signing))
    return f'[[key]]\nname = "{name}"\npublic = "{public}"'


def make(folder: Path, key: Path, passphrase: str, out: Path, day: date) -> PackFacts:
    """Write a signed pack of the files in a folder; Refusal with every mistake in them.

    The files lie there as in the program, under `forms` and `resources`.
    """
    head = _head(folder)
    content = _content(folder)
    facts = PackFacts(
        number=head.number,
        previous=head.previous,
        program=head.program,
        in_force_from=head.in_force_from,
        made=day,
        title=head.title,
        summary=head.summary,
    )
    _check(facts, content)
    made = travelling.make(content, facts, makers_key.unlocked(_bytes(key), passphrase))
    travelling.read(made)
    try:
        out.write_bytes(made)
    except OSError as error:
        raise Trouble(f"Không ghi được {out}: {cause(error)}.") from error
    return facts


def _head(folder: Path) -> Head:
    text = _bytes(folder / HEAD).decode("utf-8", "replace")
    try:
        return definition.parse(Head, text, HEAD)
    except Trouble as fault:
        raise Refusal(fault.sentence) from None


def _content(folder: Path) -> dict[str, str]:
    """The files of the folder by their path; Refusal naming all that no pack may bring."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in files}
    named.pop(HEAD)
    unfit = [name for name in named if not travelling.fits(name)]
    if unfit or not named:
        said = f"Gói không được mang: {', '.join(unfit)}." if unfit else "Thư mục chưa có tệp nào."
        raise Refusal(
            f"{said} Hãy để tệp đúng chỗ như trong chương trình: forms/…, resources/process, law, "
            "lists, places, dossiers, statistics, reports."
        )
    found = {}
    for name, path in named.items():
        try:
            found[name] = _bytes(path).decode()
        except UnicodeDecodeError:
            raise Refusal(f"{name} không ở bảng mã UTF-8. Hãy lưu lại.") from None
    return found


def _check(facts: PackFacts, content: dict[str, str]) -> None:
    if facts.number < 1 or not 0 <= facts.previous < facts.number:
        raise Refusal(f"{HEAD}: number phải lớn hơn previous, và previous không âm.")
    brought.version(facts.program)
    with data.trying(data.Brought(facts.number, repr(sorted(content.items())), content)):
        wrong = update_checks.mistakes()
    if wrong:
        raise Refusal("\n".join(wrong))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refusal(f"Không đọc được {path}: {cause(error)}.") from error
