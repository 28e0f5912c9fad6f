"""Each official table against counts in plain SQL, which knows nothing of our conditions."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from sqlalchemy import text

from desktop.rules import calendar, statistics
from desktop.rules.facts.whole import OfficeFacts
from desktop.services import facts
from desktop.services import statistics as reports
from desktop.services.office import Office, trial
from tests.deeds import NOW
from tests.definitions import random_offices

SEEDS = range(10)
PERIODS = ("2024", "2025", "2025-H1", "2024-H2", "2025-H2")

# Who became a member or ceased to be one, and on which day; part dates count as their first.
EVENTS = """
WITH RECURSIVE
held AS (
  SELECT c.person_id, s.day, c.id AS case_id, c.again
  FROM step s JOIN "case" c ON c.id = s.case_id WHERE s.step = 'ceremony'),
moved AS (
  SELECT person_id, kind, day, reach FROM movement
  UNION ALL
  SELECT person_id, iif(kind = 'in', 'transferred-in', 'transferred-out'), received,
         iif(reach = '' AND kind = 'abroad', 'abroad', reach)
  FROM transfer WHERE received IS NOT NULL AND kind IN ('in', 'out', 'abroad')),
began_by AS (SELECT person_id, kind, min(day) FROM moved GROUP BY person_id),
told AS (
  SELECT m.person_id, coalesce(m.admitted, m.decided) AS written
  FROM membership m
  WHERE NOT EXISTS (SELECT 1 FROM held WHERE held.person_id = m.person_id AND NOT held.again)
    AND NOT EXISTS (SELECT 1 FROM began_by b WHERE b.person_id = m.person_id
                    AND b.kind IN ('transferred-in', 'restored'))
    AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.person_id = m.person_id
                    AND t.kind = 'in-temporary')),
event AS (
  SELECT person_id, 'admitted' AS kind, day, day AS latest, 1 AS joins, '' AS reach, case_id, again
  FROM held
  UNION ALL
  SELECT person_id, 'admitted', substr(written || '-01-01', 1, 10),
         CASE length(written) WHEN 4 THEN written || '-12-31'
              WHEN 7 THEN date(written || '-01', '+1 month', '-1 day') ELSE written END,
         1, '', NULL, NULL
  FROM told WHERE written IS NOT NULL
  UNION ALL
  SELECT person_id, kind, day, day, kind IN ('transferred-in', 'restored'), reach, NULL, NULL
  FROM moved
  UNION ALL
  SELECT c.person_id, 'struck-off', s.day, s.day, 0, '', NULL, NULL
  FROM step s JOIN "case" c ON c.id = s.case_id
  WHERE s.step IN ('not-recognised', 'struck-off')),
"""

# Everybody not in the bin with what is true of them on :day of each row of `counted`.
ABOUT = """
about AS MATERIALIZED (
  SELECT p.*, counted.day AS on_day, counted.kind, counted.reach, counted.again,
    counted.case_id, counted.in_time,
    iif(a.id IS NULL, p.occupation_group, a.occupation_group) AS work,
    iif(a.id IS NULL, p.general_level, a.general_level) AS schooled,
    iif(a.id IS NULL, p.professional_level, a.professional_level) AS trained,
    iif(a.id IS NULL, p.political_theory, a.political_theory) AS theory,
    iif(a.id IS NULL, p.groups, a.groups) AS ticks,
    lower(p.ethnicity) AS people,
    CASE length(p.born) WHEN 4 THEN p.born || '-12-31'
         WHEN 7 THEN date(p.born || '-01', '+1 month', '-1 day') ELSE p.born END AS born_latest,
    substr(p.born || '-01-01', 1, 10) AS born_earliest,
    coalesce(
      (SELECT joins FROM event e WHERE e.person_id = p.id AND e.day <= counted.day
       ORDER BY e.day DESC LIMIT 1),
      (SELECT 1 FROM told WHERE told.person_id = p.id AND told.written IS NULL), 0) AS member,
    (SELECT e.case_id FROM event e WHERE e.person_id = p.id AND e.day <= counted.day
       AND e.kind = 'admitted' ORDER BY e.day DESC LIMIT 1) AS own_case,
    m.official, m.card_number, m.old_card_number, m.dossier_number,
    coalesce(
      (SELECT max(s.day) FROM step s JOIN "case" c ON c.id = s.case_id
       WHERE c.person_id = p.id AND s.step = 'decision' AND s.day <= counted.day),
      substr(coalesce(m.decided, m.admitted) || '-01-01', 1, 10)) AS decided,
    (SELECT sector FROM cell WHERE cell.id = coalesce(
      (SELECT cell_id FROM belonging b WHERE b.person_id = p.id
       AND coalesce(b.since, '') <= counted.day AND counted.day <= coalesce(b.until, '9999')
       ORDER BY b.since DESC LIMIT 1),
      (SELECT cell_id FROM belonging b WHERE b.person_id = p.id
       AND EXISTS (SELECT 1 FROM "case" c WHERE c.person_id = p.id)
       ORDER BY b.until IS NULL DESC, b.since DESC LIMIT 1))) AS sector
  FROM counted JOIN person p ON p.id = counted.person_id
  LEFT JOIN membership m ON m.person_id = p.id
  LEFT JOIN at_admission a ON a.case_id = counted.case_id
  WHERE p.removed IS NULL),
