"""The register of what came in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.services.papers import incoming
from tests.screens.subjects import fault, fill, lines, one, open_window, press


@pytest.fixture
def window(qtbot, office, ask, background):
    window = open_window(qtbot, office, ask, background, "documents")
    one(window, QTabWidget, "document-tabs").setCurrentIndex(1)
    return window


def test_what_came_in_is_entered_and_numbered(window, office):
    panel = window.current.incoming
    press(panel, "incoming-add")
    fill(panel, "author", "Ban Tổ chức Tỉnh ủy")
    fill(panel, "title", "Hướng dẫn báo cáo năm")
    press(panel, "incoming-save")
    assert lines(window, "incoming-documents") == [
        ["01", "02/03/2026", "Ban Tổ chức Tỉnh ủy", "", "Hướng dẫn báo cáo năm"]
    ]
    fill(panel, "number", "15-HD/BTCTU")
    press(panel, "incoming-save")
    assert office.read(incoming.lines)[0].number == "15-HD/BTCTU"
    press(panel, "incoming-remove")
    assert lines(window, "incoming-documents") == []


def test_a_title_is_asked_for_and_nothing_is_lost(window):
    panel = window.current.incoming
    press(panel, "incoming-add")
    fill(panel, "author", "Tỉnh ủy")
    press(panel, "incoming-save")
    assert "trích yếu" in fault(panel, "title")
    assert panel.form.fields["author"].value() == "Tỉnh ủy"
    window.current.discard()
