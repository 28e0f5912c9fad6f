"""The office of a commune from January 2023 to the end of 2025: one person's way into the Party.

Each test is a day's work, in order; what was entered before is still there. The numbers are those
of the rows of what committees do by hand: plan, survey, groups, tasks, mentors, and so on.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.rules import calendar
from desktop.screens.entries import ENTRIES
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.table import Table
from desktop.services import facts
from desktop.services.cases import mentors, remarks, trial_tasks
from desktop.services.cells import (
    briefings,
    inspections,
    ranking,
    ranking_view,
    source_lists,
    sources,
    targets,
)
from desktop.services.members import members, transfers
from desktop.services.office import trial
from desktop.services.reports import statistics
from tests.build import a_cell, a_member, a_person, a_step, a_unit, an_office
from tests.screens import subjects
from tests.screens.subjects import (
    fill,
    go_to,
    lines,
    one,
    open_window,
    pick,
    press,
    put,
    show_tab,
    told,
    words,
)

MAI, MENTOR = "Lò Thị Mai", "Cầm Văn Biên"


class Story:
    """The office of the story with its clock, and the ids of those it tells of."""

    def __init__(self) -> None:
        self.office = trial(lambda: self.now)
        self.on(date(2023, 1, 9))
        an_office(self.office, term_from=date(2020, 7, 1), term_to=date(2025, 6, 30))
        self.cell = a_cell(self.office, "Chi bộ bản Pá")
        self.school = a_cell(self.office, "Chi bộ Trường Tiểu học", sector="school")
        self.mentor = a_member(self.office, MENTOR, self.cell)
        self.second = a_member(self.office, "Vì Văn Cầu", self.cell)
        self.mai = a_person(self.office, MAI, self.cell)
        a_unit(self.office, "Bản Pá", cell_id=self.cell)
        a_unit(self.office, "Bản Huổi", helping_cell_id=self.cell)

    def on(self, day: date) -> None:
        """Another day begins."""
        self.now = datetime.fromisoformat(f"{day}T08:30")

    def step(self, name: str, **values: object) -> None:
        """A step of Mai's case is recorded on its day."""
        a_step(self.office, self.mai, name, self.mentor, **values)


@pytest.fixture(scope="module")
def story():
    made = Story()
    yield made
    made.office.close()


@pytest.fixture
def look(qtbot, story, ask, background, monkeypatch):
    """Go to a screen on a day."""
    monkeypatch.setattr(subjects, "ENTRIES", list(ENTRIES))

    def open_at(screen, day, record=""):
        story.on(day)
        return open_window(qtbot, story.office, ask, background, screen, record)

    return open_at


def test_01_the_plan_is_made_by_month_and_every_cell_has_its_target(story, look):
    plan = [{"cell_id": story.cell, "month": 2, "planned": 1}]
    story.office.do(sources.set_plan, year=2023, step="candidate", lines=plan)
    window = look("targets", date(2023, 1, 9))
    pick(window, "targets", 1)
    QTest.keyClick(one(window, Table, "targets"), Qt.Key.Key_1)
    assert lines(window, "targets")[1][:3] == ["Chi bộ bản Pá", "2", "1"]
    [line, _] = story.office.read(source_lists.plan, year=2023, step="candidate")
    assert line.planned[1] == 1


def test_02_the_survey_of_the_quarter_rates_people_with_reasons(story, look):
    story.step("outstanding")
    window = look("sources", date(2023, 1, 20))
    show_tab(window, "source-tabs", 1)
    go_to(window, "survey-cells", "Chi bộ bản Pá")
    grid = window.current.survey.grid
    for column, typed in (("rated", "1"), ("criterion-work", "c"), ("criterion-law", "c")):
        put(grid, 0, column, typed)
    press(window, "survey-save")
    assert "1/1 người" in words(window, "subheading")
    day = date(2023, 1, 20)
    [cell, *_] = story.office.read(source_lists.survey, quarter="2023-Q1", day=day)
    assert (cell.lines[0].rated, cell.lines[0].criteria["law"]) == ("ready", True)


def test_03_young_women_and_minorities_are_facts_that_lists_count(story, look):
    window = look("people", date(2023, 1, 20))
    press(window, "more-filters")
    fill(window, "sex", "Nữ")
    fill(window, "oldest", "30")
    press(window, "minority-yes")
    press(window, "apply-filter")
    assert [line[0] for line in lines(window, "people")] == [MAI]
    assert words(window, "filter-sentence") == "Đang lọc: nữ dưới 31, dân tộc thiểu số"


