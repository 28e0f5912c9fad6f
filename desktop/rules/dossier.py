"""The shape of a dossier file (`resources/dossiers/*.toml`): its papers in the legal order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.rules import definition
from desktop.rules.facts.office import CellKind
from desktop.rules.process import Stage

Printed = Literal["normal", "draft", "draft-to-copy", "blank"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPaper:
    """A paper of the dossier: `form` is ours to print, without it the paper comes from outside.

    `step` is the step whose record gives its number and day; `cells` the kinds of cell that need
    it; `printed` how it is printed in the set; `issuer` who makes it.
    """

    title: str
    form: str = ""
    step: str = ""
    issuer: str = ""
    cells: tuple[CellKind, ...] = ("village", "base", "under")
    printed: Printed = "normal"
    copies: str = "bản chính"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSet:
    """A dossier: what it is called on its cover, the forms before the papers, and the papers."""

    id: str
    title: str
    process: str
    stages: tuple[Stage, ...]
    front: tuple[str, ...] = ()
    paper: tuple[DossierPaper, ...] = ()

    def papers_for(self, kind: CellKind) -> tuple[DossierPaper, ...]:
        """The papers that a cell of this kind needs, in order."""
        return tuple(one for one in self.paper if kind in one.cells)


def read(text: str, file: str) -> DossierSet:
    """A dossier file as a DossierSet; Trouble naming the file when anything in it is wrong."""
    return definition.parse(DossierSet, text, file)
