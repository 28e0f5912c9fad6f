"""The two kinds of failure a user may see; every other exception is a bug of ours."""

from __future__ import annotations


class Refusal(Exception):
    """What the user can put right: says what, where and how; `field` names the input at fault."""

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Trouble(Exception):
    """The machine is at fault (disk full, file locked, file damaged): says what, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
