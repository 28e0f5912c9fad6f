"""The one door for writing, and the way to every answer."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desktop import paths
from desktop.errors import Refusal, Trouble, cause
from desktop.services import data
from desktop.services.keeping import brought
from desktop.services.turns import Done, Turns
from desktop.store import backup, drive, journal, keys, place, search, tries, upgrade
from desktop.store.file import OfficeFile, in_memory, open_file
from desktop.store.server import SharedStore, open_store
from desktop.store.tables.gathering import StoreAddressRow
from desktop.store.tables.updates import UpdatePackRow
from desktop.store.tables.users import UserRow

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")
Command = Callable[Concatenate[Session, Arguments], str]
Query = Callable[Concatenate[Session, Arguments], Answer]
Acting = TypeVar("Acting", bound=Callable[..., Any])
Act = Callable[Concatenate["Office", Arguments], Answer]
Role = Literal["chief", "clerk", "reader"]

# Commands whose result has left the house: an undo would make the record untrue.
_IRREVERSIBLE: set[Callable[..., str]] = set()
# Commands about what lies in the shared store of an office that has one.
_GATHERING: set[Callable[..., str]] = set()
# Commands about who may do what, and about what binds everybody.
_FOR_CHIEF: set[Callable[..., Any]] = set()

search.watch()


def irreversible(command: Command[Arguments]) -> Command[Arguments]:
    """Mark a command that cannot be undone, so that its screen says so before."""
    _IRREVERSIBLE.add(command)
    return command


def gathers(command: Command[Arguments]) -> Command[Arguments]:
    """Mark a command that works on what was gathered, wherever that lies, and on nothing else."""
    _GATHERING.add(command)
    return command


def for_chief(act: Acting) -> Acting:
    """Mark a command, or another act that is `permitted`, as only a chief's."""
    _FOR_CHIEF.add(act)
    return act


def permitted(act: Act[Arguments, Answer]) -> Act[Arguments, Answer]:
    """Have an act that is no command refused by role as commands are, before it does anything."""

    @functools.wraps(act)
    def acting(office: Office, /, *args: Arguments.args, **values: Arguments.kwargs) -> Answer:
        office.permit(act)
        return act(office, *args, **values)

    return acting


@dataclass(frozen=True, slots=True)
class User:
    """Who works with the open file: the id of the key slot, the name in the journal, the role."""

    id: str
    name: str
    role: Role = "chief"


