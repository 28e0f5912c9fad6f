"""What the law says to a step: what blocks first, sentences shown as they are."""

from __future__ import annotations

import pytest

from desktop.rules.cases.findings import Finding
from desktop.screens.cases.case_checks import Checks

WARNS = Finding(level="warn", sentence="Quá hạn 3 ngày.", source="Quy định 294-QĐ/TW")
BLOCKS = Finding(level="block", sentence="Chưa đủ 12 tháng <dự bị>.", overridable=True)


@pytest.fixture
def checks(qtbot):
    found = Checks()
    qtbot.addWidget(found)
    found.resize(500, 100)
    return found


def test_what_blocks_stands_first_with_the_way_out(checks):
    """Its words are shown as they are, with the source of the rule."""
    checks.show_findings((WARNS, BLOCKS))
    shown = checks.words.text()
    assert shown.index("Chưa ghi được") < shown.index("Lưu ý")
    assert "&lt;dự bị&gt;" in shown
    assert "Nếu vẫn phải ghi" in shown
    assert "(Quy định 294-QĐ/TW)" in shown


def test_it_takes_no_room_while_there_is_nothing_to_say(checks):
    """And no more than a few lines however much there is."""
    checks.show_findings((BLOCKS,))
    assert not checks.isHidden()
    checks.show_findings(())
    assert checks.isHidden()
    checks.show_findings(
        tuple(Finding(level="warn", sentence=f"Điều {at}. " * 30) for at in range(20))
    )
    assert checks.height() < 200
