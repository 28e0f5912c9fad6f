"""Conditions put together by a clerk."""

from __future__ import annotations

import pytest

from desktop.rules.reports.statistics_conditions import Condition
from desktop.rules.reports.table_conditions import Test, all_of, conditions, mistakes, sentence
from tests.rules.reports.test_table_facts import KNOWN

WOMAN = Test(fact="sex", values=("nữ",))
MINORITY = Test(fact="minority")
YOUNG = Test(fact="age", values=("18", "35"))


def asked(*answers):
    """Conditions that answer so, whoever is asked."""
    made = [Condition("people", lambda _, said=said: said, f"lý do {said}") for said in answers]
    return tuple(made)


@pytest.mark.parametrize(
    ("answers", "whole"),
    [
        ((True, True), True),
        ((True, None), None),
        ((None, False), False),
        ((False, True), False),
    ],
)
def test_all_must_hold(answers, whole):
    """One that fails settles it, whatever is not known."""
    assert all_of(asked(*answers)).question(object()) is whole


def test_it_is_read_as_a_sentence_with_its_grouping():
    assert sentence((), KNOWN) == ""
    assert sentence(((WOMAN, MINORITY),), KNOWN) == "giới tính là Nữ hoặc dân tộc thiểu số"
    told = sentence(((WOMAN, MINORITY), (YOUNG,)), KNOWN)
    assert told == "(giới tính là Nữ hoặc dân tộc thiểu số) và tuổi đời từ 18 đến 35 tuổi"


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (Test(fact="sex", way="is-not", values=("nam",)), "giới tính không phải là Nam"),
        (Test(fact="minority", way="is-not"), "không phải dân tộc thiểu số"),
        (Test(fact="religion", way="unknown"), "chưa rõ tôn giáo"),
        (
            Test(fact="age", way="is-not", values=("", "35")),
            "tuổi đời không trong khoảng đến 35 tuổi",
        ),
        (Test(fact="gone"), "“gone”"),
    ],
)
def test_every_way_of_asking_has_its_words(test, words):
    assert sentence(((test,),), KNOWN) == words


@pytest.mark.parametrize(
    ("test", "said"),
    [
        (Test(fact="gone"), "không biết dữ kiện"),
        (Test(fact="no-cell"), "không hỏi được về đối tượng"),
        (Test(fact="sex"), "chưa chọn giá trị"),
        (Test(fact="sex", values=("khác",)), "không có giá trị khác"),
        (Test(fact="group", way="unknown"), "không có trường hợp chưa rõ"),
        (Test(fact="age", values=("", "")), "cần số từ"),
        (Test(fact="age", values=("18",)), "cần số từ"),
        (Test(fact="age", values=("40", "18")), "nhỏ hơn số từ"),
        (Test(fact="age", values=("x", "18")), "không phải là số"),
        (Test(fact="age", values=("18", "9" * 40)), "không phải là số"),
        (Test(fact="decided", values=("2020-02-31", "")), "không phải là ngày"),
    ],
)
def test_what_cannot_be_asked_is_said(test, said):
    [found] = mistakes(((test,),), KNOWN, "people", "Điều kiện lọc")
    assert found.startswith("Điều kiện lọc, điều kiện 1: ")
    assert said in found


def test_what_can_be_asked_is_without_mistakes():
    whole = ((WOMAN, MINORITY), (YOUNG,), (Test(fact="age", way="unknown"),))
    assert list(mistakes(whole, KNOWN, "people", "Lọc")) == []
    assert [one.lacks for one in conditions(whole, KNOWN)] == [
        "giới tính hoặc dân tộc",
        "ngày sinh",
        "",
    ]