def test_04_a_trial_task_is_given_and_seen_done(story, look):
    values = {"title": "Vận động quỹ khuyến học", "given": date(2023, 2, 6)}
    story.office.do(
        trial_tasks.add_task, id="task", person_id=story.mai, due=date(2023, 4, 1), **values
    )
    window = look("trial-tasks", date(2023, 4, 3))
    assert lines(window, "tasks-of-trial") == [
        [MAI, "Vận động quỹ khuyến học", "01/04/2023", "quá hạn"]
    ]
    [task] = story.office.read(trial_tasks.lines, day=date(2023, 4, 3))
    done = {"done": date(2023, 4, 4), "result": "Đạt", "witness": MENTOR}
    story.office.do(trial_tasks.change_task, id="task", revision=task.revision, **done)
    assert "xong 04/04/2023" in lines(window, "tasks-of-trial")[0][3]


def test_05_a_resolution_of_the_cell_assigns_who_helps(story, look):
    story.step("candidate")
    case = story.office.read(facts.case_of, story.mai)
    [helper] = story.office.read(mentors.lines, case_id=case.id)
    assert (helper.mentor, helper.number, helper.stage) == (MENTOR, "02-NQ/CB", "candidate")
    window = look("case", date(2023, 2, 13), story.mai)
    assert MAI in words(window, "heading")


def test_06_every_month_the_mentor_says_how_it_goes(story, look):
    window = look("remarks", date(2023, 3, 20))
    assert "0 trong 1 người đã có nhận xét" in words(window, "subheading")
    [cell] = story.office.read(remarks.month, month=date(2023, 3, 1))
    [line] = cell.lines
    keys = {"case_id": line.case_id, "mentor_id": line.mentor_id, "stage": line.stage}
    said = {"strengths": "Tích cực", "weaknesses": "Còn rụt rè", "trend": ""}
    story.office.do(remarks.set_remarks, month=date(2023, 3, 1), lines=[{**keys, **said}])
    assert "1 trong 1 người đã có nhận xét" in words(window, "subheading")


def test_07_the_class_is_filled_sent_and_gives_certificates(story, look):
    window = look("classes", date(2023, 5, 8))
    press(window, "round-add")
    for name, typed in (("kind", "nhan thuc"), ("title", "Lớp 1/2023"), ("since", "29/5/2023")):
        fill(window, name, typed)
    press(window, "round-save")
    show_tab(window, "class-tabs", 1)
    pick(window, "waiting", 0)
    press(window, "seat")
    press(window, "send-list")
    story.on(date(2023, 6, 12))
    for column, typed in (("came", "c"), ("certificate", "15/CN"), ("certified", "9/6/2023")):
        put(window.current.seats.grid, 0, column, typed)
    press(window, "seats-save")
    show_tab(window, "class-tabs", 2)
    assert [line[0:5:2] for line in lines(window, "certificates")] == [[MAI, "15/CN", "09/06/2028"]]
    case = story.office.read(facts.case_of, story.mai)
    assert case.day_of("class-sent") == date(2023, 5, 8)


def test_08_the_way_to_admission_is_walked_step_by_step(story, look):
    for step in ("application", "history", "verification", "introduction", "union-resolution"):
        story.step(step)
    for step in ("opinions", "history-certified", "cell-meeting", "appraisal"):
        story.step(step)
    for step in ("standing-meeting", "decision", "ceremony"):
        story.step(step)
    window = look("case", date(2024, 7, 2), story.mai)
    assert "Lễ kết nạp đảng viên" in "".join(told(window, "steps"))
    found = story.office.read(
        statistics.figures,
        report_id="yearly",
        period=calendar.period("2024"),
        as_of=date(2024, 12, 31),
    )
    assert [one.name for one in found.line("admitted").members] == [MAI]


def test_09_probation_ends_in_recognition(story, look):
    """The list of the day tells who is due, and leads to the step that is recorded there."""
    case_steps = ("member-file", "new-member-class", "self-review", "mentor-remark")
    for step in (*case_steps, "probation-opinions", "recognition-meeting"):
        story.step(step)
    story.step("recognition-standing-meeting")
    window = look("today", date(2025, 7, 30))
    go_to(window, "tasks", f"{MAI}: Quyết định công nhận")
    assert window.current.title == "Hồ sơ"
    fill(window, "day", "30/7/2025")
    fill(window, "number", "40-QĐ/ĐU")
    press(window, "record-save")
    case = story.office.read(facts.case_of, story.mai)
    assert case.recognition_decision.day == date(2025, 7, 30)
    window.open("people")
    press(window, "stage-official")
    assert MAI in [line[0] for line in lines(window, "people")]


def test_10_the_briefing_of_the_month_follows_difficulties_until_settled(story, look):
    told_of = {"words": "Thiếu lớp", "settler": "Văn phòng Đảng ủy", "due": date(2024, 8, 30)}
    story.office.do(briefings.add_difficulty, id="hard", month="2024-07", **told_of)
    window = look("briefings", date(2024, 8, 5), "2024-08")
    show_tab(window, "briefing-tabs", 1)
    assert lines(window, "difficulties")[0][-1] == "còn từ trước"


