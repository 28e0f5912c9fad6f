"""On which machine the office file was open last, and who had it."""

from __future__ import annotations

import os
import sys
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Trouble
from desktop.rules import text
from desktop.services.office import Office
from desktop.store.tables.users import SittingRow


def machine() -> str:
    """The name of this machine, as its system knows it."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "") or "máy này"
    return os.uname().nodename or "máy này"


def begin(office: Office, here: str) -> str:
    """Note that the file is open on a machine; a sentence if another machine had it last."""
    try:
        with office.file.writing() as session:
            last = _last(session)
            session.add(SittingRow(machine=here, who=office.who, began=office.now(), ended=None))
            return "" if last is None or last.machine == here else _sentence(last)
    except Trouble:
        # A file that can only be read is still good for reading.
        return ""


def end(office: Office) -> None:
    """Note that the file is closed again on this machine."""
    try:
        with office.file.writing() as session:
            last = _last(session)
            if last is not None:
                last.ended = office.now()
    except Trouble:
        return


def _last(session: Session) -> SittingRow | None:
    return session.scalar(select(SittingRow).order_by(SittingRow.id.desc()).limit(1))


def _sentence(last: SittingRow) -> str:
    began = _moment(last.began)
    until = f"đóng lúc {_moment(last.ended)}" if last.ended else "không thấy ghi lúc đóng"
    return (
        f"Lần trước tệp này mở trên máy {last.machine}, người dùng {last.who}, lúc {began}, "
        f"{until}. Nếu máy kia còn giữ một bản khác của tệp thì chỉ nên dùng tiếp một bản."
    )


def _moment(at: datetime) -> str:
    return f"{at:%H:%M} ngày {text.date_text(at.date())}"
