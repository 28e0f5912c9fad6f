"""Parcels: signed with the office's own key, proven, listed, and told on a cover sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.errors import Refusal, Trouble
from desktop.exchange import parcel, report
from desktop.exchange.envelope import Lock
from desktop.rules import calendar
from desktop.services.exchange import exchange
from desktop.services.office import trial
from tests.build import a_case, an_office
from tests.deeds import NOW
from tests.papers.making import pdf_text

pytestmark = pytest.mark.usefixtures("quick_passphrases")

ASKED = {
    "report_id": "yearly",
    "period": calendar.period("2024"),
    "as_of": date(2024, 12, 31),
}
PASSPHRASE = "ban mường"


@pytest.fixture(scope="module")
def sending():
    """An office that admitted somebody in 2024."""
    office = trial(lambda: NOW)
    an_office(office)
    a_case(office, at="ceremony")
    yield office
    office.close()


@pytest.fixture(scope="module")
def written(sending, tmp_path_factory):
    """A parcel of that office, on a drive of its own."""
    return make(sending, tmp_path_factory.mktemp("usb"))


@pytest.fixture(scope="module")
def proven(written):
    """The parcel as its receiver has it."""
    return exchange.verify_parcel(written.path, PASSPHRASE)


def make(office, folder):
    """Write a parcel into a folder."""
    return exchange.make_parcel(office, folder=folder, passphrase=PASSPHRASE, **ASKED)


class TestMake:
    def test_writes_what_proves_itself(self, written, proven):
        assert sorted(written.path.parent.iterdir()) == [written.path, written.cover]
        assert proven.fingerprint == written.fingerprint
        facts = proven.facts
        assert (facts.parcel, facts.report, facts.made) == (written.parcel, "yearly", NOW)
        assert (facts.since, facts.until) == (date(2024, 1, 1), date(2024, 12, 31))
        assert (facts.sender.name, facts.sender.province) == ("Đảng ủy xã Hoa Ban", "tỉnh Sơn La")

    def test_carries_the_report_with_its_names_on_paper_and_as_a_workbook(self, proven):
        content = proven.content
        assert set(content) == {report.FILE, "bao_cao.pdf", "bao_cao.xlsx"}
        lines = {line.id: line for line in report.from_json(content[report.FILE]).lines}
        assert lines["admitted"].value == 1
        assert [one.name for one in lines["admitted"].members] == ["Lò Thị Mai"]
        assert "Lò Thị Mai" in pdf_text(content["bao_cao.pdf"])

    def test_says_on_its_cover_what_the_receiver_compares(self, written):
        said = pdf_text(written.cover.read_bytes())
        assert written.fingerprint in " ".join(said.split())
        assert "Nhật ký của tệp dữ liệu đến lúc lập gói: việc số" in " ".join(said.split())
        assert written.path.name in "".join(said.split())

    def test_is_listed_in_the_office(self, sending, written):
        (line,) = [one for one in sending.read(exchange.parcels) if one.parcel == written.parcel]
        assert (line.file_name, line.fingerprint) == (written.path.name, written.fingerprint)
        assert (line.made, line.report, line.since, line.until) == (
            NOW.date(),
            "yearly",
            date(2024, 1, 1),
            date(2024, 12, 31),
        )

    def test_is_signed_with_one_key_for_ever_and_cannot_be_undone(self, sending, written, tmp_path):
        before = sending.can_undo()
        again = make(sending, tmp_path)
        assert again.fingerprint == written.fingerprint
        assert again.parcel != written.parcel
        assert sending.can_undo() == before

    def test_needs_a_drive_that_is_there(self, sending, tmp_path):
        before = sending.read(exchange.parcels)
        with pytest.raises(Refusal, match="Hãy cắm USB và chọn lại thư mục") as refused:
            make(sending, tmp_path / "usb")
        assert refused.value.field == "folder"
        assert sending.read(exchange.parcels) == before

    def test_a_full_drive_is_trouble_and_nothing_is_listed(self, sending, tmp_path):
        full = Path("/dev/full")
        if not full.exists():
            pytest.skip("no device that is always full")
        before = sending.read(exchange.parcels)
        ready = exchange.prepare(sending, **ASKED)
        (tmp_path / f"{ready.told.file_name}.part").symlink_to(full)
        with pytest.raises(Trouble, match="không đủ chỗ trống"):
            make(sending, tmp_path)
        assert sending.read(exchange.parcels) == before
        assert list(tmp_path.iterdir()) == []

    def test_an_office_without_a_name_sends_nothing(self, office, tmp_path):
        with pytest.raises(Refusal, match="Chưa có tên cơ quan"):
            make(office, tmp_path)
        assert list(tmp_path.iterdir()) == []


class TestVerify:
    def test_another_passphrase_opens_nothing(self, written):
        with pytest.raises(Refusal, match="ật khẩu"):
            exchange.verify_parcel(written.path, "mường bản")

    def test_a_changed_byte_is_found(self, written, tmp_path):
        content = bytearray(written.path.read_bytes())
        content[-1] ^= 1
        (tmp_path / "x.goi").write_bytes(content)
        with pytest.raises(Refusal):
            exchange.verify_parcel(tmp_path / "x.goi", PASSPHRASE)

    def sealed(self, office, file, content):
        """A parcel that is whole and signed, and holds something else."""
        ready = exchange.prepare(office, **ASKED)
        lock = Lock(passphrase=PASSPHRASE)
        file.write_bytes(parcel.make(content, ready.facts, ready.key, lock))
        return file

    def test_a_parcel_without_a_report_is_refused(self, sending, tmp_path):
        file = self.sealed(sending, tmp_path / "x.goi", {"thu.txt": b"Xin chao"})
        with pytest.raises(Refusal, match="không có báo cáo"):
            exchange.verify_parcel(file, PASSPHRASE)

    def test_a_report_of_another_sender_is_refused(self, sending, office, tmp_path):
        an_office(office, commune_name="Nà Lốc")
        other = exchange.prepare(office, **ASKED).made.travelling
        file = self.sealed(sending, tmp_path / "x.goi", {report.FILE: report.to_json(other)})
        with pytest.raises(Refusal, match="hai nơi gửi khác nhau"):
            exchange.verify_parcel(file, PASSPHRASE)
