"""Invented people for papers: a candidate with a whole life, and a mentor."""

from __future__ import annotations

from datetime import date

from desktop.rules.facts.office import Place
from desktop.rules.facts.person import (
    Badge,
    Card,
    Education,
    History,
    Honour,
    Membership,
    Person,
    Post,
    Relative,
    Training,
    Travel,
)
from desktop.rules.partial_date import PartialDate

BADGE = Badge(
    years=30,
    kind="round",
    round=date(2026, 2, 3),
    number="00123456",
    decision="12-QĐ/TU",
    decided=date(2026, 1, 20),
    handed=date(2026, 2, 2),
    note="Trao tại chi bộ",
)
"""A badge that was given."""
CARD = Card(
    kind="first",
    sent=date(2027, 6, 20),
    number="014080000001",
    decision="31-QĐ/TU",
    decided=date(2027, 7, 1),
    handed=date(2027, 7, 15),
)
"""A card that was handed over."""


def mentor() -> Person:
    """An invented official member who helps the candidate."""
    return Person(
        id="person-2",
        name="Cà Thị Hạnh",
        sex="nữ",
        born=PartialDate(1984, 7, 21),
        home_place=Place(now="xã Hoa Ban, tỉnh Sơn Trà"),
        state_post="Trưởng ban công tác Mặt trận bản",
        membership=Membership(
            decided=PartialDate(2009, 8, 20),
            admitted=PartialDate(2009, 9, 2),
            official=PartialDate(2010, 9, 2),
            party_post="Phó bí thư chi bộ",
        ),
    )


def second_mentor() -> Person:
    """Another invented official member who helps the candidate."""
    return Person(
        id="person-3",
        name="Vì Văn Ninh",
        sex="nam",
        born=PartialDate(1979, 12, 2),
        home_place=Place(now="xã Hoa Ban, tỉnh Sơn Trà"),
        state_post="Trưởng bản",
        membership=Membership(
            decided=PartialDate(2005, 4, 20),
            admitted=PartialDate(2005, 5, 19),
            official=PartialDate(2006, 5, 19),
            party_post="Chi ủy viên",
            card_number="14.123456",
        ),
    )


def history() -> History:
    """An invented life."""
    return History(
        youth="Từ nhỏ sống với gia đình tại bản Nà Ngần.\nTừ năm 2004 đến năm 2016 học phổ thông.",
        posts=(
            Post(
                since=PartialDate(2016, 9),
                until=PartialDate(2019, 6),
                work="Sinh viên Trường Cao đẳng Sơn Trà",
                post="Bí thư chi đoàn",
            ),
            Post(
                since=PartialDate(2019, 7),
                work="Làm nông nghiệp, tham gia Ban Chấp hành Đoàn xã Hoa Ban",
                post="Ủy viên",
            ),
        ),
        features="Không",
        trainings=(
            Training(
                since=PartialDate(2016, 9),
                until=PartialDate(2019, 6),
                subject="Chăn nuôi - Thú y",
                school="Trường Cao đẳng Sơn Trà",
                way="Chính quy",
                diploma="Bằng cao đẳng",
            ),
        ),
        travels=(
            Travel(
                since=PartialDate(2022, 3),
                until=PartialDate(2022, 8),
                purpose="Thực tập kỹ thuật nông nghiệp",
                country="Nhật Bản",
                decided_by="Sở Nông nghiệp tỉnh Sơn Trà",
            ),
        ),
        awards=(
            Honour(
                when=PartialDate(2023, 12),
                reason="Bằng khen đoàn viên tiêu biểu",
                decided_by="Tỉnh đoàn Sơn Trà",
            ),
        ),
        relatives=relatives(),
        self_remark="Có ý thức học tập, rèn luyện.\nCòn thiếu kinh nghiệm vận động quần chúng.",
        first_admission="Ngày 02/9/2012, Chi bộ bản Nà Ngần",
        first_official="Ngày 02/9/2013, Chi bộ bản Nà Ngần",
        first_introducers="Cà Thị Hạnh, Phó bí thư chi bộ bản Nà Ngần",
    )


def relatives() -> tuple[Relative, ...]:
    """One relative of each group."""
    return (
        Relative(
            relation="Ông nội",
            name="Lò Văn Inh",
            born=PartialDate(1938),
            died="Đã mất năm 2011",
            home_place="xã Hoa Ban, tỉnh Sơn Trà",
            residence="bản Nà Ngần, xã Hoa Ban",
            occupation="Làm ruộng",
            conduct="Chấp hành tốt",
        ),
        Relative(
            relation="Cha đẻ",
            name="Lò Văn Pâng",
            born=PartialDate(1965, 3),
            birth_place="bản Nà Ngần",
            home_place="xã Hoa Ban, tỉnh Sơn Trà",
            residence="bản Nà Ngần, xã Hoa Ban",
            occupation="Làm ruộng",
            social_class="Bần nông",
            political_history="Từ 1985 đến 1988: bộ đội tại Quân khu 2.",
            conduct="Chấp hành tốt",
            is_member=True,
            member_since=PartialDate(1990, 2, 3),
            member_cell="Chi bộ bản Nà Ngần",
            verify=True,
            verify_reason="Thời gian phục vụ trong quân đội",
        ),
        Relative(
            relation="Em ruột",
            name="Lò Thị Duyên",
            born=PartialDate(2001, 11, 5),
            nationality="Việt Nam",
            residence="xã Hoa Ban",
            occupation="Giáo viên mầm non",
            economy="Ổn định",
            conduct="Chấp hành tốt",
        ),
    )


def person() -> Person:
    """An invented candidate of whom everything is known."""
    return Person(
        id="person-1",
        name="Lò Thị Thương Huyền",
        other_names="Lò Huyền",
        sex="nữ",
        born=PartialDate(1998, 2, 5),
        birth_place=Place(now="xã Hoa Ban, tỉnh Sơn Trà", formerly="xã Nà Mường, huyện Hoa Ban"),
        home_place=Place(now="xã Hoa Ban, tỉnh Sơn Trà"),
        permanent_residence=Place(now="bản Nà Ngần, xã Hoa Ban, tỉnh Sơn Trà"),
        temporary_residence=Place(now="tổ 3, phường Trung Tâm, tỉnh Sơn Trà"),
        ethnicity="Thái",
        nationality="Việt Nam",
        religion="Không",
        occupation="Làm ruộng",
        workplace="Hợp tác xã nông nghiệp Nà Ngần",
        state_post="Phó trưởng bản",
        union_post="Bí thư chi đoàn bản",
        education=Education(
            general="12/12",
            professional="Cao đẳng Chăn nuôi - Thú y",
            science_technology="Không",
            degree="Không",
            academic_title="Không",
            political_theory="Sơ cấp",
            languages="Tiếng Anh A2",
            computing="Chứng chỉ cơ bản",
            minority_language="Tiếng Thái",
        ),
        union_joined=PartialDate(2013, 3, 26),
        union_place="Chi đoàn Trường THPT Hoa Ban",
        personal_number="014198000123",
        phone="0900000000",
        membership=Membership(
            decided=PartialDate(2026, 5, 12),
            admitted=PartialDate(2026, 6, 1),
            official=PartialDate(2027, 6, 1),
            card_number="12.345678",
            dossier_number="123456 HB",
        ),
        badges=(BADGE,),
        cards=(CARD,),
        history=history(),
    )
