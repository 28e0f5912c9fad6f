"""The window at the list of a few people."""

import pytest

from tests.build import a_cell, a_member, a_person
from tests.screens.subjects import open_window


@pytest.fixture
def window(qtbot, office, ask, background):
    cell = a_cell(office, "Chi bộ bản Nà Lốc")
    a_person(office, "Đặng Thị Ánh", cell, personal_number="014300123456")
    a_person(office, "Lò Văn Đức")
    a_person(office, "Lường Thị An")
    a_member(office, "Cầm Văn Biên", cell)
    return open_window(qtbot, office, ask, background)
