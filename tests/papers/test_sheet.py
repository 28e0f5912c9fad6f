"""A sheet is kept as JSON and comes back the same."""

import json

import pytest

from desktop.papers.fill import fill
from desktop.papers.load import every_form
from desktop.papers.sheet import from_json, to_json, words
from tests.papers import sample

FORM = next(form for form in every_form() if form.id == "2-knd")


def test_a_kept_sheet_comes_back_equal_and_readable() -> None:
    sheet = fill(FORM, sample.full())
    kept = to_json(sheet)
    assert from_json(kept) == sheet
    assert to_json(from_json(kept)) == kept
    assert json.loads(kept)["form"] == "2-knd"
    assert "LÒ THỊ THƯƠNG HUYỀN" in kept


def test_words_are_what_stands_on_paper() -> None:
    found = list(words(fill(FORM, sample.full())))
    assert "Lò Văn Inh" in found
    assert FORM.title in found
    assert "justify" not in found


@pytest.mark.parametrize("text", ["{}", "[]", '{"form": 1}', "x"])
def test_what_is_no_sheet_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json(text)
