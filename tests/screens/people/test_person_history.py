from datetime import date

from desktop.rules.partial_date import PartialDate
from desktop.screens.people.person_history import history_form, remark_form, training_form
from tests.screens.subjects import fill, press

TODAY = date(2026, 3, 2)


def shown(qtbot, form):
    qtbot.addWidget(form)
    form.show()
    return form


def test_work_is_typed_line_by_line(qtbot):
    form = shown(qtbot, history_form(TODAY))
    press(form, "posts-add")
    for name, words in (
        ("since", "9/2015"),
        ("until", "6.2018"),
        ("work", "Học sinh Trường THPT Mường La"),
        ("post", "Bí thư chi đoàn"),
    ):
        fill(form, f"posts-0-{name}", words)
    assert form.changes() == {
        "posts": (
            {
                "since": PartialDate(2015, 9),
                "until": PartialDate(2018, 6),
                "work": "Học sinh Trường THPT Mường La",
                "post": "Bí thư chi đoàn",
            },
        )
    }


def test_training_travel_awards_and_penalties_have_their_tables(qtbot):
    form = shown(qtbot, training_form(TODAY))
    for part, column, words in (
        ("trainings", "subject", "Trồng trọt"),
        ("travels", "country", "Lào"),
        ("awards", "reason", "Bằng khen"),
        ("penalties", "reason", "Khiển trách"),
    ):
        press(form, f"{part}-add")
        fill(form, f"{part}-0-{column}", words)
    changed = form.changes()
    assert changed["travels"][0]["country"] == "Lào"
    assert set(changed) == {"trainings", "travels", "awards", "penalties"}


def test_the_own_remark_keeps_its_lines(qtbot):
    form = shown(qtbot, remark_form())
    fill(form, "self_remark", "Ưu điểm: chăm chỉ.\nKhuyết điểm: còn nóng.")
    fill(form, "first_admission", "3/2/2005, Chi bộ bản Pá")
    assert form.changes() == {
        "self_remark": "Ưu điểm: chăm chỉ.\nKhuyết điểm: còn nóng.",
        "first_admission": "3/2/2005, Chi bộ bản Pá",
    }
