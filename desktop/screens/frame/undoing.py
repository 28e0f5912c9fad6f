"""Hoàn tác, Làm lại: what they would turn, what is asked before, and where it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from desktop.errors import Refusal, Trouble
from desktop.screens.background import whole

if TYPE_CHECKING:
    from desktop.screens.frame.window import Window
    from desktop.services.turns import Done

_WAIT = "Việc trước còn đang được hoàn tác hoặc làm lại trong kho chung. Hãy đợi xong rồi bấm lại."
_OTHER = (
    "Trong lúc chờ đã có việc khác được ghi, nên chưa đụng đến “{label}”. Hãy xem lại rồi bấm lại."
)


class Undoing:
    """Takes back the latest change, or does it again, on behalf of a window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._office = window.office
        self._turning = False

    def lines(self) -> tuple[tuple[str, str, bool], ...]:
        """The two lines of the menu: the id, the words, whether there is anything to turn."""
        turns = self._office.turns
        back, again = turns.back(), turns.again()
        undo, redo = "&Hoàn tác", "&Làm lại"
        if back is not None:
            # The dots say that something is asked first.
            undo += f" việc trước đó: {back.label}…" if turns.final else f": {back.label}"
        if again is not None:
            redo += f": {again.label}"
        return ("undo", undo, back is not None), ("redo", redo, again is not None)

    def undo(self) -> None:
        """Take back the latest change; asks first where something was done since for good."""
        turns = self._office.turns
        last = turns.back()
        if last is not None and turns.final and not self._goes_further_back(turns.final, last):
            return
        self._turn("Hoàn tác", self._office.undo, turns.back)

    def redo(self) -> None:
        """Do again what was just taken back."""
        self._turn("Làm lại", self._office.redo, self._office.turns.again)

    def _goes_further_back(self, final: str, last: Done) -> bool:
        answer = self._window.ask.choose(
            "Việc vừa làm không hoàn tác được",
            f"“{final}” là việc không hoàn tác được. Nếu hoàn tác bây giờ thì việc trước đó bị bỏ: "
            f"“{last.label}”.",
            [("undo", "Hoàn tác việc trước đó")],
        )
        return answer == "undo"

    def _turn(
        self, words: str, turn: Callable[[], Done], upcoming: Callable[[], Done | None]
    ) -> None:
        """What is typed here would be lost, and saving it first would be what is undone."""
        screen, last = self._window.current, upcoming()
        if self._turning:
            screen.say(_WAIT)
            return
        if screen.unsaved():
            sentence = "Việc này sẽ bỏ nội dung vừa nhập mà chưa lưu trên màn hình."
            discard = [("discard", "Bỏ nội dung vừa nhập")]
            ask = self._window.ask
            if not ask.choose("Có nội dung chưa lưu", sentence, discard, give_up="Ở lại"):
                return
            screen.discard()
        if last is not None and last.shared:
            # The server may be far away or dead: the window does not wait for it.
            self._turning = True
            work = whole(partial(_turned, last, turn, upcoming))
            self._window.background.run(
                f"{words} trong kho chung", work, done=self._rest, failed=self._refused
            )
            return
        try:
            turn()
        except (Refusal, Trouble) as fault:
            screen.show_fault(fault)

    def _rest(self, _: Done) -> None:
        self._turning = False

    def _refused(self, fault: Exception) -> None:
        self._turning = False
        self._window.show_fault(fault)


def _turned(last: Done, turn: Callable[[], Done], upcoming: Callable[[], Done | None]) -> Done:
    """In the worker: turn what was meant when the key was pressed, and nothing else."""
    if upcoming() is not last:
        raise Refusal(_OTHER.format(label=last.label))
    return turn()
