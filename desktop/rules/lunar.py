"""The Vietnamese lunar calendar (UTC+7), as far as public holidays need it.

New moons and the sun's longitude follow Meeus, Astronomical Algorithms (1998), chapters 25 and 49;
the eleventh month holds the winter solstice, and of thirteen months the first one without
a principal term is the leap month.
"""

from __future__ import annotations

import functools
import math
from datetime import date

_SYNODIC_MONTH = 29.530588861
_NEW_MOON_2000 = 2451550.09766
_ZONE = 7 / 24
_ORDINAL_OF_JULIAN_DAY_0 = -1721425
_SOLSTICE = 9


@functools.cache
def day_of(year: int, month: int, day: int) -> date:
    """The solar day of a day of a lunar month (not of its leap twin), 1 ≤ month ≤ 10."""
    winter, next_winter = _eleventh_month(year - 1), _eleventh_month(year)
    months = round((_first_day(next_winter) - _first_day(winter)) / _SYNODIC_MONTH)
    steps = month + 1
    if months == 13 and steps >= _leap_month(winter):
        steps += 1
    return date.fromordinal(_first_day(winter + steps) + day - 1)


def new_year(year: int) -> date:
    """The first day of Tết of a year."""
    return day_of(year, 1, 1)


def ancestors_day(year: int) -> date:
    """Giỗ Tổ Hùng Vương, the tenth day of the third month."""
    return day_of(year, 3, 10)


def _eleventh_month(year: int) -> int:
    """The number of the new moon (0 = January 2000) that opens the month of the solstice."""
    last_day = date(year, 12, 31).toordinal()
    moon = math.floor((last_day - date(2000, 1, 6).toordinal()) / _SYNODIC_MONTH) + 1
    while _first_day(moon) > last_day or _term(_first_day(moon)) == _SOLSTICE:
        moon -= 1
    return moon


def _leap_month(winter: int) -> int:
    """How many months after the eleventh the leap month of a year of thirteen stands."""
    return next(
        step
        for step in range(1, 13)
        if _term(_first_day(winter + step)) == _term(_first_day(winter + step + 1))
    )


@functools.cache
def _first_day(moon: int) -> int:
    """The ordinal, in Viet Nam, of the day of a new moon."""
    moment = _new_moon(moon) - _delta(moon) + _ZONE
    return math.floor(moment + 0.5) + _ORDINAL_OF_JULIAN_DAY_0


def _term(ordinal: int) -> int:
    """The twelfth of the sun's way (0 from the spring equinox) at the beginning of a day."""
    julian = ordinal - _ORDINAL_OF_JULIAN_DAY_0 - 0.5 - _ZONE
    return math.floor(_sun_longitude(julian) / 30)


def _delta(moon: int) -> float:
    """Terrestrial less universal time in days, near enough for 1990 to 2060."""
    years = moon / 12.3685
    return (63.8 + 0.55 * years) / 86400


def _new_moon(moon: int) -> float:
    """The Julian ephemeris day of a new moon."""
    t = moon / 1236.85
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = math.radians(2.5534 + 29.10535670 * moon - 0.0000014 * t * t)
    anomaly = math.radians(201.5643 + 385.81693528 * moon + 0.0107582 * t * t)
    latitude = math.radians(160.7108 + 390.67050284 * moon - 0.0016118 * t * t)
    node = math.radians(124.7746 - 1.56375588 * moon + 0.0020672 * t * t)
    correction = (
        -0.40720 * math.sin(anomaly)
        + 0.17241 * eccentricity * math.sin(sun)
        + 0.01608 * math.sin(2 * anomaly)
        + 0.01039 * math.sin(2 * latitude)
        + 0.00739 * eccentricity * math.sin(anomaly - sun)
        - 0.00514 * eccentricity * math.sin(anomaly + sun)
        + 0.00208 * eccentricity * eccentricity * math.sin(2 * sun)
        - 0.00111 * math.sin(anomaly - 2 * latitude)
        - 0.00057 * math.sin(anomaly + 2 * latitude)
        + 0.00056 * eccentricity * math.sin(2 * anomaly + sun)
        - 0.00042 * math.sin(3 * anomaly)
        + 0.00042 * eccentricity * math.sin(sun + 2 * latitude)
        + 0.00038 * eccentricity * math.sin(sun - 2 * latitude)
        - 0.00024 * eccentricity * math.sin(2 * anomaly - sun)
        - 0.00017 * math.sin(node)
    )
    return _NEW_MOON_2000 + _SYNODIC_MONTH * moon + 0.00015437 * t * t + correction


def _sun_longitude(julian: float) -> float:
    """The apparent longitude of the sun in degrees, 0 to 360."""
    t = (julian - 2451545.0) / 36525
    anomaly = math.radians(357.52911 + 35999.05029 * t)
    longitude = 280.46646 + 36000.76983 * t
    longitude += (1.914602 - 0.004817 * t) * math.sin(anomaly)
    longitude += 0.019993 * math.sin(2 * anomaly) + 0.000289 * math.sin(3 * anomaly)
    longitude -= 0.00569 + 0.00478 * math.sin(math.radians(125.04 - 1934.136 * t))
    return longitude % 360
