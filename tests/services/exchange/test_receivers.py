"""Keys of receivers: exported, compared with the paper, and parcels locked for them alone."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.exchange import receiver_card
from desktop.exchange.fingerprint import BLANK
from desktop.rules import calendar
from desktop.services.exchange import exchange, receivers, receiving
from desktop.services.office import trial
from tests.build import a_case, an_office
from tests.deeds import NOW, contents
from tests.papers.making import pdf_text

DAY = date(2026, 1, 12)
ASKED = {
    "report_id": "yearly",
    "period": calendar.period("2024"),
    "as_of": date(2024, 12, 31),
}


@pytest.fixture(scope="module")
def upper():
    office = trial(lambda: NOW)
    an_office(office, level="province", commune_name="")
    yield office
    office.close()


@pytest.fixture(scope="module")
def written(upper, tmp_path_factory):
    return receivers.write_card(upper, tmp_path_factory.mktemp("usb"))


@pytest.fixture
def sending(office):
    an_office(office)
    a_case(office, at="ceremony")
    return office


def trust(office, written):
    """Take up a card with the groups of its paper."""
    asked = receivers.look(office, written.path)
    shown = written.fingerprint.split()
    typed = [right for group, right in zip(asked.asked, shown, strict=True) if group == BLANK]
    office.do(receivers.trust, asked=asked, groups=typed, day=DAY)


def test_the_card_has_its_fingerprint_on_paper(upper, written):
    said = " ".join(pdf_text(written.paper.read_bytes()).split())
    assert written.fingerprint in said
    assert written.path.name in said.replace(" ", "")
    assert receiver_card.read(written.path).office.name == "Tỉnh ủy Sơn La"


def test_the_key_is_made_once(upper, written, tmp_path):
    assert receivers.write_card(upper, tmp_path).fingerprint == written.fingerprint


def test_a_card_needs_a_drive(upper, tmp_path):
    with pytest.raises(Refusal, match="Hãy cắm USB"):
        receivers.write_card(upper, tmp_path / "usb")


def test_a_card_counts_once_its_paper_was_read(sending, written):
    trust(sending, written)
    [line] = sending.read(receivers.receivers)
    assert (line.name, line.province, line.confirmed) == ("Tỉnh ủy Sơn La", "tỉnh Sơn La", DAY)
    assert sending.can_undo() == "Nhận khóa của Tỉnh ủy Sơn La"


@pytest.mark.parametrize("groups", [[], ["AAAA", "BBBB"]])
def test_without_its_paper_it_does_not(sending, written, groups):
    asked = receivers.look(sending, written.path)
    before = sending.read(contents)
    with pytest.raises(Refusal, match="phiếu khóa nhận bằng giấy") as refused:
        sending.do(receivers.trust, asked=asked, groups=groups, day=DAY)
    assert refused.value.field == "groups"
    assert sending.read(contents) == before


def test_a_parcel_for_a_receiver_opens_there_without_any_password(
    upper, sending, written, tmp_path
):
    trust(sending, written)
    key = sending.read(receivers.named, name="tinh uy son la")
    made = exchange.make_parcel(sending, folder=tmp_path, passphrase=None, receiver=key, **ASKED)
    found = receiving.look(upper, made.path, None)
    assert found.facts.sender.name == "Đảng ủy xã Hoa Ban"
    with pytest.raises(Refusal, match="cơ quan nhận"):
        receiving.look(sending, made.path, "mật khẩu nào đó")


def test_an_office_whose_card_is_not_known_is_named(sending):
    with pytest.raises(Refusal, match=r"Chưa nhận khóa của “Tỉnh ủy X”. .*chưa có cơ quan nào"):
        sending.read(receivers.named, name="Tỉnh ủy X")
