"""Long work beside the window: one worker, progress, cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

Answer = TypeVar("Answer", covariant=True)
Taken = TypeVar("Taken")


class Progress(Protocol):
    """Told by the work how far it is; `what` names the part being done."""

    def __call__(self, done: int, total: int, what: str = "") -> None:
        """Say that `done` of `total` parts are done."""


class Work(Protocol[Answer]):
    """A plain function that says how far it is and stops early when `cancelled()` is true."""

    def __call__(self, *, progress: Progress, cancelled: Callable[[], bool]) -> Answer:
        """Do the work in the worker; only frozen data goes in and comes out."""


def whole(work: Callable[[], Answer]) -> Work[Answer]:
    """Work that is short, or must not be left half done: it tells nothing and is never stopped."""

    def carry_out(*, progress: Progress, cancelled: Callable[[], bool]) -> Answer:  # noqa: ARG001
        return work()

    return carry_out


@dataclass(slots=True)
class _Job:
    """One piece of work and whom to tell."""

    what: str
    work: Work[Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object] | None
    cancel: threading.Event
    saw_cancel: bool = False
    answer: object = None
    error: Exception | None = None

    def carry_out(self, progress: Progress) -> None:
        """Do the work and keep its answer or its error."""
        if self._cancelled():
            return
        try:
            self.answer = self.work(progress=progress, cancelled=self._cancelled)
        except Exception as error:
            self.error = error

    def _cancelled(self) -> bool:
        self.saw_cancel = self.cancel.is_set()
        return self.saw_cancel


class Background(QObject):
    """Runs work one piece after another; its signals arrive in the thread of the window."""

    started = Signal(str)
    progressed = Signal(int, int, str)
    stopping = Signal()
    ended = Signal()
    failed = Signal(object)
    _settled = Signal(object)
    _moved = Signal(int, int, str)

    def __init__(self, executor: Executor | None = None) -> None:
        """Work in a thread of its own, or where the given executor works."""
        super().__init__()
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="background")
        self._waiting: list[_Job] = []
        self._closed = False
        self._settled.connect(self._finish)
        self._moved.connect(self._tell_progress)

    @property
    def busy(self) -> bool:
        """Whether some work is not finished yet."""
        return bool(self._waiting)

    def run(
        self,
        what: str,
        work: Work[Taken],
        *,
        done: Callable[[Taken], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Start work, or queue it; `what` says in Vietnamese what is being done.

        `done` gets the answer unless the work saw that it was cancelled; an error goes to `failed`,
        else to the signal of that name.
        """
        job = _Job(what, work, done, failed, threading.Event())
        self._waiting.append(job)
        if len(self._waiting) == 1:
            self._begin(job)

    @Slot()
    def cancel(self) -> None:
        """Ask the present work to stop; it stops where it can do so cleanly."""
        if self._waiting:
            self._waiting[0].cancel.set()
            self.stopping.emit()

    def close(self) -> None:
        """Cancel everything and wait until the worker is idle; no answer is delivered any more."""
        for job in self._waiting:
            job.cancel.set()
        self._closed = True
        self._executor.shutdown(wait=True)
        self._waiting.clear()

    def _begin(self, job: _Job) -> None:
        self.started.emit(job.what)
        self._executor.submit(self._carry_out, job)

    def _carry_out(self, job: _Job) -> None:
        """In the worker: nothing but signals leaves from here."""
        job.carry_out(self._report)
        self._settled.emit(job)

    def _report(self, done: int, total: int, what: str = "") -> None:
        """In the worker."""
        self._moved.emit(done, total, what)

    @Slot(int, int, str)
    def _tell_progress(self, done: int, total: int, what: str) -> None:
        self.progressed.emit(done, total, what or (self._waiting[0].what if self.busy else ""))

    @Slot(object)
    def _finish(self, job: _Job) -> None:
        if self._closed:
            return
        self._waiting.remove(job)
        self.ended.emit()
        if self._waiting:
            self._begin(self._waiting[0])
        if job.error is not None:
            told = job.failed if job.failed and _is_there(job.failed) else self.failed.emit
            told(job.error)
        elif not job.saw_cancel and _is_there(job.done):
            job.done(job.answer)


def _is_there(told: Callable[..., object]) -> bool:
    """Whether the widget that is to be told was not let go of while the work was done."""
    holder = getattr(getattr(told, "func", told), "__self__", None)
    return not isinstance(holder, QObject) or isValid(holder)
