"""People, targets, steps and the state of cases by words."""

from __future__ import annotations

import pytest

from tests.commands.terminal import CELL

MEETING = {
    "--official": 9,
    "--probationary": 1,
    "--present-official": 9,
    "--present-probationary": 1,
    "--in-favour": 9,
    "--against": 0,
}


def meeting(**others):
    """The words of a lawful meeting of the cell, some of them others."""
    said = {**MEETING, **others}
    return [word for pair in said.items() for word in pair]


def recorded(run, small, day="2024-07-01"):
    """The steps of the candidate's case that are done."""
    told = run("case", "--office", small.file, "--person", small.candidate, "--day", day, "--json")
    return [one["id"] for one in told.json["steps"] if one["state"] == "done"]


class TestPeople:
    def test_lists_everybody_by_given_name(self, run, small):
        told = run("people", "--office", small.file, "--json")
        names = [one["name"] for one in told.json]
        assert told.status == 0
        assert names == [
            "Quàng Thị Ánh",
            *["Cầm Văn Biên"] * 3,
            "Hà Văn Đức",
            "Lò Thị Mai",
        ]

    def test_finds_without_accents_and_in_any_order(self, run, small):
        for words in ("quang thi anh", "anh quang"):
            told = run("people", "--office", small.file, "--find", words, "--json")
            assert [one["id"] for one in told.json] == [small.newcomer]

    def test_keeps_to_a_stage(self, run, small):
        told = run("people", "--office", small.file, "--stage", "candidate", "--json")
        assert [(one["id"], one["stage_text"]) for one in told.json] == [
            (small.candidate, "Cảm tình Đảng")
        ]

    def test_tells_people_what_it_found(self, run, small):
        told = run("people", "--office", small.file, "--find", "ánh")
        assert told.out == f"{small.newcomer}  Quàng Thị Ánh  12/05/2000  Quần chúng  {CELL}\n"
        assert run("people", "--office", small.file, "--find", "xyz").out == (
            "Không có ai như vậy.\n"
        )


class TestTarget:
    def test_sets_the_target_that_figures_then_show(self, run, small):
        told = run("target", "--office", small.file, "--year", "2024", "--admit", "4")
        assert told.out == "Giao chỉ tiêu năm 2024 của toàn đảng bộ: 4\n"
        found = run("figures", "--office", small.file, "--year", "2024", "--json").json
        values = {one["id"]: one["value"] for one in found["lines"]}
        assert (values["target"], values["target-percent"]) == (4, 25)

    def test_takes_a_cell_by_its_name_however_typed(self, run, small):
        told = run(
            "target", "--office", small.file, "--year", "2026", "--admit", "1",
            "--cell", "chi bo ban na loc",
        )  # fmt: skip
        assert told.out == f"Giao chỉ tiêu năm 2026 của {CELL}: 1\n"

    def test_names_the_cells_there_are_if_there_is_none(self, run, small):
        told = run(
            "target", "--office", small.file, "--year", "2026", "--admit", "1", "--cell", "Nà Pán"
        )
        assert told.status == 1
        assert "Không có chi bộ tên “Nà Pán”" in told.err
        assert CELL in told.err

    def test_says_when_nothing_changes(self, run, small):
        words = ("target", "--office", small.file, "--year", "2026", "--admit", "4")
        run(*words)
        assert run(*words).out == "Không có gì thay đổi.\n"


class TestRecord:
    def words(self, small, day="2024-05-06", **others):
        return (
            "record", "--office", small.file, "--person", small.candidate,
            "--step", "cell-meeting", "--date", day, "--number", "05-NQ/CB", *meeting(**others),
        )  # fmt: skip

    def test_keeps_a_lawful_step(self, run, small):
        told = run(*self.words(small))
        assert (told.status, told.err) == (0, "")
        assert told.out.splitlines()[0].endswith("Lò Thị Mai ngày 06/05/2024")
        assert "cell-meeting" in recorded(run, small)

    def test_refuses_what_the_law_forbids_and_writes_nothing(self, run, small):
        # A year before the certificate, the introduction and the opinions.
        told = run(*self.words(small, day="2023-05-08"))
        assert (told.status, told.out) == (1, "")
        assert told.err.strip()
        assert "cell-meeting" not in recorded(run, small)

    def test_says_what_is_wrong_with_the_votes(self, run, small):
        told = run(*self.words(small, **{"--in-favour": 10}))
        assert told.status == 1
        assert "tán thành" in told.err
        assert "cell-meeting" not in recorded(run, small)

    def test_a_warning_is_told_and_the_step_is_kept(self, run, small):
        # More than twelve months after the certificate of 2023 nothing is lost, but it is late.
        told = run(*self.words(small, day="2026-05-06"))
        assert told.status == 0
        assert "Lưu ý: " in told.out
        assert "cell-meeting" in recorded(run, small, day="2026-06-01")

    def test_takes_values_of_the_step_in_both_spellings(self, run, small):
        words = [
            str(word).replace("--present-official", "--present_official")
            for word in self.words(small)
        ]
        assert run(*words, "--chair=Lò Văn Sơn", "--remarks", "-").status == 0

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (
                ("--colour", "red"),
                "Bước này không có mục --colour. Các mục: --chair, --chair-post,",
            ),
            (("stray",), "từng cặp"),
            (("--chair",), "từng cặp"),
            (("--official", "nine"), "“Tổng số đảng viên chính thức” không nhận giá trị “nine”"),
            (("--way", "giơ tay"), "chỉ nhận: bỏ phiếu kín"),
        ],
    )
    def test_unknown_words_get_a_sentence_and_write_nothing(self, run, small, words, sentence):
        told = run(*self.words(small), *words)
        assert (told.status, told.out) == (1, "")
        assert sentence in told.err
        assert "cell-meeting" not in recorded(run, small)

    def test_an_unknown_step_or_person_gets_a_sentence(self, run, small):
        words = ("--person", small.candidate, "--date", "2024-05-06")
        told = run("record", "--office", small.file, "--step", "paint", *words)
        assert (told.status, "Không có bước “paint”" in told.err) == (1, True)
        told = run(
            "record", "--office", small.file, "--person", "nobody", "--step", "outstanding",
            "--date", "2024-05-06",
        )  # fmt: skip
        assert (told.status, "không còn trong tệp" in told.err) == (1, True)

    def test_the_first_step_opens_the_case(self, run, small):
        words = ("--office", small.file, "--person", small.newcomer)
        told = run("case", *words)
        assert (told.status, "chưa có hồ sơ" in told.err) == (1, True)
        told = run(
            "record", *words, "--step", "outstanding", "--date", "2026-01-12",
            "--introduced-by", "Chi đoàn bản Nà Lốc",
        )  # fmt: skip
        assert told.status == 0
        told = run("case", *words, "--day", "2026-01-13", "--json")
        assert (told.json["person"], told.json["stage"]) == ("Quàng Thị Ánh", "outstanding")


