"""Conditions that a clerk puts together from lists: facts, ways to ask, values, and, or."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.rules.reports.statistics_conditions import Answer, Condition, Count
from desktop.rules.reports.table_facts import MOST_YEARS, Fact, Facts, value_words

Way = Literal["is", "is-not", "unknown"]
WAYS: dict[Way, str] = {"is": "là", "is-not": "không phải là", "unknown": "chưa rõ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """One condition: a fact by its id, how it is asked, and the values asked for."""

    __test__ = False

    fact: str
    way: Way = "is"
    values: tuple[str, ...] = ()


Either = tuple[Test, ...]
Asked = tuple[Either, ...]
"""What is asked: of each group one test at least must hold, and every group must."""


def conditions(asked: Asked, facts: Facts) -> tuple[Condition, ...]:
    """One condition for each group; what is asked must be without mistakes."""
    return tuple(_either([_of(one, facts[one.fact]) for one in group]) for group in asked)


def all_of(parts: tuple[Condition, ...]) -> Condition:
    """Holds if all hold; not known if none fails and one is not known."""

    def question(one: object) -> Answer:
        answers = [part.question(one) for part in parts]
        return False if False in answers else None if None in answers else True

    return Condition(parts[0].of, question, _lacks(parts))


def sentence(asked: Asked, facts: Facts) -> str:
    """What is asked in words; "" where nothing is."""
    told = [" hoặc ".join(test_words(one, facts) for one in group) for group in asked]
    wrapped = [
        f"({words})" if len(group) > 1 < len(asked) else words
        for group, words in zip(asked, told, strict=True)
    ]
    return " và ".join(wrapped)


def test_words(test: Test, facts: Facts) -> str:
    """One condition in words, also one whose fact is not known here."""
    fact = facts.get(test.fact)
    if fact is None:
        return f"“{test.fact}”"
    title = fact.title[0].lower() + fact.title[1:]
    if test.way == "unknown":
        return f"chưa rõ {title}"
    if fact.kind == "flag":
        return title if test.way == "is" else f"không phải {title}"
    values = value_words(fact, test.values)
    if fact.kind in ("number", "day"):
        return f"{title} {'' if test.way == 'is' else 'không trong khoảng '}{values}"
    return f"{title} {WAYS[test.way]} {values}"


def mistakes(asked: Asked, facts: Facts, of: Count, where: str) -> Iterator[str]:
    """Everything for which the conditions cannot be asked, each as a sentence."""
    for number, test in enumerate((one for group in asked for one in group), 1):
        place = f"{where}, điều kiện {number}"
        fact = facts.get(test.fact)
        if fact is None:
            yield f"{place}: chương trình không biết dữ kiện “{test.fact}”; hãy chọn dữ kiện khác."
        elif of not in fact.of:
            yield f"{place}: {fact.title} không hỏi được về đối tượng mà biểu này đếm."
        else:
            yield from (f"{place}: {said}" for said in _of_values(test, fact))


def _of_values(test: Test, fact: Fact) -> Iterator[str]:
    if test.way == "unknown":
        if not fact.may_lack:
            yield f"{fact.title} không có trường hợp chưa rõ; hãy hỏi cách khác."
        return
    if fact.kind in ("number", "day"):
        yield from span_mistakes(test.values, fact)
    elif fact.kind != "flag":
        yield from code_mistakes(test.values, fact)


def code_mistakes(codes: tuple[str, ...], fact: Fact) -> Iterator[str]:
    """What is wrong with values chosen from a list."""
    if not codes:
        yield f"{fact.title} chưa chọn giá trị nào; hãy chọn ít nhất một."
    strange = [code for code in codes if code not in fact.codes]
    if strange:
        yield f"{fact.title} không có giá trị {', '.join(strange)}; hãy chọn lại trong danh sách."


def span_mistakes(span: tuple[str, ...], fact: Fact) -> Iterator[str]:
    """What is wrong with the two ends of a span; one of them may be open."""
    if len(span) != 2 or not any(span):
        yield f"{fact.title} cần số từ, số đến hoặc cả hai."
        return
    try:
        least, most = (_end(one, fact) for one in span)
    except ValueError:
        kind = "ngày" if fact.kind == "day" else f"số từ 0 đến {MOST_YEARS}"
        yield f"{fact.title} từ “{span[0]}” đến “{span[1]}” không phải là {kind}; hãy sửa lại."
        return
    if least is not None and most is not None and most < least:
        yield f"{fact.title} có số đến nhỏ hơn số từ; hãy đổi lại."


def _end(written: str, fact: Fact) -> int | None:
    """An end of a span as a number that orders; None where it is open."""
    if not written:
        return None
    if fact.kind == "day":
        return date.fromisoformat(written).toordinal()
    if not (written.isascii() and written.isdigit() and int(written) <= MOST_YEARS):
        raise ValueError(written)
    return int(written)


def _of(test: Test, fact: Fact) -> Condition:
    if test.way == "unknown":
        asked = fact.ask(fact.any_value)
        return Condition(asked.of, lambda one: asked.question(one) is None)
    asked = fact.ask(test.values)
    if test.way == "is":
        return asked

    def refuted(one: object) -> Answer:
        answer = asked.question(one)
        return None if answer is None else not answer

    return Condition(asked.of, refuted, asked.lacks)


def _either(parts: list[Condition]) -> Condition:
    if len(parts) == 1:
        return parts[0]

    def question(one: object) -> Answer:
        answers = [part.question(one) for part in parts]
        return True if True in answers else None if None in answers else False

    return Condition(parts[0].of, question, _lacks(parts))


def _lacks(parts: Iterable[Condition]) -> str:
    return " hoặc ".join(dict.fromkeys(part.lacks for part in parts if part.lacks))
