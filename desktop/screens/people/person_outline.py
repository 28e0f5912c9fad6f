"""Items 1 to 12 of the personal history: who a person is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot

from desktop.errors import Refusal
from desktop.rules import checks
from desktop.rules.number_origin import Origins
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import PartialDateField
from desktop.screens.widgets.fields import TextField, YesNoField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.name_field import NameField
from desktop.screens.widgets.option_fields import Option, OptionField, TicksField
from desktop.screens.widgets.place_proposal import ProposingPlaceField
from desktop.screens.widgets.secret_field import SecretField
from desktop.screens.widgets.shipped_choices import by_code, by_name
from desktop.services import shipped

SEXES = (Option("nam", "Nam"), Option("nữ", "Nữ"), Option(None, "Chưa rõ"))


class OutlineForm(FieldForm):
    """Sơ lược lý lịch, in the order of the official booklet."""

    def __init__(self, today: date) -> None:
        super().__init__("outline")
        self._today = today
        self._origins = Origins(shipped.entries("number_provinces"))
        self._add_identity()
        self._add_places()
        self._add_situation()
        self._add_education()
        self._add_unions()
        self.edited.connect(self._doubt)

    def _add_identity(self) -> None:
        self.section("1–4. Họ tên, ngày sinh, giới tính")
        self.add(NameField("name"), "1. Họ và tên khai sinh", required=True)
        self.add(TextField("other_names"), "2. Các tên gọi khác")
        self.add(PartialDateField("born", today=self._today), "3. Ngày sinh")
        self.add(OptionField("sex", SEXES), "4. Giới tính")
        self.add(SecretField("personal_number"), "Số định danh cá nhân (căn cước)")
        self.add(SecretField("old_id_number"), "Số chứng minh nhân dân cũ")
        self._doubts = parts.label(name="personal-number-doubts", role="doubt", wrap=True)
        self._doubts.hide()
        self.add_widget(self._doubts)

    def _add_places(self) -> None:
        self.section("5–7. Nơi sinh, quê quán, nơi cư trú")
        self.add(ProposingPlaceField("birth_place"), "5. Nơi đăng ký khai sinh")
        self.add(ProposingPlaceField("home_place"), "6. Quê quán")
        self.add(ProposingPlaceField("permanent_residence"), "7. Nơi thường trú")
        self.add(TextField("temporary_residence"), "Nơi tạm trú", wide=True)
        self.add(TextField("phone"), "Điện thoại")

    def _add_situation(self) -> None:
        self.section("8–10. Dân tộc, tôn giáo, nghề nghiệp")
        self.add(ChoiceField("ethnicity", by_name("ethnic_groups"), free=True), "8. Dân tộc")
        self.add(TextField("nationality", placeholder="Việt Nam"), "Quốc tịch")
        self.add(ChoiceField("religion", by_name("religions"), free=True), "9. Tôn giáo")
        self.add(TextField("occupation"), "10. Nghề nghiệp hiện nay")
        self.add(
            ChoiceField("occupation_group", by_code("occupations")),
            "Nhóm nghề nghiệp (để thống kê)",
            wide=True,
        )
        self.add(TextField("workplace"), "Nơi làm việc, học tập", wide=True)
        self.add(TextField("state_post"), "Chức vụ chính quyền")
        self.add(TextField("union_post"), "Chức vụ đoàn thể")

    def _add_education(self) -> None:
        self.section("11. Trình độ hiện nay")
        self.add(TextField("general", placeholder="12/12"), "Giáo dục phổ thông")
        self.add(ChoiceField("general_level", by_code("general_levels")), "Cấp học (để thống kê)")
        self.add(TextField("professional"), "Chuyên môn nghiệp vụ")
        self.add(
            ChoiceField("professional_level", by_code("professional_levels")),
            "Bậc chuyên môn (để thống kê)",
        )
        self.add(
            ChoiceField("political_theory", by_name("political_levels"), free=True),
            "Lý luận chính trị",
        )
        for name, words in (
            ("science_technology", "Khoa học công nghệ"),
            ("degree", "Học vị cao nhất"),
            ("academic_title", "Học hàm cao nhất"),
            ("languages", "Ngoại ngữ"),
            ("computing", "Tin học"),
            ("minority_language", "Tiếng dân tộc thiểu số"),
        ):
            self.add(TextField(name), words)

    def _add_unions(self) -> None:
        self.section("12. Đoàn thể")
        self.add(
            PartialDateField("union_joined", today=self._today),
            "12. Ngày vào Đoàn TNCS Hồ Chí Minh",
        )
        self.add(TextField("union_place"), "Nơi vào Đoàn")
        self.add(YesNoField("trade_union"), "Đoàn viên công đoàn", wide=True)
        self.add(
            TicksField("groups", by_code("groups")),
            "Thuộc nhóm (để thống kê, và giấy tờ của trường hợp riêng)",
        )

    @Slot()
    def _doubt(self) -> None:
        """Warn softly where the number on the card tells of another sex, year or province."""
        try:
            number = checks.personal_number(self.fields["personal_number"].value())
            doubts = checks.personal_number_doubts(
                number, self.fields["sex"].value(), self.fields["born"].value()
            )
            place = self.fields["birth_place"].value()
            origin = self._origins.doubt(number, f"{place.formerly}, {place.now}")
        except Refusal:
            doubts, origin = (), ""
        doubts += (origin,) if origin else ()
        self._doubts.setText(" ".join((*doubts, "Hãy xem lại trên thẻ.") if doubts else ()))
        self._doubts.setVisible(bool(doubts))
