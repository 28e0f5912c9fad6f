"""Papers of the case shown ready to print, and the way back."""

from __future__ import annotations

from desktop.papers.sheet import Sheet
from desktop.screens.cases.case_preview import Preview
from desktop.services.papers import papers, printing
from tests.build import an_office
from tests.screens.rooms import CellsScreen
from tests.screens.subjects import press


def test_papers_are_made_shown_and_left(qtbot, office, ask, background):
    """It says when they are there; the button says that one wants back."""
    an_office(office)
    host = CellsScreen(office, ask, background)
    preview = Preview(host, name="trial", back="‹ Danh sách")
    qtbot.addWidget(host)
    qtbot.addWidget(preview)
    preview.show()
    sheet: Sheet = papers.blank("20-knd", office.today())
    with qtbot.waitSignal(preview.ready):
        preview.make("Công văn", lambda: printing.pdf_bytes(sheet))
    assert preview.page.page_count() == 1
    with qtbot.waitSignal(preview.closed):
        press(preview, "trial-back")
