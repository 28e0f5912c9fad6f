import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.errors import Trouble
from desktop.screens.frame.unlock import Doors, Unlock
from desktop.services.keeping import restoring, security, settings
from desktop.services.office import create, open_office
from tests.deeds import CHEAP, PASSWORD
from tests.screens.keyboard import write
from tests.screens.subjects import fault, fill, one, press, words


class House:
    """Opens real files, as the program does, and keeps what was opened."""

    def __init__(self, now):
        self.now = now
        self.offices = []
        self.tried = 0

    def open(self, path, password, user=None):
        self.offices.append(open_office(path, password, who="An", now=self.now, user=user))

    def recover(self, path, words, password):
        self.offices.append(
            security.recover(path, words, password, who="An", now=self.now, cost=CHEAP)
        )

    def holders(self, path):
        return [(one.user, one.name) for one in security.holders(path)]

    def create(self, path, password, values):
        office = create(path, password, who="An", now=self.now, cost=CHEAP)
        office.do(settings.set_office, **values)
        self.offices.append(office)

    def restore(self, path, backup, password):
        restoring.restore(backup, password, path, self.now)
        self.open(path, password)

    def try_out(self):
        self.tried += 1

    def doors(self):
        return Doors(
            self.open,
            self.create,
            self.recover,
            self.try_out,
            self.holders,
            self.restore,
            restoring.lying_beside,
        )


@pytest.fixture
def house(now):
    house = House(now)
    yield house
    for office in house.offices:
        office.close()


@pytest.fixture
def unlock(qtbot, ask, house):
    def before(path):
        made = Unlock(ask, house.doors(), path)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    return before


def answer(unlock, **other):
    given = {
        "commune_name": "Hoa Ban",
        "province_name": "Sơn La",
        "term": "2025 - 2030",
        "signer_name": "Cầm Minh Tướng",
        "password": "hạt giống",
        "password_again": "hạt giống",
    }
    for name, typed in {**given, **other}.items():
        fill(unlock.page, name, typed)


def test_the_password_is_typed_and_enter_opens(unlock, house, office_on_disk):
    office_on_disk.close()
    made = unlock(office_on_disk.path)
    assert str(office_on_disk.path) in words(made, "office-file")
    line = made.page.findChild(QLineEdit, "password")
    assert line.hasFocus()
    write(line, PASSWORD)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [one.path for one in house.offices] == [office_on_disk.path]


def test_a_wrong_password_is_said_beside_it_and_nothing_opens(unlock, house, office_on_disk):
    office_on_disk.close()
    made = unlock(office_on_disk.path)
    fill(made.page, "password", "sai rồi")
    press(made, "open-office")
    assert "Mật khẩu không đúng" in fault(made.page, "password")
    assert house.offices == []
    fill(made.page, "password", PASSWORD)
    press(made, "open-office")
    assert len(house.offices) == 1


def test_a_file_that_cannot_be_opened_is_said_on_top(unlock, house, office_on_disk):
    office_on_disk.close()
    made = unlock(office_on_disk.path)
    keys = office_on_disk.path.with_name(office_on_disk.path.name + ".keys")
    keys.unlink()
    fill(made.page, "password", PASSWORD)
    press(made, "open-office")
    assert "tệp khóa" in words(made, "strip-words")


def test_another_file_is_chosen(unlock, ask, house, office_on_disk, tmp_path):
    office_on_disk.close()
    made = unlock(tmp_path / "khong-co.hgd")
    ask.answers.append(office_on_disk.path)
    press(made, "have-file")
    fill(made.page, "password", PASSWORD)
    press(made, "open-office")
    assert [one.path for one in house.offices] == [office_on_disk.path]


def test_the_first_start_asks_four_questions_and_makes_the_file(unlock, house, tmp_path):
    made = unlock(tmp_path / "office.hgd")
    answer(made, commune_kind="phường", term_from="1/7/2025")
    press(made, "model-A")
    press(made, "create-office")
    (office,) = house.offices
    kept = office.read(settings.office)
    assert office.path == tmp_path / "office.hgd"
    assert (kept.committee, kept.province, kept.model) == (
        "Đảng ủy phường Hoa Ban",
        "tỉnh Sơn La",
        "A",
    )
    assert kept.signer.name == "Cầm Minh Tướng"


