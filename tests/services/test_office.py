"""The one door for writing: all or nothing, journaled, and back and forth."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from desktop.errors import Refusal, Trouble
from desktop.rules.partial_date import PartialDate
from desktop.services.office import create, irreversible, open_office
from desktop.store import attachments
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.journal import OperationRow
from desktop.store.tables.members import MembershipRow
from desktop.store.tables.office import SigningKeyRow
from desktop.store.tables.organisations import CellRow, UnitRow
from desktop.store.tables.papers import PaperRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.targets import TargetRow
from tests.deeds import (
    CHEAP,
    NOW,
    PASSWORD,
    add,
    change,
    contents,
    labels,
    remove,
    values_of,
)

CELL = {"kind": "residential", "sector": "rural"}


def name_of(session, id):
    return session.get_one(PersonRow, id).name


def names(session):
    return sorted(session.scalars(select(PersonRow.name)))


class TestDo:
    def test_writes_the_change_and_who_did_what_when(self, office):
        done = office.do(add, PersonRow, id="an", name="Lò Thị An")

        assert (done.label, done.tables) == ("Thêm person", {"person"})
        assert office.read(names) == ["Lò Thị An"]
        written = office.read(lambda session: session.get_one(OperationRow, done.operation))
        assert (written.at, written.who, written.command) == (NOW, "Văn phòng", "add")

    def test_tells_the_listeners_after_the_change_is_safe(self, office):
        heard = []
        office.listeners.append(lambda done: heard.append((done.label, office.read(names))))

        office.do(add, PersonRow, name="Lò Thị An")
        office.undo()

        assert heard == [("Thêm person", ["Lò Thị An"]), ("Hoàn tác: Thêm person", [])]

    def test_leaves_everything_as_it_was_when_refused(self, office):
        def refused(session):
            session.add(PersonRow(name="Lò Thị An"))
            session.flush()
            raise Refusal("Chưa đủ.")

        with pytest.raises(Refusal, match="Chưa đủ"):
            office.do(refused)

        assert office.read(contents) == {}
        assert office.read(labels) == []
        assert office.can_undo() is None

    def test_writes_nothing_when_nothing_changed(self, office):
        def there_and_back(session):
            row = session.get_one(PersonRow, "an")
            row.name = "Khác"
            session.flush()
            row.name = "Lò Thị An"
            return "Không có gì"

        office.do(add, PersonRow, id="an", name="Lò Thị An")
        office.do(change, PersonRow, "an", name="Lò Thị Ân")
        office.undo()
        before = office.read(values_of, PersonRow, "an")

        assert office.do(there_and_back) is None
        assert office.do(change, PersonRow, "an", name="Lò Thị An") is None
        assert office.read(values_of, PersonRow, "an") == before
        assert office.read(labels)[2:] == ["Hoàn tác: Sửa person"]
        assert office.can_redo() == "Sửa person"

    def test_a_reference_to_nobody_is_a_bug_and_leaves_the_office_working(self, office):
        with pytest.raises(IntegrityError):
            office.do(add, CaseRow, person_id="nobody", began=date(2026, 1, 5))

        assert office.read(contents) == {}
        assert office.do(add, PersonRow, name="Lò Thị An") is not None

    def test_a_bulk_statement_is_a_bug(self, office):
        def bulk(session):
            session.execute(update(PersonRow).values(name="Một tên cho tất cả"))
            return "Sửa hết"

        office.do(add, PersonRow, name="Lò Thị An")

        with pytest.raises(RuntimeError, match="past the journal"):
            office.do(bulk)
        with pytest.raises(RuntimeError, match="past the journal"):
            office.read(bulk)
        assert office.read(names) == ["Lò Thị An"]

    @pytest.mark.parametrize("flush", [True, False])
    def test_a_query_that_writes_is_a_bug(self, office, flush):
        def sly(session):
            session.get_one(PersonRow, "an").name = "Khác"
            if flush:
                session.flush()

        office.do(add, PersonRow, id="an", name="Lò Thị An")

        with pytest.raises(RuntimeError, match="a query changed something"):
            office.read(sly)
        assert office.read(names) == ["Lò Thị An"]


class TestUndo:
    def test_goes_back_and_forth_and_says_what(self, office):
        office.do(add, PersonRow, id="an", name="Lò Thị An")
        office.do(change, PersonRow, "an", name="Lò Thị Ân")
        office.do(remove, PersonRow, "an")

        seen = []
        for _ in range(3):
            seen.append(office.can_undo())
            office.undo()
            seen.append(office.read(names))
        for _ in range(3):
            seen.append(office.can_redo())
            office.redo()
            seen.append(office.read(names))

        back = ["Xóa person", ["Lò Thị Ân"], "Sửa person", ["Lò Thị An"], "Thêm person", []]
        forth = ["Thêm person", ["Lò Thị An"], "Sửa person", ["Lò Thị Ân"], "Xóa person", []]
        assert seen == back + forth
        assert (office.can_undo(), office.can_redo()) == ("Xóa person", None)

    def test_the_journal_says_it_in_plain_words_however_often(self, office):
        office.do(add, PersonRow, name="Lò Thị An")
        office.undo()
        office.redo()
        office.undo()

        back, forth = "Hoàn tác: Thêm person", "Làm lại: Thêm person"
        assert office.read(labels) == ["Thêm person", back, forth, back]

    def test_nothing_to_undo_or_redo_is_refused(self, office):
        with pytest.raises(Refusal, match="Không có việc nào để hoàn tác"):
            office.undo()
        with pytest.raises(Refusal, match="Không có việc nào để làm lại"):
            office.redo()

    def test_a_new_deed_ends_what_could_be_redone(self, office):
        office.do(add, PersonRow, name="Lò Thị An")
        office.undo()
        office.do(add, PersonRow, name="Hà Văn Bình")

        assert office.can_redo() is None

    def test_every_kind_of_value_comes_back_as_it_was(self, office):
        day = date(2026, 2, 3)

        def fill(session):
            photo = attachments.keep(session, b"\x00\xff photo", "image/png")
            session.add_all(
                [
                    StepRow(id="step", case_id="case", step="x", day=day, values={"a": [1, None]}),
                    CaseRow(id="case", person_id="an", began=day, again=True),
                    PersonRow(
                        id="an",
                        name="Lò Thị An",
                        born=PartialDate(2003, 9),
                        groups=["Thanh niên"],
                        photo_id=photo,
                        trade_union=False,
                    ),
                    PaperRow(id="paper", person_id="an", form="x", edition="x", day=day),
                    SigningKeyRow(id="key", private=b"\x00\x01\xff"),
                    MembershipRow(id="m", person_id="an", admitted=PartialDate(2020)),
                ]
            )
            return "Nhập"

        def wipe(session):
            for kind, id in kept:
                session.delete(session.get_one(kind, id))
            return "Xóa hết"

        def papers_without_sheet(session):
            return session.scalars(select(PaperRow.id).where(PaperRow.sheet.is_(None))).all()

        kept = [
            (StepRow, "step"),
            (CaseRow, "case"),
            (PersonRow, "an"),
            (PaperRow, "paper"),
            (SigningKeyRow, "key"),
            (MembershipRow, "m"),
        ]
        office.do(fill)
        before = [office.read(values_of, kind, id) for kind, id in kept]
        office.do(wipe)
        assert office.read(contents) == {}
        office.undo()

        assert [office.read(values_of, kind, id) for kind, id in kept] == before
        assert office.read(papers_without_sheet) == ["paper"]
        office.undo()
        assert office.read(contents) == {}
        office.redo()
        assert [office.read(values_of, kind, id) for kind, id in kept] == before

    def test_references_and_unique_values_allow_any_order(self, office):
        def regroup(session):
            session.delete(session.get_one(MembershipRow, "old"))
            session.delete(session.get_one(CellRow, "first"))
            session.flush()
            session.add(MembershipRow(id="new", person_id="an"))
            session.add(TargetRow(id="t", scope="year", year=2026, cell_id="second", admit=2))
            session.flush()
            session.add(CellRow(id="second", name="Chi bộ Nà Pán", **CELL))
            session.get_one(PersonRow, "an").name = "Lò Thị Ân"
            return "Sắp xếp lại"

        office.do(add, CellRow, id="first", name="Chi bộ Nà Pán", **CELL)
        office.do(add, PersonRow, id="an", name="Lò Thị An")
        office.do(add, MembershipRow, id="old", person_id="an")
        before = office.read(contents)
        office.do(regroup)
        after = office.read(contents)

        office.undo()
        assert office.read(contents) == before
        office.redo()
        assert office.read(contents) == after
        for _ in range(4):
            office.undo()
        assert office.read(contents) == {}

    def test_is_refused_once_the_row_changed_elsewhere(self, office_on_disk, now):
        office_on_disk.do(add, PersonRow, id="an", name="Lò Thị An")
        second = open_office(office_on_disk.path, PASSWORD, who="Máy hai", now=now)
        second.do(change, PersonRow, "an", name="Lò Thị Ân")

        with pytest.raises(Refusal, match="Không hoàn tác được “Thêm person” vì"):
            office_on_disk.undo()
        assert second.read(names) == ["Lò Thị Ân"]
        assert office_on_disk.can_undo() == "Thêm person"

        second.undo()
        office_on_disk.undo()
        assert second.read(names) == []
        second.close()

    def test_is_refused_once_other_rows_build_upon_it(self, office_on_disk, now):
        office_on_disk.do(add, CellRow, id="pan", name="Chi bộ Nà Pán", **CELL)
        second = open_office(office_on_disk.path, PASSWORD, who="Máy hai", now=now)
        second.do(add, UnitRow, name="Bản Nà Pán", kind="hamlet", cell_id="pan")
        second.close()
        before = office_on_disk.read(contents)

        with pytest.raises(Refusal, match="sửa hoặc dùng tiếp"):
            office_on_disk.undo()
        assert office_on_disk.read(contents) == before

    def test_is_not_offered_for_what_left_the_house(self, office):
        @irreversible
        def hand_over(session, id):
            session.get_one(PersonRow, id).occupation = "Đã báo cáo"
            return "Bàn giao"

        office.do(add, PersonRow, id="an", name="Lò Thị An")
        office.do(hand_over, "an")

        assert office.can_undo() == "Thêm person"
        with pytest.raises(Refusal, match="Không hoàn tác được"):
            office.undo()
        assert office.read(values_of, PersonRow, "an")["occupation"] == "Đã báo cáo"

    def test_is_not_offered_after_a_restart(self, office_on_disk, now):
        office_on_disk.do(add, PersonRow, name="Lò Thị An")
        office_on_disk.close()

        again = open_office(office_on_disk.path, PASSWORD, who="Văn phòng", now=now)

        assert again.can_undo() is None
        assert again.read(names) == ["Lò Thị An"]
        again.close()


class TestOpening:
    def test_a_wrong_password_is_refused_and_changes_nothing(self, office_on_disk, now):
        office_on_disk.do(add, PersonRow, name="Lò Thị An")
        office_on_disk.close()
        before = files(office_on_disk)

        with pytest.raises(Refusal, match="Mật khẩu không đúng") as refused:
            open_office(office_on_disk.path, "hạt giồng", who="x", now=now)

        assert refused.value.field == "password"
        after = files(office_on_disk)
        assert after.pop("office.hgd.tries")
        assert after == before

    def test_no_file_is_refused(self, tmp_path, now):
        with pytest.raises(Refusal, match="Không thấy tệp"):
            open_office(tmp_path / "none.hgd", PASSWORD, who="x", now=now)
        assert list(tmp_path.iterdir()) == []

    def test_never_makes_a_file_over_another(self, office_on_disk, now):
        office_on_disk.close()
        before = files(office_on_disk)

        with pytest.raises(Refusal, match="Đã có tệp"):
            create(office_on_disk.path, PASSWORD, who="x", now=now, cost=CHEAP)
        assert files(office_on_disk) == before

    def test_a_short_password_is_refused_and_leaves_nothing(self, tmp_path, now):
        with pytest.raises(Refusal, match="ít nhất 4 ký tự"):
            create(tmp_path / "office.hgd", "abc", who="x", now=now, cost=CHEAP)
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_cannot_be_made_is_trouble(self, tmp_path, now):
        (tmp_path / "file").write_text("not a folder")
        with pytest.raises(Trouble, match="Hãy chọn thư mục khác"):
            create(tmp_path / "file" / "office.hgd", PASSWORD, who="x", now=now, cost=CHEAP)

    def test_slots_left_alone_are_kept_aside_and_do_not_bar_a_new_file(self, office_on_disk, now):
        path = office_on_disk.path
        office_on_disk.close()
        slots = path.with_name("office.hgd.keys").read_bytes()
        path.unlink()

        create(path, "mật khẩu mới", who="x", now=now, cost=CHEAP).close()

        open_office(path, "mật khẩu mới", who="x", now=now).close()
        kept = path.with_name("office-2026-03-02_083000-cu.hgd.keys")
        assert kept.read_bytes() == slots

    def test_a_name_with_odd_signs_is_a_name(self, tmp_path, now):
        path = tmp_path / "Xã Trà Nú?mode=ro&%20#1.hgd"
        create(path, PASSWORD, who="x", now=now, cost=CHEAP).close()
        assert path.exists()
        open_office(path, PASSWORD, who="x", now=now).close()


def files(office):
    return {path.name: path.read_bytes() for path in office.path.parent.iterdir()}
