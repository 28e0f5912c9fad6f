"""Which law holds on which day."""

from __future__ import annotations

from fractions import Fraction

import pytest

from desktop.errors import Trouble
from desktop.rules import editions
from desktop.rules.editions import LocalLimit, Source
from tests.rules.ways import LAW, on, resource


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2010-06-01", "23-QĐ/TW"),
        ("2017-03-01", "29-QĐ/TW"),
        ("2021-07-29", "29-QĐ/TW"),
        ("2021-07-30", "24-QĐ/TW"),
        ("2025-06-30", "232-QĐ/TW"),
        ("2025-07-01", "294-QĐ/TW"),
        ("2026-04-08", "20-QĐ/TW"),
        ("2026-07-25", "20-QĐ/TW"),
        ("2026-07-26", "208-QĐ/TW"),
    ],
)
def test_the_rules_in_force(day: str, number: str) -> None:
    assert LAW.edition(on(day)) == number


def test_papers_cite_the_documents_of_their_day() -> None:
    cited = LAW.facts(on("2026-09-01"))
    assert cited.statutes == "Điều lệ Đảng Cộng sản Việt Nam"
    assert cited.rules.startswith("Quy định số 208-QĐ/TW, ngày 26/7/2026")
    assert cited.guidance.startswith("Hướng dẫn số 01-HD/TW, ngày 19/5/2026")
    assert cited.forms_guidance.startswith("Hướng dẫn số 38-HD/BTCTW, ngày 29/9/2025")


def test_a_document_that_is_not_known_is_not_invented() -> None:
    assert LAW.facts(on("2010-06-01")).forms_guidance == ""
    assert LAW.source(Source(document="forms-guidance"), on("2010-06-01")) == ""


def test_the_ceremony_is_counted_from_another_event_since_26_july_2026() -> None:
    assert LAW.limit("ceremony", on("2026-07-25")).counted_from == "received"
    assert LAW.limit("ceremony", on("2026-07-26")).counted_from == "day"


def test_a_source_names_the_article_only_where_it_was_read() -> None:
    assert LAW.limit("ceremony", on("2025-08-01")).source == "điểm 4.1, Quy định 294-QĐ/TW"
    assert LAW.limit("ceremony", on("2026-08-01")).source == "Quy định 208-QĐ/TW"


def test_limits_speak_for_themselves() -> None:
    assert LAW.limit("ceremony", on("2026-08-01")).text == "30 ngày làm việc"
    assert LAW.limit("vote-cell", on("2026-08-01")).text == "2/3"
    assert LAW.limit("vote-standing", on("2026-08-01")).share == Fraction(1, 2)


def test_an_unknown_limit_is_a_bug_of_ours() -> None:
    with pytest.raises(KeyError, match="no limit lunch"):
        LAW.limit("lunch", on("2026-08-01"))


def test_before_the_data_begins_the_first_limit_counts() -> None:
    """A congress of 1999 is entered, and a day of 1875 is typed, by mistake or not."""
    assert (
        LAW.limit("cell-term", on("1999-06-01")).text
        == LAW.limit("cell-term", on("2001-05-01")).text
    )
    assert (
        LAW.limit("cell-least", on("1875-01-01")).value
        == LAW.limit("cell-least", on("2001-05-01")).value
    )


def _with(*local: LocalLimit) -> editions.LawBook:
    return editions.read(resource("law/documents.toml"), resource("law/limits.toml"), local)


def test_the_province_may_shorten_a_limit() -> None:
    mine = LocalLimit(
        id="admission-decision",
        value=45,
        in_force_from=on("2025-11-21"),
        source="Hướng dẫn 02-HD/BTCTU",
    )
    law = _with(mine)
    limit = law.limit("admission-decision", on("2026-01-05"))
    assert (limit.value, limit.local, limit.source) == (45, True, "Hướng dẫn 02-HD/BTCTU")
    assert law.limit("admission-decision", on("2025-11-20")).value == 60


def test_a_local_limit_ends_on_its_last_day() -> None:
    law = _with(
        LocalLimit(
            id="ceremony",
            value=20,
            in_force_from=on("2026-07-01"),
            in_force_to=on("2026-08-31"),
            source="x",
        )
    )
    assert law.limit("ceremony", on("2026-07-25")).counted_from == "received"
    assert law.limit("ceremony", on("2026-08-31")).value == 20
    assert law.limit("ceremony", on("2026-08-31")).counted_from == "day"
    assert law.limit("ceremony", on("2026-09-01")).value == 30


def test_a_local_limit_of_an_unknown_name_is_refused() -> None:
    with pytest.raises(Trouble, match="lunch"):
        _with(LocalLimit(id="lunch", value=1, in_force_from=on("2026-01-01"), source="x"))
