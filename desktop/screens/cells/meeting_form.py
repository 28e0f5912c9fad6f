"""The form of one meeting of a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from desktop.rules.facts.cell_meeting import EXCUSED, EXEMPT, UNEXCUSED
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import Field, LongTextField, NumberField, TextField, YesNoField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.points_field import PointsField
from desktop.screens.widgets.rows_field import RowColumn, RowsField

Choices = Sequence[tuple[str, str]]

WHYS = ((EXCUSED, "có lý do"), (UNEXCUSED, "không lý do"), (EXEMPT, "miễn"))


def meeting_form(people: Callable[[], Choices], today: date) -> FieldForm:
    """Time and place, who was there, what was said and resolved, points.

    `people` answers who may be absent, at the time a line is begun.
    """
    form = FieldForm("meeting-form", columns=3)
    _who(form, people, today)
    form.section("Nội dung")
    for name, label, lines in (
        ("fees", "Tình hình nộp đảng phí", 1),
        ("news", "Thời sự, văn bản mới của cấp trên", 2),
        ("review", "Kết quả thực hiện nhiệm vụ trong tháng", 3),
        ("learning", "Học tập và làm theo Bác", 2),
        ("plans", "Nhiệm vụ tháng tới", 3),
        ("opinions", "Ý kiến thảo luận", 3),
        ("conclusion", "Kết luận của người chủ trì", 2),
        ("praise", "Biểu dương, nhắc nhở", 1),
        ("weaknesses", "Hạn chế", 1),
    ):
        form.add(LongTextField(name, lines=lines), label)
    form.add(NumberField("in_favour", most=999), "Số tán thành nghị quyết")
    form.section("Việc kỳ trước giao: ghi kết quả")
    form.add(_tasks("earlier_tasks", today), "Việc kỳ trước")
    form.section("Việc kỳ này giao")
    form.add(_tasks("tasks", today), "Việc chi bộ giao")
    form.section("Tự chấm điểm kỳ sinh hoạt")
    form.add(PointsField("scores"), "Điểm từng nội dung")
    return form


def _who(form: FieldForm, people: Callable[[], Choices], today: date) -> None:
    form.section("Thời gian, thành phần")
    form.add(DateField("held", today=today), "Ngày họp")
    form.add(TextField("began", placeholder="14 giờ 00"), "Bắt đầu lúc")
    form.add(TextField("ended", placeholder="16 giờ 00"), "Kết thúc lúc")
    form.add(TextField("venue"), "Địa điểm")
    form.add(TextField("chair"), "Người chủ trì")
    form.add(TextField("chair_post", placeholder="Bí thư chi bộ"), "Chức vụ người chủ trì")
    form.add(TextField("clerk"), "Thư ký")
    form.add(YesNoField("committee_present"), "Cấp ủy viên phụ trách dự")
    form.add(TextField("guests"), "Đại biểu cấp trên khác")
    form.add(TextField("topic"), "Chuyên đề (nếu có)")
    form.add(TextField("late_reason"), "Lý do họp muộn (nếu có)")
    form.add(NumberField("present", most=999), "Có mặt")
    form.add(NumberField("present_probationary", most=999), "Trong đó dự bị có mặt")
    form.add(NumberField("excused", most=999), "Vắng có lý do")
    form.add(NumberField("unexcused", most=999), "Vắng không lý do")
    form.add(NumberField("exempt", most=999), "Được miễn")

    def person(name: str) -> Field:
        return ChoiceField(name, people())

    columns = (
        RowColumn("person_id", "Họ và tên", person, 3),
        RowColumn("why", "Vắng", lambda name: ChoiceField(name, WHYS), 2),
        RowColumn("reason", "Lý do", TextField, 4),
    )
    empty = "Chưa ghi tên ai vắng; chỉ cần ghi khi lập biên bản."
    form.add(RowsField("absences", columns, empty=empty), "Người vắng")


def _tasks(name: str, today: date) -> RowsField:
    day = partial(DateField, today=today)
    columns = (
        RowColumn("title", "Việc", TextField, 5),
        RowColumn("who", "Người làm", TextField, 3),
        RowColumn("due", "Hạn", day, 2),
        RowColumn("done", "Ngày xong", day, 2),
        RowColumn("result", "Kết quả", TextField, 4),
    )
    return RowsField(name, columns, empty="Chưa ghi việc nào.")