aged AS MATERIALIZED (
  SELECT *,
    substr(on_day, 1, 4) - substr(born_latest, 1, 4)
      - (substr(on_day, 6) < substr(born_latest, 6)) AS youngest,
    substr(on_day, 1, 4) - substr(born_earliest, 1, 4)
      - (substr(on_day, 6) < substr(born_earliest, 6)) AS oldest,
    substr(on_day, 1, 4) - substr(decided, 1, 4)
      - (substr(on_day, 6) < substr(decided, 6)) AS party_age,
    CASE WHEN own_case IS NOT NULL
         THEN NOT EXISTS (SELECT 1 FROM step s WHERE s.case_id = own_case
                          AND s.step = 'recognition-decision' AND s.day <= on_day)
         ELSE substr(official || '-01-01', 1, 10) > on_day END AS probationary
  FROM about)
"""
COUNTED = {
    "start": "counted AS (SELECT id AS person_id, date(:first, '-1 day') AS day, '' AS kind,"
    " '' AS reach, NULL AS again, NULL AS case_id, 1 AS in_time FROM person),",
    "end": "counted AS (SELECT id AS person_id, :last AS day, '' AS kind, '' AS reach,"
    " NULL AS again, NULL AS case_id, 1 AS in_time FROM person),",
    "moves": "counted AS (SELECT person_id, day, kind, reach, again, case_id,"
    " latest <= :last AS in_time FROM event WHERE day BETWEEN :first AND :last),",
    "official": "counted AS (SELECT person_id, official AS day, '' AS kind, '' AS reach,"
    " NULL AS again, NULL AS case_id, 1 AS in_time FROM membership m"
    " WHERE official BETWEEN :first AND :last AND length(official) = 10"
    ' AND NOT EXISTS (SELECT 1 FROM step s JOIN "case" c ON c.id = s.case_id'
    " WHERE c.person_id = m.person_id AND s.step = 'recognition-decision')),",
}
JOINED = "kind IN ('admitted', 'transferred-in', 'restored')"
LEFT = "kind IN ('died', 'expelled', 'struck-off', 'resigned', 'transferred-out')"
RELIGIOUS = "religion NOT IN ('', 'Không')"
CELLS = """
SELECT {columns} FROM cell WHERE coalesce(substr(founded || '-01-01', 1, 10), '') <= :last
  AND coalesce(dissolved, '9999') > :last
