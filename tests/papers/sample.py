"""Invented facts for papers: everything known, nothing known, and the longest anybody has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.papers.form import Answer, Asked, Form
from desktop.rules import text
from desktop.rules.facts.case import (
    Case,
    Certificate,
    Decision,
    Meeting,
    Mentorship,
    Opinion,
    Opinions,
    StepRecord,
)
from desktop.rules.facts.office import Cell, Office, Place, Signer
from desktop.rules.facts.paper import (
    Dossier,
    DossierEntry,
    Law,
    Paper,
    PaperFacts,
    ParcelCover,
    RecoveryCode,
    RecoveryWord,
    Report,
    ReportLine,
    ReportPair,
    ReportRow,
    ReportSection,
)
from desktop.rules.partial_date import PartialDate
from tests.papers import sample_briefing, sample_meeting, sample_year
from tests.papers.sample_lists import CONTACT, listing
from tests.papers.sample_people import history, mentor, person, relatives, second_mentor

FILLINGS = ("full", "empty", "longest")

_COLUMNS = tuple(f"c{number}" for number in range(1, 28))
_LONG = (
    "Luôn chấp hành tốt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước; "
    "có phẩm chất đạo đức tốt, lối sống giản dị, đoàn kết, gần gũi nhân dân; hoàn thành tốt "
    "nhiệm vụ được giao, được quần chúng tín nhiệm. "
)


def office() -> Office:
    """An invented commune committee."""
    return Office(
        commune_name="Hoa Ban",
        province_name="Sơn Trà",
        term="2025-2030",
        term_from=date(2025, 8, 12),
        standing_members=9,
        signer=Signer(post="BÍ THƯ", name="Lò Văn Thành"),
        place="Hoa Ban",
    )


def cell() -> Cell:
    """An invented village cell."""
    return Cell(
        id="cell-1",
        name="Chi bộ bản Nà Ngần",
        base_committee="Đảng ủy cơ sở Nà Ngần",
        secretary="Quàng Văn Phương",
        founded=PartialDate(1998, 5, 19),
    )


def meeting(number: str, day: date) -> Meeting:
    """An invented meeting that votes."""
    return Meeting(
        day=day,
        number=number,
        chair="Quàng Văn Phương",
        chair_post="Bí thư chi bộ",
        clerk="Lường Thị Nga",
        official=14,
        probationary=2,
        present_official=13,
        present_probationary=2,
        absent_reason="01 đồng chí ốm",
        way="Bỏ phiếu kín",
        in_favour=12,
        against=1,
        against_reason="cần thêm thời gian rèn luyện",
        about_history="Lý lịch rõ ràng, đủ tiêu chuẩn chính trị.",
        about_awareness="Nhận thức đúng về Đảng, động cơ phấn đấu rõ ràng.",
        remarks="Ưu điểm: gương mẫu, nhiệt tình.\nKhuyết điểm: còn rụt rè khi phát biểu.",
    )


def opinions() -> Opinions:
    """An invented synthesis of opinions."""
    return Opinions(
        day=date(2026, 3, 10),
        organisations=Opinion(
            organisation="Đoàn Thanh niên Cộng sản Hồ Chí Minh, Hội Liên hiệp Phụ nữ",
            asked=21,
            in_favour=20,
            against=1,
            reason="chưa mạnh dạn đấu tranh phê bình",
        ),
        residence=Opinion(
            organisation="Chi ủy Chi bộ bản Nà Ngần",
            asked=3,
            in_favour=3,
            against=0,
            reason="không có",
        ),
        remarks="Ưu điểm: chấp hành tốt chủ trương của Đảng.\nKhuyết điểm: còn rụt rè.",
    )


def case() -> Case:
    """An invented case whose every paper can be printed."""
    help_given = Mentorship(
        mentor=mentor(),
        since=date(2024, 9, 5),
        number="07-NQ/CB",
        together_since=PartialDate(2019, 7),
    )
    return Case(
        id="case-1",
        person=person(),
        office=office(),
        cell=cell(),
        began=date(2024, 9, 5),
        steps=(
            StepRecord(id="step-1", step="outstanding", day=date(2024, 6, 5)),
            StepRecord(id="step-2", step="candidate", day=date(2024, 9, 5), number="07-NQ/CB"),
            StepRecord(id="step-3", step="application", day=date(2026, 1, 15)),
            StepRecord(id="step-4", step="ceremony", day=date(2026, 6, 1)),
            StepRecord(id="step-5", step="history", day=date(2026, 1, 20)),
            StepRecord(id="step-6", step="verification", day=date(2026, 2, 25)),
            StepRecord(id="step-7", step="introduction", day=date(2026, 2, 26)),
        ),
        mentors=(
            replace(help_given, mentor=second_mentor()),
            help_given,
            replace(help_given, stage="probationary", since=date(2026, 6, 1), number="11-NQ/CB"),
        ),
        awareness_certificate=Certificate(
            number="125/2025",
            day=date(2025, 10, 20),
            issuer="Trung tâm chính trị phường Trung Tâm",
            class_from=date(2025, 10, 13),
            class_to=date(2025, 10, 17),
            grade="Khá",
        ),
        new_member_certificate=Certificate(
            number="31/2027",
            day=date(2027, 3, 5),
            issuer="Đảng ủy xã Hoa Ban",
            class_from=date(2027, 3, 1),
            class_to=date(2027, 3, 4),
            grade="Khá",
        ),
        union_resolution=meeting("03", date(2026, 2, 27)),
        opinions=opinions(),
        probation_opinions=opinions(),
        cell_meeting=meeting("05", date(2026, 4, 3)),
        base_meeting=meeting("09", date(2026, 4, 10)),
        standing_meeting=meeting("12", date(2026, 5, 8)),
        decision=Decision(
            day=date(2026, 5, 12), number="215", signer="Lò Văn Thành", signer_post="BÍ THƯ"
        ),
        recognition_meeting=meeting("08", date(2027, 6, 3)),
        recognition_base_meeting=meeting("10", date(2027, 6, 10)),
        recognition_standing_meeting=meeting("15", date(2027, 6, 20)),
        recognition_decision=Decision(
            day=date(2027, 6, 25), number="302", signer="Lò Văn Thành", signer_post="BÍ THƯ"
        ),
        probation_ends=date(2027, 6, 1),
    )


def law() -> Law:
    """Documents as papers cite them."""
    return Law(
        statutes="Điều lệ Đảng Cộng sản Việt Nam",
        rules="Quy định số 01-QĐ/TW, ngày 03/02/2026 của Ban Chấp hành Trung ương",
        guidance="Hướng dẫn số 02-HD/TW, ngày 04/02/2026 của Ban Bí thư",
        forms_guidance="Hướng dẫn số 03-HD/BTCTW, ngày 05/02/2026 của Ban Tổ chức Trung ương",
    )


def full() -> PaperFacts:
    """Everything a form may name is known."""
    known = case()
    return PaperFacts(
        office=office(),
        cell=cell(),
        person=known.person,
        case=known,
        mentor=known.mentor,
        law=law(),
        paper=Paper(number="5", day=date(2026, 2, 5), place="Hoa Ban"),
        dossier=Dossier(
            title="Hồ sơ kết nạp đảng viên",
            entries=(
                DossierEntry(
                    title="Đơn xin vào Đảng", day=date(2026, 1, 15), sheets=2, present=True
                ),
                DossierEntry(
                    title="Nghị quyết đề nghị kết nạp đảng viên",
                    number="05-NQ/CB",
                    day=date(2026, 4, 3),
                    issuer="Chi bộ bản Nà Ngần",
                    sheets=1,
                    present=True,
                ),
                DossierEntry(title="Quyết định kết nạp đảng viên", present=False, note="Chưa có"),
            ),
        ),
        report=report(),
        parcel=ParcelCover(
            parcel="HB-2026-01",
            report="Báo cáo công tác phát triển đảng viên năm 2026",
            made=date(2026, 12, 20),
            file_name="hoa-ban-2026.hgdp",
            fingerprint="3f2a 91cc 04de 77b1",
            journal="việc số 1204, dấu " + " ".join(["9c1e", "07ab", "55d0", "e3f8"] * 4),
        ),
        recovery=RecoveryCode(
            words=tuple(
                RecoveryWord(word=word, plain=text.fold(word))
                for word in (
                    *("hoa ban", "mưa rào", "thợ rèn", "bến đò"),
                    *("con trâu", "lúa nếp", "áo chàm", "đàn tính"),
                )
            ),
            file="office.hgd",
        ),
        contact=CONTACT,
        listing=listing(known),
        briefing=sample_briefing.briefing(),
        targets=sample_year.targets(),
        meeting=sample_meeting.meeting(),
        ranking=sample_year.ranking(),
        inspections=sample_year.inspections(),
    )


def report() -> Report:
    """An invented report of figures."""
    return Report(
        title="Báo cáo công tác phát triển đảng viên",
        code="Biểu số 2-BTCTW",
        gathered="Tổng hợp báo cáo của 17/18 nơi gửi. Chưa gửi: Đảng ủy xã Nà Ngần.",
        edited="Biểu có dòng do văn phòng ẩn/sửa tên. Dòng ẩn: “Kết nạp lại”.",
        missing="Ghi “chưa rõ” vì sổ sách không ghi: đảng bộ bộ phận.",
        period="Năm 2026",
        as_of=date(2026, 12, 15),
        paragraph="Năm 2026, Đảng bộ xã Hoa Ban kết nạp 8 đảng viên, vượt chỉ tiêu.",
        lines=(
            ReportLine(number="1", title="Đảng viên kết nạp trong kỳ", value="8"),
            ReportLine(heading="Chia theo dân tộc"),
            ReportLine(
                number="1.1",
                title="Trong đó: người dân tộc thiểu số",
                value="6",
                before="4",
                share="150",
            ),
        ),
        pairs=(
            ReportPair(
                left_number="3",
                left_title="Thái",
                left_value="6",
                left_share="75",
                right_heading="II - Tôn giáo",
                right_title="Phật giáo",
                right_value="0",
                right_share="0",
            ),
        ),
        rows=(
            ReportRow(
                title="1. Xã",
                **dict.fromkeys(_COLUMNS, "chưa rõ") | {"c1": "938", "c5": "43"},
            ),
        ),
        authority="T/L BAN THƯỜNG VỤ",
        signer=Signer(post="CHÁNH VĂN PHÒNG", name="Quàng Văn Dũng"),
        recipients="Thường trực Tỉnh ủy\nLưu Văn phòng Đảng ủy",
        sections=(
            ReportSection(chapter="I. KẾT QUẢ", text=""),
            ReportSection(
                heading="1. Phát triển đảng viên", text="Trong năm 2026, kết nạp được 08 đảng viên."
            ),
        ),
        named=(
            ReportLine(
                number="1",
                title="Đảng viên kết nạp trong kỳ",
                value="8",
                names="Lò Thị Thương Huyền, Cà Thị Hạnh",
            ),
        ),
    )


def empty() -> PaperFacts:
    """Nothing is known."""
    return PaperFacts()


def longest() -> PaperFacts:
    """Everything is known, and every list and free text is as long as anybody may make it."""
    facts = full()
    assert facts.case is not None
    told = replace(
        history(),
        youth=_LONG * 12,
        posts=history().posts * 15,
        features=_LONG * 3,
        trainings=history().trainings * 12,
        travels=history().travels * 8,
        awards=history().awards * 12,
        penalties=tuple(replace(one, reason=_LONG) for one in history().awards * 4),
        relatives=tuple(
            replace(one, political_history=_LONG * 5, conduct=_LONG) for one in relatives() * 6
        ),
        self_remark=_LONG * 20,
    )
    someone = replace(
        person(),
        name="Nguyễn Phước Bảo Thiên Kim Quỳnh Phương Trang",
        home_place=Place(
            now="thôn Phú Thượng Đông Nam, xã Bình Hòa Hưng Tây, thành phố Hồ Chí Minh",
            formerly="thôn Phú Thượng, xã Bình Hòa, huyện Châu Thành, tỉnh Long An",
        ),
        history=told,
    )
    talked = replace(
        meeting("105", date(2026, 4, 3)),
        against_reason=_LONG * 2,
        about_history=_LONG * 6,
        about_awareness=_LONG * 6,
        remarks="\n".join([_LONG * 6] * 4),
    )
    asked = replace(opinions(), remarks="\n".join([_LONG * 6] * 4))
    longer = replace(
        facts.case,
        person=someone,
        cell_meeting=talked,
        base_meeting=talked,
        recognition_meeting=talked,
        recognition_base_meeting=talked,
        opinions=asked,
        probation_opinions=asked,
    )
    return replace(
        facts,
        office=replace(office(), commune_name="Bình Hòa Hưng Tây Thượng Nguyên"),
        cell=replace(cell(), name="Chi bộ tổ dân phố số 12 khu đô thị Phú Thượng Đông Nam"),
        person=someone,
        case=longer,
        dossier=replace(facts.dossier, entries=facts.dossier.entries * 15),
        listing=replace(
            facts.listing,
            rows=tuple(replace(one, person=someone) for one in facts.listing.rows) * 6,
            papers=facts.listing.papers * 6,
        ),
        briefing=sample_briefing.longest(_LONG),
        targets=sample_year.targets(),
        meeting=sample_meeting.longest(_LONG),
        ranking=sample_year.ranking(_LONG),
        inspections=sample_year.inspections(_LONG),
        report=replace(
            report(),
            paragraph=_LONG * 8,
            lines=report().lines * 30,
            pairs=report().pairs * 40,
            rows=report().rows * 26,
            sections=report().sections * 12,
            named=tuple(replace(one, names=_LONG * 6) for one in report().named * 6),
        ),
    )


def filling(form: Form, name: str) -> tuple[PaperFacts, dict[str, Answer]]:
    """The facts and answers of one of the FILLINGS."""
    facts = {"full": full, "empty": empty, "longest": longest}[name]()
    return facts, {} if name == "empty" else answers(form, long=name == "longest")


def answers(form: Form, *, long: bool = False) -> dict[str, Answer]:
    """An answer to every question of the form."""
    return {asked.name: _answer(asked, long=long) for asked in form.asked}


def _answer(asked: Asked, *, long: bool) -> Answer:
    text = _LONG * 12 if long else "Có ý thức phấn đấu.\nCòn thiếu kinh nghiệm."
    match asked.kind:
        case "text":
            return "Quàng Văn Phương"
        case "long text":
            return text
        case "number":
            return 7
        case "date":
            return date(2026, 2, 5)
        case "choice":
            return asked.choices[0]
        case "rows":
            row = dict.fromkeys(asked.columns, "Nội dung")
            return (row,) * (40 if long else 2)
