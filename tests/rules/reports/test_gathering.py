"""Figures of many offices added up, and what in the figures of one cannot be true."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.calendar import period
from desktop.rules.reports import gathering
from desktop.rules.reports.gathering import Sent, Total
from desktop.rules.reports.statistics import Member, Report
from desktop.rules.reports.statistics_sets import Balance, Partition
from tests.rules.census import a_line

REPORT = Report(
    id="r",
    title="Báo cáo thử",
    periods=("year",),
    edition="1",
    lines=(
        a_line("start", count="people", at="start"),
        a_line("more", movements=("admitted",)),
        a_line("head", heading=True),
        a_line("women", part_of="more", where=("woman",)),
        a_line("men", part_of="more", where=("man",)),
        a_line("share", percent="women", of="more"),
        a_line("age", average="age", over="more"),
        a_line("less", movements=("died",)),
        a_line("end", count="people"),
        a_line("target", target="year"),
        a_line("of-term", movements=("admitted",), within="term"),
    ),
    balances=(Balance(total="end", start="start", more="more", less="less"),),
    partitions=(Partition(of="more", parts=("women", "men")),),
)
RIGHT = {"start": 50, "more": 8, "women": 6, "men": 2, "share": 75, "less": 3, "end": 55}


def total(shape, sent):
    """The sum of a line over those who know it, counted one by one."""
    asked = (shape.percent, shape.of) if shape.percent else (shape.id,)
    known = [one for one in sent if all(one.values.get(name) is not None for name in asked)]
    sums = [sum(int(one.values[name]) for one in known) for name in asked] if known else []
    return Total(sums[0] if sums else None, len(known), sums[1] if sums[1:] else None)


def added(*values, missing=()):
    """The sums over offices named a, b, c …, with their names."""
    sent = [Sent(name, f"Xã {name}", one) for name, one in zip("abcdef", values, strict=False)]
    totals = {one.id: total(one, sent) for one in REPORT.lines if not one.heading}
    expected = len(sent) + len(missing)
    found = gathering.added(REPORT, totals, len(sent), expected, period("2025"), date(2025, 12, 31))
    return gathering.named(found, REPORT, sent, missing)


class TestAdded:
    def test_counts_and_targets_are_summed_with_every_office_named(self):
        found = added({"more": 8, "target": 4}, {"more": 1200, "target": 5})
        line = found.line("more")
        assert (line.value, line.unknown) == (1208, ())
        assert [one.name for one in line.members] == ["Xã a: 8", "Xã b: 1.200"]
        assert found.line("target").value == 9

    def test_percentages_are_taken_from_the_sums(self):
        found = added({"women": 3, "more": 4, "share": 75}, {"women": 1, "more": 12, "share": 8})
        assert found.line("share").value == 25
        assert found.line("share").level == 1

    def test_an_average_is_never_added(self):
        line = added({"age": Decimal("27.5"), "more": 2}, {"age": Decimal(30), "more": 9}).line(
            "age"
        )
        assert (line.value, line.text, line.title) == (None, "–", "age (không cộng được)")
        assert [one.name for one in line.members] == ["Xã a: 27,5", "Xã b: 30"]

    def test_who_does_not_know_a_figure_stays_visible(self):
        line = added({"more": 8}, {"more": None}, {}).line("more")
        assert (line.value, line.title) == (8, "more (2 nơi chưa rõ)")
        assert [(one.name, one.note) for one in line.unknown] == [
            ("Xã b", "chưa rõ"),
            ("Xã c", "chưa rõ"),
        ]

    def test_a_percentage_leaves_out_who_does_not_know_its_whole(self):
        line = added({"women": 1, "more": 4}, {"women": 3, "more": None}).line("share")
        assert (line.value, line.title) == (25, "share (1 nơi chưa rõ)")

    def test_what_nobody_knows_is_not_known_and_nobody_is_not_nothing(self):
        assert added({"more": None}).line("more").text == "chưa rõ"
        assert added({"more": 0}).line("more").text == "0"
        assert added({"more": 0, "women": 0}).line("share").text == "–"

    def test_who_sent_nothing_is_named_in_every_figure(self):
        found = added({"more": 8}, missing=(Member("z", "Xã z"),))
        assert found.title == "Báo cáo thử năm 2025, tổng hợp 1/2 nơi"
        assert [(one.name, one.note) for one in found.line("more").unknown] == [
            ("Xã z", "chưa gửi")
        ]
        assert found.line("more").title == "more"

    def test_headings_stay(self):
        assert added({"more": 1}).line("head").heading

    @given(st.lists(st.integers(0, 10**6) | st.none(), max_size=6))
    def test_the_sum_is_that_of_the_known_whatever_their_order(self, counts):
        values = [{"more": one} for one in counts]
        known = [one for one in counts if one is not None]
        expected = sum(known) if known else None
        assert added(*values).line("more").value == expected
        assert added(*reversed(values)).line("more").value == expected


class TestContradictions:
    def told(self, **values):
        return gathering.contradictions(REPORT, RIGHT | values)

    def test_right_figures_have_none(self):
        assert self.told() == ()

    def test_what_is_not_known_contradicts_nothing(self):
        assert self.told(start=None, men=None, share=None) == ()

    def test_a_balance(self):
        assert self.told(end=56) == ("end là 56, nhưng 50 đầu kỳ + 8 tăng − 3 giảm = 55",)

    def test_parts_of_a_whole(self):
        assert self.told(men=1) == ("more là 8, nhưng các phần của số này cộng lại là 7",)

    def test_a_part_larger_than_its_whole(self):
        assert self.told(women=9, men=None, share=None) == (
            "women là 9, nhiều hơn số chứa nó (more: 8)",
        )

    def test_a_percentage_that_is_not_that_of_its_parts(self):
        assert self.told(share=70) == ("share ghi 70, tính lại là 75",)

    def test_less_than_nothing(self):
        assert self.told(target=-1) == ("target là số âm (-1)",)


def test_the_start_of_a_period_is_the_end_of_the_one_before():
    assert gathering.breaks(REPORT, RIGHT, {"end": 50}) == ()
    assert gathering.breaks(REPORT, RIGHT, {}) == ()
    assert gathering.breaks(REPORT, RIGHT, {"end": 51}) == (
        "start là 50, nhưng kỳ trước end là 51",
    )


def test_counts_that_moved_by_more_than_half_are_told_unless_small_or_of_the_term():
    before = {"start": 100, "more": 2, "less": 40, "target": None, "of-term": 10}
    after = {"start": 150, "more": 12, "less": 61, "target": 90, "of-term": 90}
    told = [one.text for one in gathering.swings(REPORT, after, before)]
    assert told == ["less: 40 → 61"]


def test_differences_are_told_line_by_line():
    told = [one.text for one in gathering.differences(REPORT, RIGHT, RIGHT | {"more": 9, "age": 3})]
    assert told == ["more: 8 → 9", "age: chưa rõ → 3"]


def test_a_share_of_nobody_and_an_age_of_nobody_have_no_sense():
    """They are told with a dash, as in the report itself; what is not known stays so."""
    nobody = {"more": 0, "women": 0, "men": 0, "share": None}
    assert gathering.empty(REPORT, nobody) == {"share", "age"}
    assert gathering.empty(REPORT, {"more": None}) == frozenset()
    told = [one.text for one in gathering.differences(REPORT, nobody, {"share": 75, "age": None})]
    assert "share: – → 75" in told
