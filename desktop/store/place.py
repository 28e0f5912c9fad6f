"""Moving a whole office file: its pages, what still lies in its log, and its key slots."""

from __future__ import annotations

from pathlib import Path

from desktop.store import tries
from desktop.store.disk import move_safely
from desktop.store.keys import slots_path


def put(source: Path, target: Path) -> None:
    """Move a closed office file and its slots to where nothing lies yet; OSError."""
    # Slots without a file harm nobody; a file without its slots could not be opened.
    move_safely(slots_path(source), slots_path(target))
    move_safely(source, target)


def set_aside(path: Path, kept: Path) -> Path | None:
    """Move whatever lies in a file's place to another name; None if nothing does. OSError."""
    # A log left behind would be played into the next file of this name, and spoil it.
    pairs = [
        (path, kept),
        (_log(path), _log(kept)),
        (slots_path(path), slots_path(kept)),
    ]
    present = [(source, target) for source, target in pairs if source.exists()]
    for source, target in present:
        move_safely(source, target)
    return kept if present else None


def take_away(path: Path) -> None:
    """Delete a closed office file that came to nothing, with its log and its slots. OSError."""
    for one in (path, _log(path), slots_path(path), tries.path_of(path)):
        one.unlink(missing_ok=True)


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
