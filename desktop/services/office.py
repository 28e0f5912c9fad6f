"""The one door for writing, and the way to every answer."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desktop import paths
from desktop.errors import Refusal, Trouble, cause
from desktop.store import backup, journal, keys, place, search, upgrade
from desktop.store.file import OfficeFile, in_memory, open_file

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")
Command = Callable[Concatenate[Session, Arguments], str]
Query = Callable[Concatenate[Session, Arguments], Answer]

# Commands whose result has left the house: an undo would make the record untrue.
_IRREVERSIBLE: set[Callable[..., str]] = set()

search.watch()


def irreversible(command: Command[Arguments]) -> Command[Arguments]:
    """Mark a command that cannot be undone, so that its screen says so before."""
    _IRREVERSIBLE.add(command)
    return command


@dataclass(frozen=True, slots=True)
class Done:
    """A change that is safely written: its number, what was done, which tables it touched."""

    operation: int
    label: str
    tables: frozenset[str]


class Office:
    """An open office: `do` a command, `read` a query, `undo` and `redo`; listeners hear of it."""

    def __init__(self, file: OfficeFile, key: bytes, who: str, now: Callable[[], datetime]) -> None:
        self.file = file
        self.key = key
        self.who = who
        self.now = now
        self.listeners: list[Callable[[Done], None]] = []
        self._done: list[Done] = []
        self._undone: list[Done] = []

    @property
    def path(self) -> Path | None:
        """Where the office file lies; None in memory."""
        return self.file.path

    def today(self) -> date:
        """The day, by the clock the program was given."""
        return self.now().date()

    def do(
        self, command: Command[Arguments], *args: Arguments.args, **values: Arguments.kwargs
    ) -> Done | None:
        """Run a command in one short transaction and journal it; None if it changed nothing.

        Refusal and Trouble leave everything as it was.
        """
        done = self._run(command.__name__, None, lambda session: command(session, *args, **values))
        if done is not None:
            if command not in _IRREVERSIBLE:
                self._done.append(done)
            self._undone.clear()
            self._tell(done)
        return done

    def read(
        self, query: Query[Arguments, Answer], *args: Arguments.args, **values: Arguments.kwargs
    ) -> Answer:
        """The answer to a question, as frozen rows."""
        with self.file.reading() as session:
            return query(session, *args, **values)

    def can_undo(self) -> str | None:
        """What `undo` would take back, in words; None if there is nothing of this session left."""
        return self._done[-1].label if self._done else None

    def can_redo(self) -> str | None:
        """What `redo` would do again, in words; None if nothing was just undone."""
        return self._undone[-1].label if self._undone else None

    def undo(self) -> Done:
        """Take back the latest operation of this session; Refusal if it was built upon since."""
        return self._turn(self._done, self._undone, "Hoàn tác", "Không có việc nào để hoàn tác.")

    def redo(self) -> Done:
        """Do again what was just undone; Refusal if its rows changed since."""
        return self._turn(self._undone, self._done, "Làm lại", "Không có việc nào để làm lại.")

    def forget(self) -> None:
        """Offer nothing done so far for undo, as after filling an invented office."""
        self._done.clear()
        self._undone.clear()

    def close(self) -> None:
        """Let go of the file; the object is of no use afterwards."""
        self.listeners.clear()
        self.file.close()

    def _turn(self, source: list[Done], target: list[Done], verb: str, nothing: str) -> Done:
        if not source:
            raise Refusal(nothing)
        last = source[-1]

        def act(session: Session) -> str:
            journal.reverse(session, last.operation)
            return f"{verb}: {last.label}"

        try:
            done = self._run("reverse", last.operation, act)
        except (journal.ChangedSince, IntegrityError) as error:
            raise Refusal(
                f"Không {verb.lower()} được «{last.label}» vì dữ liệu đã được sửa hoặc dùng tiếp "
                "sau đó. Hãy sửa trực tiếp."
            ) from error
        if done is None:
            raise RuntimeError("an operation in the journal changed nothing")
        source.pop()
        target.append(Done(done.operation, last.label, done.tables))
        self._tell(done)
        return done

    def _run(self, name: str, undoes: int | None, act: Callable[[Session], str]) -> Done | None:
        with self.file.writing() as session:
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
        return Done(number, label, frozenset(change.table for change in changes))

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
    """Make a new, empty office file; Refusal if a file is already there."""
    if path.exists():
        raise Refusal(f"Đã có tệp {path}. Hãy chọn tên khác, hoặc mở tệp đang có.", field="path")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A cut on the way leaves nothing in the place: the next try begins afresh.
        with tempfile.TemporaryDirectory(prefix=".tmp-", dir=path.parent) as name:
            aside = Path(name) / path.name
            key = keys.create(aside, password, cost)
            file = open_file(aside, key, make=True)
            try:
                upgrade.upgrade(file, lambda: None)
            finally:
                file.close()
            place.set_aside(path, path.with_name(f"{path.stem}-{now():%Y-%m-%d_%H%M%S}-cu.hgd"))
            place.put(aside, path)
    except OSError as error:
        raise Trouble(
            f"Không tạo được tệp {path}: {cause(error)}. Hãy chọn thư mục khác."
        ) from error
    return Office(open_file(path, key), key, who, now)


def open_office(path: Path, password: str, *, who: str, now: Callable[[], datetime]) -> Office:
    """Open an office file: Refusal for a wrong password or a newer file, Trouble for a bad one."""
    if not path.exists():
        raise Refusal(f"Không thấy tệp {path}. Hãy kiểm tra lại tên và thư mục.", field="path")
    key = keys.unlock(path, password)
    file = open_file(path, key)
    try:
        upgrade.upgrade(
            file, lambda: backup.make(file, key, paths.backups(path), "nang-cap", now())
        )
        with file.reading() as session:
            search.warm(session)
    except BaseException:
        file.close()
        raise
    return Office(file, key, who, now)


def trial(now: Callable[[], datetime], who: str = "Văn phòng") -> Office:
    """An office that lives only in memory."""
    file = in_memory()
    upgrade.upgrade(file, lambda: None)
    return Office(file, b"", who, now)
