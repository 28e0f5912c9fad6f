"""The law lives in data: no number, article, term or date of it stands in Python code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

import pytest

from tests.house.tree import DESKTOP, files, name, nodes

DOCUMENT = re.compile(r"\d+\s*-\s*(QĐi?|QC|NQ|CT|KL|TT|HD|CV)\s*/\s*(TW|BTCTW|VPTW|UBKTTW|BBT)\b")
ARTICLE = re.compile(r"\b([Đđ]iều|[Đđ]iểm|[Kk]hoản)\s+\d")
TERM = re.compile(r"\b\d+\s+(ngày làm việc|tháng|tuổi)\b")
WORDS = (DOCUMENT, ARTICLE, TERM)
# Functions that count time: a number written there would be a term of the law.
COUNTING = {"working_days_after", "working_days_before", "deadline", "add_months"}
NO_TERM = {1, 12}
"""One working day on, and the months of a year."""
FIRST_YEAR = 1945

# Names with their reason. These lists may only shrink.
NO_LAW = {
    "exchange/central.py": "the titles of the central workbook's columns, as it writes them",
}
NO_DAY_OF_LAW = {"rules/lunar.py": "the new moon from which moons are counted"}


def test_no_document_article_or_term_is_written_in_code() -> None:
    """What a sentence says of the law comes from the limit or the source that it names."""
    found = [
        f"{name(path)}:{node.lineno} {node.value[:60]}"
        for path in files(DESKTOP, ".py")
        if path.relative_to(DESKTOP).as_posix() not in NO_LAW
        for node in _strings(nodes(path))
        if any(pattern.search(node.value) for pattern in WORDS)
    ]
    assert found == []


def test_every_exception_is_needed() -> None:
    """An exception that is done with must go."""
    for place in NO_LAW:
        strings = _strings(nodes(DESKTOP / place))
        assert any(pattern.search(node.value) for node in strings for pattern in WORDS)


def test_no_term_is_counted_from_a_number_in_code() -> None:
    """Terms come from limits."""
    found = [
        f"{name(path)}:{call.lineno}"
        for path in files(DESKTOP, ".py")
        for call in nodes(path)
        if isinstance(call, ast.Call) and _called(call) in COUNTING and _numbers(call) - NO_TERM
    ]
    assert found == []


def test_no_day_of_our_time_is_written_in_code() -> None:
    """Such a day would be one on which something began to hold."""
    found = [
        f"{name(path)}:{call.lineno}"
        for path in files(DESKTOP, ".py")
        if path.relative_to(DESKTOP).as_posix() not in NO_DAY_OF_LAW
        for call in nodes(path)
        if isinstance(call, ast.Call)
        and _called(call) == "date"
        and any(number >= FIRST_YEAR for number in _numbers(call))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("words", "law"),
    [
        ("theo Quy định 24-QĐ/TW", True),
        ("Hướng dẫn 38-HD/BTCTW", True),
        ("điểm 4.3.1", True),
        ("trong 30 ngày làm việc", True),
        ("đủ 18 tuổi", True),
        ("05-NQ/CB", False),
        ("Số định danh cá nhân có 12 chữ số", False),
        ("điểm danh", False),
    ],
)
def test_the_words_that_are_refused_are_seen(words: str, law: bool) -> None:
    """The check itself."""
    assert any(pattern.search(words) for pattern in WORDS) is law


def _strings(parts: Sequence[ast.AST]) -> Iterator[ast.Constant]:
    """The texts of a file that are no docstrings."""
    told = {
        id(node.value)
        for node in parts
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in parts:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


def _called(call: ast.Call) -> str:
    target = call.func
    return target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")


def _numbers(call: ast.Call) -> set[int]:
    return {
        node.value
        for node in call.args
        if isinstance(node, ast.Constant) and isinstance(node.value, int)
    }
