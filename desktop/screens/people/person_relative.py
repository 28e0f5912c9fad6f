"""What the personal history tells of one relative, asked by the group the relative belongs to."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.errors import Refusal
from desktop.rules import lists
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import PartialDateField
from desktop.screens.widgets.fields import LongTextField, TextField, YesNoField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.shipped_choices import by_name
from desktop.services import shipped

PREFIX = "relative_"
# Which of the three groups of relatives a question is put for; the others are put for everyone.
_GROUPS = {
    "birth_place": ("G2",),
    "home_place": ("G1", "G2"),
    "social_class": ("G2",),
    "political_history": ("G1", "G2"),
    "conduct": ("G2", "G3"),
    "economy": ("G3",),
    "convictions": ("G3",),
}


class RelativeForm(FieldForm):
    """The fields of one relative, called `relative_` and the name of the fact."""

    def __init__(self, today: date) -> None:
        super().__init__("relative")
        self.add(
            ChoiceField(f"{PREFIX}relation", by_name("relations"), free=True),
            "Quan hệ",
            required=True,
        )
        self._text("name", "Họ và tên")
        self.add(PartialDateField(f"{PREFIX}born", today=today), "Ngày hoặc năm sinh")
        self._text("died", "Đã mất (năm, nơi, lý do)")
        self._text("occupation", "Nghề nghiệp, chức vụ")
        self._text("ethnicity", "Dân tộc")
        self._text("religion", "Tôn giáo")
        self._text("nationality", "Quốc tịch")
        self._text("residence", "Nơi cư trú", wide=True)
        self._text("home_place", "Quê quán", wide=True)
        self._text("birth_place", "Nơi sinh", wide=True)
        self._text("social_class", "Thành phần giai cấp (nếu đã quy)", wide=True)
        self._long("political_history", "Lịch sử chính trị, vấn đề liên quan đến tiêu chuẩn")
        self._long("conduct", "Chấp hành đường lối của Đảng, pháp luật của Nhà nước")
        self._text("economy", "Hoàn cảnh kinh tế", wide=True)
        self._text("convictions", "Tiền án (nếu có)", wide=True)
        self.add(YesNoField(f"{PREFIX}is_member"), "Là đảng viên", wide=True)
        self.add(PartialDateField(f"{PREFIX}member_since", today=today), "Ngày vào Đảng")
        self._text("member_cell", "Sinh hoạt tại chi bộ")
        self.add(YesNoField(f"{PREFIX}verify"), "Cần thẩm tra lý lịch", wide=True)
        self._text("verify_reason", "Lý do miễn hoặc cần thẩm tra", wide=True)

    def ask_for(self, relation: str) -> None:
        """Put only the questions that the booklet puts for such a relative."""
        entry = lists.find(shipped.entries("relations"), relation)
        for name, asked in _GROUPS.items():
            cell = self.fields[PREFIX + name].parentWidget()
            if cell is not None:
                cell.setVisible(entry is None or entry.group in asked)

    def readable(self) -> dict[str, Any]:
        """The values that can be read as they are typed now, by the names of the facts."""
        found = {}
        for name, field in self.fields.items():
            try:
                found[name.removeprefix(PREFIX)] = field.value()
            except Refusal:
                continue
        return found

    def _text(self, name: str, words: str, *, wide: bool = False) -> None:
        self.add(TextField(PREFIX + name), words, wide=wide)

    def _long(self, name: str, words: str) -> None:
        self.add(LongTextField(PREFIX + name, lines=3), words)
