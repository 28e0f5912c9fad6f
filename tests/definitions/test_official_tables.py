"""Each official table against counts in plain SQL, which knows nothing of our conditions."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from tests.definitions.plain_sql import (
    BASES,
    CELLS,
    JOINED,
    LEFT,
    RELIGIOUS,
    UNITS,
    Counted,
)

SEEDS = range(10)

WORK = {
    **{code: code for code in ("state-official", "party-official", "commune-official")},
    **{code: code for code in ("hamlet-worker", "public-employee", "private-service")},
    **{code: code for code in ("business-leader", "business-staff", "worker", "farmer")},
    **{code: code for code in ("soldier", "student", "pupil", "other")},
}
AGES = {18: 30, 31: 35, 36: 40, 41: 45, 46: 50, 51: 55, 56: 60}
MEDALS = (30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95)
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
    "agency": "'party-agency', 'state-agency', 'agency'",
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
OFFICIAL = "member AND NOT probationary"
CARD = "coalesce(card_number, '') || coalesce(old_card_number, '') != ''"
AWAITED = """EXISTS (SELECT 1 FROM card_request c WHERE c.person_id = aged.id AND c.kind = '{}'
  AND c.asked <= on_day AND coalesce(c.handed, '9999') > on_day)"""
NUMBERED = "coalesce(dossier_number, '') != ''"


@pytest.fixture(params=SEEDS)
def counted(request):
    """One random office after the other."""
    return Counted(request.param)


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
    age = counted.average_age("moves", "kind = 'admitted'")
    found["admitted-average-age"] = age
    found |= counted.places(BASES, BASES_ADMITTING)
    found |= _not_known(counted.places(BASES, BASES_ALL_MEMBERS))
    assert found == counted.ours("table-admitted")


def test_members(counted):
    """Table 3: as they are."""
    found: dict[str, object] = dict(counted.people("end", MEMBERS | _party_ages(counted.period)))
    found["members-average-age"] = counted.average_age("end", "member")
    assert found == counted.ours("table-members")


def test_peoples(counted):
    """Tables 2B and 4."""
    admitted = {
        line: f"kind = 'admitted' AND ({one})" for line, one in _peoples("admitted").items()
    }
    assert counted.people("moves", admitted) == counted.ours("table-admitted-peoples")
    assert counted.people("end", _peoples("members-end")) == counted.ours("table-peoples")


def test_kinds_of_base_organisation(counted):
    """Table 5, column by column; what the record does not keep is not known, or surely nobody."""
    found = {}
    for column, query, whole in BASE_COLUMNS:
        kinds = MAYBE if column == "divisions" else BASE_KINDS
        asked = {f"{column}{row}": f"{whole} AND {one}" for row, one in kinds.items()}
        sums = counted.places(query, asked) if query else counted.people("end", asked)
        hidden = {
            name: many
            for name, many in sums.items()
            if column == "divisions" or name.removeprefix(column) in NOT_KEPT
        }
        found |= sums | _not_known(hidden)
    assert found == counted.ours("table-kinds")


def _not_known(sums):
    """What the record does not tell of: not known, unless there is nobody who may be meant."""
    return {name: None if many else 0 for name, many in sums.items()}


def test_places_of_cells(counted):
    """The table of the office by where the cells work."""
    found = counted.people("end", {"members-end": "1", **_sectors("members", "sector-unknown")})
    found |= counted.places(CELLS, {"cells": "1", **_sectors("cells", "unknown")})
    assert found == counted.ours("table-places")


def test_work_with_members(counted):
    """The table on work with members."""
    found = counted.people("end", WORK_WITH_MEMBERS)
    found |= counted.people("moves", LEFT_THE_PARTY)
    cells = {
        "cells": "1",
        "cells-under": "is_under",
        "cells-with-admission": WITH_ADMISSION,
        "cells-without-admission": f"NOT ({WITH_ADMISSION})",
    }
    found |= counted.places(CELLS, cells)
    bases = {**BASES_OF_ALL, "bases-without-admission": f"NOT ({BASE_ADMITS})"}
    found |= counted.places(BASES, bases)
    party = {"divisions": "party", "party-bodies-entrusted": "party"}
    found |= _not_known(counted.places(BASES, party))
    found |= dict.fromkeys(NEVER_KNOWN.split())
    found |= counted.places(UNITS, PLACES)
    found |= {"recognised": counted.recognised()}
    found |= {line: counted.stepped(step) for line, step in STEPS.items()}
    found |= {line: counted.acts(told) for line, told in ACTS.items()}
    assert found == counted.ours("table-work")


def test_ranking(counted):
    """The tables of the yearly ranking: as decided, else as proposed, each with its causes."""
    members = counted.people("end", _by_kind(RANKED_MEMBERS), start="1")
    found = _kept(members) | _shares(members, 3)
    assert found == counted.ours("table-ranking-members")
    cells = counted.places(CELLS, _by_kind(RANKED_CELLS))
    bases = counted.places(BASES, _by_kind(RANKED_BASES, unsure="party"))
    found = _kept(cells) | _shares(cells, 4) | _kept(bases) | _shares(bases, 4, "bases-")
    assert found == counted.ours("table-ranking-cells")


def _by_kind(rows, unsure="0"):
    """Each row by kind; whoever is `unsure` of the row may be of a kind that is not kept."""
    kinds = {row: one for row, one in BASE_KINDS.items() if row not in NOT_KEPT}
    kinds["-other-kind"] = kinds.pop("-other")
    told = {
        f"{row}{kind}": f"({asked}) AND ({one})"
        for row, asked in rows.items()
        for kind, one in kinds.items()
    }
    for row, asked in rows.items():
        maybe = asked if row in ("bases", "bases-rank-unknown") else f"({asked}) OR {unsure}"
        told |= {f"{row}{kind}": f"({maybe}) AND ({one})" for kind, one in NOT_KEPT.items()}
    return told


def _kept(sums):
    """The counts, where those of kinds that the record does not keep are not known."""
    return sums | _not_known(
        {name: many for name, many in sums.items() if name.endswith(tuple(NOT_KEPT))}
    )


def _shares(found, ranks, start=""):
    """The first so many ranks as percentages of all who are ranked, to two places."""
    whole, cent = found[f"{start}ranked"], Decimal("0.01")
    return {
        f"{start}{rank}-percent": (Decimal(100 * found[f"{start}{rank}"]) / whole).quantize(
            cent, ROUND_HALF_UP
        )
        if whole
        else None
        for rank in RANKED[:ranks]
    }


RANKED = ("excellent", "good", "done", "failed")
FAILURES = {
    **{f"failed-{cause}": cause for cause in ("decline", "disciplined")},
    "failed-half": "under-half",
    "failed-servant": "servant",
}
RANKED_MEMBERS = {
    "present": "rank IS NOT NULL",
    "exempt": "rank = 'none' AND cause = 'exempt'",
    "not-yet": "rank = '' OR (rank = 'none' AND cause <> 'exempt')",
    "ranked": f"rank IN {RANKED}",
    **{rank: f"rank = '{rank}'" for rank in RANKED},
    **{line: f"rank = 'failed' AND cause = '{cause}'" for line, cause in FAILURES.items()},
    "failed-other": f"rank = 'failed' AND cause NOT IN {tuple(FAILURES.values())}",
}
NEW = "substr(founded || '-01-01', 1, 10) BETWEEN :first AND :last"
RANKED_CELLS = {
    name: f"is_under AND {one}"
    for name, one in {
        "cells": "1",
        "ranked": f"rank IN {RANKED}",
        "not-ranked": f"rank NOT IN {RANKED}",
        "not-ranked-new": f"rank NOT IN {RANKED} AND {NEW}",
        **{rank: f"rank = '{rank}'" for rank in RANKED},
    }.items()
}
RANKED_BASES = {
    "bases": "1",
    "bases-ranked": f"NOT party AND rank IN {RANKED}",
    "bases-not-ranked": f"NOT party AND rank NOT IN {RANKED}",
    "bases-not-ranked-new": f"NOT party AND rank NOT IN {RANKED} AND {NEW}",
    "bases-rank-unknown": "party",
    **{f"bases-{rank}": f"NOT party AND rank = '{rank}'" for rank in RANKED},
}
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
    "members-again": "again_before",
}


def _party_ages(period):
    """Everybody from one mark until the next there was at the end of the period."""
    marks = [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]
    names = {30: "30-to-39", 90: "90-on"}
    if period.last >= date(2026, 5, 19):
        marks, names = list(MEDALS), {}
    ends = [*(one - 1 for one in marks[1:]), 120]
    return {
        f"members-party-age-{names.get(mark, mark)}": f"party_age BETWEEN {mark} AND {end}"
        for mark, end in zip(marks, ends, strict=True)
    }


BASE_ADMITS = f"""EXISTS (SELECT 1 FROM json_each(own) JOIN cell ON cell.id = value
  WHERE cell.{WITH_ADMISSION})"""
BASES_OF_ALL = {"bases": "1", "party-bodies": "party", "base-cells": "NOT party"}
BASES_ADMITTING = {
    **BASES_OF_ALL,
    "party-bodies-with-admission": f"party AND {BASE_ADMITS}",
    "base-cells-with-admission": f"NOT party AND {BASE_ADMITS}",
}
BASES_ALL_MEMBERS = {
    "party-bodies-all-members": "party",
    "base-cells-all-members": "NOT party",
}


def _of_kind(*codes):
    """Every kind of the base organisation is one of these."""
    named = ", ".join(repr(code) for code in codes)
    strange = f"SELECT 1 FROM json_each(kinds) WHERE value NOT IN ({named})"
    return f"kinds <> '[]' AND NOT EXISTS ({strange})"


def _maybe_of_kind(*codes):
    """Some kind of the base organisation is one of these, or none is known."""
    named = ", ".join(repr(code) for code in codes)
    return f"(kinds = '[]' OR EXISTS (SELECT 1 FROM json_each(kinds) WHERE value IN ({named})))"


SERVICE, BUSINESS = ("school", "health", "farm-extension"), ("enterprise", "cooperative")
KINDS = {
    "-commune": ("xã",),
    "-ward": ("phường",),
    "-town": ("thị trấn",),
    "-party-agency": ("party-agency",),
    "-state-agency": ("state-agency",),
    "-service": SERVICE,
    "-military": ("military",),
    "-police": ("police",),
    "-business": BUSINESS,
    "-abroad": ("abroad",),
    "-other": ("đặc khu", "other", "village", "urban-block"),
}
SURELY = {row: _of_kind(*kinds) for row, kinds in KINDS.items()}
ENTERPRISES = """
    state-capital state-whole state-most state-less other-capital joint-stock private-firm limited
    partnership foreign-capital foreign-whole