@pytest.mark.parametrize(
    ("other", "field", "sentence"),
    [
        ({"password_again": "hạt giông"}, "password_again", "không giống nhau"),
        ({"password": "hạt", "password_again": "hạt"}, "password", "ít nhất 4"),
        ({"term_from": "hôm qua"}, "term_from", "không phải là ngày"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(unlock, house, tmp_path, other, field, sentence):
    made = unlock(tmp_path / "office.hgd")
    answer(made, **other)
    press(made, "create-office")
    assert sentence in fault(made.page, field)
    assert house.offices == []


def test_the_file_can_be_kept_elsewhere(unlock, ask, house, tmp_path):
    made = unlock(tmp_path / "office.hgd")
    ask.answers.append(tmp_path / "usb" / "hoa-ban.hgd")
    press(made, "choose-place")
    assert "hoa-ban.hgd" in words(made, "new-office-place")
    answer(made)
    press(made, "create-office")
    assert house.offices[0].path == tmp_path / "usb" / "hoa-ban.hgd"


def test_an_invented_commune_opens_from_both_pages(unlock, house, office_on_disk, tmp_path):
    office_on_disk.close()
    press(unlock(tmp_path / "moi.hgd"), "try-out-first")
    press(unlock(office_on_disk.path), "try-out")
    assert house.tried == 2


def test_trouble_on_the_way_is_said_on_top(unlock, house, tmp_path):
    def full(*_):
        raise Trouble("Đĩa đã đầy. Hãy dọn bớt tệp rồi thử lại.")

    house.create = full
    made = unlock(tmp_path / "office.hgd")
    answer(made)
    press(made, "create-office")
    assert words(made, "strip-words").startswith("Đĩa đã đầy")
    assert one(made.page, QLineEdit, "password").text() == "hạt giống"


def test_several_users_are_offered_and_the_last_one_is_remembered(unlock, house, office_on_disk):
    security.add_user(office_on_disk, name="Lò Thị Hoa", role="clerk", password="ruộng", cost=CHEAP)
    office_on_disk.close()
    made = unlock(office_on_disk.path)
    choice = one(made.page, QComboBox, "holder")
    assert [choice.itemText(at) for at in range(choice.count())] == ["Văn phòng", "Lò Thị Hoa"]
    choice.setCurrentIndex(1)
    fill(made.page, "password", PASSWORD)
    press(made, "open-office")
    assert "Mật khẩu không đúng" in fault(made.page, "password")
    fill(made.page, "password", "ruộng")
    press(made, "open-office")
    assert [opened.who for opened in house.offices] == ["Lò Thị Hoa"]
    again = unlock(office_on_disk.path)
    assert one(again.page, QComboBox, "holder").currentText() == "Lò Thị Hoa"


def test_one_user_is_not_asked_who_they_are(unlock, office_on_disk):
    office_on_disk.close()
    assert not one(unlock(office_on_disk.path).page, QComboBox, "holder").isVisible()


def test_wrong_passwords_make_wait_also_after_a_restart(unlock, house, office_on_disk):
    office_on_disk.close()
    made = unlock(office_on_disk.path)
    for _ in range(3):
        fill(made.page, "password", "sai rồi")
        press(made, "open-office")
    assert "Hãy chờ 10 giây rồi nhập lại" in fault(made.page, "password")
    again = unlock(office_on_disk.path)
    fill(again.page, "password", PASSWORD)
    press(again, "open-office")
    assert fault(again.page, "password") == "Đã nhập sai 3 lần. Hãy chờ 10 giây rồi nhập lại."
    assert house.offices == []


def test_the_recovery_code_opens_with_a_new_password(unlock, house, office_on_disk):
    code = security.issue_code(office_on_disk, CHEAP)
    office_on_disk.close()
    made = unlock(office_on_disk.path)
    press(made, "forgot-password")
    for at, word in enumerate(code, start=1):
        fill(made.page, f"word_{at}", word)
    fill(made.page, "word_6", "con trua")
    for name in ("new_password", "new_again"):
        fill(made.page, name, "đồi chè")
    press(made, "recover-office")
    assert "Từ thứ 6" in fault(made.page, "word_6")
    assert house.offices == []
    fill(made.page, "word_6", code[5])
    press(made, "recover-office")
    assert [opened.who for opened in house.offices] == ["Văn phòng"]
    press(made, "back-to-password")
    house.offices.pop().close()
    fill(made.page, "password", "đồi chè")
    press(made, "open-office")
    assert len(house.offices) == 1
