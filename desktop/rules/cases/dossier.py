"""The shape of a dossier file (`resources/dossiers/*.toml`): its papers in the legal order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.errors import Trouble
from desktop.rules import definition
from desktop.rules.cases import conditions
from desktop.rules.cases.answers import Context
from desktop.rules.cases.process import Stage
from desktop.rules.facts.case import Case
from desktop.rules.facts.office import CellKind

Printed = Literal["normal", "draft", "draft-to-copy", "blank"]
Drafts = Literal["unwritten", "all", "none"]
"""Of which papers that are written by hand a set has the drafts to copy from."""
Each = Literal["", "introducer", "organisation", "residence", "committee"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPaper:
    """A paper of the dossier: `form` is ours to print, without it the paper comes from outside.

    `step` is the step whose record gives its number and day; `cells` the kinds of cell that need
    it, `when` the condition under which they do; `printed` how it is printed in the set; `issuer`
    who makes it; `each` says that every introducer writes one, or that one goes to each
    organisation or committee of residence that the step names, or to each committee that verifies.
    """

    title: str
    form: str = ""
    step: str = ""
    issuer: str = ""
    cells: tuple[CellKind, ...] = ("village", "base", "under")
    when: str = ""
    printed: Printed = "normal"
    copies: str = "bản chính"
    prints: int = 1
    each: Each = ""

    @property
    def copied(self) -> bool:
        """Whether the paper is written by hand, so that the set has only a draft of it."""
        return self.printed in ("draft", "draft-to-copy")

    def drafted(self, drafts: Drafts, written: bool) -> bool:
        """Whether a set has the draft of a paper that is written by hand, or not yet."""
        return drafts == "all" or (drafts == "unwritten" and not written)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSet:
    """A dossier: what it is called on its cover, the forms before the papers, and the papers.

    The set is wanted from the time when one of the steps `wanted_at` is open.
    """

    id: str
    title: str
    process: str
    stages: tuple[Stage, ...]
    front: tuple[str, ...] = ()
    wanted_at: tuple[str, ...] = ()
    paper: tuple[DossierPaper, ...] = ()

    def papers_for(self, kind: CellKind) -> tuple[DossierPaper, ...]:
        """The papers that a cell of this kind may need, in order."""
        return tuple(one for one in self.paper if kind in one.cells)

    def needed(self, case: Case, context: Context) -> tuple[DossierPaper, ...]:
        """The papers that this case needs, in order, and those whose step it has recorded.

        A recorded paper stays out only where its condition is known not to hold.
        """
        kind = case.cell.kind if case.cell else "village"
        return tuple(one for one in self.papers_for(kind) if _needed(one, case, context))


def read(text: str, file: str) -> DossierSet:
    """A dossier file as a DossierSet; Trouble naming the file when anything in it is wrong."""
    found = definition.parse(DossierSet, text, file)
    for one in found.paper:
        if one.when and one.when not in conditions.NAMES:
            place = f"Tệp {file}, “{one.title}”"
            raise Trouble(f"{place}: không có điều kiện “{one.when}”; hãy sửa tên điều kiện.")
    return found


def _needed(paper: DossierPaper, case: Case, context: Context) -> bool:
    if not paper.when:
        return True
    holds = conditions.ask(paper.when, case, context).holds
    return case.last(paper.step) is not None if holds is None else holds
