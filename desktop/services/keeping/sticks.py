"""The USB stick on which backups are kept besides: chosen once, known again by its folder."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop import paths
from desktop.errors import Trouble, cause
from desktop.services.office import Office, permitted
from desktop.store import backup_notes
from desktop.store.backup_notes import moment

_FOLDER = "hat-giong-do-"


@dataclass(frozen=True, slots=True)
class Stick:
    """The chosen stick: its name, when it was seen last and when a backup last went there."""

    name: str
    seen: datetime | None
    made: datetime | None


@permitted
def choose(office: Office, folder: Path, roots: Iterable[Path], name: str) -> Path:
    """Remember a folder of a stick and make the one for this office's backups; Trouble.

    The stick is known again by that folder, whatever letter or place the system gives it.
    """
    assert office.path is not None
    own = f"{_FOLDER}{secrets.token_hex(4)}"
    try:
        (folder / own).mkdir(parents=True)
    except OSError as error:
        raise Trouble(
            f"Chưa ghi được vào {folder}: {cause(error)}. Hãy cắm lại USB, kiểm tra USB còn chỗ và "
            "không bị khóa ghi, rồi chọn lại."
        ) from error
    root = next((root for root in roots if folder.is_relative_to(root)), None)
    backup_notes.change(
        paths.backups(office.path),
        stick=own,
        stick_folder=str(folder),
        stick_within=str(folder.relative_to(root)) if root else "",
        stick_name=name,
        stick_seen=office.now().isoformat(),
        stick_made="",
    )
    return folder / own


@permitted
def forget(office: Office) -> None:
    """Choose no stick; what lies on it stays there."""
    assert office.path is not None
    backup_notes.change(
        paths.backups(office.path),
        stick="",
        stick_folder="",
        stick_within="",
        stick_name="",
        stick_seen="",
        stick_made="",
    )


def chosen(office: Office) -> Stick | None:
    """The chosen stick; None if none was chosen."""
    if office.path is None:
        return None
    notes = backup_notes.read(paths.backups(office.path))
    if not notes.stick:
        return None
    return Stick(notes.stick_name, moment(notes.stick_seen), moment(notes.stick_made))


def found(office_file: Path, roots: Iterable[Path], now: datetime) -> Path | None:
    """The folder for backups on the chosen stick if it is connected now; notes that it was seen."""
    own = paths.backups(office_file)
    notes = backup_notes.read(own)
    if not notes.stick:
        return None
    places = [Path(notes.stick_folder), *(root / notes.stick_within for root in roots)]
    for place in places:
        if (place / notes.stick).is_dir():
            backup_notes.change(own, stick_seen=now.isoformat())
            return place / notes.stick
    return None
