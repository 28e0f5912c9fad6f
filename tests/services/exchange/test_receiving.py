"""Taking parcels in: what is shown before, what the paper must tell, nothing doubled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.exchange import parcel, report
from desktop.exchange.fingerprint import BLANK
from desktop.rules import calendar
from desktop.services.exchange import exchange, receiving
from desktop.services.reports import gathering
from tests.build import an_office
from tests.deeds import contents
from tests.parcels import (
    DAY,
    HOA_BAN,
    LOCK,
    NA_LOC,
    PASSPHRASE,
    Commune,
    a_parcel,
    a_report,
    facts_of,
    look,
    receive,
)

pytestmark = pytest.mark.usefixtures("quick_passphrases")

ASKED = {"report_id": "yearly", "period": calendar.period("2025")}


@pytest.fixture
def upper(office):
    """A province's office that takes parcels in."""
    an_office(office, level="province", commune_name="")
    return office


def blanks(found):
    """What the paper says in the places of the blanks."""
    shown = found.fingerprint.split()
    return [right for group, right in zip(found.asked, shown, strict=True) if group == BLANK]


def board(upper):
    """Who has sent, by name."""
    return {one.name: one for one in upper.read(gathering.board, **ASKED)}


class TestLook:
    def test_shows_from_whom_of_when_and_the_figures_and_keeps_nothing(self, upper, tmp_path):
        before = upper.read(contents)
        found = look(upper, a_parcel(tmp_path))
        assert (found.facts.sender.name, found.period.text) == ("Đảng ủy xã Hoa Ban", "năm 2025")
        assert {line.id: line.value for line in found.report.lines}["admitted"] == 8
        assert (found.state, found.known, found.doubts) == ("new", False, ())
        assert found.sentence == "Gói mới, chưa nhận lần nào."
        assert upper.read(contents) == before

    def test_asks_for_two_groups_and_for_the_same_ones_again(self, upper, tmp_path):
        file = a_parcel(tmp_path)
        found = look(upper, file)
        assert found.asked.count(BLANK) == 2
        assert look(upper, file).asked == found.asked

    def test_tells_what_contradicts_itself_and_the_year_before(self, upper, tmp_path):
        receive(upper, a_parcel(tmp_path, year=2024))
        found = look(upper, a_parcel(tmp_path, members_end=120, admitted_women=9, admitted=40))
        assert found.doubts == (
            "Đảng viên trong danh sách cuối kỳ là 120, nhưng 100 đầu kỳ + 9 tăng − 3 giảm = 106",
            "Kết nạp là 40, nhiều hơn số chứa nó (đảng viên tăng trong kỳ: 9)",
            "Đảng viên có đến đầu kỳ là 100, nhưng kỳ trước đảng viên trong danh sách cuối kỳ "
            "là 106",
        )
        assert [one.text for one in found.swings] == ["Kết nạp: 8 → 40"]

    def test_half_a_year_is_not_held_against_a_whole_one(self, upper, tmp_path):
        receive(upper, a_parcel(tmp_path, year=2024, admitted=40))
        half = date(2025, 6, 30)
        assert look(upper, a_parcel(tmp_path, as_of=half, admitted=2)).swings == ()

    def test_refuses_a_report_that_is_not_known_here(self, upper, tmp_path):
        said = replace(a_report(), report="weather", title="Báo cáo thời tiết")
        self.refused(upper, tmp_path, said, "“Báo cáo thời tiết”, loại báo cáo mà chương trình")

    def test_refuses_a_manifest_that_tells_of_another_period(self, upper, tmp_path):
        file = a_parcel(tmp_path, changes={"since": date(2024, 1, 1)})
        with pytest.raises(Refusal, match="hai kỳ báo cáo khác nhau"):
            look(upper, file)

    def test_refuses_the_offices_own_parcel(self, office, tmp_path):
        an_office(office)
        written = exchange.make_parcel(
            office, folder=tmp_path, passphrase=PASSPHRASE, as_of=date(2025, 12, 31), **ASKED
        )
        with pytest.raises(Refusal, match="do chính cơ quan này lập"):
            look(office, written.path)

    def test_says_when_it_was_made_by_another_edition(self, upper, tmp_path):
        said = replace(a_report(), edition="2019")
        file = self.written(tmp_path, said)
        assert look(upper, file).doubts == ("Gói lập theo bộ biểu 2019, máy này dùng bộ biểu 2025",)

    def written(self, folder, said):
        content = {report.FILE: report.to_json(said)}
        file = folder / "x.goi"
        file.write_bytes(parcel.make(content, facts_of(said), HOA_BAN.signing, LOCK))
        return file

    def refused(self, upper, folder, said, sentence):
        with pytest.raises(Refusal, match=sentence):
            look(upper, self.written(folder, said))


