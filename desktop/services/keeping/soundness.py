"""Whether the office file is sound, what can safely be mended, and what to do about the rest."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal, Trouble, cause
from desktop.services import shipped, words
from desktop.services.keeping import history, upkeep
from desktop.services.office import Office, permitted
from desktop.store import keys, place, replay, search
from desktop.store import soundness as store
from desktop.store.disk import copy_safely
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.every import recorded
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.organisations import CellRow, UnitRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record

_RESTORE = "Hãy khôi phục từ bản sao lưu gần nhất; tệp đang có vẫn được giữ lại."
_ASK_SERVER = (
    "Hỏi người quản trị máy chủ ai đã sửa; cần thì khôi phục kho từ bản sao lưu của máy chủ."
)
_KEYED: tuple[type[Record], ...] = (PersonRow, StepRow, CellRow, UnitRow)
_KEYS = ("search_key", "sort_key", "find_key")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in the file, what to do about it, and whether the program may mend it."""

    sentence: str
    advice: str
    mends: bool = False


_INDEX = Finding(
    "Có chỉ mục không khớp với dữ liệu.",
    "Chương trình lập lại được chỉ mục từ dữ liệu, không mất gì.",
    mends=True,
)


def examine(office: Office) -> tuple[Finding, ...]:
    """Everything wrong in the open file: its pages, references, attachments, journal and rules.

    Where the office gathers in a shared store, what is wrong in the journal there too.
    """
    return (*_of_file(office), *_of_store(office))


def _of_file(office: Office) -> tuple[Finding, ...]:
    found: list[Finding] = []
    try:
        found = [Finding(sentence, _RESTORE) for sentence in upkeep.check(office)]
        # The file alone: its journal tells nothing of what lies in a shared store.
        with office.file.reading() as session:
            dangling = _references(session)
            if dangling:
                found = [one for one in found if "trỏ đến" not in one.sentence]
                found += dangling
        if store.has_bad_index(office.file):
            found.append(_INDEX)
        with office.file.reading() as session:
            return (*found, *_of_rules(session))
    except Trouble as trouble:
        return (*found, Finding(trouble.sentence, _RESTORE))


def _of_store(office: Office) -> tuple[Finding, ...]:
    if office.shared is None:
        return ()
    try:
        broken = office.read_shared(history.store_chain_fault)
        strange = office.read_shared(replay.strangers_of_store)
    except (Refusal, Trouble) as away:
        sentence = f"Chưa kiểm tra được nhật ký của kho chung. {away.sentence}"
        return (Finding(sentence, "Kiểm tra lại khi kho chung trả lời."),)
    found = [Finding(broken, _ASK_SERVER)] if broken else []
    found += [
        Finding(
            f"Trong kho chung, bảng {words.table(name)} có {count} dòng khác với nhật ký: đã bị "
            "sửa ngoài chương trình.",
            _ASK_SERVER,
        )
        for name, count in strange.items()
    ]
    return tuple(found)


@permitted
def repair(office: Office) -> tuple[str, ...]:
    """Mend what can safely be mended and return what was done; the file as it was is kept beside.

    It is one operation of the journal and can be undone; indexes are made anew besides.
    """
    if office.path is None:
        raise Refusal("Xã dùng thử chỉ nằm trong bộ nhớ nên không cần sửa.")
    found = examine(office)
    if not any(one.mends for one in found):
        return ()
    kept = _keep_beside(office, office.path)
    with suppress(Trouble):
        # A file with faults makes no good backup; the copy beside it holds all the same.
        upkeep.back_up(office, reason="truoc-sua-loi")
    done = [f"Giữ tệp như trước khi sửa tại {kept}."]
    if _INDEX in found:
        store.rebuild_indexes(office.file)
        done.append("Lập lại các chỉ mục từ dữ liệu.")
    mended = office.do(mend)
    return (*done, *([mended.label] if mended else []))


def mend(session: Session) -> str:
    """Take away references to nothing and doubled listings, and make the search keys anew."""
    gone = _droppable(session)
    for one in gone:
        setattr(session.get_one(recorded()[one.table], one.row), one.column, None)
    doubled = _doubled(session)
    for listing in doubled:
        session.delete(listing)
    stale = _stale(session)
    for row in stale:
        search.refill_keys(row)
    counts = (len(gone), len(doubled), len(stale))
    told = [
        f"{count} {name}"
        for count, name in zip(
            counts, ("chỗ trỏ vào nơi không còn", "dòng lặp", "khóa tìm"), strict=True
        )
        if count
    ]
    return f"Sửa lỗi tệp: {', '.join(told)}"


def _references(session: Session) -> list[Finding]:
    droppable = _droppable(session)
    return [_reference(one, one in droppable) for one in store.dangling(session)]


def _droppable(session: Session) -> list[store.Dangling]:
    """The references to nothing that may go, in rows that nobody changed past the program else."""
    found = [one for one in store.dangling(session) if one.mends]
    # What was changed elsewhere must stay at odds with the journal, or the change would be hidden.
    strange = {
        column: replay.strange_rows(session, (column, *_KEYS))
        for column in {one.column for one in found}
    }
    return [one for one in found if (one.table, one.row) not in strange[one.column]]


