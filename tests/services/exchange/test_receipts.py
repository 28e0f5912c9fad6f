"""Receipts go back on the stick and are matched with what was sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.exchange import parcel, receipt
from desktop.rules import calendar
from desktop.services.exchange import exchange, receipts, receivers
from desktop.services.exchange.receipts import Signed
from desktop.services.office import trial
from tests.build import an_office
from tests.deeds import NOW, contents
from tests.parcels import PASSPHRASE, receive

pytestmark = pytest.mark.usefixtures("quick_passphrases")

DAY = date(2026, 1, 12)


@pytest.fixture(scope="module")
def upper():
    office = trial(lambda: NOW)
    an_office(office, level="province", commune_name="")
    yield office
    office.close()


@pytest.fixture
def sending(office):
    an_office(office)
    return office


@pytest.fixture
def sent(sending, tmp_path):
    """A parcel of an office that admitted nobody."""
    return exchange.make_parcel(
        sending,
        report_id="yearly",
        period=calendar.period("2024"),
        as_of=date(2024, 12, 31),
        folder=tmp_path,
        passphrase=PASSPHRASE,
    )


def back(upper, sent, folder):
    """The receipt of a parcel, as it comes back."""
    receive(upper, sent.path, DAY)
    return receipts.look(receipts.write(upper, parcel=sent.parcel, folder=folder))


def test_a_receipt_stands_beside_the_parcel_that_was_sent(upper, sending, sent, tmp_path):
    sending.do(receipts.match, signed=back(upper, sent, tmp_path))
    [line] = sending.read(exchange.parcels)
    assert (line.taken_in, line.taken_in_by) == (DAY, "Tỉnh ủy Sơn La")
    assert sending.can_undo() == f"Tỉnh ủy Sơn La đã nhận {line.file_name} ngày 12/01/2026"


def test_a_second_time_changes_nothing(upper, sending, sent, tmp_path):
    signed = back(upper, sent, tmp_path)
    sending.do(receipts.match, signed=signed)
    assert sending.do(receipts.match, signed=signed) is None


def refused(office, signed, sentence):
    before = office.read(contents)
    with pytest.raises(Refusal, match=sentence):
        office.do(receipts.match, signed=signed)
    assert office.read(contents) == before


def test_a_receipt_of_another_parcel_or_office_is_refused(upper, sending, sent, tmp_path):
    signed = back(upper, sent, tmp_path)
    for changes in ({"parcel": "x"}, {"sender": "x"}):
        other = Signed(replace(signed.receipt, **changes), signed.key)
        refused(sending, other, "mà cơ quan này không lập")


def test_who_never_opened_the_parcel_cannot_say_it_was_received(sending, sent):
    said = receipt.Receipt(
        parcel=sent.parcel,
        sender=sending.read(exchange.reports.sender).id,
        receiver=parcel.Sender(id="x", name="Tỉnh ủy Sơn La", province="Sơn La"),
        taken_in=DAY,
        digest="00" * 32,
    )
    signed = Signed(*receipt.read(receipt.to_bytes(said, parcel.new_signing_key())))
    refused(sending, signed, "Hãy hỏi lại nơi nhận")


def test_a_receiver_whose_card_is_known_signs_with_its_own_key(upper, sending, sent, tmp_path):
    signed = back(upper, sent, tmp_path)
    written = receivers.write_card(upper, tmp_path)
    asked = receivers.look(sending, written.path)
    sending.do(receivers.trust, asked=asked, groups=written.fingerprint.split(), day=DAY)
    forged = receipt.to_bytes(signed.receipt, parcel.new_signing_key())
    refused(sending, Signed(*receipt.read(forged)), "Biên nhận không phải do Tỉnh ủy Sơn La lập")
    sending.do(receipts.match, signed=signed)


def test_what_was_not_taken_in_has_no_receipt(upper, tmp_path):
    with pytest.raises(Refusal, match="Hãy nhận gói trước"):
        receipts.write(upper, parcel="x", folder=tmp_path)


def test_a_receipt_needs_a_drive(upper, tmp_path):
    with pytest.raises(Refusal, match="Hãy cắm USB"):
        receipts.write(upper, parcel="x", folder=tmp_path / "usb")
