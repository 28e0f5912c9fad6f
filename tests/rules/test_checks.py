"""Checks before a record is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules import checks
from desktop.rules.facts.person import Sex
from desktop.rules.partial_date import PartialDate

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("check", "typed", "kept"),
    [
        (checks.person_name, "  Lò  Thị Mai ", "Lò Thị Mai"),
        (checks.person_name, "LÒ THỊ MAI", "LÒ THỊ MAI"),
        (checks.person_name, "lò thị mai", "lò thị mai"),
        (checks.person_name, "K'Brể Y-Blô", "K'Brể Y-Blô"),
        (checks.cell_name, " chi bộ  Bản 1", "Chi bộ Bản 1"),
        (checks.cell_name, "Trường tiểu học", "Trường tiểu học"),
        (checks.personal_number, "012 085 005 678", "012085005678"),
        (checks.personal_number, "  ", ""),
        (checks.old_id_number, "040 123 456", "040123456"),
        (checks.old_id_number, "", ""),
    ],
)
def test_a_sound_value_comes_back_tidied(
    check: Callable[[str], str], typed: str, kept: str
) -> None:
    assert check(typed) == kept


@pytest.mark.parametrize(
    ("check", "typed", "field", "said"),
    [
        (checks.person_name, " ", "name", "Chưa ghi họ và tên"),
        (checks.person_name, "Lò Thị Mai 2", "name", "“2”"),
        (checks.person_name, "Lò; Mai", "name", "“;”"),
        (checks.person_name, "...", "name", "phải có chữ"),
        (checks.cell_name, "", "name", "Chưa ghi tên chi bộ"),
        (checks.personal_number, "12085005678", "personal_number", "bỏ số 0 ở đầu"),
        (checks.personal_number, "040123456", "personal_number", "ô riêng"),
        (checks.personal_number, "01208500567", "personal_number", "số này có 11"),
        (checks.personal_number, "0120850056780", "personal_number", "số này có 13"),
        (checks.personal_number, "01208500567A", "personal_number", "chỉ gồm chữ số"),
        (checks.personal_number, "012485005678", "personal_number", "không phải 4"),
        (checks.old_id_number, "04012345", "old_id_number", "9 chữ số"),
    ],
)
def test_an_unsound_value_is_refused_with_its_field(
    check: Callable[[str], str], typed: str, field: str, said: str
) -> None:
    with pytest.raises(Refusal) as refused:
        check(typed)
    assert refused.value.field == field
    assert said in refused.value.sentence


@pytest.mark.parametrize(
    ("number", "sex", "born", "doubts"),
    [
        ("012085005678", "nam", PartialDate(1985, 9, 2), []),
        ("012185005678", "nữ", PartialDate(1985), []),
        ("012305005678", "nữ", PartialDate(2005), []),
        ("012085005678", None, None, []),
        ("", "nam", PartialDate(1985), []),
        ("012085005678", "nữ", None, ["nam"]),
        ("012085005678", "nam", PartialDate(1986), ["1985"]),
        ("012205005678", "nữ", PartialDate(1985), ["nam", "2005"]),
    ],
)
def test_a_personal_number_that_contradicts_other_facts_is_doubted(
    number: str, sex: Sex | None, born: PartialDate | None, doubts: list[str]
) -> None:
    found = checks.personal_number_doubts(number, sex, born)
    assert len(found) == len(doubts)
    assert all(word in sentence for word, sentence in zip(doubts, found, strict=True))


@pytest.mark.parametrize(
    "born", [PartialDate(2026, 3, 1), PartialDate(2026), PartialDate(1985), PartialDate(1896)]
)
def test_a_possible_birth_date_is_kept(born: PartialDate) -> None:
    assert checks.birth_date(born, TODAY) == born


@pytest.mark.parametrize("born", [PartialDate(2026, 3, 2), PartialDate(2027), PartialDate(1895)])
def test_an_impossible_birth_date_is_refused(born: PartialDate) -> None:
    with pytest.raises(Refusal) as refused:
        checks.birth_date(born, TODAY)
    assert refused.value.field == "born"


@pytest.mark.parametrize(("value", "most"), [(0, None), (12, None), (12, 12)])
def test_a_possible_count_is_kept(value: int, most: int | None) -> None:
    assert checks.count(value, "Số tán thành", field="in_favour", most=most) == value


@pytest.mark.parametrize(("value", "most", "said"), [(-1, None, "số âm"), (13, 12, "nhiều hơn 12")])
def test_an_impossible_count_is_refused(value: int, most: int | None, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        checks.count(value, "Số tán thành", field="in_favour", most=most)
