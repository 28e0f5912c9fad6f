"""The lean reading of facts gives the same figures as the whole."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules import calendar
from desktop.rules.reports import statistics as rules
from desktop.services import facts
from desktop.services.office import trial
from desktop.services.reports import pictures, statistics
from tests.deeds import NOW
from tests.definitions import random_offices

PERIOD, AS_OF = calendar.period("2025"), date(2025, 12, 31)


@pytest.fixture(scope="module")
def both():
    """All facts of a random office, and those that figures are counted from."""
    office = trial(lambda: NOW)
    random_offices.fill(office, 77)
    return office.read(facts.whole), office.read(statistics.whole)


def test_every_report_says_the_same(both):
    """Figures with their names, of every report there is."""
    for report in statistics.reports():
        whole, lean = (rules.figures(report, one, PERIOD, AS_OF) for one in both)
        assert lean == whole


def test_the_pictures_are_the_same(both):
    """Also those who stand behind each row."""
    whole, lean = (pictures.of_scene(rules.scene_of(one, PERIOD, AS_OF), AS_OF) for one in both)
    assert lean == whole
    assert len(lean[1].people) > 2
