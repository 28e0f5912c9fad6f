"""Counts in plain SQL over random offices: it knows nothing of our conditions."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import text

from desktop.rules import calendar
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.reports import statistics
from desktop.services import facts
from desktop.services.office import Office, trial
from desktop.services.reports import statistics as reports
from tests.deeds import NOW
from tests.definitions import random_offices

PERIODS = ("2024", "2025", "2025-H1", "2024-H2", "2025-H2", "2026-H1")

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
  FROM transfer WHERE received IS NOT NULL AND kind IN ('in', 'out', 'abroad')
  UNION ALL
  SELECT person_id, kind, day, '' FROM departure
  WHERE day IS NOT NULL AND kind IN ('died', 'expelled', 'struck-off', 'resigned')),
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
  SELECT person_id, 'admitted' AS kind, day, 1 AS joins, '' AS reach, case_id, again
  FROM held
  UNION ALL
  SELECT person_id, 'admitted', substr(written || '-01-01', 1, 10), 1, '', NULL, NULL
  FROM told WHERE written IS NOT NULL
  UNION ALL
  SELECT person_id, kind, day, kind IN ('transferred-in', 'restored'), reach, NULL, NULL
  FROM moved
  UNION ALL
  SELECT c.person_id, 'struck-off', s.day, 0, '', NULL, NULL
  FROM step s JOIN "case" c ON c.id = s.case_id
  WHERE s.step IN ('not-recognised', 'struck-off')),
"""

# Everybody not in the bin with what is true of them on :day of each row of `counted`.
ABOUT = """
about AS MATERIALIZED (
  SELECT p.*, counted.day AS on_day, counted.kind, counted.reach, counted.again,
    counted.case_id,
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
    coalesce(
      (SELECT cell_id FROM belonging b WHERE b.person_id = p.id
       AND coalesce(b.since, '') <= counted.day AND counted.day <= coalesce(b.until, '9999')
       ORDER BY b.since DESC LIMIT 1),
      (SELECT cell_id FROM belonging b WHERE b.person_id = p.id
       AND EXISTS (SELECT 1 FROM "case" c WHERE c.person_id = p.id)
       ORDER BY b.until IS NULL DESC, b.since DESC LIMIT 1)) AS cell_at,
    iif(r.decided = '', r.proposed, r.decided) AS rank, r.cause
  FROM counted JOIN person p ON p.id = counted.person_id
  LEFT JOIN membership m ON m.person_id = p.id
  LEFT JOIN at_admission a ON a.case_id = counted.case_id
  LEFT JOIN member_rank r ON r.person_id = p.id
    AND r.year = CAST(substr(:last, 1, 4) AS INTEGER)
  WHERE p.removed IS NULL),
placed AS MATERIALIZED (
  SELECT c.*, CASE
    WHEN o.model = 'B' OR c.kind = 'village' THEN json_array(o.commune_kind)
    WHEN c.kind = 'base' THEN json_array(c.sector)
    ELSE (SELECT json_group_array(DISTINCT other.sector) FROM cell other
          WHERE other.kind = 'under' AND other.base_committee = c.base_committee
            AND c.base_committee <> '') END AS kinds,
    o.model = 'B' OR c.kind <> 'base' AS is_under,
    coalesce(substr(c.founded || '-01-01', 1, 10), '') <= :last
      AND coalesce(c.dissolved, '9999') > :last AS working,
    coalesce(iif(r.decided = '', r.proposed, r.decided), '') AS rank
  FROM cell c CROSS JOIN office o
  LEFT JOIN cell_rank r ON r.cell_id = c.id
    AND r.year = CAST(substr(:last, 1, 4) AS INTEGER)),
aged AS MATERIALIZED (
  SELECT *,
    (SELECT sector FROM cell WHERE cell.id = cell_at) AS sector,
    coalesce((SELECT kinds FROM placed WHERE placed.id = cell_at),
      (SELECT json_array(commune_kind) FROM office WHERE model = 'B'), '[]') AS kinds,
    (SELECT again FROM "case" c WHERE c.id = own_case) AS again_before,
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
    " '' AS reach, NULL AS again, NULL AS case_id FROM person),",
    "end": "counted AS (SELECT id AS person_id, :last AS day, '' AS kind, '' AS reach,"
    " NULL AS again, NULL AS case_id FROM person),",
    "moves": "counted AS (SELECT person_id, day, kind, reach, again, case_id"
    " FROM event WHERE day BETWEEN :first AND :last),",
    "official": "counted AS (SELECT person_id, substr(official || '-01-01', 1, 10) AS day,"
    " '' AS kind, '' AS reach, NULL AS again, NULL AS case_id FROM membership m"
    " WHERE substr(official || '-01-01', 1, 10) BETWEEN :first AND :last"
    ' AND NOT EXISTS (SELECT 1 FROM step s JOIN "case" c ON c.id = s.case_id'
    " WHERE c.person_id = m.person_id AND s.step = 'recognition-decision')),",
}
JOINED = "kind IN ('admitted', 'transferred-in', 'restored')"
LEFT = "kind IN ('died', 'expelled', 'struck-off', 'resigned', 'transferred-out')"
RELIGIOUS = "religion NOT IN ('', 'Không')"
CELLS = """
SELECT {columns} FROM placed cell WHERE working
"""
BASES = """
SELECT {columns} FROM (
  SELECT 'commune' AS id, 1 AS party, json_array(commune_kind) AS kinds, NULL AS founded,
    (SELECT json_group_array(id) FROM cell) AS own,
    '' AS rank
  FROM office WHERE model = 'B'
  UNION ALL
  SELECT id, 0, kinds, founded, json_array(id), rank FROM placed
  WHERE working AND NOT is_under
  UNION ALL
  SELECT base_committee, 1, min(kinds), NULL, json_group_array(id), '' FROM placed
  WHERE kind = 'under' AND base_committee <> '' AND (SELECT model FROM office) = 'A'
  GROUP BY base_committee HAVING max(working)) base
"""
UNITS = """
SELECT {columns} FROM unit WHERE coalesce(since, '') <= :last AND coalesce(until, '9999') > :last
"""

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


@functools.cache
def _drawn(seed: int) -> tuple[Office, OfficeFacts]:
    office = trial(lambda: NOW)
    random_offices.fill(office, seed)
    return office, office.read(facts.whole)


class Counted:
    """The counts of one office over one period, by plain SQL."""

    def __init__(self, seed: int) -> None:
        self.office, self._facts = _drawn(seed)
        self.period = calendar.period(PERIODS[seed % len(PERIODS)])
        self._days = {"first": str(self.period.first), "last": str(self.period.last)}

    def people(self, at: str, asked: Mapping[str, str], start: str = "") -> dict[str, int]:
        """How many of those counted so answer each question."""
        start = start or ("1" if at == "moves" else "member")
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
