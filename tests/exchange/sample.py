"""An invented office's keys, facts and report, for the tests of what travels."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from desktop.exchange import envelope, parcel
from desktop.exchange.envelope import Cost, Lock, Unlock
from desktop.exchange.parcel import ParcelFacts, Sender
from desktop.exchange.report import Line, Member, Report

HA_NOI = timezone(timedelta(hours=7))
CHEAP = Cost(memory=16, passes=1, lanes=1)
PASSPHRASE = "Ngọn đèn sáng"
SIGNING = parcel.new_signing_key()
RECEIVING = envelope.new_receiving_key()
UPPER = envelope.receiving_public_key(RECEIVING)
FOR_UPPER = Lock(receiver=UPPER)
BY_UPPER = Unlock(key=RECEIVING)

HOA_BAN = Sender(id="office-7", name="Đảng ủy xã Hoa Ban", province="tỉnh Sơn La")

FACTS = ParcelFacts(
    parcel="parcel-2026-1",
    sender=HOA_BAN,
    report="yearly",
    since=date(2026, 1, 1),
    until=date(2026, 12, 31),
    made=datetime(2026, 12, 31, 16, 30, 5, tzinfo=HA_NOI),
    program="1.0.0",
)

REPORT = Report(
    office=HOA_BAN,
    report="yearly",
    title="Báo cáo năm",
    edition="2025",
    since=date(2026, 1, 1),
    until=date(2026, 12, 31),
    as_of=date(2026, 12, 31),
    lines=(
        Line(
            id="admitted",
            title="Kết nạp trong năm",
            value=2,
            members=(Member("p1", "Lò Thị Ánh"), Member("p2", "=HYPERLINK(1) Đặng Văn Đức")),
        ),
        Line(id="target", title="Chỉ tiêu", value=4),
        Line(id="target-percent", title="Tỷ lệ so với chỉ tiêu (%)", value=Decimal("60.5")),
        Line(id="meetings-held", title="Số kỳ sinh hoạt", value=None),
        Line(id="women-percent", title="Tỷ lệ nữ (%)", value=None, empty=True),
    ),
)

CONTENT = {"report.json": b'{"lines": []}', "attachments/a1.pdf": b"%PDF" + bytes(300)}


def made(**changes: object) -> bytes:
    """A parcel for the upper office, with whatever `make` is given in its place."""
    given: dict[str, object] = {
        "content": CONTENT,
        "facts": FACTS,
        "signing_key": SIGNING,
        "lock": FOR_UPPER,
    }
    return parcel.make(**(given | changes))  # type: ignore[arg-type]
