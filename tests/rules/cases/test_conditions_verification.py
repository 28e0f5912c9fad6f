"""Conditions on the verification."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.rules.facts.case import Verification
from tests.rules.ways import a_case, answer, on


@pytest.mark.parametrize(
    ("requested", "abroad", "holds"),
    [
        ("2025-09-29", False, True),
        ("2025-09-26", False, False),
        ("2025-09-26", True, True),
    ],
)
def test_the_reply_to_a_verification(requested: str, abroad: bool, holds: bool) -> None:
    values = {"verification": {"requested": on(requested), "abroad": abroad}}
    assert answer("verification came in time", a_case(values=values), "2026-01-05").holds is holds


def _asked(*replied: str | None):
    """A case verified on 10/11/2025 that asked one committee for each reply."""
    rows = tuple(
        Verification(
            relation="Cha đẻ" if at else "",
            name="Lò Văn Ơn" if at else "",
            committee=f"Đảng ủy xã {at}",
            sent=on("2025-09-22"),
            replied=on(day) if day else None,
        )
        for at, day in enumerate(replied)
    )
    return replace(a_case(), verifications=rows)


def test_a_reply_that_is_missing_is_named() -> None:
    name = "verification replies are there"
    assert answer(name, a_case(), "2026-01-05").holds
    assert answer(name, _asked("2025-10-20", "2025-11-10"), "2026-01-05").holds
    found = answer(name, _asked("2025-10-20", None), "2026-01-05")
    assert found.holds is False
    assert "về cha đẻ Lò Văn Ơn của Đảng ủy xã 1 (gửi ngày 22/09/2025)" in found.sentence
    assert "và 1 nơi khác" in answer(name, _asked(None, None), "2026-01-05").sentence


def test_the_conclusion_rests_on_every_reply() -> None:
    name = "verification rests on its replies"
    assert answer(name, a_case(), "2026-01-05").holds
    assert answer(name, _asked("2025-11-10"), "2026-01-05").holds
    found = answer(name, _asked("2025-11-11", "2025-11-14"), "2026-01-05")
    assert found.holds is False
    assert "ngày 10/11/2025, trước trả lời về cha đẻ Lò Văn Ơn ngày 14/11/2025" in found.sentence
