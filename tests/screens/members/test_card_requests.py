import io

import pytest
from PIL import Image

from desktop.rules.partial_date import PartialDate
from desktop.screens.widgets.page_view import PageView
from desktop.services.members import members
from desktop.services.people import people
from tests.build import a_member, a_person, an_office
from tests.screens.subjects import fill, lines, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """One member lacks only the card, another nearly everything."""
    an_office(office)
    number, born = "014080000001", PartialDate(1980, 2, 1)
    key = a_person(office, "Lò Văn Ước", sex="nam", born=born, personal_number=number)
    dates = {"admitted": PartialDate(2009, 5, 19), "official": PartialDate(2010, 5, 19)}
    office.do(members.set_membership, person_id=key, **dates)
    photo = io.BytesIO()
    Image.new("RGB", (30, 40), "white").save(photo, "PNG")
    office.do(people.set_photo, id=key, content=photo.getvalue())
    a_member(office, "Cầm Văn Biên")
    return open_window(qtbot, office, ask, background, "card-requests")


def state(window):
    return {line[0]: line[-1] for line in lines(window, "cards")}


def test_nobody_without_a_card_is_forgotten(window):
    assert state(window) == {
        "Cầm Văn Biên": "thiếu ảnh 3×4, số định danh cá nhân",
        "Lò Văn Ước": "đủ để gửi",
    }
    assert "2 người chờ gửi đề nghị, trong đó 1 người còn thiếu" in words(window, "subheading")
    pick(window, "cards", 0)
    assert "Còn thiếu để gửi: ảnh 3×4" in words(window, "card-told")


def test_the_bundle_is_written_for_those_who_lack_nothing(window, ask, tmp_path):
    """Who stays behind is named with the reason."""
    ask.answers.append(tmp_path)
    press(window, "card-bundle")
    assert (tmp_path / "the_dang_vien_2026_03_02" / "anh" / "001_lo_van_uoc.jpg").exists()
    told = words(window, "strip-words")
    assert "1 ảnh" in told
    assert "Chưa gửi được: Cầm Văn Biên (thiếu ảnh 3×4" in told
    assert state(window)["Lò Văn Ước"] == "đã gửi 02/03/2026"
    press(window, "card-bundle")
    assert "còn thiếu: Cầm Văn Biên" in words(window, "strip-words")


def test_the_decision_of_the_picked_line_is_laid_out(window):
    """What is typed is saved before; without a line it is said what to do."""
    press(window, "card-decision")
    assert "chọn một người" in words(window, "strip-words")
    pick(window, "cards", 1)
    fill(window, "decision", "12-QĐ/ĐU")
    press(window, "card-decision")
    (page,) = window.current.findChildren(PageView)
    assert page.page_count() == 2
    press(window, "leave-paper")
    assert state(window)["Lò Văn Ước"] == "đủ để gửi"
    press(window, "card-personal")
    assert page.page_count() == 1


def test_a_number_is_noted_for_the_whole_list(window):
    pick(window, "cards", 1)
    press(window, "card-decided")
    assert "Hãy ghi số và ngày" in words(window, "strip-words")
    fill(window, "decision", "12-QĐ/ĐU")
    fill(window, "decided", "1/3/2026")
    press(window, "card-decided")
    assert "Không còn ai cùng loại" in words(window, "strip-words")


def test_a_cancelled_bundle_is_not_noted_as_sent(window, ask, background, tmp_path):
    background.progressed.connect(background.cancel)
    ask.answers.append(tmp_path)
    press(window, "card-bundle")
    assert list(tmp_path.iterdir()) == []
    assert state(window)["Lò Văn Ước"] == "đủ để gửi"


def test_a_card_that_came_is_written_down(window):
    pick(window, "cards", 1)
    fill(window, "decision", "12-QĐ/TU")
    fill(window, "number", "014.080.000.001")
    fill(window, "handed", "2/3/2026")
    press(window, "card-save")
    assert state(window)["Lò Văn Ước"] == "đã trao 02/03/2026"
    window.undo()
    assert state(window)["Lò Văn Ước"] == "đủ để gửi"


def test_a_lost_card_is_asked_for_and_taken_back(window):
    press(window, "card-add")
    fill(window, "person_id", "Cầm Văn Biên")
    fill(window, "kind", "mất")
    press(window, "card-save")
    assert lines(window, "cards")[0][:3] == ["Cầm Văn Biên", "", "Cấp lại thẻ bị mất"]
    press(window, "card-remove")
    assert lines(window, "cards")[0][2] == "Phát thẻ lần đầu"