"""
UNITS = """
SELECT {columns} FROM unit WHERE coalesce(since, '') <= :last AND coalesce(until, '9999') > :last
"""

WORK = {
    **{code: code for code in ("state-official", "party-official", "commune-official")},
    **{code: code for code in ("hamlet-worker", "public-employee", "private-service")},
    **{code: code for code in ("business-leader", "business-staff", "worker", "farmer")},
    **{code: code for code in ("soldier", "student", "pupil", "other")},
}
AGES = {18: 30, 31: 35, 36: 40, 41: 45, 46: 50, 51: 55, 56: 60}
MEDALS = (30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
ERAS = {
    "1945": ("1930-02-03", "1945-08-18"),
    "1954": ("1945-08-19", "1954-07-20"),
    "1975": ("1954-07-21", "1975-04-30"),
    "now": ("1975-05-01", "9999-12-31"),
}
PEOPLES = """
    Kinh|Tày|Thái|Hoa|Khơ-me|Mường|Nùng|Mông|Dao|Gia-rai|Ngái|Ê-đê|Ba-na|Xơ-đăng|Sán Chay|Cơ-ho|
    Chăm|Sán Dìu|Hrê|Mnông|Ra-glai|Xtiêng|Bru-Vân Kiều|Thổ|Giáy|Cơ-tu|Gié-Triêng|Mạ|Khơ-mú|Co|
    Tà-ôi|Chơ-ro|Kháng|Xinh-mun|Hà Nhì|Chu-ru|Lào|La Chí|La Ha|Phù Lá|La Hủ|Lự|Lô Lô|Chứt|Mảng|
    Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ-măm
"""
SPELLED = {"Mông": "'mông', 'hmông'", "Khơ-me": "'khơ-me', 'khmer'", "Ê-đê": "'Ê-đê', 'ê-đê'"}
RELIGIONS = {
    "buddhist": "Phật giáo",
    "catholic": "Công giáo",
    "hoa-hao": "Phật giáo Hòa Hảo",
    "cao-dai": "Cao Đài",
    "protestant": "Tin Lành",
    "islam": "Hồi giáo",
}
SECTORS = {
    "village": "'village'",
    "urban-block": "'urban-block'",
    "agency": "'agency'",
    "public": "'school', 'health', 'farm-extension'",
    "military": "'military'",
    "police": "'police'",
    "business": "'enterprise', 'cooperative'",
    "other": "'other'",
}


def _ticked(group: str) -> str:
    return f"EXISTS (SELECT 1 FROM json_each(ticks) WHERE value = '{group}')"


def _described(start: str) -> dict[str, str]:
    """What tables 2 and 3 ask alike, by the end of the line's id."""
    union = "oldest <= 30 AND substr(union_joined || '-01-01', 1, 10) <= on_day"
    told = {
        "women": "sex = 'nữ'",
        "minority": "people NOT IN ('', 'kinh')",
        "religious": RELIGIOUS,
        "union": f"{_ticked('union-member')} OR {union}",
        "business": "work IN ('business-leader', 'business-staff', 'worker')",
        "age-60": "youngest >= 61",
        "age-unknown": f"NOT coalesce({_in_an_age()}, 0)",
        "general-unknown": "schooled = ''",
        "professional-unknown": "trained IN ('', 'none')",
        "associate-professor": "academic_title IN ('Phó Giáo sư', 'PGS')",
        "professor": "academic_title = 'Giáo sư'",
    }
    told |= {group: _ticked(group) for group in ("business-owner", "population-policy")}
    told |= {"foreign-marriage": _ticked("foreign-marriage")}
    told |= {end: f"work = '{code}'" for end, code in WORK.items()}
    told |= {f"age-{least}": _aged(least, most) for least, most in AGES.items()}
    told |= {
        level: f"schooled = '{level}'"
        for level in ("literate", "primary", "lower-secondary", "upper-secondary")
    }
    told |= {
        level: f"trained = '{level}'"
        for level in ("elementary", "vocational", "college", "university", "master", "doctor")
    }
    return {f"{start}-{end}": asked for end, asked in told.items()}


def _aged(least: int, most: int) -> str:
    return f"youngest >= {least} AND oldest <= {most}"


def _in_an_age() -> str:
    return " OR ".join([*(_aged(*span) for span in AGES.items()), "youngest >= 61"])


