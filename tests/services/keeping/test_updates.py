"""A signed pack is looked at, taken in as one change, and is then what everything is read from."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.exchange import archive
from desktop.services import data, shipped
from desktop.services.cases import steps
from desktop.services.keeping import history, restoring, settings, updates, upkeep
from desktop.services.office import open_office
from desktop.services.papers import forms
from tests import packs
from tests.build import a_case, a_person
from tests.deeds import NOW, PASSWORD
from tests.packs import FORM, FROM, LIMITS, MAKERS, PROCESS, a_pack, on_stick

DAY = date(2026, 6, 15)
BEFORE, AFTER = date(2026, 6, 30), FROM


def looked(office, tmp_path, content=None, **changes):
    """A pack looked at."""
    return updates.look(office, on_stick(tmp_path, a_pack(content, **changes)), MAKERS)


def taken(office, tmp_path, content=None, **changes):
    """A pack taken in."""
    return office.do(updates.take_in, preview=looked(office, tmp_path, content, **changes), day=DAY)


def edition(office, day):
    """The edition of the decision on admission on a day."""
    return office.read(forms.shelf).form_of("9-knd", day).edition


def ceremony(office, day):
    """The term of the ceremony on a day, as the office has it."""
    return {one.id: one.text for one in office.read(settings.limits, day=day)}["ceremony"]


def test_looking_keeps_nothing(office, tmp_path):
    preview = looked(office, tmp_path)
    assert preview.facts.title == "Mẫu mới từ 01/07/2026"
    assert edition(office, AFTER) == "2025"
    assert office.read(updates.taken) == ()
    assert office.read(history.lines) == ()


def test_what_is_taken_in_is_used_from_its_day_on(office, tmp_path):
    content = {FORM: packs.a_form(), LIMITS: packs.a_limit()}
    done = taken(office, tmp_path, content)
    assert done.label == "Nhận gói cập nhật số 1: Mẫu mới từ 01/07/2026"
    assert (edition(office, BEFORE), edition(office, AFTER)) == ("2025", "2026")
    assert ceremony(office, date(2026, 12, 31)) == "30 ngày làm việc"
    assert ceremony(office, date(2027, 1, 1)) == "45 ngày làm việc"
    (one,) = office.read(updates.taken)
    assert (one.number, one.taken_in, one.state) == (1, DAY, "used")


def test_undo_and_redo_bring_the_data_back_and_forth(office, tmp_path):
    taken(office, tmp_path)
    office.undo()
    assert edition(office, AFTER) == "2025"
    assert office.read(updates.taken) == ()
    office.redo()
    assert edition(office, AFTER) == "2026"


def test_the_newest_is_given_up_first(office, tmp_path):
    taken(office, tmp_path)
    taken(office, tmp_path, {LIMITS: packs.a_limit()}, number=2)
    with pytest.raises(Refusal, match="Hãy bỏ các gói sau nó trước"):
        office.do(updates.remove, number=1)
    office.do(updates.remove, number=2)
    assert ceremony(office, date(2027, 1, 1)) == "30 ngày làm việc"
    assert edition(office, AFTER) == "2026"
    office.do(updates.remove, number=1)
    assert data.now().number == 0


def test_it_lies_in_the_office_file_and_travels_with_its_backups(office_on_disk, tmp_path):
    taken(office_on_disk, tmp_path)
    made = upkeep.back_up(office_on_disk)
    path = office_on_disk.path
    office_on_disk.close()
    assert data.now().number == 0
    again = open_office(path, PASSWORD, who="Văn phòng", now=lambda: NOW)
    assert edition(again, AFTER) == "2026"
    again.close()
    elsewhere = tmp_path / "elsewhere.hgd"
    restoring.restore(made.path, PASSWORD, elsewhere, lambda: NOW)
    restored = open_office(elsewhere, PASSWORD, who="Văn phòng", now=lambda: NOW)
    assert edition(restored, AFTER) == "2026"
    restored.close()


def test_two_offices_at_once_each_have_their_own(office, office_on_disk, tmp_path):
    taken(office, tmp_path)
    assert edition(office_on_disk, AFTER) == "2025"
    assert edition(office, AFTER) == "2026"
    assert edition(office_on_disk, AFTER) == "2025"


def test_an_open_case_stays_on_the_process_it_began_under(office, tmp_path):
    person = a_case(office, at="candidate", name="Lò Thị Mai")
    preview = looked(office, tmp_path, {PROCESS: packs.a_process()})
    (staying,) = preview.staying
    assert (staying.people, staying.since) == (("Lò Thị Mai",), FROM)
    office.do(updates.take_in, preview=preview, day=DAY)

    def title(person_id):
        view = office.read(steps.first_view, person_id=person_id, day=AFTER)
        old = office.read(steps.view, person_id=person_id, day=AFTER)
        found = (old or view).progress.steps
        return {one.id: one.title for one in found}["ceremony"]

    assert title(person) == "Lễ kết nạp đảng viên"
    assert title(a_person(office, "Quàng Thị Ánh")) == "Lễ kết nạp theo quy định mới"
    assert shipped.step("ceremony").title == "Lễ kết nạp theo quy định mới"


def test_is_refused_when_it_is_not_newer(office, tmp_path):
    first = looked(office, tmp_path)
    taken(office, tmp_path)
    with pytest.raises(Refusal, match="số 1 đã nhận rồi"):
        looked(office, tmp_path)
    with pytest.raises(Refusal, match="đã nhận rồi"):
        office.do(updates.take_in, preview=first, day=DAY)
    taken(office, tmp_path, number=5, previous=1)
    with pytest.raises(Refusal, match="số 4, cũ hơn hoặc bằng dữ liệu số 5"):
        looked(office, tmp_path, number=4, previous=1)


def test_is_refused_before_the_one_it_follows(office, tmp_path):
    with pytest.raises(Refusal, match=r"nối tiếp gói số 2.*Hãy nhận gói số 2 trước"):
        looked(office, tmp_path, number=3)


def test_is_refused_for_a_newer_program(office, tmp_path):
    with pytest.raises(Refusal, match=r"cần chương trình từ phiên bản 99\.0\.1"):
        looked(office, tmp_path, program="99.0.1")
    with pytest.raises(Refusal, match="không đọc được"):
        looked(office, tmp_path, program="mới")


def test_is_refused_from_anybody_but_the_makers(office, tmp_path):
    pack = a_pack(key=archive.new_signing_key())
    with pytest.raises(Refusal, match="không do nơi làm chương trình ký"):
        updates.look(office, on_stick(tmp_path, pack), MAKERS)
    with pytest.raises(Refusal, match="không do nơi làm chương trình ký"):
        updates.look(office, on_stick(tmp_path, a_pack()))


def test_is_refused_with_every_mistake_at_once(office, tmp_path):
    content = {
        FORM: 'id = "9-knd"\nedition = "2026"\n',
        LIMITS: packs.a_limit().replace('id = "age-min"\ntitle', 'id = "age-min"\nloại = 1\ntitle'),
        packs.RELIGIONS: 'title = "Tôn giáo"\n',
    }
    with pytest.raises(Refusal) as refused:
        looked(office, tmp_path, content)
    told = refused.value.sentence
    for part in (
        "• Mẫu 2026/9-knd.toml: ",
        "• Tệp law/limits.toml: không đọc được",
        "• Tệp lists/religions.toml: thiếu khóa 'source'",
        "• Tệp lists/religions.toml: thiếu khóa 'entry'",
    ):
        assert told.count(part) >= 1
    assert told.count("thiếu khóa 'entry'") == 1


def test_is_refused_if_it_forgets_what_records_speak_of(office, tmp_path):
    head, *entries = data.shipped(packs.RELIGIONS).split("[[entry]]")
    fewer = "[[entry]]".join([head, *entries[1:]])
    with pytest.raises(Refusal, match=r"Gói bỏ mất mã “.*” của lists/religions.toml"):
        looked(office, tmp_path, {packs.RELIGIONS: fewer})


def test_a_limit_of_the_office_s_superiors_goes_before_that_of_a_pack(office, tmp_path):
    office.do(
        settings.set_local_limit,
        rule="ceremony",
        value=20,
        source="Công văn tỉnh ủy",
        in_force_from=date(2026, 1, 1),
    )
    taken(office, tmp_path, {LIMITS: packs.a_limit()})
    assert ceremony(office, date(2027, 1, 1)) == "20 ngày làm việc"


def test_only_the_chief_takes_a_pack_in(office, tmp_path):
    preview = looked(office, tmp_path)
    office.user = type(office.user)("b", "Vì Văn Tú", "clerk")
    for command, values in (
        (updates.take_in, {"preview": preview, "day": DAY}),
        (updates.remove, {"number": 1}),
    ):
        with pytest.raises(Refusal, match="chỉ người phụ trách"):
            office.do(command, **values)


def test_without_an_office_it_is_compared_with_what_ships(tmp_path):
    preview = updates.show(on_stick(tmp_path, a_pack()), MAKERS)
    assert [one.group for one in preview.changes] == ["Mẫu văn bản"]
    assert preview.staying == ()
