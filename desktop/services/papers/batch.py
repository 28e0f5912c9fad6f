"""The sets of many people: who is ready for theirs, and making them one after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from sqlalchemy.orm import Session

from desktop.errors import Refusal, Trouble
from desktop.exchange.stick import ascii_name
from desktop.papers.press import Press
from desktop.papers.sheet import Sheet
from desktop.rules.cases.dossier import Drafts
from desktop.services import shipped
from desktop.services.office import Office
from desktop.services.papers import papers, printing
from desktop.services.people import people_list


class Progress(Protocol):
    """Told how many of the sets are done; `what` names whose comes next."""

    def __call__(self, done: int, total: int, what: str = "") -> None:
        """Say that `done` of `total` sets are done."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who has a case: `ready` if the set is wanted now, else why it is not yet."""

    id: str
    name: str
    cell: str
    cell_id: str
    ready: bool
    stands: str


@dataclass(frozen=True, slots=True)
class Made:
    """A set that was written: whose, and its file."""

    name: str
    file: Path


@dataclass(frozen=True, slots=True)
class Failed:
    """Somebody whose set could not be made, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of it; `stopped` if the user ended it before everybody had a set."""

    folder: Path
    made: tuple[Made, ...]
    failed: tuple[Failed, ...]
    stopped: bool = False

    @property
    def sentence(self) -> str:
        """What was made, in one sentence."""
        begun = f"Đã lập {len(self.made)} bộ hồ sơ trong {self.folder}"
        if self.stopped:
            begun += ", rồi dừng theo yêu cầu"
        return f"{begun}; {len(self.failed)} người chưa lập được." if self.failed else f"{begun}."


def candidates(session: Session, /, *, set_id: str, day: date) -> tuple[Candidate, ...]:
    """Everyone with a case, by given name; ready ones are those whom the set is for now."""
    dossier = shipped.dossier(set_id)
    found = []
    for line, state in people_list.with_cases(session, day):
        wanted = [state.step(id) for id in dossier.wanted_at]
        ready = any(one is not None and one.open for one in wanted)
        stands = line.next or line.stage_text
        found.append(Candidate(line.id, line.name, line.cell, line.cell_id, ready, stands))
    return tuple(found)


def make(
    office: Office,
    *,
    people: Sequence[str],
    set_id: str,
    folder: Path,
    day: date,
    progress: Progress,
    cancelled: Callable[[], bool],
    separate: bool = False,
    copies: Mapping[str, int] | None = None,
    drafts: Drafts | None = None,
) -> Batch:
    """Write the set of each of these people into the folder, a PDF each, in their order.

    The papers are laid out in a process of their own. Somebody whose papers cannot be made costs
    the others nothing; what is done when it is cancelled stays.
    """
    made: list[Made] = []
    failed: list[Failed] = []
    stopped = False
    set_of = partial(papers.set_sheets, set_id=set_id, day=day, drafts=drafts)
    with Press() as press:
        for at, person in enumerate(dict.fromkeys(people)):
            name = _name(office, person)
            if stopped := stopped or cancelled():
                break
            progress(at, len(people), f"Đang lập hồ sơ {name}")
            stem = ascii_name(f"{at + 1:03d} {name}", "")
            try:
                whole = office.read(set_of, person_id=person)
                title = printing.set_title(office, person, set_id)
                files = [(folder / f"{stem}.pdf", title, printing.repeated(whole, copies))]
                files += _apart(folder / stem, whole, copies) if separate else []
                stopped = not _write(press, files, cancelled)
            except (Refusal, Trouble) as fault:
                failed.append(Failed(name, fault.sentence))
            else:
                made += [] if stopped else [Made(name, files[0][0])]
    return Batch(folder, tuple(made), tuple(failed), stopped)


_File = tuple[Path, str, tuple[tuple[str, Sheet], ...]]


def _apart(
    folder: Path, whole: Sequence[tuple[str, Sheet]], copies: Mapping[str, int] | None
) -> list[_File]:
    """Each paper of the set as a file of its own."""
    kept = [one for one in whole if (copies or {}).get(one[1].form, 1)]
    return [
        (folder / printing.paper_name(number, sheet, ".pdf"), sheet.title, (("", sheet),))
        for number, (_, sheet) in enumerate(kept, 1)
    ]


def _write(press: Press, files: Sequence[_File], cancelled: Callable[[], bool]) -> bool:
    """Bind and save the files of one set; False if cancelled meanwhile."""
    for file, title, bound in files:
        content = press.bind(bound, title=title, cancelled=cancelled)
        if content is None or cancelled():
            return False
        printing.save(file, content)
    return True


def _name(office: Office, person: str) -> str:
    from desktop.services.people import people

    try:
        return office.read(people.person, id=person).name
    except Refusal:
        return person
