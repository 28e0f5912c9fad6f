"""Invented lists for papers: people who came, went and died, and a register of documents."""

from __future__ import annotations

from datetime import date

from desktop.rules.facts.case import Case
from desktop.rules.facts.keeping import Contact, Loan
from desktop.rules.facts.paper import FeeYear, Introduction, ListedPaper, Listing, ListingRow
from desktop.rules.facts.person import Honour, Movement
from desktop.rules.partial_date import PartialDate
from tests.papers.sample_people import BADGE, CARD, mentor

CONTACT = Contact(
    place="Đảng ủy phường Tô Hiệu",
    number="07-GGT/ĐU",
    introduced=date(2026, 1, 5),
    received=date(2026, 1, 20),
    cell="Chi bộ tổ dân phố 4",
    remarked=date(2026, 12, 1),
    remark="Gương mẫu, tham gia đủ",
)
LOAN = Loan(
    papers="Lý lịch đảng viên, phiếu đảng viên",
    borrower="Hà Văn Dũng",
    unit="Ủy ban Kiểm tra Đảng ủy xã",
    reason="Xác minh đơn",
    allowed_by="Phó Bí thư Đảng ủy",
    lent=date(2026, 2, 3),
    due=date(2026, 2, 17),
    returned=date(2026, 2, 16),
)


def listing(known: Case) -> Listing:
    """An invented list of people whose every column is known, and a register of documents."""
    return Listing(
        title="Danh sách đảng viên",
        period="Năm 2026",
        as_of=date(2026, 12, 15),
        rows=(
            ListingRow(
                person=known.person,
                cell=known.cell,
                case=known,
                arrived=_movement("transferred-in", date(2027, 8, 2), "Chuyển đến học tập"),
                departed=_movement("transferred-out", date(2028, 3, 5), "Chuyển nơi làm việc"),
                honour=Honour(
                    when=PartialDate(2026, 2), reason="Hoàn thành xuất sắc", decided_by="Đảng ủy xã"
                ),
                badge=BADGE,
                card=CARD,
                fees=FeeYear(
                    **{f"m{at}": "x" for at in range(1, 13)},
                    paid=12,
                    note="miễn từ 50 năm tuổi Đảng",
                ),
                introduction=Introduction(
                    number="17",
                    **dict.fromkeys(("came_far", "went_far", "temporary"), "x"),
                    **dict.fromkeys(("sent_by", "taken_by", "within"), "Đảng ủy xã Hoa Ban"),
                ),
                contact=CONTACT,
                loan=LOAN,
                note="Đảng viên trẻ",
            ),
            ListingRow(
                person=mentor(),
                cell=known.cell,
                died=_movement("died", date(2028, 9, 9), "Bệnh"),
                left=_movement("resigned", date(2028, 8, 8), "Xin ra khỏi Đảng"),
            ),
        ),
        papers=(
            ListedPaper(
                number="05-QĐ/ĐU",
                day=date(2026, 2, 5),
                title="Quyết định kết nạp đảng viên Lò Thị Thương Huyền",
                issuer="Đảng ủy xã Hoa Ban",
                signer="Lò Văn Thành",
                recipients="Chi bộ bản Nà Ngần",
                copies=4,
                vote="Tán thành 18, không tán thành 0",
                arrived=date(2026, 2, 9),
                arrival="12",
            ),
            ListedPaper(number="06-QĐ/ĐU", day=date(2026, 2, 6), note="Hủy: soạn nhầm"),
        ),
    )


def _movement(kind: str, day: date, note: str) -> Movement:
    return Movement(kind=kind, day=day, number="17-GT", place="Đảng ủy phường Trung Tâm", note=note)