def test_11_a_committee_member_in_charge_attends_the_meetings(story, look):
    window = look("cell-structure", date(2024, 7, 20))
    show_tab(window, "structure-tabs", 3)
    panel = window.current.charges
    press(panel, "charge-add")
    for name, typed in (("cell_id", "Chi bộ bản Pá"), ("person_id", "Vì Văn Cầu")):
        fill(panel, name, typed)
    fill(panel, "since", "2/1/2024")
    press(panel, "charge-save")
    window.open("cell-meetings", "2024-07")
    grid = window.current.month.grid
    put(grid, 0, "met", "3")
    put(grid, 0, "committee_present", "c")
    press(window, "meeting-month-save")
    window.open("cell-structure")
    [charged] = lines(window, "charges")
    assert (charged[1], charged[-1]) == ("Vì Văn Cầu", "1/1 kỳ")


def test_12_the_plan_is_checked_against_the_fact(story, look):
    window = look("targets", date(2024, 12, 20))
    story.office.do(targets.set_target, year=2024, admit=1, cell_id=story.cell)
    assert lines(window, "targets")[1][2:5] == ["1", "1", "100"]


def test_13_cells_meet_every_month_without_fail(story, look):
    """The list of the day tells who has not met, and leads to the month where that is keyed."""
    window = look("today", date(2024, 8, 5))
    go_to(window, "tasks", "Chi bộ Trường Tiểu học: Ghi ngày họp chi bộ tháng 7")
    assert window.current.title == "Sinh hoạt chi bộ"
    show_tab(window, "meeting-tabs", 1)
    put(window.current.month.grid, 1, "met", "k")
    press(window, "meeting-month-save")
    show_tab(window, "meeting-tabs", 0)
    [village, school] = lines(window, "meeting-year")
    assert (village[7], school[7]) == ("03", "✕")


def test_14_development_counts_in_the_ranking_of_the_cell(story, look):
    window = look("ranking", date(2025, 1, 6))
    press(window, "rank-rest")
    story.office.do(
        ranking.rank_cells, year=2024, cells=[story.cell], rank="excellent", decided=False
    )
    [cell, *_] = story.office.read(ranking_view.year_ranking, year=2024).cells
    assert cell.development.verdict == "đạt 1/1"
    assert cell.development.evidence.startswith(f"Kết nạp: {MAI} (02/07)")
    shown = {line[0]: line[3] for line in lines(window, "member-ranks")}
    assert f"giúp đỡ {MAI} (kết nạp)" in shown[MENTOR]


def test_15_an_inspection_finds_something_in_a_step_and_follows_it(story, look):
    office = story.office
    held = {"way": "inspection-regular", "content": "Quy trình kết nạp", "month": 9}
    office.do(
        inspections.add_inspection, id="i", year=2024, subjects=[{"cell_id": story.cell}], **held
    )
    found = {"about_id": story.mai, "step": "opinions", "due": date(2024, 10, 15)}
    office.do(inspections.add_finding, id="f", inspection_id="i", words="Thiếu chữ ký", **found)
    window = look("today", date(2024, 10, 10))
    titles = [line.title for line in one(window, LineList, "tasks").shown_lines()]
    assert any("Khắc phục sau kiểm tra: Thiếu chữ ký" in title for title in titles)


def test_16_a_member_moves_only_when_received_and_discipline_is_told(story, look):
    day = date(2024, 10, 21)
    way = {"place": "Đảng bộ phường Trung Tâm", "letter": day}
    story.office.do(transfers.add_transfer, id="way", person_id=story.second, kind="out", **way)
    window = look("transfers", day)
    assert [line[0] for line in lines(window, "transfers")] == ["Vì Văn Cầu"]
    given = [{"form": "reprimand", "day": date(2024, 11, 4), "number": "2-QĐ/UBKT"}]
    story.office.do(members.set_disciplines, person_id=story.mentor, lines=given)
    [cell, *_] = story.office.read(ranking_view.year_ranking, year=2024).cells
    assert any("bị kỷ luật trong năm" in doubt for doubt in cell.doubts)


def test_17_no_village_is_left_without_a_cell(story, look):
    window = look("organisations", date(2025, 8, 1))
    show_tab(window, "organisation-tabs", 1)
    assert {line[0] for line in lines(window, "units")} == {"Bản Pá", "Bản Huổi"}
    found = story.office.read(
        statistics.figures,
        report_id="yearly",
        period=calendar.period("2025"),
        as_of=date(2025, 8, 1),
    )
    assert [one.name for one in found.line("units-without-cell").members] == ["Bản Huổi"]
