"""The self-test: an invented office goes the whole way, headless and through every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from desktop.commands import offline
from desktop.commands.opening import WHO, Display, now
from desktop.errors import Trouble
from desktop.papers.form import Form
from desktop.papers.sheet import Mode
from desktop.services import shipped
from desktop.services.exchange import exchange
from desktop.services.keeping import upkeep
from desktop.services.office import Office, create, open_office
from desktop.services.papers import papers, printing
from desktop.services.reports import reports, statistics
from desktop.services.samples import sample
from desktop.services.samples.sample import Sample

_PASSWORD = "mat-khau-thu"
_MODES: tuple[Mode, ...] = ("normal", "blank", "proof", "draft-to-copy")


def run(folder: Path, display: Display) -> None:
    """Make, print, report, send, back up, reopen and check; Trouble at the first failure.

    Every connection that anything tries to open on the way is refused, and is a failure.
    """
    with offline.refused():
        _run(folder, display)
    print("không mở kết nối mạng nào")


def _run(folder: Path, display: Display) -> None:
    file = folder / "office.hgd"
    office = create(file, _PASSWORD, who=WHO, now=now)
    try:
        walk(office, sample.make(office, "tra-nu"), folder, display, shipped.forms())
    finally:
        office.close()
    again = open_office(file, _PASSWORD, who=WHO, now=now)
    try:
        faults = upkeep.check(again)
    finally:
        again.close()
    if faults:
        raise Trouble(f"Tự kiểm tra hỏng ở bước mở lại tệp: {faults[0]}")


def walk(
    office: Office, made: Sample, folder: Path, display: Display, forms: Iterable[Form]
) -> None:
    """Go the whole way in an office that stands; Trouble naming the step that fails."""
    _step("mẫu văn bản", lambda: _in_every_mode(office, made, forms))
    _step("trọn bộ hồ sơ", lambda: _sets(office, made, folder))
    _step("báo cáo và gói", lambda: _report(office, made, folder))
    _step("sao lưu", lambda: upkeep.back_up(office))
    _step("khôi phục thử", lambda: _trial(office))
    _step("màn hình", lambda: display.grab_screens(office))


def _trial(office: Office) -> None:
    fault = upkeep.try_restore(office)
    if fault:
        raise Trouble(fault)


def _step(name: str, act: Callable[[], object]) -> None:
    print(f"{name} …", flush=True)
    try:
        act()
    except Exception as error:
        raise Trouble(f"Tự kiểm tra hỏng ở bước {name}: {error}") from error


def _in_every_mode(office: Office, made: Sample, forms: Iterable[Form]) -> None:
    for form in forms:
        for mode in _MODES:
            sheet = office.read(
                papers.sheet,
                form_id=form.id,
                person_id=made.admission,
                day=made.day,
                mode=mode,
            )
            printing.pdf_bytes(sheet)


def _sets(office: Office, made: Sample, folder: Path) -> None:
    for person_id, set_id in ((made.admission, "admission"), (made.recognition, "recognition")):
        printing.print_set(
            office,
            person_id=person_id,
            set_id=set_id,
            folder=folder,
            day=made.day,
            with_docx=True,
        )


def _report(office: Office, made: Sample, folder: Path) -> None:
    asked: dict[str, Any] = {
        "report_id": statistics.report_for(made.period),
        "period": made.period,
        "as_of": made.period.last,
    }
    reports.write(office, folder=folder, **asked)
    written = exchange.make_parcel(office, folder=folder, passphrase=_PASSWORD, **asked)
    exchange.verify_parcel(written.path, _PASSWORD)
