"""Items 13 to 20 and 22 of the personal history: what a person did, learnt and says of himself."""

from __future__ import annotations

from datetime import date
from functools import partial

from desktop.screens.people.history_doubts import HistoryDoubts
from desktop.screens.widgets.date_fields import DateField, PartialDateField
from desktop.screens.widgets.fields import Field, LongTextField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.rows_field import RowColumn, RowsField


def history_form(today: date) -> FieldForm:
    """Items 14 to 16: life and work."""
    form = FieldForm("history")
    form.section("14. Lịch sử bản thân")
    form.add(
        LongTextField("youth", lines=5),
        "Từ thời niên thiếu đến khi tham gia hoạt động xã hội lần đầu",
    )
    form.section("15. Những công việc, chức vụ đã qua")
    form.add(
        RowsField(
            "posts",
            [
                *_span(today),
                RowColumn("work", "Làm việc gì, ở đâu", TextField, 3),
                RowColumn("post", "Chức vụ", TextField, 2),
            ],
            empty="Chưa có dòng nào. Ghi liên tục từng tháng, từ khi đi học, đi làm đến nay.",
        ),
        "Ghi liên tục theo tháng đến nay",
    )
    form.add_widget(HistoryDoubts(form, today))
    form.section("16. Đặc điểm lịch sử")
    form.add(
        LongTextField("features", lines=3),
        "Gián đoạn sinh hoạt, bị bắt, bị tù, quan hệ với nước ngoài, chức sắc tôn giáo (nếu có)",
    )
    return form


def training_form(today: date) -> FieldForm:
    """Items 17 to 20: training, stays abroad, awards, penalties."""
    form = FieldForm("training")
    form.section("17. Những lớp đào tạo, bồi dưỡng đã qua")
    form.add(
        RowsField(
            "trainings",
            [
                *_span(today),
                RowColumn("subject", "Ngành học hoặc tên lớp", TextField, 3),
                RowColumn("school", "Trường, nơi học", TextField, 3),
                RowColumn("way", "Hình thức học", TextField, 2),
                RowColumn("diploma", "Văn bằng", TextField, 2),
            ],
            empty="Chưa có dòng nào.",
        ),
        "Chuyên môn, nghiệp vụ, lý luận chính trị",
    )
    form.section("18. Đi nước ngoài")
    form.add(
        RowsField(
            "travels",
            [
                *_span(today),
                RowColumn("purpose", "Nội dung đi", TextField, 3),
                RowColumn("country", "Nước nào", TextField, 2),
                RowColumn("decided_by", "Nơi quyết định", TextField, 3),
            ],
            empty="Chưa có dòng nào.",
        ),
        "Từ ba tháng trở lên",
    )
    for number, title, name, words in (
        ("19", "Khen thưởng", "awards", "Từ bằng khen trở lên, hoặc hình thức cao nhất"),
        ("20", "Kỷ luật", "penalties", "Của Đảng, chính quyền, đoàn thể, từ khiển trách trở lên"),
    ):
        form.section(f"{number}. {title}")
        form.add(RowsField(name, _honours(today), empty="Chưa có dòng nào."), words)
    return form


def remark_form() -> FieldForm:
    """Items 22 and 13: the person's own remark, and an earlier admission."""
    form = FieldForm("remark")
    form.section("22. Tự nhận xét")
    form.add(
        LongTextField("self_remark", lines=7),
        "Ưu điểm, khuyết điểm về chính trị, đạo đức, năng lực công tác, quan hệ quần chúng",
    )
    form.section("13. Người xin được kết nạp lại vào Đảng")
    for name, words in (
        ("first_admission", "Ngày và nơi kết nạp lần thứ nhất"),
        ("first_official", "Ngày và nơi công nhận chính thức lần thứ nhất"),
        ("first_introducers", "Người giới thiệu lần thứ nhất"),
    ):
        form.add(TextField(name), words, wide=True)
    return form


def short_date(today: date, name: str) -> Field:
    """A narrow field for a date of which a part may be unknown."""
    field = PartialDateField(name, today=today)
    field.line.setPlaceholderText("tháng/năm")
    return field


def short_day(today: date, name: str) -> Field:
    """A narrow field for a whole day."""
    return DateField(name, today=today)


def _span(today: date) -> list[RowColumn]:
    return [
        RowColumn("since", "Từ", partial(short_date, today), 1),
        RowColumn("until", "Đến", partial(short_date, today), 1),
    ]


def _honours(today: date) -> list[RowColumn]:
    return [
        RowColumn("when", "Tháng, năm", partial(short_date, today), 1),
        RowColumn("reason", "Lý do, hình thức", TextField, 4),
        RowColumn("decided_by", "Cấp quyết định", TextField, 2),
    ]