"""
NOT_KEPT = {
    "-public-service": _maybe_of_kind(*SERVICE),
    "-private-service": _maybe_of_kind(*SERVICE),
    **{f"-{one}": _maybe_of_kind("enterprise") for one in ENTERPRISES.split()},
}
BASE_KINDS = {
    "": "1",
    **SURELY,
    **NOT_KEPT,
    "-cooperative": _of_kind("cooperative"),
    "-unknown": f"NOT ({' OR '.join(f'({one})' for one in SURELY.values())})",
}
MAYBE = {
    "": "1",
    **{row: _maybe_of_kind(*kinds) for row, kinds in KINDS.items()},
    "-party-agency": _maybe_of_kind("party-agency", "agency"),
    "-state-agency": _maybe_of_kind("state-agency", "agency"),
    **NOT_KEPT,
    "-cooperative": _maybe_of_kind("cooperative"),
    "-unknown": "0",
}
BASE_COLUMNS = (
    ("bases", BASES, "1"),
    ("party-bodies", BASES, "party"),
    ("base-cells", BASES, "NOT party"),
    ("divisions", BASES, "party"),
    ("cells-under", CELLS, "is_under"),
    ("members-end", "", "1"),
)
NEVER_KNOWN = """
    base-units base-units-without dossiers-at-base dossiers-above dossiers-left dossiers-died
    dossiers-damaged dossiers-forged lists-matched-half lists-matched-year transferred-wrongly
    transferred-forged bases-flags cells-flags bases-merit cells-merit bases-praise cells-praise
    members-merit members-praise staff