def _peoples(whole: str) -> dict[str, str]:
    names = [name.strip() for name in PEOPLES.split("|")]
    told = {
        f"ethnic-{number:02d}": f"people IN ({SPELLED.get(name, repr(name.lower()))})"
        for number, name in enumerate(names, 1)
    }
    named = " OR ".join(told.values())
    told |= {"foreign-born": "people = 'người nước ngoài'", "ethnic-unknown": f"NOT ({named})"}
    told["religious"] = RELIGIOUS
    told |= {f"religion-{end}": f"religion = '{name}'" for end, name in RELIGIONS.items()}
    known = ", ".join(repr(name) for name in RELIGIONS.values())
    told["religion-other"] = f"{RELIGIOUS} AND religion NOT IN ({known})"
    return {whole: "1", **told}


def _sectors(start: str, unknown: str) -> dict[str, str]:
    told = {f"{start}-{end}": f"sector IN ({codes})" for end, codes in SECTORS.items()}
    return {**told, f"{start}-{unknown}": "sector IS NULL"}


CHANGE = {
    "joined": JOINED,
    "left": LEFT,
    "transferred-in-far": "kind = 'transferred-in' AND reach IN ('other-province', 'abroad')",
    "transferred-in-near": "kind = 'transferred-in' AND reach = 'province'",
    "transferred-out-far": "kind = 'transferred-out' AND reach IN ('other-province', 'abroad')",
    "transferred-out-near": "kind = 'transferred-out' AND reach = 'province'",
    "struck-off-probationary": "kind = 'struck-off' AND probationary",
    **{kind: f"kind = '{kind}'" for kind in ("admitted", "transferred-in", "restored", "died")},
    **{kind: f"kind = '{kind}'" for kind in ("expelled", "struck-off", "resigned")},
    "transferred-out": "kind = 'transferred-out'",
}
WITH_ADMISSION = """id IN (
  SELECT coalesce(
    (SELECT cell_id FROM belonging b WHERE b.person_id = e.person_id
     AND coalesce(b.since, '') <= e.day AND e.day <= coalesce(b.until, '9999')
     ORDER BY b.since DESC LIMIT 1),
    (SELECT cell_id FROM belonging b WHERE b.person_id = e.person_id AND e.case_id IS NOT NULL
     ORDER BY b.until IS NULL DESC, b.since DESC LIMIT 1), '')
  FROM event e JOIN person p ON p.id = e.person_id AND p.removed IS NULL
  WHERE e.kind = 'admitted' AND e.day BETWEEN :first AND :last)"""
EMPTY = "coalesce(cell_id, '') NOT IN (SELECT cell_at FROM listed WHERE cell_at IS NOT NULL)"
LISTED = """,
listed AS (
  SELECT coalesce(
    (SELECT cell_id FROM belonging b WHERE b.person_id = a.id
     AND coalesce(b.since, '') <= :last AND :last <= coalesce(b.until, '9999')
     ORDER BY b.since DESC LIMIT 1),
    (SELECT cell_id FROM belonging b WHERE b.person_id = a.id
     AND EXISTS (SELECT 1 FROM "case" c WHERE c.person_id = a.id)
     ORDER BY b.until IS NULL DESC, b.since DESC LIMIT 1)) AS cell_at
  FROM aged a WHERE member)
"""
STEPPED = """
SELECT count(DISTINCT c.person_id) FROM step s JOIN "case" c ON c.id = s.case_id
JOIN person p ON p.id = c.person_id AND p.removed IS NULL
WHERE s.step = '{step}' AND s.day BETWEEN :first AND :last
"""
OFFICIAL = "member AND NOT probationary"
CARD = "coalesce(card_number, '') || coalesce(old_card_number, '') != ''"
NUMBERED = "coalesce(dossier_number, '') != ''"


@functools.cache
def _drawn(seed: int) -> tuple[Office, OfficeFacts]:
    office = trial(lambda: NOW)
    random_offices.fill(office, seed)
    return office, office.read(facts.whole)


