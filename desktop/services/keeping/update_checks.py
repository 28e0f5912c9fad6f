"""Whether what packs bring can be read and fits the rest: every mistake at once, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import pairwise

from desktop.errors import Trouble
from desktop.rules import calendar, editions, lists, places
from desktop.rules.cases import dossier, process
from desktop.rules.cells import cell_meetings, ranking
from desktop.rules.definition import Faulty
from desktop.rules.editions import LawBook, Limit
from desktop.rules.members import badges, fees
from desktop.rules.papers import documents
from desktop.rules.reports import narrative, skeletons, statistics_reader
from desktop.services import data, shipped

Reader = Callable[[str, str], object]

_LISTS = "resources/lists"
# Read by others than the reader of lists.
_NO_LISTS = {f"{_LISTS}/column_names.toml", f"{_LISTS}/holidays.toml"}
_DAY = timedelta(days=1)


def mistakes() -> tuple[str, ...]:
    """Everything that is wrong with what packs brought, laid or tried now; none if it is sound.

    Each brought file alone first; if those are sound, whether everything fits together.
    """
    alone = dict.fromkeys((*_of_forms(), *_of_files()))
    return tuple(alone or dict.fromkeys((*_of_law(), *_of_processes(), *_of_dossiers())))


def list_files() -> tuple[str, ...]:
    """The paths of the lists of codes and names."""
    return tuple(path for path in data.names(_LISTS) if path not in _NO_LISTS)


def file_name(path: str) -> str:
    """The name of a file as sentences tell it."""
    return path.removeprefix("resources/")


def _of_forms() -> Iterator[str]:
    for broken in shipped.broken_forms():
        yield from (f"Mẫu {broken.source}: {one.sentence}." for one in broken.mistakes)


def _of_files() -> Iterator[str]:
    brought = set(data.now().files)
    for path in list_files():
        yield from _tried(path, lists.read) if path in brought else ()
    for folder, shape in _FOLDERS.items():
        for path in data.names(folder):
            yield from _tried(path, shape) if path in brought else ()
    for path, shape in _SINGLE.items():
        yield from _tried(path, shape) if path in brought else ()
    if any(path.startswith("resources/lists/") for path in brought):
        for path in data.names("resources/statistics"):
            yield from _tried(path, _report)
    if any(path.startswith("resources/places/") for path in brought):
        yield from _tried("resources/places/communes.csv", _all_places)


def _tried(path: str, read: Reader) -> tuple[str, ...]:
    """What is wrong with one file."""
    try:
        read(data.text(path), file_name(path))
    except Faulty as fault:
        return fault.sentences
    except Trouble as fault:
        return (fault.sentence,)
    except (ValueError, LookupError, TypeError) as error:
        return (f"Tệp {file_name(path)}: không dùng được ({error}); hãy sửa lại.",)
    return ()


def _report(text: str, file: str) -> object:
    return statistics_reader.read(text, shipped.entries, file)


def _all_places(communes: str, _: str) -> object:
    return places.read(
        communes,
        data.text("resources/places/old_to_new.csv"),
        data.text("resources/places/dates.toml"),
    )


_NO_DOCUMENTS, _NO_LIMITS = "document = []", "limit = []"
_FOLDERS: dict[str, Reader] = {
    "resources/process": process.read,
    "resources/dossiers": dossier.read,
    "resources/reports": skeletons.read,
    "resources/statistics": _report,
}
_SINGLE: dict[str, Reader] = {
    "resources/law/documents.toml": lambda text, _: editions.read(text, _NO_LIMITS),
    "resources/law/limits.toml": lambda text, _: editions.read(_NO_DOCUMENTS, text),
    "resources/law/special.toml": lambda text, _: editions.read(
        _NO_DOCUMENTS, _NO_LIMITS, special=text
    ),
    "resources/law/verified.toml": lambda text, _: editions.read(
        _NO_DOCUMENTS, _NO_LIMITS, verified=text
    ),
    "resources/law/document_series.toml": documents.read,
    "resources/law/badges.toml": badges.read,
    "resources/law/fees.toml": fees.read,
    "resources/law/meeting_scores.toml": cell_meetings.read_scores,
    "resources/law/ranking.toml": ranking.read,
    "resources/lists/holidays.toml": lambda text, _: calendar.read(text),
    "resources/reports/words/narrative.toml": narrative.read,
}


def _of_law() -> Iterator[str]:
    law = shipped.law()
    steps = {step.id for one in shipped.processes() for step in one.step}
    for id in dict.fromkeys(one.id for one in law.limits):
        yield from _gaps(sorted(_rows(law, id), key=lambda one: one.in_force_from))
    bases = [(one.title, one.basis) for one in law.limits if one.basis]
    bases += [(one.title, basis) for one in law.special for basis in one.basis]
    bases += [("Thẩm tra lý lịch", one.basis) for one in law.verified]
    kinds = {one.kind for one in law.documents}
    for title, basis in bases:
        if basis.document not in kinds:
            yield f"{title}: không có loại văn bản “{basis.document}”; hãy sửa basis."
    for special in law.special:
        for paper in special.paper:
            named = {paper.by, paper.step, *paper.start} - {"", *steps}
            yield from (_unknown(special.title, "bước", one) for one in sorted(named))
            if paper.limit and not _rows(law, paper.limit):
                yield _unknown(special.title, "thời hạn", paper.limit)
    for series in shipped.documents().step:
        if series.id not in steps:
            yield _unknown("law/document_series.toml", "bước", series.id)


def _rows(law: LawBook, id: str) -> list[Limit]:
    return [one for one in law.limits if one.id == id]


def _gaps(rows: list[Limit]) -> Iterator[str]:
    """On every day from the first row on, exactly one row must hold."""
    for before, after in pairwise(rows):
        if before.in_force_to is None or before.in_force_to + _DAY != after.in_force_from:
            begins = f"{after.in_force_from:%d/%m/%Y}"
            yield (
                f"Thời hạn {after.id}: dòng từ {begins} không nối liền dòng trước; hãy ghi "
                "in_force_to của dòng trước là ngày liền trước đó."
            )
    if rows[-1].in_force_to is not None:
        yield f"Thời hạn {rows[-1].id}: dòng cuối có in_force_to; hãy bỏ, hoặc thêm dòng tiếp theo."


def _of_processes() -> Iterator[str]:
    law, forms = shipped.law(), {form.id for form in shipped.forms()}
    limits, kinds = {one.id for one in law.limits}, {one.kind for one in law.documents}
    seen: set[tuple[str, object]] = set()
    for one in shipped.processes():
        place = f"Quy trình {one.id} {one.edition}"
        if (one.id, one.in_force_from) in seen:
            yield f"{place}: đã có bản khác hiệu lực cùng ngày; hãy sửa in_force_from."
        seen.add((one.id, one.in_force_from))
        yield from (_unknown(place, "mẫu", form) for form in one.cover if form not in forms)
        for step in one.step:
            where = f"{place}, bước {step.id}"
            used = {use.form for use in step.papers} - forms
            yield from (_unknown(where, "mẫu", form) for form in sorted(used))
            due = {step.due.limit, step.due.extension} - {""} if step.due else set()
            yield from (_unknown(where, "thời hạn", name) for name in sorted(due - limits))
            cited = {basis.document for basis in step.basis} - kinds
            yield from (_unknown(where, "loại văn bản", kind) for kind in sorted(cited))


def _of_dossiers() -> Iterator[str]:
    forms = {form.id for form in shipped.forms()}
    steps = {step.id for one in shipped.processes() for step in one.step}
    for one in shipped.dossiers():
        place = f"Bộ hồ sơ {one.id}"
        named = (*one.front, *(paper.form for paper in one.paper))
        yield from _not_in(place, "mẫu", named, forms)
        waited = (*one.wanted_at, *(paper.step for paper in one.paper))
        yield from _not_in(place, "bước", waited, steps)


def _not_in(place: str, what: str, named: Iterable[str], known: set[str]) -> Iterator[str]:
    yield from (
        _unknown(place, what, one) for one in dict.fromkeys(named) if one and one not in known
    )


def _unknown(place: str, what: str, name: str) -> str:
    return f"{place}: không có {what} “{name}”; hãy sửa tên."