class TestTakeIn:
    def test_keeps_the_report_in_one_step_that_can_be_undone(self, upper, tmp_path):
        before = upper.read(contents)
        found = look(upper, a_parcel(tmp_path))
        upper.do(receiving.take_in, preview=found, groups=blanks(found), day=DAY)
        line = board(upper)["Đảng ủy xã Hoa Ban"]
        assert (line.taken_in, line.version, line.values["admitted"]) == (DAY, 1, 8)
        assert upper.can_undo() == (
            "Nhận Báo cáo thống kê công tác phát triển đảng viên năm 2025 của Đảng ủy xã Hoa Ban"
        )
        upper.undo()
        assert upper.read(contents) == before
        upper.redo()
        assert board(upper)["Đảng ủy xã Hoa Ban"].values["admitted"] == 8

    @pytest.mark.parametrize("groups", [[], ["AAAA"], ["AAAA", "BBBB"], ["A"] * 8, ["AAAA"] * 3])
    def test_without_the_groups_of_the_paper_nothing_is_kept(self, upper, tmp_path, groups):
        before = upper.read(contents)
        found = look(upper, a_parcel(tmp_path))
        with pytest.raises(Refusal) as refused:
            upper.do(receiving.take_in, preview=found, groups=groups, day=DAY)
        assert refused.value.field == "groups"
        assert " ".join(found.asked) in refused.value.sentence
        assert upper.read(contents) == before

    def test_a_second_time_says_so_and_changes_nothing(self, upper, tmp_path):
        file = a_parcel(tmp_path)
        receive(upper, file)
        before = upper.read(contents)
        found = receive(upper, file, date(2026, 2, 2))
        assert found.sentence == "Đã nhận ngày 12/01/2026, không có gì mới."
        assert upper.read(contents) == before

    def test_the_same_figures_in_another_parcel_are_nothing_new(self, upper, tmp_path):
        receive(upper, a_parcel(tmp_path))
        assert look(upper, a_parcel(tmp_path, mark="2")).state == "again"

    def test_other_figures_replace_and_the_earlier_ones_stay(self, upper, tmp_path):
        receive(upper, a_parcel(tmp_path))
        found = receive(upper, a_parcel(tmp_path, mark="2", admitted=7, transferred_in=2))
        assert [one.text for one in found.differences if "%" not in one.title] == [
            "Kết nạp: 8 → 7",
            "Chuyển đến: 1 → 2",
        ]
        assert found.sentence.startswith("Thay bản đã nhận ngày 12/01/2026: ")
        line = board(upper)["Đảng ủy xã Hoa Ban"]
        assert (line.version, line.values["admitted"]) == (2, 7)
        kept = upper.read(gathering.versions, sender_id=line.id, **ASKED)
        assert [(one.version, one.current) for one in kept] == [(2, True), (1, False)]
        upper.undo()
        assert board(upper)["Đảng ủy xã Hoa Ban"].values["admitted"] == 8

    def test_a_parcel_that_was_replaced_since_is_nothing_new(self, upper, tmp_path):
        first = a_parcel(tmp_path)
        receive(upper, first)
        receive(upper, a_parcel(tmp_path, mark="2", admitted=7))
        assert look(upper, first).state == "again"

    def test_figures_of_before_sent_anew_replace_again(self, upper, tmp_path):
        receive(upper, a_parcel(tmp_path))
        receive(upper, a_parcel(tmp_path, mark="2", admitted=7))
        receive(upper, a_parcel(tmp_path, mark="3"))
        assert board(upper)["Đảng ủy xã Hoa Ban"].version == 3

    def test_one_made_earlier_than_what_is_held_is_told(self, upper, tmp_path):
        receive(upper, a_parcel(tmp_path, mark="2"))
        found = look(upper, a_parcel(tmp_path, admitted=7))
        assert found.older

    def test_what_was_taken_in_meanwhile_is_looked_at_first(self, upper, tmp_path):
        found = look(upper, a_parcel(tmp_path))
        receive(upper, a_parcel(tmp_path, mark="2", admitted=7))
        with pytest.raises(Refusal, match="Hãy mở lại gói"):
            upper.do(receiving.take_in, preview=found, groups=blanks(found), day=DAY)


class TestAnotherKey:
    stranger = Commune("Hoa Ban", key=bytes(range(32)))

    def test_of_a_known_sender_asks_for_the_whole_fingerprint(self, upper, tmp_path):
        receive(upper, a_parcel(tmp_path))
        found = look(upper, a_parcel(tmp_path, self.stranger, mark="2", admitted=7))
        assert found.other_key
        assert set(found.asked) == {BLANK}
        two = found.fingerprint.split()[:2]
        with pytest.raises(Refusal, match="Khóa ký của Đảng ủy xã Hoa Ban khác lần trước"):
            upper.do(receiving.take_in, preview=found, groups=two, day=DAY)
        assert board(upper)["Đảng ủy xã Hoa Ban"].values["admitted"] == 8

    def test_is_kept_once_the_paper_was_read(self, upper, tmp_path):
        receive(upper, a_parcel(tmp_path))
        receive(upper, a_parcel(tmp_path, self.stranger, mark="2", admitted=7))
        assert board(upper)["Đảng ủy xã Hoa Ban"].values["admitted"] == 7
        assert not look(upper, a_parcel(tmp_path, self.stranger, year=2024)).other_key

    def test_the_same_figures_under_another_key_are_not_called_known(self, upper, tmp_path):
        receive(upper, a_parcel(tmp_path))
        assert look(upper, a_parcel(tmp_path, self.stranger)).state == "replaces"

    def test_another_file_of_the_same_name_is_asked_about_too(self, upper, tmp_path):
        receive(upper, a_parcel(tmp_path))
        other = Commune("Hoa Ban", id="f" * 32)
        assert look(upper, a_parcel(tmp_path, other, mark="2")).other_key


def test_senders_are_told_apart(upper, tmp_path):
    receive(upper, a_parcel(tmp_path))
    receive(upper, a_parcel(tmp_path, NA_LOC, admitted=3, transferred_in=6))
    found = {name: line.values["admitted"] for name, line in board(upper).items()}
    assert found == {"Đảng ủy xã Hoa Ban": 8, "Đảng ủy xã Nà Lốc": 3}
