"""Moving a whole office file: its pages, what still lies in its log, and its key slots."""

from __future__ import annotations

import itertools
from contextlib import suppress
from pathlib import Path

from desktop.store import tries
from desktop.store.disk import double_safely, move_safely
from desktop.store.keys import slots_path


def put(source: Path, target: Path) -> None:
    """Move a closed office file and its slots to where nothing lies yet; OSError."""
    # Slots without a file harm nobody; a file without its slots could not be opened.
    move_safely(slots_path(source), slots_path(target))
    move_safely(source, target)


def set_aside(path: Path, kept: Path) -> Path | None:
    """Move whatever lies in a file's place to another name; None if nothing does. OSError."""
    # A log left behind would be played into the next file of this name, and spoil it.
    present = [pair for pair in _pairs(path, kept) if pair[0].exists()]
    for source, target in present:
        move_safely(source, target)
    return kept if present else None


def exchange(source: Path, target: Path, kept: Path) -> Path | None:
    """Put a closed office file in the place of another, which stays whole under the name `kept`.

    None if there was no other. OSError leaves the other where it was; a cut leaves it there, or
    whole under the new name.
    """
    present = [pair for pair in _pairs(target, kept) if pair[0].exists()]
    done: list[tuple[Path, Path]] = []
    try:
        # The file itself comes last: where it lies under the new name, the rest does too.
        for old, new in reversed(present):
            done.append((old, new))
            double_safely(old, new)
        for old, _ in present:
            old.unlink()
        put(source, target)
    except OSError:
        _put_back(target, done)
        raise
    return kept if present else None


def free(path: Path) -> Path:
    """A name for an office file that nothing has yet: this one, else with a number behind."""
    for number in itertools.count(2):
        if not any(one.exists() for one, _ in _pairs(path, path)):
            break
        path = path.with_name(f"{path.stem.removesuffix(f'.{number - 1}')}.{number}{path.suffix}")
    return path


def take_away(path: Path) -> None:
    """Delete a closed office file that came to nothing, with its log and its slots. OSError."""
    for one in (path, _log(path), slots_path(path), tries.path_of(path)):
        one.unlink(missing_ok=True)


def _pairs(path: Path, kept: Path) -> list[tuple[Path, Path]]:
    """What belongs to an office file, each with its name under another."""
    return [(path, kept), (_log(path), _log(kept)), (slots_path(path), slots_path(kept))]


def _put_back(target: Path, done: list[tuple[Path, Path]]) -> None:
    """Let everything lie under its old name only."""
    olds = [old for old, _ in done]
    with suppress(OSError):
        if slots_path(target) not in olds:
            slots_path(target).unlink(missing_ok=True)
    for old, new in done:
        with suppress(OSError):
            # To the system, moving a file onto its other name is nothing to do.
            if old.exists() and old.samefile(new):
                new.unlink()
            else:
                new.replace(old)


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
