"""On what kind of drive a file lies: an office file works only on a fixed one of this machine.

SQLite's log is not safe over a network, and a stick is pulled out while it is written.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from desktop.errors import Refusal

Kind = Literal["fixed", "network", "removable"]

_WINDOWS_KINDS: dict[int, Kind] = {2: "removable", 4: "network", 5: "removable"}
_NETWORK = re.compile(r"nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|ceph|glusterfs|(fuse\.)?(sshfs|davfs2?)")
_REASONS: dict[Kind, str] = {
    "network": "nằm trên ổ mạng dùng chung. Hai máy cùng ghi hoặc mạng chập chờn sẽ làm hỏng tệp",
    "removable": "nằm trên USB hoặc ổ tháo rời. Rút ổ khi đang ghi sẽ làm hỏng tệp, và mất ổ là "
    "mất cả dữ liệu",
}


def refuse_unfit(path: Path) -> None:
    """Refusal with the reason where an office file must not be worked on."""
    reason = _REASONS.get(kind(path))
    if reason is not None:
        raise Refusal(
            f"Tệp {path.name} {reason}. Hãy chép cả tệp này và tệp {path.name}.keys vào ổ đĩa của "
            "máy rồi mở ở đó; USB chỉ để chứa bản sao lưu và gói báo cáo.",
            field="path",
        )


def kind(path: Path) -> Kind:
    """The kind of the drive that a file lies on; fixed where the system will not say."""
    try:
        where = path.resolve()
        if sys.platform == "win32":
            return windows_kind(str(where), ctypes.windll.kernel32.GetDriveTypeW)
        mounts = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
        return linux_kind(where, mounts, _is_removable)
    except (OSError, ValueError, AttributeError):
        return "fixed"


def windows_kind(path: str, drive_type: Callable[[str], int]) -> Kind:
    r"""The kind by what Windows says of the drive's root, such as C:\."""
    if path.startswith("\\\\") and not path.startswith("\\\\?\\"):
        return "network"
    root = path.removeprefix("\\\\?\\")[:3]
    if not root.endswith(":\\"):
        return "network" if path.upper().startswith("\\\\?\\UNC") else "fixed"
    return _WINDOWS_KINDS.get(drive_type(root), "fixed")


def linux_kind(path: Path, mounts: Iterable[str], is_removable: Callable[[str], bool]) -> Kind:
    """The kind by the table of mounts; the last mount on the longest way to the file counts."""
    device, system, longest = "", "", -1
    for line in mounts:
        parts = line.split()
        if len(parts) < 3:
            continue
        point = Path(re.sub(r"\\(\d{3})", lambda found: chr(int(found[1], 8)), parts[1]))
        if path.is_relative_to(point) and len(point.parts) >= longest:
            device, system, longest = parts[0], parts[2], len(point.parts)
    if _NETWORK.fullmatch(system):
        return "network"
    return "removable" if device.startswith("/dev/") and is_removable(device) else "fixed"


def _is_removable(device: str) -> bool:
    """What the kernel says of the disk that a partition such as /dev/sdb1 belongs to."""
    name = os.path.realpath(device).rsplit("/", 1)[-1]
    partition = Path("/sys/class/block", name).resolve()
    for folder in (partition, partition.parent):
        flag = folder / "removable"
        if flag.is_file():
            return flag.read_text().strip() == "1"
    return False
