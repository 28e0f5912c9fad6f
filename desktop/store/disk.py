"""Putting whole files in their place so that a cut leaves the old one or the new one."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


def write_safely(path: Path, content: bytes) -> None:
    """Replace a file by new content: temporary name, flush to the disk, rename; OSError."""
    aside = path.with_name(path.name + ".tmp")
    try:
        aside.write_bytes(content)
        move_safely(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def move_safely(source: Path, target: Path) -> None:
    """Flush a finished file to the disk, then let it replace another on the same disk; OSError."""
    with source.open("rb+") as file:
        os.fsync(file.fileno())
    source.replace(target)
    _flush_folder(target.parent)


def copy_safely(source: Path, target: Path) -> None:
    """Copy a file so that nothing lies there until all of it does, flushed to the disk; OSError."""
    aside = target.with_name(target.name + ".tmp")
    try:
        shutil.copyfile(source, aside)
        move_safely(aside, target)
    finally:
        aside.unlink(missing_ok=True)


def double_safely(source: Path, target: Path) -> None:
    """Let a file lie under a second name on the same disk too, flushed to the disk; OSError."""
    try:
        os.link(source, target)
    except OSError:
        # Not every disk knows second names; every disk knows copies.
        copy_safely(source, target)
    else:
        with source.open("rb+") as file:
            os.fsync(file.fileno())
        _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    # Windows has no such call, and needs none.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
