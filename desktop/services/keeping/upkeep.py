"""Keeping the office file: back up when due, thin out, try a restore, check now."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop import paths
from desktop.errors import Damaged, Refusal, Trouble
from desktop.rules import backup as rules
from desktop.services.keeping import history, sticks
from desktop.services.office import Office
from desktop.store import (
    backup,
    backup_notes,
    backup_trial,
    chain,
    keys,
    place,
    soundness,
)
from desktop.store.backup import Backup
from desktop.store.backup_notes import Notes, moment

__all__ = ["Backup", "back_up", "backups", "check", "discard", "lines"]

_TURNS = 3


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup as a list shows it; people and label only if it tells them under the file's key."""

    path: Path
    made: datetime
    size: int
    reason: str
    people: int | None
    label: str
    operations: int | None = None

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return str(self.path)


def back_up(office: Office, folder: Path | None = None, reason: str = "thu-cong") -> Backup:
    """Back the open office up into its own folder or the one named, and open the copy again.

    In its own folder the backups that may go by the rules go then.
    """
    if office.path is None:
        raise Refusal("Xã dùng thử chỉ nằm trong bộ nhớ nên không có gì để sao lưu.")
    own = paths.backups(office.path)
    held = _mark(office)
    try:
        made = backup.make(office.file, office.key, folder or own, reason, office.now())
    except Trouble as trouble:
        with contextlib.suppress(Trouble):
            backup_notes.change(own, failed=trouble.sentence)
        raise
    if folder is None:
        notes = backup_notes.change(own, held=held, made=office.now().isoformat(), failed="")
        thin(own, office.now(), notes)
    return made


def before(office: Office, reason: str) -> None:
    """Back up before something that changes much; an office in memory has nothing to lose."""
    if office.path is not None:
        back_up(office, reason=reason)


def keep_safe(office: Office, reason: str, roots: Iterable[Path] = ()) -> Backup | None:
    """Back up if anything changed, and bring the newest to the chosen stick if it is there.

    None if there was nothing to do. `roots` are the drives that are connected now.
    """
    if office.path is None:
        return None
    made = back_up(office, reason=reason) if is_changed(office) else None
    newest = next(iter(backups(office)), None)
    if newest is not None:
        stick = sticks.found(office.path, roots, office.now())
        if stick is not None and not (stick / newest.name).exists():
            bring_to_stick(office, newest, stick)
    return made


def bring_to_stick(office: Office, newest: Path, stick: Path) -> Backup:
    """Copy a backup to the stick, open it there, and thin out what lies there by the same rules."""
    assert office.path is not None
    copied = backup.copy_into(newest, stick, office.key)
    own = paths.backups(office.path)
    notes = backup_notes.change(own, stick_made=office.now().isoformat())
    thin(stick, office.now(), notes)
    return copied


def thin(folder: Path, now: datetime, notes: Notes) -> None:
    """Let the backups of a folder go that may go; one that cannot be deleted stays."""
    made = [backup.made(path) for path in backup.every(folder)]
    for id in rules.superfluous(made, now, paused=bool(notes.paused)):
        with contextlib.suppress(OSError):
            (folder / id).unlink()


def is_changed(office: Office) -> bool:
    """Whether anything, or a password, changed since the newest backup that is still there."""
    return not backups(office) or _notes(office).held != _mark(office)


def is_due(office: Office) -> bool:
    """Whether work has gone on for half an hour without a backup of what changed."""
    newest = next(iter(backups(office)), None)
    last = backup.made(newest).at if newest else None
    return office.path is not None and rules.is_due(last, is_changed(office), office.now())


def trial_is_due(office: Office) -> bool:
    """Whether a week has gone by since a backup was restored on trial."""
    tried = moment(_notes(office).tried)
    return office.path is not None and rules.trial_is_due(tried, office.now())


def begin(office: Office) -> bool:
    """Note that the window is open; whether the last time it was never closed, as after a crash."""
    if office.path is None:
        return False
    notes = _notes(office)
    paused = "opened" if notes.paused == "restored" else ""
    backup_notes.change(paths.backups(office.path), is_open=True, paused=paused)
    return notes.is_open


def end(office: Office) -> None:
    """Note that the window was closed in good order."""
    if office.path is not None:
        with contextlib.suppress(Trouble):
            backup_notes.change(paths.backups(office.path), is_open=False)


def safety(office: Office) -> rules.Safety:
    """How safe the file is, for the light."""
    notes = _notes(office)
    newest = next(iter(backups(office)), None)
    return rules.Safety(
        made=backup.made(newest).at if newest else None,
        stick=bool(notes.stick),
        on_stick=moment(notes.stick_made),
        tried=moment(notes.tried),
        proven=not notes.trial_fault,
        failed=bool(notes.failed),
    )


