"""The self-test goes the whole way, and names the step that fails."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from desktop.commands import selftest
from desktop.errors import Trouble
from desktop.rules.calendar import period
from desktop.services import shipped
from desktop.services.keeping import upkeep
from desktop.services.office import open_office
from desktop.services.papers import papers
from desktop.services.samples.sample import Sample
from tests.deeds import NOW, PASSWORD


@pytest.fixture
def office(small):
    """The small office, open."""
    office = open_office(small.file, PASSWORD, who="Văn phòng", now=lambda: NOW)
    yield office
    office.close()


@pytest.fixture
def made(small):
    """Whom to show in it."""
    return Sample(
        commune="",
        title="",
        day=date(2025, 8, 1),
        period=period("2024"),
        admission=small.member,
        recognition=small.member,
        ready=small.candidate,
    )


def test_goes_through_papers_reports_parcel_backup_and_screens(
    office, made, screen, tmp_path, capsys
):
    """Everything it makes is there afterwards."""
    selftest.walk(office, made, tmp_path / "out", screen.lent(), shipped.forms()[:1])
    kinds = Counter(path.suffix for path in (tmp_path / "out").rglob("*.*"))
    count = 0
    for one in shipped.dossiers():
        asked = {"person_id": made.admission, "set_id": one.id, "day": made.day}
        lines = office.read(papers.checklist, **asked)
        # Of what is written by hand, only what is not written yet is printed, to be copied.
        by_hand = {paper.form for paper in one.paper if paper.copied}
        written = [bool(at.form) and not (at.present and at.form in by_hand) for at in lines]
        count += len(one.front) + sum(written)
    assert kinds == {".docx": count + 1, ".goi": 1, ".pdf": 4, ".xlsx": 1}
    assert len(upkeep.backups(office)) == 1
    assert screen.grabbed == 1
    assert capsys.readouterr().out.splitlines()[-1] == "màn hình …"


def test_stops_at_the_step_that_fails_and_names_it(office, made, small, screen, tmp_path):
    """Somebody without a case has no papers: nothing is written, nothing more is tried."""
    nobody = replace(made, admission=small.newcomer)
    with pytest.raises(Trouble, match="Tự kiểm tra hỏng ở bước trọn bộ hồ sơ: "):
        selftest.walk(office, nobody, tmp_path / "out", screen.lent(), ())
    assert not (tmp_path / "out").exists()
    assert screen.grabbed == 0
