"""What is remembered about the backups of an office file, beside them; it tells of no person."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.errors import Trouble, cause
from desktop.store.disk import write_safely

_NAME = "ghi-nho.json"
_LARGEST = 64 * 1024
_KINDS = {"str": str, "bool": bool}


@dataclass(frozen=True, slots=True)
class Notes:
    """Times are ISO texts, empty when there was none.

    `held` is the mark of what the newest backup holds; `paused` says that a restore is still being
    looked at: "restored" until the program is opened, "opened" until it is opened once more.
    """

    held: str = ""
    made: str = ""
    failed: str = ""
    tried: str = ""
    trial_fault: str = ""
    stick: str = ""
    stick_folder: str = ""
    stick_within: str = ""
    stick_name: str = ""
    stick_seen: str = ""
    stick_made: str = ""
    paused: str = ""
    is_open: bool = False


def read(folder: Path) -> Notes:
    """The notes of a folder of backups; empty ones if there are none or they cannot be read."""
    try:
        path = folder / _NAME
        if path.stat().st_size > _LARGEST:
            return Notes()
        content: dict[str, Any] = json.loads(path.read_bytes())
        kinds = {field.name: _KINDS[str(field.type)] for field in fields(Notes)}
        told: dict[str, Any] = {
            name: value
            for name, value in content.items()
            if name in kinds and isinstance(value, kinds[name])
        }
        return Notes(**told)
    except (OSError, ValueError, AttributeError, RecursionError):
        # They only remember; nothing of the office is lost with them.
        return Notes()


def change(folder: Path, **values: Any) -> Notes:
    """Note some of it anew and return all; Trouble if the folder cannot be written to."""
    notes = replace(read(folder), **values)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_safely(folder / _NAME, json.dumps(asdict(notes), ensure_ascii=False).encode())
    except OSError as error:
        raise Trouble(
            f"Chưa ghi được vào thư mục sao lưu {folder}: {cause(error)}. Hãy kiểm tra ổ đĩa còn "
            "chỗ và cho phép ghi."
        ) from error
    return notes


def moment(text: str) -> datetime | None:
    """A time as it was noted; None if there was none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
