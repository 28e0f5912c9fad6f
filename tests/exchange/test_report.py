from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refusal
from desktop.exchange import plain
from desktop.exchange.parcel import Sender
from desktop.exchange.report import Line, Member, Report, from_json, to_json
from desktop.rules.text import nfc
from tests.exchange.sample import REPORT

SEEN = st.characters(exclude_categories=["Cs", "Cc", "Cf"])
NAMES = st.text(SEEN, min_size=1, max_size=30).map(nfc).filter(str.strip)
TEXTS = st.text(SEEN, max_size=30).map(nfc)
DAYS = st.dates(date(1930, 1, 1), date(2100, 12, 31))
VALUES = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**6), 10**6, places=2),
)
LINES = st.builds(
    Line,
    id=TEXTS,
    title=NAMES,
    value=VALUES,
    members=st.lists(st.builds(Member, TEXTS, TEXTS), max_size=3).map(tuple),
)
REPORTS = st.builds(
    Report,
    office=st.builds(Sender, id=NAMES, name=NAMES, province=NAMES),
    report=TEXTS,
    title=NAMES,
    edition=TEXTS,
    since=DAYS,
    until=DAYS,
    as_of=DAYS,
    lines=st.lists(LINES, max_size=4, unique_by=lambda line: line.id).map(tuple),
).map(lambda said: replace(said, until=max(said.since, said.until)))


@given(REPORTS)
def test_what_is_sent_is_what_arrives(report):
    assert from_json(to_json(report)) == report


def test_a_share_arrives_exactly_as_it_was():
    arrived = {line.id: line.value for line in from_json(to_json(REPORT)).lines}
    assert arrived["target-percent"] == Decimal("60.5")
    assert isinstance(arrived["target-percent"], Decimal)
    assert arrived["meetings-held"] is None


def test_a_share_without_its_last_zeros_arrives():
    line = Line(id="percent", title="Tỷ lệ", value=Decimal("200").normalize())
    report = Report(
        **{name: getattr(REPORT, name) for name in Report.__slots__} | {"lines": (line,)}
    )
    assert from_json(to_json(report)).lines[0].value == 200


def changed(**changes: object) -> bytes:
    return plain.written(plain.read(to_json(REPORT)) | changes)


def line_changed(**changes: object) -> bytes:
    lines = plain.read(to_json(REPORT))["lines"]
    return changed(lines=[lines[0] | changes])


def test_the_same_figure_twice_is_refused():
    lines = plain.read(to_json(REPORT))["lines"]
    with pytest.raises(Refusal, match="ghi hai lần"):
        from_json(changed(lines=[lines[0], lines[0]]))


def test_a_report_of_a_newer_program_asks_for_an_update():
    with pytest.raises(Refusal, match="cập nhật chương trình"):
        from_json(changed(format=2))


@pytest.mark.parametrize(
    "value", ["NaN", "1e999999", "Infinity", "", "12,5", "٣", "1" * 40, True, 1.5, [], 10**13]
)
def test_a_value_that_is_no_plain_number_is_refused(value):
    with pytest.raises(Refusal, match="Hãy nhờ nơi gửi"):
        from_json(line_changed(value=value))


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        changed(lines={}),
        changed(as_of="31/12/2026"),
        changed(office=None),
        line_changed(members=[{"id": "p1"}]),
        line_changed(members=["Ánh"]),
        line_changed(title=None),
    ],
)
def test_another_shape_is_refused(data):
    with pytest.raises(Refusal, match="Hãy nhờ nơi gửi"):
        from_json(data)
