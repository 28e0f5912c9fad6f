"""The list of forms, and the office's own, by words."""

from __future__ import annotations

import pytest

from desktop import paths
from tests.commands.test_papers import ADMISSION, RECOGNITION
from tests.papers.templates import a_template, lines_of

OURS = (paths.forms() / "2025" / "9-knd.toml").read_text(encoding="utf-8")


@pytest.fixture
def own(run, small, tmp_path):
    """A definition of the office's own, taken in: its answer."""
    file = tmp_path / "9-knd.toml"
    file.write_text(OURS.replace('confidence = "C"', 'confidence = "A"'), encoding="utf-8")
    return run("own-form", "add", file, "--office", small.file)


class TestForms:
    def test_are_listed_with_their_pages(self, run):
        found = {one["id"]: one for one in run("forms", "--json").json}
        assert set(found["1-knd"]) == {
            *("id", "edition", "code", "title", "confidence", "doubt", "handwritten", "pages"),
            *("own", "confirmed"),
        }
        assert {one["code"] for one in found.values()} >= {*ADMISSION, *RECOGNITION, "6-KNĐ"}
        assert found["1-knd"]["handwritten"] is True
        assert found["8c-knd"]["confidence"] == "C"
        assert all(one["pages"] >= 1 for one in found.values())
        assert found["2-knd"]["pages"] > found["1-knd"]["pages"]


class TestOwnForms:
    def test_one_is_added_listed_and_removed(self, run, small, own):
        assert (own.status, own.out) == (0, "Dùng mẫu của cơ quan (định nghĩa) cho 9-KNĐ\n")
        (told,) = run("own-form", "list", "--office", small.file, "--json").json
        assert (told["id"], told["media"], told["replaces"], told["faults"]) == (
            "9-knd",
            "toml",
            True,
            [],
        )
        told = run("own-form", "remove", "9-knd", "--office", small.file)
        assert (told.status, told.out) == (0, "Bỏ mẫu của cơ quan (định nghĩa) cho 9-KNĐ\n")
        told = run("own-form", "list", "--office", small.file)
        assert told.out == "Cơ quan chưa có mẫu riêng.\n"

    def test_a_word_template_makes_the_word_copy(self, run, small, tmp_path):
        file = tmp_path / "mau.docx"
        file.write_bytes(a_template("Đồng chí {{person.name}}"))
        added = run("own-form", "add", file, "--form", "16-knd", "--office", small.file)
        assert (added.status, added.err) == (0, "")
        out = tmp_path / "ra.docx"
        who = ("--office", small.file, "--person", small.member)
        assert run("form", "16-knd", *who, "--docx", "--out", out).status == 0
        assert lines_of(out.read_bytes()) == ["Đồng chí Hà Văn Đức"]

    def test_a_wrong_file_gets_every_mistake(self, run, small, tmp_path):
        file = tmp_path / "9-knd.toml"
        file.write_text(OURS.replace("person.name", "person.nmae").replace("title", "tilte"))
        told = run("own-form", "add", file, "--office", small.file)
        assert (told.status, told.out) == (1, "")
        assert "sửa thành name" in told.err
        assert told.err.count("\n- dòng") >= 3

    def test_a_file_or_form_that_is_not_there_gets_a_sentence(self, run, small, tmp_path):
        told = run("own-form", "add", tmp_path / "no.toml", "--office", small.file)
        assert (told.status, "Không đọc được tệp" in told.err) == (1, True)
        told = run("own-form", "remove", "9-knd", "--office", small.file)
        assert (told.status, "không có mẫu riêng" in told.err) == (1, True)
