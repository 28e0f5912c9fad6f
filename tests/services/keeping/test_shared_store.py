"""The shared store: several desks over one set of gathered reports."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop.errors import Refusal, Trouble
from desktop.rules import calendar
from desktop.services.exchange import receiving, senders
from desktop.services.keeping import history, shared_store, soundness
from desktop.services.office import create, open_office, trial
from desktop.services.reports import gathering
from desktop.store import chain
from desktop.store.server import open_store
from tests.build import an_office
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.parcels import DAY, HOA_BAN, NA_LOC, Commune, a_parcel, look, receive

ASKED = {"report_id": "yearly", "period": calendar.period("2025")}
AS_OF = DAY


@pytest.fixture(scope="module")
def first(postgres, tmp_path_factory):
    """The first desk: it had taken a parcel in before it joined the store."""
    folder = tmp_path_factory.mktemp("first")
    office = create(folder / "office.hgd", PASSWORD, who="Bàn một", now=lambda: NOW, cost=CHEAP)
    an_office(office, level="province", commune_name="")
    office.do(senders.expect, names=["Đảng ủy xã Hoa Ban", "Đảng ủy xã Xa Xôi"])
    receive(office, a_parcel(folder, HOA_BAN))
    said = shared_store.join(office, postgres.database())
    assert said == "Đã nối kho chung; đã chuyển 1 báo cáo của tệp này sang."
    yield office
    office.close()


@pytest.fixture(scope="module")
def second(first, tmp_path_factory):
    """The second desk works with a copy of the file: the same office, keys and store."""
    file = tmp_path_factory.mktemp("second") / "office.hgd"
    first.file.copy_to(file)
    shutil.copy(f"{first.path}.keys", f"{file}.keys")
    office = open_office(file, PASSWORD, who="Bàn hai", now=lambda: NOW)
    yield office
    office.close()


def board(office):
    return {one.name: one for one in office.read(gathering.board, **ASKED)}


def admitted(office):
    found = office.read(gathering.summed, as_of=AS_OF, **ASKED)
    return found.figures.line("admitted").value


def test_both_desks_see_what_either_takes_in(first, second, tmp_path):
    assert board(second)["Đảng ủy xã Hoa Ban"].taken_in == DAY
    receive(second, a_parcel(tmp_path, NA_LOC, admitted=5, joined=6))
    assert board(first)["Đảng ủy xã Nà Lốc"].taken_in == DAY
    assert (admitted(first), admitted(second)) == (13, 13)


def test_undo_takes_back_what_this_desk_took_in(first, second, tmp_path):
    receive(second, a_parcel(tmp_path, Commune("Mường Lạn"), admitted=100))
    receive(first, a_parcel(tmp_path, Commune("Mường Và"), admitted=1000))
    before = admitted(first)
    second.undo()
    assert admitted(first) == before - 100
    second.redo()
    second.undo()
    first.undo()
    assert admitted(second) == before - 1100


def test_of_two_who_take_the_same_parcel_one_wins_and_the_other_is_told(first, second, tmp_path):
    file = a_parcel(tmp_path, Commune("Sốp Cộp"))
    seen = {office: look(office, file) for office in (first, second)}

    def take(office):
        found = seen[office]
        groups = found.fingerprint.split()
        return office.do(receiving.take_in, preview=found, groups=groups, day=DAY)

    with ThreadPoolExecutor(2) as desks:
        done = list(desks.map(take, (first, second)))
    assert sorted(one is not None for one in done) == [False, True]
    loser = (first, second)[done.index(None)]
    assert loser.read(receiving.again, preview=seen[loser]).sentence == (
        "Đã nhận ngày 12/01/2026, không có gì mới."
    )
    period = ASKED["period"]
    line = board(first)["Đảng ủy xã Sốp Cộp"]
    kept = first.read(gathering.versions, sender_id=line.id, report_id="yearly", period=period)
    assert len(kept) == 1


def test_another_parcel_meanwhile_asks_to_look_again(first, second, tmp_path):
    commune = Commune("Púng Bánh")
    seen = look(first, a_parcel(tmp_path, commune))
    receive(second, a_parcel(tmp_path, commune, mark="2", admitted=7))
    with pytest.raises(Refusal, match="mở lại gói"):
        first.do(receiving.take_in, preview=seen, groups=seen.fingerprint.split(), day=DAY)


def test_the_sums_of_the_store_are_those_of_a_file(first, tmp_path_factory):
    """Whoever does not know part or whole is left out of a percentage; names are the same."""
    usb = tmp_path_factory.mktemp("usb")
    own = trial(lambda: NOW)
    an_office(own, level="province", commune_name="")
    own.do(senders.expect, names=["Đảng ủy xã Hoa Ban", "Đảng ủy xã Xa Xôi"])
    for office in (own, first):
        receive(office, a_parcel(usb, HOA_BAN, mark="3", admitted=12, admitted_women=3))
        receive(office, a_parcel(usb, Commune("Áng"), target=None, admitted_women=None))
        receive(office, a_parcel(usb, HOA_BAN, 2024, admitted=2))
    by_hand = own.read(gathering.combined, as_of=AS_OF, **ASKED)
    share = by_hand.figures.line("admitted-women-percent")
    assert (share.text, [one.name for one in share.unknown]) == (
        "25",
        ["Đảng ủy xã Áng", "Đảng ủy xã Xa Xôi"],
    )
    held = first.read(shared_store.holding)
    mirror = trial(lambda: NOW)
    mirror.do(shared_store.take_over, held=held)
    there = first.read(gathering.combined, as_of=AS_OF, **ASKED)
    here = mirror.read(gathering.combined, as_of=AS_OF, **ASKED)
    assert there.figures == here.figures
    assert (there.before, there.before["admitted"]) == (here.before, 2)
    line = there.figures.line("target-percent")
    period = ASKED["period"]
    opened = first.read(gathering.behind, report_id="yearly", period=period, line=line)
    assert (opened.members, opened.unknown) == (line.members, line.unknown)
    own.close()
    mirror.close()


def test_the_journal_of_the_store_names_the_desk_and_is_a_whole_chain(first, second):
    assert first.shared is not None
    with first.shared.reading() as session:
        assert chain.broken(session) is None
        assert chain.head(session).number > 5


def test_the_journal_of_the_store_is_read_and_checked_beside_that_of_the_file(postgres, tmp_path):
    """What was changed on the server past the program is named, and what to do about it."""
    office = create(tmp_path / "office.hgd", PASSWORD, who="Bàn ba", now=lambda: NOW, cost=CHEAP)
    an_office(office, level="province", commune_name="")
    receive(office, a_parcel(tmp_path, HOA_BAN))
    address = postgres.database()
    shared_store.join(office, address)
    receive(office, a_parcel(tmp_path, HOA_BAN, mark="2", admitted=4))
    (last, *_) = office.read_shared(history.lines)
    assert (last.who, "Đảng ủy xã Hoa Ban" in last.label) == ("Bàn ba", True)
    changed = office.read_shared(history.differences, operation=last.id)
    assert "Đảng ủy xã Hoa Ban" in " ".join(one.after for one in changed)
    assert soundness.examine(office) == ()
    with office.shared.engine.begin() as past:
        past.exec_driver_sql("UPDATE gathered SET title = 'khác' WHERE current")
        past.exec_driver_sql("ALTER TABLE operation DISABLE TRIGGER USER")
        past.exec_driver_sql("UPDATE operation SET who = 'Ai đó' WHERE id = 1")
    chained, strange = soundness.examine(office)
    assert chained.sentence.startswith("Nhật ký của kho chung không còn nguyên vẹn từ việc số 1")
    assert strange.sentence.startswith("Trong kho chung, bảng Báo cáo đã nhận có 1 dòng khác")
    assert "quản trị máy chủ" in strange.advice
    office.shared.close()
    office.shared = open_store(f"postgresql://a@/kho?host={tmp_path}")
    (away,) = soundness.examine(office)
    assert away.sentence.startswith("Chưa kiểm tra được nhật ký của kho chung. Không nối được")
    office.close()


def test_the_place_is_told_without_its_password(office):
    office.do(shared_store.keep_address, url="postgresql://a:rat-kin@10.0.0.7/kho")
    found = office.read(shared_store.place)
    assert found == shared_store.Place("kho trên máy chủ 10.0.0.7:5432, người dùng a", True)


def test_who_leaves_takes_everything_along_and_the_store_keeps_it(postgres, office, tmp_path):
    an_office(office, level="province", commune_name="")
    receive(office, a_parcel(tmp_path, HOA_BAN))
    address = postgres.database()
    shared_store.join(office, address)
    receive(office, a_parcel(tmp_path, HOA_BAN, mark="2", admitted=4))
    assert shared_store.leave(office) == "Đã thôi dùng kho chung; tệp này giữ 2 báo cáo đã gom."
    line = board(office)["Đảng ủy xã Hoa Ban"]
    assert (line.version, admitted(office), office.shared) == (2, 4, None)
    assert office.can_undo() is None
    shared_store.join(office, address)
    assert (board(office)["Đảng ủy xã Hoa Ban"].version, admitted(office)) == (2, 4)
    office.shared.close()


def test_a_server_that_is_away_keeps_nobody_from_the_rest(office, tmp_path):
    pytest.importorskip("psycopg")
    an_office(office, level="province", commune_name="")
    with pytest.raises(Trouble, match="Không nối được"):
        shared_store.join(office, f"postgresql://a@/kho?host={tmp_path}")
    assert office.read(shared_store.place) is None
    office.do(senders.expect, names=["Đảng ủy xã Hoa Ban"])
    assert len(office.read(senders.senders)) == 1
