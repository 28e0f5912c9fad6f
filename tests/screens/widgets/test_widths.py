"""Widths of columns: what the texts ask for, and who gives way when the room does not do."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.screens.widgets.widths import share

COLUMNS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 120)), min_size=1, max_size=8)


def test_all_have_what_they_ask_for_where_the_room_allows():
    assert share([100, 50, 200], [40, 40, 40], 400) == [100, 50, 200]


def test_the_widest_give_way_and_the_narrow_stay_whole():
    assert share([300, 60, 200], [40, 40, 40], 400) == [170, 60, 170]


def test_none_is_narrower_than_its_heading():
    assert share([300, 60], [250, 60], 200) == [250, 60]


@given(COLUMNS, st.integers(0, 2000))
def test_the_room_is_kept_whenever_the_headings_allow(columns, room):
    wanted, least = (list(side) for side in zip(*columns, strict=True))
    widths = share(wanted, least, room)

    full = list(map(max, wanted, least))
    assert sum(widths) <= max(room, sum(least))
    assert all(width >= one for width, one in zip(widths, least, strict=True))
    assert sum(widths) == min(sum(full), max(room, sum(least)))
    for width, most in zip(widths, full, strict=True):
        if width < most:
            assert all(
                one <= width + 1 or one == low for one, low in zip(widths, least, strict=True)
            )