class Office:
    """An open office: `do` a command, `read` a query, `undo` and `redo`; listeners hear of it."""

    def __init__(
        self, file: OfficeFile, key: bytes, user: User, now: Callable[[], datetime]
    ) -> None:
        self.file = file
        self.key = key
        self.user = user
        self.now = now
        self.shared: SharedStore | None = None
        self.listeners: list[Callable[[Done], None]] = []
        self.turns = Turns()
        self._bring()

    @property
    def path(self) -> Path | None:
        """Where the office file lies; None in memory."""
        return self.file.path

    @property
    def closed(self) -> bool:
        """Whether the file was let go of."""
        return self.file.closed

    @property
    def who(self) -> str:
        """Whom the journal names."""
        return self.user.name

    def today(self) -> date:
        """The day, by the clock the program was given."""
        return self.now().date()

    def do(
        self, command: Command[Arguments], *args: Arguments.args, **values: Arguments.kwargs
    ) -> Done | None:
        """Run a command in one short transaction and journal it; None if it changed nothing.

        Refusal and Trouble leave everything as it was; Refusal also if the user's role forbids it.
        """
        self.permit(command)
        shared = self.shared is not None and command in _GATHERING

        def act(session: Session) -> str:
            return command(session, *args, **values)

        done = self._run(command.__name__, None, act, shared)
        if done is not None:
            self.turns.note(done, final=command in _IRREVERSIBLE)
            self._tell(done)
        return done

    def read(
        self, query: Query[Arguments, Answer], *args: Arguments.args, **values: Arguments.kwargs
    ) -> Answer:
        """The answer to a question, as frozen rows."""
        data.lay(self._brought)
        with self.file.reading(self.shared) as session:
            return query(session, *args, **values)

    def read_shared(
        self, query: Query[Arguments, Answer], *args: Arguments.args, **values: Arguments.kwargs
    ) -> Answer:
        """The answer of the shared store alone, which has a journal of its own; Refusal if none."""
        if self.shared is None:
            raise Refusal("Tệp này không nối kho chung nào.")
        data.lay(self._brought)
        with self.shared.reading() as session:
            return query(session, *args, **values)

    def can_undo(self) -> str | None:
        """What `undo` would take back, in words; None if there is nothing of this session left."""
        last = self.turns.back()
        return last.label if last else None

    def can_redo(self) -> str | None:
        """What `redo` would do again, in words; None if nothing was just undone."""
        last = self.turns.again()
        return last.label if last else None

    def undo(self) -> Done:
        """Take back the latest operation of this session; Refusal if it was built upon since."""
        return self._turn(
            self.turns.done, self.turns.undone, "Hoàn tác", "Không có việc nào để hoàn tác."
        )

    def redo(self) -> Done:
        """Do again what was just undone; Refusal if its rows changed since."""
        return self._turn(
            self.turns.undone, self.turns.done, "Làm lại", "Không có việc nào để làm lại."
        )

    def forget(self) -> None:
        """Offer nothing done so far for undo, as after filling an invented office."""
        self.turns.forget()

    def close(self) -> None:
        """Let go of the file; the object is of no use afterwards."""
        self.listeners.clear()
        if self.shared is not None:
            self.shared.close()
        self.file.close()
        data.lay(data.NOTHING)

    def permit(self, act: Callable[..., Any]) -> None:
        """Refusal unless the role of the user who is there allows a command, or any other act."""
        if self.user.role == "reader":
            raise Refusal(
                f"{self.who} chỉ có quyền xem nên việc này không được ghi. Hãy nhờ người có quyền "
                "nhập liệu, hoặc nhờ phụ trách đổi quyền ở Cài đặt."
            )
        if self.user.role != "chief" and act in _FOR_CHIEF:
            raise Refusal(
                "Việc này chỉ người phụ trách được làm. Hãy nhờ người phụ trách mở tệp bằng mật "
                "khẩu của mình."
            )

    def _turn(self, source: list[Done], target: list[Done], verb: str, nothing: str) -> Done:
        if not source:
            raise Refusal(nothing)
        self.permit(self._turn)
        last = source[-1]

        def act(session: Session) -> str:
            journal.reverse(session, last.operation)
            return f"{verb}: {last.label}"

        try:
            done = self._run("reverse", last.operation, act, last.shared)
        except (journal.ChangedSince, IntegrityError) as error:
            raise Refusal(
                f"Không {verb.lower()} được “{last.label}” vì dữ liệu đã được sửa hoặc dùng tiếp "
                "sau đó. Hãy sửa trực tiếp."
            ) from error
        if done is None:
            raise RuntimeError("an operation in the journal changed nothing")
        self.turns.note_turn(last, done, source, target)
        self._tell(done)
        return done

    def _bring(self) -> None:
        """Read from now on what this office's update packs brought before what ships."""
        with self.file.reading() as session:
            self._brought = brought.brought(session)
        data.lay(self._brought)

    def _run(
        self, name: str, undoes: int | None, act: Callable[[Session], str], shared: bool
    ) -> Done | None:
        data.lay(self._brought)
        with self._writing(shared) as session:
            recorder = journal.Recorder(session)
            label = act(session)
            changes = recorder.finish()
            if not changes:
                session.rollback()
                return None
            number = journal.write(
                session,
                changes,
                at=self.now(),
                who=self.who,
                command=name,
                label=label,
                undoes=undoes,
            )
        done = Done(number, label, frozenset(change.table for change in changes), shared)
        if UpdatePackRow.__tablename__ in done.tables:
            self._bring()
        return done

    def _writing(self, shared: bool) -> AbstractContextManager[Session]:
        if not shared:
            return self.file.writing()
        if self.shared is None:
            raise Refusal(
                "Việc này nằm trong kho chung, mà tệp này không còn nối kho chung. Hãy nối lại rồi "
                "làm tiếp."
            )
        return self.shared.writing()

    def _tell(self, done: Done) -> None:
        for listener in tuple(self.listeners):
            listener(done)


