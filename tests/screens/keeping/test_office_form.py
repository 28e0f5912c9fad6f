import pytest
from PySide6.QtWidgets import QLabel

from desktop.screens.keeping.office_form import OfficeForm
from desktop.services.keeping import settings
from tests.screens.subjects import fill, press


@pytest.fixture(params=[True, False], ids=["whole", "first start"])
def form(request, qtbot):
    form = OfficeForm(whole=request.param)
    qtbot.addWidget(form)
    form.show()
    return form


def test_the_answers_are_what_the_office_keeps(form, office):
    fill(form, "commune_kind", "phường")
    fill(form, "commune_name", "Tô Hiệu")
    fill(form, "province_kind", "tỉnh")
    fill(form, "province_name", "Sơn La")
    fill(form, "term", "2025 - 2030")
    fill(form, "term_from", "1/7/2025")
    press(form, "model-A")
    fill(form, "signer_name", "Cầm Minh Tướng")
    office.do(settings.set_office, **form.changes())

    kept = office.read(settings.office)
    assert kept.committee == "Đảng ủy phường Tô Hiệu"
    assert (kept.model, kept.signer.name) == ("A", "Cầm Minh Tướng")
    assert f"{kept.term_from:%d/%m/%Y}" == "01/07/2025"


def test_the_models_are_explained_in_words(form):
    said = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "đảng ủy cơ sở" in said
    assert "trực thuộc thẳng Đảng ủy xã" in said
