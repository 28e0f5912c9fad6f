"""What packs bring must be readable and must fit the rest."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.exchange import updates
from desktop.services import data
from desktop.services.keeping import update_checks
from tests import packs
from tests.packs import COMMUNES, LIMITS, PROCESS

DOSSIER = "resources/dossiers/admission.toml"
SPECIAL = "resources/law/special.toml"
SERIES = "resources/law/document_series.toml"
STATISTICS = "resources/statistics/table-work.toml"


def mistakes(**files):
    """What is wrong with these files."""
    with data.trying(data.Brought(1, repr(files), files)):
        return update_checks.mistakes()


def test_what_ships_is_sound_and_so_is_what_is_brought_unchanged():
    paths = (LIMITS, DOSSIER, SPECIAL, SERIES, STATISTICS, packs.RELIGIONS, packs.HOLIDAYS)
    assert mistakes() == ()
    assert mistakes(**{path: data.shipped(path) for path in paths}) == ()
    assert mistakes(**{LIMITS: packs.a_limit(), PROCESS: packs.a_process()}) == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (LIMITS, 'unit = "year"', 'unit = "yr"', "không có lựa chọn 'yr'; sửa thành year"),
        (packs.HOLIDAYS, "reckoned_to = 2050\n", "", "thiếu khóa 'reckoned_to'"),
        (DOSSIER, 'id = "admission"\n', "", "dossiers/admission.toml: thiếu khóa 'id'"),
        (STATISTICS, "[[report]]", "[[reports]]", "statistics/table-work.toml: khóa lạ 'reports'"),
        (COMMUNES, "commune_code", "code", "communes.csv"),
        (SERIES, 'body = "cell"', 'body = "không"', "không có “không”"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(path, old, new, told):
    whole = data.shipped(path)
    assert old in whole
    assert told in " ".join(mistakes(**{path: whole.replace(old, new, 1)}))


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (DOSSIER, 'form = "', 'form = "không-', "Bộ hồ sơ admission: không có mẫu “không-"),
        (DOSSIER, 'step = "certificate"', 'step = "không"', "không có bước “không”"),
        (SPECIAL, 'by = "cell-meeting"', 'by = "không"', "không có bước “không”"),
        (LIMITS, 'document = "rules"', 'document = "không"', "không có loại văn bản “không”"),
        (LIMITS, "in_force_to = ", "in_force_to = 2001-01-01 #", "không nối liền dòng trước"),
    ],
)
def test_what_does_not_fit_the_rest_is_named(path, old, new, told):
    whole = data.shipped(path)
    assert old in whole
    assert told in " ".join(mistakes(**{path: whole.replace(old, new, 1)}))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('papers = [{ form = "', 'papers = [{ form = "không-', "không có mẫu “không-"),
        ('due = { limit = "', 'due = { limit = "không-', "không có thời hạn “không-"),
        ('{ document = "statutes"', '{ document = "không"', "không có loại văn bản “không”"),
        ("in_force_from = 2026-07-01", "in_force_from = 2001-04-22", "hiệu lực cùng ngày"),
    ],
)
def test_a_process_names_only_what_there_is(old, new, told):
    whole = packs.a_process()
    assert old in whole
    assert told in " ".join(mistakes(**{PROCESS: whole.replace(old, new, 1)}))


def test_a_form_is_told_with_its_line():
    form = packs.a_form().replace("[[block]]", "[[blok]]", 1)
    (one, *_) = mistakes(**{packs.FORM: form})
    assert one.startswith("Mẫu 2026/9-knd.toml: ")


def test_every_file_that_a_pack_may_bring_has_a_reader_that_examines_it():
    """A new kind of dated data is examined too before it is taken in."""
    root = paths.shipped()
    every = (path.relative_to(root).as_posix() for path in paths.resources().rglob("*.*"))
    files = {path: "hỏng = " for path in every if updates.fits(path)}
    places = {path: files.pop(path) for path in tuple(files) if "/places/" in path}
    told = "\n".join(mistakes(**files))
    assert len(files) > 50
    assert [path for path in files if path.split("/")[-1] not in told] == []
    for path, content in places.items():
        assert path.split("/")[-1] in " ".join(mistakes(**{path: content}))
