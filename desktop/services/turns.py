"""What was done and what was taken back in a session: the way back and forth."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Done:
    """A change that is safely written: its number, what was done, which tables it touched.

    `shared` says that it stands in the journal of the shared store.
    """

    operation: int
    label: str
    tables: frozenset[str]
    shared: bool = False


@dataclass(slots=True)
class Turns:
    """What can be taken back and what can be done again, each with the latest last.

    `final` is what was done after all of it and cannot be taken back; "" where nothing was.
    """

    done: list[Done] = field(default_factory=list)
    undone: list[Done] = field(default_factory=list)
    final: str = ""

    def back(self) -> Done | None:
        """What would be taken back next."""
        return self.done[-1] if self.done else None

    def again(self) -> Done | None:
        """What would be done again next."""
        return self.undone[-1] if self.undone else None

    def note(self, done: Done, *, final: bool) -> None:
        """Note what was done; whatever was taken back before is not done again any more."""
        if not final:
            self.done.append(done)
        self.final = done.label if final else ""
        self.undone.clear()

    def note_turn(self, last: Done, done: Done, source: list[Done], target: list[Done]) -> None:
        """Note that the last of one list was turned, which can be turned back from the other."""
        # By itself and not as the latest: a worker turns while something else may be done.
        source.remove(last)
        target.append(replace(done, label=last.label))
        self.final = ""

    def forget(self) -> None:
        """Offer nothing of what was done so far."""
        self.done.clear()
        self.undone.clear()
        self.final = ""
