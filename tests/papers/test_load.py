"""Form files are read, and refused with file, block and remedy."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from desktop.papers import load
from desktop.papers.load import FormError
from tests.papers.making import a_form

LINE = '[[block]]\nkind = "line"\ntext = "{name}"\n'
NAME = '[field]\nname = { from = "person.name" }\n'
ANSWER = '[field]\nanswer = { ask = "text", label = "x" }\n'


def asked(rest: str) -> str:
    return f"[field]\nname = {{ {rest} }}\n{LINE}"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("[field", "dòng 9, tệp: không phải TOML"),
        (NAME, r"chưa có \[\[block\]\]; thêm"),
        (LINE, r"khối 1 \(line\): không có trường 'name'; khai \[field.name\]"),
        (
            NAME + '[[block]]\nkind = "line"\ntext = "x"\n',
            "trường name: không khối nào dùng trường này; hãy dùng hoặc bỏ",
        ),
        (NAME + LINE + "colour = 1\n", r"khối 1 \(line\): khóa lạ 'colour'; dùng một"),
        (
            NAME + LINE + 'when = "sunny"\n',
            "không có điều kiện 'sunny'; các điều kiện có: admitted again",
        ),
        (NAME + LINE + 'when_known = "age"\n', "không có trường 'age'"),
        (NAME + '[[block]]\nkind = "sonnet"\n', "không có loại khối 'sonnet'; bỏ đi hoặc sửa tên"),
        (NAME + '[[block]]\nkind = "line"\ntext = "**{name}"\n', r"dấu \*\* hoặc \* chưa đóng"),
        (
            NAME + '[[block]]\nkind = "line"\ntext = "{name} {.x}"\n',
            "đứng ngoài table và each",
        ),
        (
            NAME + '[[block]]\nkind = "table"\nof = "name"\ncolumns = []\n',
            "'name' là loại text; cần loại rows",
        ),
        (
            '[field]\nname = { from = "person.nmae" }\n' + LINE,
            "trường name: .*không có 'nmae'; sửa thành name",
        ),
        (
            '[field]\nname = { from = "person.phone" }\n' + LINE,
            "chưa có nhãn cho person.phone; thêm label",
        ),
        (
            '[field]\nname = { from = "person.name", required = true }\n' + LINE,
            "chỉ dùng cho trường hỏi",
        ),
        (asked('ask = "text"'), "trường hỏi cần có nhãn"),
        (asked('label = "x"'), "thiếu nguồn của giá trị, hoặc có hai; chọn from"),
        (asked('ask = "text", from = "person.name", label = "x"'), "không dùng cả hai"),
        (asked('ask = "song", label = "x"'), "không có lựa chọn 'song'"),
        (asked('ask = "choice", label = "x"'), "'choice' và 'choices' phải đi với nhau"),
        (asked('ask = "text", label = "x", draft_from = "person.born"'), "mà câu trả lời cần text"),
        (asked('again = "other", format = "capitals"'), "'other' không phải trường hỏi; nêu tên"),
        (
            ANSWER + 'name = { again = "answer", label = "y" }\n' + LINE,
            "again chỉ đi với format và dots",
        ),
    ],
)
def test_a_wrong_form_is_refused_with_the_remedy(body: str, said: str) -> None:
    with pytest.raises(FormError, match=said) as caught:
        a_form(body)
    assert str(caught.value).startswith("sample.toml: ")


def test_every_mistake_is_told_at_once_with_its_line() -> None:
    body = (
        '[field]\nname = { from = "person.nmae" }\nold = { ask = "txt", label = "x" }\n'
        '[[block]]\nkind = "line"\ntext = "{name} {bron}"\n'
        '[[block]]\nkind = "tabel"\n[[block]]\nkind = "line"\ntext = "**x"\ncolour = 1\n'
    )
    with pytest.raises(FormError) as caught:
        load.read(body, "sample.toml")
    said = [(one.line, one.place) for one in caught.value.mistakes]
    assert said == [
        *[(1, "phần đầu")] * 7,
        (2, "trường name"),
        (3, "trường old, ask"),
        (6, "khối 1 (line)"),
        (8, "khối 2"),
        (12, "khối 3 (line)"),
    ]


def test_a_broken_file_keeps_no_other_back(tmp_path: Path) -> None:
    shutil.copytree(load.paths.forms() / "2025", tmp_path / "2025")
    shutil.copy(load.paths.forms() / "labels.toml", tmp_path)
    (tmp_path / "2025" / "9-knd.toml").write_text("id = ", encoding="utf-8")
    (tmp_path / "2025" / "1-knd.toml").write_bytes(b"\xff\xfe")
    found = load.shelf(tmp_path)
    assert {one.source for one in found.broken} == {"2025/9-knd.toml", "2025/1-knd.toml"}
    assert len(found.forms) == len(list((tmp_path / "2025").iterdir())) - 2
    with pytest.raises(FormError, match=r"2025/1-knd\.toml: tệp: không đọc được; chép lại"):
        load.every_form(tmp_path)


def test_broken_labels_leave_the_paths_as_labels(tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    shutil.copy(load.paths.forms() / "2025" / "1-knd.toml", tmp_path / "2025")
    (tmp_path / "labels.toml").write_text("person.name 1", encoding="utf-8")
    found = load.shelf(tmp_path)
    assert [one.source for one in found.broken] == ["labels.toml"]
    assert "person.name" in {one.label for one in found.forms[0].taken}


def test_rows_know_their_attributes() -> None:
    body = """
[field]
posts = { from = "person.history.posts" }
[[block]]
kind = "table"
of = "posts"
columns = [{ title = "Từ", value = "{.sicne}" }]
"""
    with pytest.raises(FormError, match="Post không có 'sicne'; sửa thành since"):
        a_form(body)


def test_an_asked_list_knows_its_columns() -> None:
    body = """
[field]
talks = { ask = "rows", label = "Ý kiến", columns = { said = "Nói" } }
[[block]]
kind = "table"
of = "talks"
columns = [{ title = "Ai", value = "{.who}" }]
"""
    with pytest.raises(FormError, match="'talks' không có cột 'who'"):
        a_form(body)


def test_a_folder_is_read_and_the_edition_of_the_day_is_found(tmp_path: Path) -> None:
    (tmp_path / "labels.toml").write_text('"person.name" = "Họ và tên"\n', encoding="utf-8")
    for edition, day in (("2022", "2022-01-18"), ("2025", "2025-09-29")):
        folder = tmp_path / edition
        folder.mkdir()
        head = (
            f'id = "x"\ncode = "X"\ntitle = "Thử"\nedition = "{edition}"\n'
            f'in_force_from = {day}\nconfidence = "A"\nsubject = "person"\n'
        )
        (folder / "x.toml").write_text(head + NAME + LINE, encoding="utf-8")
    forms = load.every_form(tmp_path)
    found = [load.in_force(forms, "x", date(year, 6, 1)) for year in (2021, 2024, 2026)]
    assert [form.edition if form else None for form in found] == [None, "2022", "2025"]


def test_a_file_under_another_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "labels.toml").write_text("", encoding="utf-8")
    folder = tmp_path / "2025"
    folder.mkdir()
    text = (Path(load.paths.forms()) / "2025" / "5-knd.toml").read_text(encoding="utf-8")
    (folder / "6-knd.toml").write_text(
        text.replace("{ from", '{ label = "x", from'), encoding="utf-8"
    )
    with pytest.raises(FormError, match="id và edition nói 2025/5-knd; đặt tên thư mục"):
        load.every_form(tmp_path)
