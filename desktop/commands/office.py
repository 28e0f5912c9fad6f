"""Headless: making office files; the demonstration; the self-test."""

from __future__ import annotations

import os
import secrets
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import Any

from desktop.commands import selftest
from desktop.commands.opening import PASSWORD, Display, made, password
from desktop.commands.reports import PASSPHRASE
from desktop.errors import Trouble, cause
from desktop.rules import text
from desktop.services.exchange import exchange
from desktop.services.keeping import settings
from desktop.services.office import Office
from desktop.services.papers import printing
from desktop.services.people import people
from desktop.services.reports import gathering, reports, statistics
from desktop.services.samples import sample, sample_communes, sample_province
from desktop.services.samples.sample import Sample


def communes() -> tuple[str, ...]:
    """The invented communes that can be made, and the province that gathers."""
    return (*sample_communes.COMMUNES, sample_province.PROVINCE)


def demo(words: Namespace) -> None:
    """Make an invented office, print a dossier and the report, write the parcel; name the files."""
    given = os.environ.get(PASSWORD)
    secret = given or secrets.token_urlsafe(9)
    folder: Path = words.folder
    file = folder / "office.hgd"
    with made(file, secret) as office:
        if words.commune == sample_province.PROVINCE:
            kind, shown = "tỉnh mẫu, số liệu hư cấu", _gathered(office, folder)
        else:
            invented = sample.make(office, words.commune, words.people)
            kind, shown = "xã mẫu, người hư cấu", _papers(office, invented, folder)
            shown += _report(office, invented, folder, secret)
        lines = [f"Đã tạo {office.read(settings.office).committee} ({kind})."]
        lines += [f"Tệp dữ liệu: {file}"]
        lines += [] if given else [f"Mật khẩu:    {secret}"]
        lines += shown
    print("\n".join(lines))
    if words.window:
        _window(words.display, file, secret)


def _gathered(office: Office, folder: Path) -> list[str]:
    """The sums of the invented province, and where they lie on paper."""
    made = sample_province.make(office)
    asked: dict[str, Any] = {"report_id": made.report, "period": made.period, "as_of": made.as_of}
    found = office.read(gathering.combined, **asked)
    written = gathering.write(office, folder=folder, **asked)
    shown = ("term-admitted", "term-target", "term-percent", "members-end")
    return [
        f"Đã nhận báo cáo của {found.sent}/{len(found.board)} xã.",
        *(f"{line.title}: {line.text}" for line in map(found.figures.line, shown)),
        *(f"Bảng tổng hợp: {one.path}" for one in written),
    ]


def _papers(office: Office, invented: Sample, folder: Path) -> list[str]:
    name = office.read(people.person, id=invented.admission).name
    written = printing.print_set(
        office, person_id=invented.admission, set_id="admission", folder=folder, day=invented.day
    )
    return [f"Hồ sơ kết nạp của {name}: {written[0].path}"]


def _report(office: Office, invented: Sample, folder: Path, secret: str) -> list[str]:
    asked: dict[str, Any] = {
        "report_id": statistics.report_for(invented.period),
        "period": invented.period,
        "as_of": invented.period.last,
    }
    written = reports.write(office, folder=folder, **asked)
    parcel = exchange.make_parcel(
        office,
        folder=_stick(folder / "usb"),
        passphrase=os.environ.get(PASSPHRASE) or secret,
        **asked,
    )
    return [
        f"Báo cáo {invented.period.text}: {written[0].path}",
        *(f"                 {one.path}" for one in written[1:]),
        f"Gói báo cáo để chép lên USB: {parcel.path}",
        f"Phiếu bìa của gói: {parcel.cover}",
    ]


def _stick(folder: Path) -> Path:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Trouble(f"Không tạo được thư mục {folder}: {cause(error)}.") from error
    return folder


def _window(display: Display, file: Path, secret: str) -> None:
    if display.present():
        display.open_window(file, secret)
    else:
        print("Máy này không có màn hình nên không mở cửa sổ.")


def new(words: Namespace) -> None:
    """Make an empty office file with the name of its commune and province."""
    with made(words.office, password()) as office:
        office.do(settings.set_office, **_named(words.commune, words.province))
    print(words.office)


def _named(commune: str, province: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, written, kinds in (
        ("commune", text.nfc(commune), ("xã", "phường", "đặc khu", "thị trấn")),
        ("province", text.nfc(province), ("tỉnh", "thành phố")),
    ):
        kind = next((one for one in kinds if written.casefold().startswith(f"{one} ")), kinds[0])
        bare = written[len(kind) + 1 :] if written.casefold().startswith(f"{kind} ") else written
        found |= {f"{name}_kind": kind, f"{name}_name": bare}
    return {**found, "place": found["commune_name"]}


def self_test(words: Namespace) -> None:
    """Run everything on an invented office in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="hgd-") as name:
        selftest.run(Path(name), words.display)
    print("Tự kiểm tra: tốt.")