def trial_words(office: Office) -> str:
    """What the last trial restore found; empty if there was none."""
    notes = _notes(office)
    tried = moment(notes.tried)
    if tried is None:
        return ""
    found = notes.trial_fault or "giống hệt tệp đang dùng, so từng bảng"
    return f"{tried:%H:%M ngày %d/%m/%Y}: {found}"


def backups(office: Office) -> tuple[Path, ...]:
    """The backups in the office's own folder, newest first."""
    return () if office.path is None else backup.every(paths.backups(office.path))


def line_of(office: Office, file: Path) -> BackupLine:
    """A backup that lies anywhere, with what it tells; Refusal if it is not there."""
    try:
        return line_at(file, office.key)
    except OSError as error:
        raise Refusal(f"Không thấy tệp sao lưu {file}.") from error


def lines(office: Office, folder: Path | None = None) -> tuple[BackupLine, ...]:
    """The backups in the office's own folder or another, newest first, with what they tell."""
    return tuple(line_at(path, office.key) for path in _listed(office, folder))


def size(office: Office) -> tuple[int, int]:
    """How many people and how many operations the open file holds."""
    counted = soundness.about(office.file)
    return counted.people, counted.operations


def spoiled(office: Office) -> tuple[Path, ...]:
    """The backups in the office's own folder that were found bad and do not count."""
    return () if office.path is None else backup.spoiled(paths.backups(office.path))


def try_restore(office: Office) -> str:
    """Restore the newest backup on trial, compare it table by table, and open one of the older.

    What is wrong comes back as a sentence, empty if nothing is; the bad one is kept aside. Trouble
    of the disk says nothing about the backups, and is noted.
    """
    if office.path is None:
        raise Refusal("Xã dùng thử chỉ nằm trong bộ nhớ nên không có gì để thử.")
    own, tried = paths.backups(office.path), office.now().isoformat()
    try:
        found = _try_newest(office) or _try_older(office)
    except Trouble as trouble:
        with contextlib.suppress(Trouble):
            backup_notes.change(own, tried=tried, trial_fault=trouble.sentence)
        raise
    backup_notes.change(own, tried=tried, trial_fault=found)
    return found


def discard(office: Office) -> None:
    """Close a new office that could not be made whole, and take its files away."""
    office.close()
    if office.path is not None:
        # What went wrong before is told; a file left behind is only in the way.
        with contextlib.suppress(OSError):
            place.take_away(office.path)


def check(office: Office) -> tuple[str, ...]:
    """Every fault of the open office file as sentences; none means it is sound."""
    faults = soundness.faults(office.file)
    if faults:
        return faults
    broken = office.read(history.chain_fault)
    return (broken,) if broken else ()


def _notes(office: Office) -> Notes:
    return Notes() if office.path is None else backup_notes.read(paths.backups(office.path))


def _mark(office: Office) -> str:
    """What a backup made now would hold: the last operation, and the key slots of today."""
    assert office.path is not None
    slots = hashlib.sha256(keys.slots_path(office.path).read_bytes()).hexdigest()[:16]
    # After a restore the numbers of the operations come again, their chain does not.
    last = office.read(chain.head)
    return f"{last.number}:{last.hash[:16]}:{slots}"


def _listed(office: Office, folder: Path | None) -> tuple[Path, ...]:
    return backups(office) if folder is None else backup.every(folder)


def line_at(path: Path, key: bytes | None) -> BackupLine:
    """What a backup tells by its name, and under a file key of itself; OSError."""
    told = backup.about(path, key) if key is not None else None
    made = backup.made(path)
    return BackupLine(
        path=path,
        made=made.at,
        size=path.stat().st_size,
        reason=rules.REASONS.get(made.reason, ""),
        people=told.people if told else None,
        label=told.label if told else "",
        operations=told.operations if told else None,
    )


def _try_newest(office: Office) -> str:
    for _ in range(_TURNS):
        content = backup_trial.content(office.file)
        if is_changed(office):
            back_up(office, reason="thu-khoi-phuc")
        newest = backups(office)[0]
        if office.read(soundness.last_operation) == content.operation:
            break
    else:
        raise Trouble("Tệp đang được ghi liên tục nên chưa thử khôi phục được. Hãy thử lại sau.")
    try:
        found = backup_trial.differences(newest, office.key, office.file, content)
    except Damaged as damage:
        return _bad(newest, damage.sentence)
    return _bad(newest, found[0]) if found else ""


def _try_older(office: Office) -> str:
    """Open another backup each week: what lies long on a disk may rot unseen."""
    older = [path for path in backups(office)[1:] if backup.about(path, office.key)]
    if not older:
        return ""
    chosen = older[office.today().isocalendar().week % len(older)]
    try:
        backup.verify(chosen, office.key)
    except Damaged as damage:
        return _bad(chosen, damage.sentence)
    return ""


def _bad(path: Path, sentence: str) -> str:
    with contextlib.suppress(OSError):
        backup.set_aside(path)
    return f"Bản {path.name} không dùng được và đã để riêng ra. {sentence}"
