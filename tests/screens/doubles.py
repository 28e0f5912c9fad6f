"""The only stand-ins that tests of screens use: prepared answers, and a worker without a thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path
from typing import Any

from desktop.screens.ask import ANY, Ask, PrintJob
from desktop.screens.background import Background


class AskDouble(Ask):
    """Records every question as (kind, words) and answers from `answers`, in order."""

    def __init__(self) -> None:
        super().__init__(None)
        self.questions: list[tuple[str, str]] = []
        self.answers: deque[Any] = deque()

    def inform(self, title: str, sentence: str) -> None:
        self.questions.append(("inform", f"{title}\n{sentence}"))

    def choose(
        self,
        title: str,
        sentence: str,
        choices: Sequence[tuple[str, str]],
        give_up: str = "Thôi",
    ) -> str | None:
        answer = self._answer("choose", f"{title}\n{sentence}")
        assert answer in {None, *(choice for choice, _ in choices)}
        return answer

    def confirm_irreversible(self, sentence: str, act: str) -> bool:
        return self._answer("confirm_irreversible", sentence)

    def line(self, title: str, sentence: str, text: str = "") -> str | None:
        return self._answer("line", f"{title}\n{sentence}")

    def save_path(self, title: str, suggested: str, kind: tuple[str, str] = ANY) -> Path | None:
        return self._answer("save_path", f"{title}\n{suggested}")

    def open_path(self, title: str, kind: tuple[str, str] = ANY) -> Path | None:
        return self._answer("open_path", title)

    def folder(self, title: str) -> Path | None:
        return self._answer("folder", title)

    def print_job(self, printers: Sequence[str], proposed: str) -> PrintJob | None:
        return self._answer("print_job", ", ".join(printers))

    def _answer(self, kind: str, words: str) -> Any:
        self.questions.append((kind, words))
        assert self.answers, f"nobody prepared an answer to: {words}"
        return self.answers.popleft()


class InlineExecutor(Executor):
    """Does the work at once, in the thread that asks for it."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **values: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(work(*args, **values))
        return done


class HeldExecutor(Executor):
    """Keeps the work until the test has it done."""

    def __init__(self) -> None:
        self._held: deque[Callable[[], Any]] = deque()

    def submit(self, work: Callable[..., Any], /, *args: Any, **values: Any) -> Future[Any]:
        self._held.append(partial(work, *args, **values))
        return Future()

    def let_go(self) -> None:
        """Do the piece of work that has waited longest."""
        self._held.popleft()()


def inline_background() -> Background:
    """A Background whose work is finished when `run` returns."""
    return Background(InlineExecutor())
