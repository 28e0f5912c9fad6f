"""The file for people who help from outside: what the program is and found, and of nobody."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

import desktop
from desktop.errors import Trouble, cause
from desktop.rules import backup as rules
from desktop.rules import masking
from desktop.services.keeping import upkeep
from desktop.services.keeping.soundness import Finding
from desktop.services.office import Office
from desktop.store import soundness as store
from desktop.store import upgrade
from desktop.store.disk import write_safely
from desktop.store.tables.cases import VerificationRow
from desktop.store.tables.journal import OperationRow
from desktop.store.tables.loans import LoanRow
from desktop.store.tables.people import PersonRow, RelativeRow

_MOST_LOGS = 5
_LONGEST_LOG = 200_000


def write(office: Office, path: Path, findings: Iterable[Finding], logs: Path) -> Path:
    """Write the file; every name of the record and every long number is masked. Trouble."""
    try:
        write_safely(path, content(office, findings, logs).encode())
    except OSError as error:
        raise Trouble(
            f"Chưa ghi được {path}: {cause(error)}. Hãy chọn thư mục khác rồi làm lại."
        ) from error
    return path


def content(office: Office, findings: Iterable[Finding], logs: Path) -> str:
    """What the file says."""
    safe, tone = rules.light(upkeep.safety(office), office.now())
    parts = [
        f"Tệp hỗ trợ của Hạt Giống Đỏ {desktop.__version__}",
        f"Lập lúc {office.now():%Y-%m-%d %H:%M}",
        f"{platform.platform()}, Python {platform.python_version()}",
        f"Số của tệp dữ liệu: {upgrade.version(office.file)}",
        f"Sao lưu: {safe} ({tone}); {upkeep.trial_words(office)}",
        "",
        "Số dòng của các bảng",
        *(f"  {name}: {count}" for name, count in sorted(_counts(office).items())),
        "",
        "Kiểm tra tệp",
        *([f"  {one.sentence} {one.advice}" for one in findings] or ["  Không thấy lỗi."]),
        "",
        *_logs(logs),
    ]
    return masking.masked("\n".join(parts) + "\n", office.read(names))


def _counts(office: Office) -> dict[str, int]:
    try:
        return store.counts(office.file)
    except Trouble:
        return {}


def names(session: Session) -> set[str]:
    """Everybody whom the record names, and whoever worked with it."""
    columns = (PersonRow.name, PersonRow.other_names, RelativeRow.name, VerificationRow.name)
    more = (VerificationRow.envoy, LoanRow.borrower, LoanRow.allowed_by, OperationRow.who)
    return {name for column in (*columns, *more) for name in session.scalars(select(column))}


def _logs(folder: Path) -> list[str]:
    found = []
    for path in sorted(folder.glob("loi-*.txt"), reverse=True)[:_MOST_LOGS]:
        try:
            found += [path.name, path.read_text("utf-8", "replace")[:_LONGEST_LOG], ""]
        except OSError:
            found += [path.name, "(không đọc được)", ""]
    return found or ["Không có báo lỗi nào."]
