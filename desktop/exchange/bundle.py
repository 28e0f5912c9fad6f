"""A folder of files for a USB drive: written aside, read back, and only then in its place."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.errors import Refusal, Trouble, cause
from desktop.exchange import stick

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Item:
    """A file of a bundle: the folder within it ("" for the bundle's own), its name, its bytes."""

    folder: str
    name: str
    content: bytes = field(repr=False)


def write(
    items: Sequence[Item],
    folder: Path,
    name: str,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path | None:
    """Write the files into a new folder of that name; answer where it lies, None if cancelled.

    Each file is read back and compared. Refusal if the folder is there already; Trouble if the
    drive fails, after which, as after a cancel, nothing half-written is left where it could be.
    """
    final, aside = folder / name, folder / f"{name}.part"
    if final.exists():
        raise Refusal(
            f"Ở {folder} đã có thư mục {name}. Hãy đổi tên hoặc chuyển thư mục cũ đi, rồi ghi lại.",
            field="folder",
        )
    try:
        shutil.rmtree(aside, ignore_errors=True)
        for at, item in enumerate(items):
            if cancelled():
                return None
            if progress:
                progress(at, len(items), item.name)
            place = aside / item.folder if item.folder else aside
            place.mkdir(parents=True, exist_ok=True)
            stick.write(item.content, place, item.name)
        aside.rename(final)
        _prove(items, final)
    except OSError as error:
        raise Trouble(
            f"Không ghi được vào “{folder}”: {cause(error)}. Hãy thử USB khác."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(aside, ignore_errors=True)
    return final


def _prove(items: Sequence[Item], final: Path) -> None:
    """Every file lies in its place with all its bytes, and nothing beside them."""
    wanted = {Path(item.folder) / item.name: len(item.content) for item in items}
    present = {
        path.relative_to(final): path.stat().st_size for path in final.rglob("*") if path.is_file()
    }
    if wanted != present:
        raise OSError(errno.EIO, "the folder holds other files than were written")
