"""Papers bound in a process of their own, so that the window stays alive meanwhile."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import TYPE_CHECKING, Any

from desktop.errors import Refusal, Trouble
from desktop.papers.sheet import Sheet

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LOOK_EVERY = 0.1
"""Seconds between two looks whether the work is cancelled."""
_DIED = "Tiến trình dàn trang dừng đột ngột. Hãy kiểm tra máy còn đủ bộ nhớ, rồi lập lại bộ này."


class Press:
    """Binds papers in one worker process, begun at the first order and ended with the block.

    Where the machine starts no process, the papers are bound here instead, as exactly the same
    bytes. Memory does not grow with the number of orders.
    """

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._orders: Connection[Any, Any] | None = None
        self._answers: Connection[Any, Any] | None = None
        self._here = False

    def __enter__(self) -> Press:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def bind(
        self, papers: Sequence[tuple[str, Sheet]], *, title: str, cancelled: Callable[[], bool]
    ) -> bytes | None:
        """The titled papers as one PDF; None if cancelled meanwhile.

        Refusal as the papers give it; Trouble if they cannot be laid out or the worker dies, after
        which the next order gets a new worker.
        """
        if not self._here and self._process is None:
            self._here = not self._start()
        if self._here:
            return None if cancelled() else _bound(list(papers), title)
        try:
            answer = self._ask((list(papers), title), cancelled)
        except (EOFError, OSError) as error:
            self.stop()
            raise Trouble(_DIED) from error
        if answer is None:
            self.stop()
            return None
        kind, content = answer
        if kind == "refused":
            raise Refusal(content)
        if kind == "failed":
            raise Trouble(content)
        made: bytes = content
        return made

    def stop(self) -> None:
        """End the worker, whatever it is doing; once is enough."""
        process, self._process = self._process, None
        for end in (self._orders, self._answers):
            if end is not None:
                end.close()
        self._orders = self._answers = None
        if process is not None and process.pid is not None:
            process.terminate()
            process.join()
            process.close()

    def _start(self) -> bool:
        """Whether a worker came to life and said so."""
        # A fresh interpreter on every system: a fork would copy the window and its threads.
        context = multiprocessing.get_context("spawn")
        try:
            given, self._orders = context.Pipe(duplex=False)
            self._answers, told = context.Pipe(duplex=False)
            self._process = context.Process(target=work, args=(given, told), daemon=True)
            self._process.start()
            # Only the worker holds these ends, so that its death is an end of the pipe.
            given.close()
            told.close()
            return bool(self._answers.recv() == "ready")
        except (EOFError, OSError):
            self.stop()
            return False

    def _ask(self, order: object, cancelled: Callable[[], bool]) -> tuple[str, Any] | None:
        assert self._orders is not None
        assert self._answers is not None
        self._orders.send(order)
        while not self._answers.poll(_LOOK_EVERY):
            if cancelled():
                return None
        answer: tuple[str, Any] = self._answers.recv()
        return answer


def work(orders: Connection[Any, Any], answers: Connection[Any, Any]) -> None:
    """In the worker: bind what is ordered until the orders end."""
    from desktop.papers import dossier  # noqa: F401  (its fonts are read before the first order)

    answers.send("ready")
    with contextlib.suppress(EOFError, OSError):
        while True:
            papers, title = orders.recv()
            answers.send(_answer(papers, title))


def _answer(papers: list[tuple[str, Sheet]], title: str) -> tuple[str, object]:
    try:
        return "done", _bound(papers, title)
    except Refusal as refusal:
        return "refused", refusal.sentence
    except Exception as error:
        # Whatever is wrong with one person's papers must not cost the others theirs.
        return "failed", f"Không dàn trang được: {type(error).__name__}: {error}"


def _bound(papers: list[tuple[str, Sheet]], title: str) -> bytes:
    from desktop.papers import dossier

    return dossier.join(papers, title=title)