class _Counted:
    """The counts of one office over one period, by plain SQL."""

    def __init__(self, seed: int) -> None:
        self.office, self._facts = _drawn(seed)
        self.period = calendar.period(PERIODS[seed % len(PERIODS)])
        self._days = {"first": str(self.period.first), "last": str(self.period.last)}

    def people(self, at: str, asked: Mapping[str, str], start: str = "") -> dict[str, int]:
        """How many of those counted so answer each question."""
        start = start or ("in_time" if at == "moves" else "member")
        sums = ", ".join(f"sum({start} AND coalesce({one}, 0))" for one in _bracketed(asked))
        query = f"{EVENTS}{COUNTED[at]}{ABOUT} SELECT {sums} FROM aged"
        return dict(zip(asked, self._row(query), strict=True))

    def average_age(self, at: str, asked: str) -> Decimal | None:
        """The mean of the full years of whom the age is sure, to a tenth."""
        query = (
            f"{EVENTS}{COUNTED[at]}{ABOUT} SELECT sum(oldest), count(*) FROM aged"
            f" WHERE oldest = youngest AND {asked}"
        )
        years, many = self._row(query)
        if not many:
            return None
        return (Decimal(years) / many).quantize(Decimal("0.1"), ROUND_HALF_UP)

    def places(self, query: str, asked: Mapping[str, str]) -> dict[str, int]:
        """How many cells or places answer each question."""
        sums = ", ".join(f"sum(coalesce({one}, 0))" for one in _bracketed(asked))
        whole = f"{EVENTS}{COUNTED['end']}{ABOUT}{LISTED}" + query.format(columns=sums)
        return dict(zip(asked, self._row(whole), strict=True))

    def stepped(self, step: str) -> int:
        """For how many people a step was recorded."""
        return int(self._row(STEPPED.format(step=step))[0])

    def acts(self, told: str) -> int:
        """How many rows of that kind are dated in the period, of people not in the bin."""
        query = (
            f"SELECT count(*) FROM {told} BETWEEN :first AND :last AND person_id IN"
            " (SELECT id FROM person WHERE removed IS NULL)"
        )
        return int(self._row(query)[0])

    def recognised(self) -> int:
        """How many became official, by a case or by the day in the record of members."""
        without_a_case = self.people("official", {"all": "1"}, start="member")["all"]
        return self.stepped("recognition-decision") + without_a_case

    def ours(self, report: str) -> dict[str, object]:
        """What our report says, without what is not a number or a heading."""
        shape = reports.report(report)
        counted = statistics.figures(shape, self._facts, self.period, date(2026, 7, 1))
        return {line.id: line.value for line in counted.lines if not line.heading}

    def _row(self, query: str) -> tuple:
        def ask(session):
            return session.execute(text(query), self._days).one()

        return tuple(0 if value is None else value for value in self.office.read(ask))


def _bracketed(asked: Mapping[str, str]) -> list[str]:
    return [f"({one})" for one in asked.values()]


@pytest.fixture(params=SEEDS)
def counted(request):
    """One random office after the other."""
    return _Counted(request.param)


def test_gains_and_losses(counted):
    """Table 1; A + B - C = D holds wherever no part date hangs over the end."""
    found = counted.people("moves", CHANGE)
    found |= {"members-start": counted.people("start", {"all": "1"})["all"]}
    found |= {"members-end": counted.people("end", {"all": "1"})["all"]}
    assert found == counted.ours("table-change")


def test_newly_admitted(counted):
    """Table 2: as they were on the day."""
    asked = {f"{line}": f"kind = 'admitted' AND ({one})" for line, one in ADMITTED.items()}
    found: dict[str, object] = dict(counted.people("moves", asked))
    age = counted.average_age("moves", "kind = 'admitted' AND in_time")
    found["admitted-average-age"] = age
    found |= counted.places(CELLS, {"cells": "1", "cells-with-admission": WITH_ADMISSION})
    assert found == counted.ours("table-admitted")


def test_members(counted):
    """Table 3: as they are."""
    found: dict[str, object] = dict(counted.people("end", MEMBERS))
    found["members-average-age"] = counted.average_age("end", "member")
    assert found == counted.ours("table-members")


def test_peoples(counted):
    """Tables 2B and 4."""
    admitted = {
        line: f"kind = 'admitted' AND ({one})" for line, one in _peoples("admitted").items()
    }
    assert counted.people("moves", admitted) == counted.ours("table-admitted-peoples")
    assert counted.people("end", _peoples("members-end")) == counted.ours("table-peoples")


