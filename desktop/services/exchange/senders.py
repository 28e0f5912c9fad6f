"""The offices that are expected to send here: typed, or the communes of a province at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.services import rows
from desktop.services.office import gathers
from desktop.services.people import places
from desktop.store.tables.gathering import GatheredRow, SenderRow

_COMMITTEE = "Đảng ủy "


@dataclass(frozen=True, slots=True)
class SenderLine:
    """An office that sends here; `confirmed` is the day its key was compared with its paper."""

    id: str
    name: str
    province: str
    confirmed: date | None


def senders(session: Session) -> tuple[SenderLine, ...]:
    """The offices in the order of the list, those that only sent after them."""
    query = select(SenderRow).order_by(SenderRow.position == 0, SenderRow.position, SenderRow.name)
    return tuple(
        SenderLine(row.id, row.name, row.province, row.confirmed) for row in session.scalars(query)
    )


@gathers
def expect(session: Session, /, *, names: Sequence[str]) -> str:
    """Expect reports of these offices, one a name; those expected already stay as they are."""
    given = [name for one in names if (name := text.nfc(one))]
    if not given:
        raise Refusal("Hãy gõ tên nơi gửi, mỗi dòng một nơi, ví dụ Đảng ủy xã Hoa Ban.")
    count = _add(session, ((name, "", "") for name in given))
    return f"Thêm {count} nơi gửi báo cáo"


@gathers
def expect_province(session: Session, /, *, code: str) -> str:
    """Expect reports of every commune of a province of the shipped list."""
    found = places.gazetteer()
    province = next((one for one in found.provinces if one.code == code), None)
    if province is None:
        raise Refusal("Hãy chọn tỉnh, thành phố trong danh sách.", field="province")
    communes = [one for one in found.communes.values() if one.province == province.name]
    count = _add(
        session,
        (
            (_COMMITTEE + one.wording.partition(", ")[0], province.wording, one.code)
            for one in communes
        ),
    )
    return f"Thêm {count} nơi gửi báo cáo của {province.wording}"


def province_code(name: str) -> str:
    """The code of a province of the shipped list by its name, accents or not; "" if none fits."""
    wanted = text.fold(name)
    return next(
        (
            one.code
            for one in places.gazetteer().provinces
            if wanted == text.fold(one.name) or text.fold(one.name).endswith(f" {wanted}")
        ),
        "",
    )


@gathers
def remove(session: Session, /, *, id: str) -> str:
    """Expect an office no longer; Refusal if it has sent something."""
    row = rows.present(session, SenderRow, id)
    if session.scalar(select(func.count()).where(GatheredRow.sender_id == id)):
        raise Refusal(f"{row.name} đã gửi báo cáo nên không bỏ khỏi danh sách được.")
    session.delete(row)
    return f"Bỏ nơi gửi {row.name}"


def _add(session: Session, wanted: Iterable[tuple[str, str, str]]) -> int:
    present = set(session.scalars(select(SenderRow.search_key)))
    last = session.scalar(select(func.max(SenderRow.position))) or 0
    count = 0
    for name, province, place in wanted:
        if text.fold(name) in present:
            continue
        present.add(text.fold(name))
        count += 1
        session.add(SenderRow(name=name, province=province, place=place, position=last + count))
    return count