def create(
    path: Path,
    password: str,
    *,
    who: str,
    now: Callable[[], datetime],
    cost: keys.Cost | None = None,
) -> Office:
    """Make a new, empty office file whose first user is its chief; Refusal if a file is there."""
    if path.exists():
        raise Refusal(f"Đã có tệp {path}. Hãy chọn tên khác, hoặc mở tệp đang có.", field="path")
    drive.refuse_unfit(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A cut on the way leaves nothing in the place: the next try begins afresh.
        with tempfile.TemporaryDirectory(prefix=".tmp-", dir=path.parent) as name:
            aside = Path(name) / path.name
            key = keys.create(aside, password, cost, who)
            file = open_file(aside, key, make=True)
            try:
                upgrade.upgrade(file, lambda: None)
            finally:
                file.close()
            kept = path.with_name(f"{path.stem}-{now():%Y-%m-%d_%H%M%S}-cu.hgd")
            place.set_aside(path, place.free(kept))
            place.put(aside, path)
    except OSError as error:
        raise Trouble(
            f"Không tạo được tệp {path}: {cause(error)}. Hãy chọn thư mục khác."
        ) from error
    [holder] = keys.holders(path)
    return Office(open_file(path, key), key, User(holder.user, who), now)


def open_office(
    path: Path,
    password: str,
    *,
    who: str,
    now: Callable[[], datetime],
    user: str | None = None,
) -> Office:
    """Open an office file as a user, or as whoever the password is of.

    `who` names the only user of a file that has not been told of any. Refusal for a wrong
    password, while one must wait after several, for a user who left, on an unfit drive or for a
    newer file; Trouble for a bad one.
    """
    refuse_missing(path)
    drive.refuse_unfit(path)
    opened = tries.guarded(path, now, lambda: keys.open_slot(path, password, user))
    return enter(path, opened, who=who, now=now)


def refuse_missing(path: Path) -> None:
    """Refusal if no office file lies there."""
    if not path.exists():
        raise Refusal(f"Không thấy tệp {path}. Hãy kiểm tra lại tên và thư mục.", field="path")


def enter(path: Path, opened: keys.Opened, *, who: str, now: Callable[[], datetime]) -> Office:
    """The office of a file whose key is known already."""
    file = open_file(path, opened.key)
    try:
        upgrade.upgrade(
            file, lambda: backup.make(file, opened.key, paths.backups(path), "nang-cap", now())
        )
        with file.reading() as session:
            user = _user(session, opened, who)
            search.warm(session)
            address = session.scalar(select(StoreAddressRow.url))
    except BaseException:
        file.close()
        raise
    office = Office(file, opened.key, user, now)
    # Nothing is connected yet: a server that is away keeps nobody from the rest of the work.
    office.shared = open_store(address) if address else None
    return office


def trial(now: Callable[[], datetime], who: str = "Văn phòng") -> Office:
    """An office that lives only in memory."""
    return Office(in_memory(_empty()), b"", User("", who), now)


@functools.cache
def _empty() -> OfficeFile:
    """A file in memory with every table, which takes a while to make: only to be copied."""
    file = in_memory()
    upgrade.upgrade(file, lambda: None)
    return file


def _user(session: Session, opened: keys.Opened, who: str) -> User:
    rows = {row.id: row for row in session.scalars(select(UserRow))}
    if not rows:
        return User(opened.user, who)
    if opened.kind == "recovery":
        return User("", "Mã khôi phục")
    row = rows.get(opened.user)
    if row is None or row.gone:
        # The slots beside the file are older than the file: somebody put a copy back.
        raise Refusal(
            "Người dùng này đã được cho thôi dùng tệp. Hãy hỏi người phụ trách.", field="password"
        )
    role: Role = "chief" if row.role == "chief" else "clerk" if row.role == "clerk" else "reader"
    return User(row.id, row.name, role)
