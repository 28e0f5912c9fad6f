"""Network shares and sticks are known by what the system says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import Refusal
from desktop.store import drive

MOUNTS = r"""
sysfs /sys sysfs rw 0 0
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sdb1 /media/an/USB\040XA vfat rw 0 0
//may-chu/chung /mnt/chung cifs rw 0 0
may-chu:/xa /mnt/xa nfs4 rw 0 0
an@may-chu: /home-xa fuse.sshfs rw 0 0
/dev/sdc1 /mnt/xa/o-cung ext4 rw 0 0
cut
""".splitlines()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/an/office.hgd", "fixed"),
        ("/media/an/USB XA/office.hgd", "removable"),
        ("/media/an/office.hgd", "fixed"),
        ("/mnt/chung/office.hgd", "network"),
        ("/mnt/xa/office.hgd", "network"),
        ("/mnt/xa/o-cung/office.hgd", "fixed"),
        ("/home-xa/office.hgd", "network"),
    ],
)
def test_the_mount_nearest_to_the_file_counts(path, kind):
    assert drive.linux_kind(Path(path), MOUNTS, lambda device: device == "/dev/sdb1") == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("C:\\HatGiongDo\\office.hgd", "fixed"),
        ("E:\\office.hgd", "removable"),
        ("Z:\\xa\\office.hgd", "network"),
        ("R:\\office.hgd", "removable"),
        ("Q:\\office.hgd", "fixed"),
        ("\\\\may-chu\\chung\\office.hgd", "network"),
        ("\\\\?\\UNC\\may-chu\\chung\\office.hgd", "network"),
        ("\\\\?\\E:\\office.hgd", "removable"),
    ],
)
def test_windows_is_asked_for_the_root_of_the_drive(path, kind):
    kinds = {"C:\\": 3, "E:\\": 2, "Z:\\": 4, "R:\\": 5}
    assert drive.windows_kind(path, lambda root: kinds.get(root, 0)) == kind


def test_the_disk_of_this_machine_is_fit(tmp_path):
    drive.refuse_unfit(tmp_path / "office.hgd")


@pytest.mark.parametrize(
    ("kind", "reason"), [("network", "ổ mạng dùng chung"), ("removable", "USB hoặc ổ tháo rời")]
)
def test_an_unfit_drive_is_refused_with_the_reason_and_what_to_do(
    tmp_path, monkeypatch, kind, reason
):
    monkeypatch.setattr(drive, "kind", lambda path: kind)
    with pytest.raises(Refusal, match=reason) as refused:
        drive.refuse_unfit(tmp_path / "office.hgd")
    assert refused.value.field == "path"
    assert "Hãy chép cả tệp này và tệp office.hgd.keys vào ổ đĩa của máy" in refused.value.sentence