def test_kinds_of_place(counted):
    """Table 5."""
    found = counted.people("end", {"members-end": "1", **_sectors("members", "sector-unknown")})
    found |= counted.places(CELLS, {"cells": "1", **_sectors("cells", "unknown")})
    assert found == counted.ours("table-kinds")


def test_work_with_members(counted):
    """The table on work with members."""
    found = counted.people("end", WORK_WITH_MEMBERS)
    found |= counted.people("moves", {line: CHANGE[line] for line in MOVED})
    cells = {"cells": "1", "cells-without-admission": f"NOT ({WITH_ADMISSION})"}
    found |= counted.places(CELLS, cells)
    found |= counted.places(UNITS, PLACES)
    found |= {"recognised": counted.recognised()}
    found |= {line: counted.stepped(step) for line, step in STEPS.items()}
    found |= {line: counted.acts(told) for line, told in ACTS.items()}
    assert found == counted.ours("table-work")


ADMITTED = {
    "admitted": "1",
    **_described("admitted"),
    "admitted-again": "again",
    "admitted-occupation-unknown": "work IN ('', 'retired')",
}
MEMBERS = {
    "members-end": "1",
    **_described("members"),
    "members-probationary": "probationary",
    "members-veterans": _ticked("veteran"),
    "members-working": "work NOT IN ('', 'retired')",
    "members-retired": "work = 'retired'",
    "members-exempt": "work = 'retired' AND (SELECT status = 'exempt' AND coalesce("
    "substr(status_on || '-01-01', 1, 10) <= on_day, 1) FROM central WHERE person_id = aged.id)",
    "members-occupation-unknown": "work = ''",
    **{f"members-era-{era}": f"decided BETWEEN '{a}' AND '{b}'" for era, (a, b) in ERAS.items()},
    "members-era-unknown": "decided IS NULL OR decided < '1930-02-03'",
    "members-theory-elementary": "theory IN ('Sơ cấp', 'SC')",
    "members-theory-intermediate": "theory = 'Trung cấp'",
    "members-theory-advanced": "theory IN ('Cao cấp', 'Cử nhân')",
    "members-theory-unknown": "theory IN ('', 'Chưa qua đào tạo')",
    **{f"members-party-age-{y}": f"party_age BETWEEN {y} AND {y + 4}" for y in MEDALS[:-1]},
    "members-party-age-90": "party_age >= 90",
}
WORK_WITH_MEMBERS = {
    "official": OFFICIAL,
    "with-card": f"{OFFICIAL} AND {CARD}",
    "without-card": f"{OFFICIAL} AND NOT ({CARD})",
    "members-end": "1",
    "with-dossier": NUMBERED,
    "without-dossier": f"NOT ({NUMBERED})",
}
MOVED = (
    *("transferred-out", "transferred-in", "expelled", "struck-off", "struck-off-probationary"),
    "resigned",
)
ACTS = {
    "away-for-a-time": "transfer t WHERE kind IN ('out-temporary', 'abroad-temporary')"
    " AND coalesce(letter, received)",
    "here-for-a-time": "transfer t WHERE kind = 'in-temporary' AND received",
    "reprimanded": "discipline t WHERE form = 'reprimand' AND day",
    "warned": "discipline t WHERE form = 'warning' AND day",
    "removed-from-post": "discipline t WHERE form = 'removal' AND day",
}
PLACES = {
    "units": "1",
    "units-without-members": EMPTY,
    "units-hamlets": f"{EMPTY} AND kind IN ('village', 'hamlet', 'urban-block')",
    "units-schools": f"{EMPTY} AND kind = 'school'",
    "units-others": f"{EMPTY} AND kind NOT IN ('village', 'hamlet', 'urban-block', 'school')",
    "units-without-cell": "cell_id IS NULL",
}
STEPS = {
    "not-recognised": "not-recognised",
    "candidates-chosen": "candidate",
    "class-sent": "class-sent",
}