class TestCase:
    def test_shows_steps_deadlines_and_faults_on_a_day(self, run, small):
        words = ("--office", small.file, "--person", small.candidate, "--day", "2024-05-06")
        found = run("case", *words, "--json").json
        assert list(found) == ["person", "day", "stage", "steps", "faults", "extras"]
        assert (found["person"], found["day"]) == ("Lò Thị Mai", "2024-05-06")
        steps = {one["id"]: one for one in found["steps"]}
        assert list(steps["application"]) == ["id", "title", "state", "day", "due", "findings"]
        assert (steps["application"]["state"], steps["application"]["day"]) == (
            "done",
            "2024-01-15",
        )
        assert steps["cell-meeting"]["state"] == "next"
        assert steps["standing-meeting"]["state"] == "waiting"

    def test_tells_people_the_same(self, run, small):
        told = run(
            "case", "--office", small.file, "--person", small.candidate, "--day", "2024-05-06"
        )
        lines = told.out.splitlines()
        assert lines[0] == "Lò Thị Mai"
        assert "xong        Đơn xin vào Đảng  15/01/2024" in lines
        assert any(line.startswith("tiếp theo   Chi bộ họp xét") for line in lines)

    def test_somebody_who_is_not_there_is_told_so(self, run, small):
        told = run("case", "--office", small.file, "--person", "nobody")
        assert told.status == 1
        assert "không còn trong tệp" in told.err


class TestToday:
    def test_lists_the_work_of_a_day(self, run, small):
        told = run("today", "--office", small.file, "--day", "2024-06-28", "--json")
        assert [(one["person_id"], one["when"], one["step"], one["due"]) for one in told.json] == [
            (small.member, "later", "ceremony", "2024-07-29")
        ]

    def test_tells_people_the_deadline_and_its_reason(self, run, small):
        for step, day, words in (
            ("cell-meeting", "2024-05-06", meeting()),
            ("appraisal", "2024-05-27", ()),
            (
                "standing-meeting",
                "2024-06-10",
                ("--official", 5, "--present-official", 5, "--in-favour", 5, "--against", 0),
            ),
            ("decision", "2024-06-12", ("--received", "2024-06-17")),
        ):
            told = run(
                "record", "--office", small.file, "--person", small.candidate,
                "--step", step, "--date", day, *words,
            )  # fmt: skip
            assert told.status == 0, told.err
        told = run("today", "--office", small.file, "--day", "2024-07-30")
        first = told.out.splitlines()[0]
        assert first.startswith("Quá hạn: Lò Thị Mai (Chi bộ bản ")
        assert "Lễ kết nạp đảng viên: quá hạn 1 ngày, hạn 29/07/2024" in first

    def test_a_day_without_work_says_so(self, run, small):
        told = run("today", "--office", small.file, "--day", "2022-03-01")
        assert told.out == "Không có việc nào đến hạn.\n"


class TestPlan:
    def test_gives_the_latest_day_of_each_step(self, run, small):
        words = ("--office", small.file, "--person", small.candidate, "--ceremony", "2027-05-19")
        told = run("plan", *words, "--json")
        days = {one["step"]: one["latest"] for one in told.json}
        assert told.status == 0
        assert days["cell-meeting"] < days["decision"] < days["ceremony"] == "2027-05-19"
        assert "19/05/2027  Lễ kết nạp đảng viên" in run("plan", *words).out

    def test_says_what_can_no_longer_be_in_time(self, run, small):
        words = ("--office", small.file, "--person", small.candidate, "--ceremony", "2024-06-03")
        assert "KHÔNG KỊP: " in run("plan", *words).out

    def test_without_a_case_there_is_nothing_to_plan(self, run, small):
        told = run(
            "plan", "--office", small.file, "--person", small.newcomer, "--ceremony", "2027-05-19"
        )
        assert (told.status, "chưa có hồ sơ" in told.err) == (1, True)
