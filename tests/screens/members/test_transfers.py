from datetime import date

import pytest

from desktop.rules.members import membership
from desktop.services import facts
from desktop.services.members import transfers
from tests.build import a_cell, a_member
from tests.screens import subjects
from tests.screens.subjects import fault, fill, lines, one, open_window, pick, press, typed, words


@pytest.fixture
def member(office):
    """Of a village cell; another cell stands by."""
    a_cell(office, "Chi bộ Trường học")
    return a_member(office, "Cầm Văn Biên", a_cell(office, "Chi bộ bản Pá"))


@pytest.fixture
def window(qtbot, office, ask, background, member):
    return open_window(qtbot, office, ask, background, "transfers")


@pytest.fixture
def under_way(qtbot, office, ask, background, member):
    """One has been introduced elsewhere for two months."""
    given = {"place": "Đảng bộ phường Trung Tâm", "letter": date(2026, 1, 5)}
    office.do(transfers.add_transfer, id="way", person_id=member, kind="out", **given)
    return open_window(qtbot, office, ask, background, "transfers")


def counted(office):
    return len(membership.members_on(office.read(facts.whole), office.today()))


def test_a_transfer_is_entered_and_received(window, office):
    press(window, "transfer-add")
    fill(window, "person_id", "Cầm Văn Biên")
    fill(window, "kind", "chuyển đi")
    fill(window, "place", "Đảng bộ phường Trung Tâm")
    fill(window, "reach", "tinh khac")
    fill(window, "letter", "5/1/2026")
    press(window, "transfer-save")
    [[name, kind, place, due, state]] = lines(window, "transfers")
    assert (name, kind, place) == (
        "Cầm Văn Biên",
        "Chuyển đi",
        "Đảng bộ phường Trung Tâm",
    )
    assert state == "chờ tiếp nhận"
    assert due == "13/02/2026"
    assert "1 lần chờ tiếp nhận" in words(window, "subheading")
    assert counted(office) == 1
    fill(window, "received", "2/3/2026")
    press(window, "transfer-save")
    assert counted(office) == 0
    window.undo()
    assert counted(office) == 1


def test_the_form_tells_what_is_due_and_what_is_doubtful(under_way):
    pick(under_way, "transfers", 0)
    told = words(under_way, "transfer-told")
    assert "Nộp giấy giới thiệu ở nơi đến: hạn 13/02/2026 (30 ngày làm việc" in told
    assert "xem xét xóa tên" in told
    assert "sẽ ghi chưa rõ" in told


def test_who_moves_and_how_is_entered_once(under_way):
    pick(under_way, "transfers", 0)
    panel = under_way.current.transfers
    assert not panel.form.fields["person_id"].isEnabled()
    press(under_way, "transfer-add")
    assert panel.form.fields["person_id"].isEnabled()


def test_a_fault_stands_at_its_field(window):
    press(window, "transfer-add")
    fill(window, "person_id", "Cầm Văn Biên")
    fill(window, "kind", "giữa")
    press(window, "transfer-save")
    assert "chi bộ tiếp nhận" in fault(window, "cell_id")
    assert typed(window, "kind") == "Giữa các chi bộ"


def test_only_what_is_open_can_be_shown(under_way, office):
    office.do(transfers.change_transfer, id="way", revision=1, received=office.today())
    press(under_way, "only-open")
    assert lines(under_way, "transfers") == []
    press(under_way, "only-open")
    assert len(lines(under_way, "transfers")) == 1


def test_the_day_list_leads_here(under_way):
    under_way.open("transfers", "someone#way")
    assert under_way.current.transfers.table.current_row().id == "way"


def test_papers_are_laid_out_for_the_picked_one(under_way):
    press(under_way, "transfer-application")
    assert "Hãy chọn một lần chuyển" in words(under_way, "strip-words")
    pick(under_way, "transfers", 0)
    papers = ("application", "review", "letter", "register")
    for button in (f"transfer-{paper}" for paper in papers):
        press(under_way, button)
        assert under_way.current.findChild(subjects.QLabel, "page-number").text()
        press(under_way, "leave-paper")


def test_one_entered_by_mistake_is_taken_back(under_way):
    pick(under_way, "transfers", 0)
    press(under_way, "transfer-remove")
    assert lines(under_way, "transfers") == []
    assert one(under_way, subjects.QLabel, "transfer-title").isHidden()
