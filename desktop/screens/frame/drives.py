"""The drives that can be carried away, as this machine names them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_GIGABYTE = 1024**3
_CARRIED = ("/media/", "/run/media/", "/mnt/")
_NOT_FILES = frozenset({"tmpfs", "proc", "sysfs", "overlay", "squashfs", "devtmpfs"})


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive with room to write on."""

    path: Path
    name: str
    free: int

    @property
    def words(self) -> str:
        """As a list offers it: USB-XA (E:/), còn trống 3,2 GB."""
        free = f"{self.free / _GIGABYTE:.1f}".replace(".", ",")
        return f"{self.name} ({self.path}), còn trống {free} GB"


def carried() -> tuple[Drive, ...]:
    """The mounted drives that one can write on and carry away; the machine's own disk is none."""
    system = QStorageInfo.root().rootPath()
    found = []
    for volume in QStorageInfo.mountedVolumes():
        path = volume.rootPath()
        if not volume.isValid() or not volume.isReady() or volume.isReadOnly() or path == system:
            continue
        if bytes(volume.fileSystemType().data()).decode() in _NOT_FILES or not _apart(path):
            continue
        found.append(Drive(Path(path), volume.displayName() or path, volume.bytesAvailable()))
    return tuple(sorted(found, key=lambda drive: drive.name))


def _apart(path: str) -> bool:
    """Whether a path is where removable drives are mounted: a letter, or below a media folder."""
    return path[1:2] == ":" or path.startswith(_CARRIED)
