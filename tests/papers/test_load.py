"""Form files are read, and refused with file, block and remedy."""

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
        ("[field", "not TOML"),
        (NAME, r"no \[\[block\]\]: add"),
        (LINE, r"block 1 \(line\): no field 'name'; declare \[field.name\]"),
        (NAME + '[[block]]\nkind = "line"\ntext = "x"\n', "unused fields name: use or remove"),
        (NAME + LINE + "colour = 1\n", r"block 1 \(line\): unknown key 'colour'; known are"),
        (NAME + LINE + 'when = "sunny"\n', "no condition 'sunny'; known are admitted again"),
        (NAME + LINE + 'when_known = "age"\n', "no field 'age'"),
        (NAME + '[[block]]\nkind = "sonnet"\n', "kind 'sonnet' is not one of addressee"),
        (NAME + '[[block]]\nkind = "line"\ntext = "**{name}"\n', r"a \*\* or \* is not closed"),
        (
            NAME + '[[block]]\nkind = "line"\ntext = "{name} {.x}"\n',
            "stands outside table and each",
        ),
        (
            NAME + '[[block]]\nkind = "table"\nof = "name"\ncolumns = []\n',
            "'name' is a text; need",
        ),
        ('[field]\nname = { from = "person.nmae" }\n' + LINE, "field.name: .*has no 'nmae'"),
        (
            '[field]\nname = { from = "person.phone" }\n' + LINE,
            "no label; add it here or per",
        ),
        ('[field]\nname = { from = "person.name", required = true }\n' + LINE, "belongs to ask"),
        (asked('ask = "text"'), "a question needs its label"),
        (asked('label = "x"'), 'needs either from = "path" or ask = "kind"'),
        (asked('ask = "text", from = "person.name", label = "x"'), "not both"),
        (asked('ask = "song", label = "x"'), "'song' is not one of"),
        (asked('ask = "choice", label = "x"'), "'choice' and 'choices' go together"),
        (asked('ask = "text", label = "x", draft_from = "person.born"'), "a text is needed"),
        (asked('again = "other", format = "capitals"'), "'other' is no ask field; name one"),
        (ANSWER + 'name = { again = "answer", label = "y" }\n' + LINE, "format and dots only"),
    ],
)
def test_a_wrong_form_is_refused_with_the_remedy(body: str, said: str) -> None:
    with pytest.raises(FormError, match=said) as caught:
        a_form(body)
    assert str(caught.value).startswith("sample.toml: ")


def test_rows_know_their_attributes() -> None:
    body = """
[field]
posts = { from = "person.history.posts" }
[[block]]
kind = "table"
of = "posts"
columns = [{ title = "Từ", value = "{.sicne}" }]
"""
    with pytest.raises(FormError, match="Post has no 'sicne'"):
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
    with pytest.raises(FormError, match="'talks' has no column 'who'"):
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
    with pytest.raises(FormError, match="id and edition say 2025/5-knd; name folder and file so"):
        load.every_form(tmp_path)