def _reference(one: store.Dangling, mends: bool) -> Finding:
    sentence = (
        f"Một dòng của bảng {words.table(one.table)} trỏ đến bảng {words.table(one.parent)} "
        "không còn tồn tại."
    )
    if mends:
        return Finding(sentence, "Chương trình bỏ được chỗ trỏ đó, dòng vẫn còn.", mends=True)
    return Finding(sentence, _RESTORE)


def _of_rules(session: Session) -> tuple[Finding, ...]:
    return (
        *_nameless(session),
        *_two_cells(session),
        *_unknown_steps(session),
        *_stale_keys(session),
        *_strangers(session),
    )


def _nameless(session: Session) -> Iterable[Finding]:
    query = select(func.count()).where(func.trim(PersonRow.name) == "")
    count = session.scalar(query.select_from(PersonRow))
    if count:
        yield Finding(
            f"Có {count} người không có tên.",
            "Vào Người, xem các dòng đầu danh sách, ghi tên hoặc bỏ vào thùng rác.",
        )


def _two_cells(session: Session) -> Iterable[Finding]:
    doubled = {row.id for row in _doubled(session)}
    if doubled:
        yield Finding(
            f"Có {len(doubled)} dòng ghi một người ở một chi bộ hai lần.",
            "Chương trình bỏ được dòng lặp.",
            mends=True,
        )
    query = (
        select(PersonRow.name)
        .join(BelongingRow, BelongingRow.person_id == PersonRow.id)
        .where(BelongingRow.until.is_(None))
        .group_by(PersonRow.id)
        .having(func.count(BelongingRow.cell_id.distinct()) > 1)
        .order_by(PersonRow.sort_key)
    )
    for name in session.scalars(query):
        yield Finding(
            f"{name} đang ở hai chi bộ cùng lúc.",
            "Mở người đó, thẻ Đảng viên, ghi lại chi bộ đang sinh hoạt.",
        )


def _doubled(session: Session) -> list[BelongingRow]:
    """The listings of people in a cell in which they are listed already, all but the first."""
    query = (
        select(BelongingRow)
        .where(BelongingRow.until.is_(None))
        .order_by(BelongingRow.since.is_(None), BelongingRow.since, BelongingRow.id)
    )
    seen, found = set(), []
    for row in session.scalars(query):
        place = (row.person_id, row.cell_id)
        if place in seen:
            found.append(row)
        seen.add(place)
    return found


def _unknown_steps(session: Session) -> Iterable[Finding]:
    query = (
        select(StepRow.step, PersonRow.name)
        .join(CaseRow, CaseRow.id == StepRow.case_id)
        .join(PersonRow, PersonRow.id == CaseRow.person_id)
        .order_by(PersonRow.sort_key)
    )
    for step, name in session.execute(query):
        if shipped.step(step) is None:
            yield Finding(
                f"Hồ sơ của {name} có bước “{step}” mà chương trình này không biết.",
                "Cài bản chương trình mới hơn; nếu vẫn báo, mở hồ sơ và xóa bước đó.",
            )


def _stale(session: Session) -> list[Record]:
    """The rows that searching would miss, of those that nobody changed past the program else."""
    rows = (row for kind in _KEYED for row in session.scalars(select(kind)))
    found = [row for row in rows if _is_stale(row)]
    strange = replay.strange_rows(session, _KEYS) if found else frozenset()
    return [row for row in found if (row.__tablename__, row.id) not in strange]


def _is_stale(row: Record) -> bool:
    wanted = type(row)(
        **{column.name: getattr(row, column.name) for column in row.__table__.columns}
    )
    search.refill_keys(wanted)
    return any(getattr(row, key, "") != getattr(wanted, key, "") for key in _KEYS)


def _stale_keys(session: Session) -> Iterable[Finding]:
    count = len(_stale(session))
    if count:
        yield Finding(
            f"Có {count} dòng mà ô tìm kiếm không tìm ra.",
            "Chương trình lập lại được khóa tìm.",
            mends=True,
        )


def _strangers(session: Session) -> Iterable[Finding]:
    for name, count in replay.strangers(session).items():
        yield Finding(
            f"Bảng {words.table(name)} có {count} dòng khác với nhật ký: đã bị sửa ngoài chương "
            "trình.",
            "So với bản sao lưu gần nhất; nếu không rõ ai sửa, hãy khôi phục.",
        )


def _keep_beside(office: Office, path: Path) -> Path:
    named = f"{path.stem}-{office.now():%Y-%m-%d_%H%M%S}-truoc-sua-loi.hgd"
    kept = place.free(path.with_name(named))
    try:
        office.file.checkpoint()
        copy_safely(keys.slots_path(path), keys.slots_path(kept))
        copy_safely(path, kept)
    except OSError as error:
        raise Trouble(
            f"Chưa sửa gì, vì không giữ lại được tệp đang có: {cause(error)}. Hãy dọn bớt ổ đĩa "
            "rồi làm lại."
        ) from error
    return kept
