"""The questions about the office: which committee, which term, which model, who signs."""

from __future__ import annotations

from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.lead_field import LeadField
from desktop.screens.widgets.option_fields import Option, OptionField
from desktop.services.keeping import settings

_MODELS = (
    Option(
        "A",
        "Mô hình A: Đảng ủy xã là cấp trên trực tiếp của tổ chức cơ sở đảng",
        "Trong xã có đảng bộ cơ sở, chi bộ cơ sở (như Đảng ủy UBND xã, chi bộ trường học) và các "
        "chi bộ thôn, bản trực thuộc. Chọn mô hình này nếu xã đang có đảng ủy cơ sở bên dưới.",
    ),
    Option(
        "B",
        "Mô hình B: Đảng bộ xã là đảng bộ cơ sở",
        "Các chi bộ đều trực thuộc thẳng Đảng ủy xã, không có đảng ủy cơ sở ở giữa.",
    ),
)
_LEVELS = (
    Option(
        "commune",
        "Đảng ủy xã, phường, đặc khu",
        "Lập hồ sơ kết nạp, gửi báo cáo lên trên; theo mô hình A thì nhận cả báo cáo của các đảng "
        "ủy cơ sở bên dưới.",
    ),
    Option(
        "province",
        "Tỉnh ủy, thành ủy: chỉ nhận và cộng báo cáo",
        "Nhận gói báo cáo của các xã, xem nơi nào chưa gửi, in bảng tổng hợp.",
    ),
)
_COMMUNES = [(kind, kind) for kind in ("xã", "phường", "đặc khu")]
_PROVINCES = [(kind, kind) for kind in ("tỉnh", "thành phố")]


class OfficeForm(FieldForm):
    """The fields of the office's row; `whole` asks what first start leaves for later, too."""

    def __init__(self, *, whole: bool) -> None:
        super().__init__("office-form")
        self.section("Đảng bộ" if whole else "1. Đảng bộ xã, phường, đặc khu nào?")
        self.add(ChoiceField("commune_kind", _COMMUNES), "Loại")
        self.add(TextField("commune_name", placeholder="Hoa Ban"), "Tên", required=True)
        self.add(ChoiceField("province_kind", _PROVINCES), "Tỉnh hay thành phố")
        self.add(
            TextField("province_name", placeholder="Sơn La"), "Tên tỉnh, thành phố", required=True
        )
        if whole:
            self.add(OptionField("level", _LEVELS), "Dùng chương trình ở cấp nào")
            self.add(
                TextField("place", placeholder="Hoa Ban"), "Địa danh ghi trước ngày tháng văn bản"
            )
            self.add(NumberField("standing_members", most=99), "Số ủy viên ban thường vụ")
        self.section("Nhiệm kỳ" if whole else "2. Nhiệm kỳ nào?")
        self.add(TextField("term", placeholder="2025 - 2030"), "Nhiệm kỳ", wide=True)
        self.add(DateField("term_from"), "Từ ngày")
        self.add(DateField("term_to"), "Đến ngày")
        self.section("Tổ chức" if whole else "3. Đảng bộ tổ chức theo mô hình nào?")
        self.add(OptionField("model", _MODELS), "Mô hình tổ chức")
        self.section("Người ký" if whole else "4. Ai ký văn bản?")
        self.add(TextField("signer_post", placeholder="BÍ THƯ"), "Chức vụ ghi trên văn bản")
        self.add(TextField("signer_name"), "Họ và tên người ký")
        if whole:
            self.section("Nhắc hạn")
            lead = LeadField("lead_days", settings.usual_lead_days())
            self.add(lead, "Nhắc trước hạn bao nhiêu ngày (để trống: như chữ mờ)")