"""
WORK_WITH_MEMBERS = {
    "official": OFFICIAL,
    "with-card": f"{OFFICIAL} AND {CARD}",
    "without-card": f"{OFFICIAL} AND NOT ({CARD})",
    "lost-card": f"{OFFICIAL} AND {AWAITED.format('lost')}",
    "damaged-card": f"{OFFICIAL} AND {AWAITED.format('damaged')}",
    "members-end": "1",
    "with-dossier": NUMBERED,
    "without-dossier": f"NOT ({NUMBERED})",
    "dossiers-probationary": "probationary",
}
STRUCK_OFF = "kind = 'struck-off'"
LEFT_THE_PARTY = {
    **{
        line: CHANGE[line] for line in ("transferred-out", "transferred-in", "expelled", "resigned")
    },
    "struck-off-probationary": CHANGE["struck-off-probationary"],
    "names-struck": f"{STRUCK_OFF} OR kind = 'resigned'",
    "struck-off-article-8": f"{STRUCK_OFF} AND NOT probationary",
    "struck-off-unknown": f"{STRUCK_OFF} AND probationary IS NULL",
}
ACTS = {
    "away-for-a-time": "transfer t WHERE kind IN ('out-temporary', 'abroad-temporary')"
    " AND coalesce(letter, received)",
    "here-for-a-time": "transfer t WHERE kind = 'in-temporary' AND received",
    "reprimanded": "discipline t WHERE form = 'reprimand' AND day",
    "warned": "discipline t WHERE form = 'warning' AND day",
    "badges": "badge t WHERE kind <> 'again' AND handed",
    **{
        f"badge-{years}": f"badge t WHERE kind <> 'again' AND years = {years} AND handed"
        for years in MEDALS
    },
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
