"""The monthly bundle of requests for cards: list, workbook, photos in its order, letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.exchange import bundle
from desktop.exchange.bundle import Item, Progress
from desktop.exchange.stick import ascii_name
from desktop.exchange.table_workbook import Column, table_workbook
from desktop.papers.sheet import Sheet
from desktop.rules import text
from desktop.rules.facts.office import Cell
from desktop.rules.facts.paper import Listing, ListingRow, Paper, PaperFacts
from desktop.rules.facts.person import Person
from desktop.rules.reports import origin
from desktop.services import facts
from desktop.services.members import card_papers, members
from desktop.services.members.card_requests import CardRequest
from desktop.services.papers import papers, printing

_LIST, _LETTER = "1-tdv", "cong-van-the"
_TITLE = "Danh sách đề nghị phát thẻ đảng viên"
_PHOTOS = "anh"
_COLUMNS = (
    Column("Họ và tên", 28),
    Column("Ngày sinh", 13),
    Column("Giới tính", 10),
    Column("Số định danh cá nhân", 18),
    Column("Quê quán", 40),
    Column("Chi bộ", 28),
    Column("Ngày vào Đảng", 13),
    Column("Ngày chính thức", 13),
    Column("Loại đề nghị", 22),
    Column("Số thẻ cũ", 16),
    Column("Tệp ảnh", 28),
)


@dataclass(frozen=True, slots=True)
class Ready:
    """A bundle before it is written: its name, whom it asks for, and what it holds.

    `left_out` names who stays behind, each with what is lacking.
    """

    name: str
    lines: tuple[CardRequest, ...]
    left_out: tuple[str, ...]
    sheets: tuple[tuple[str, Sheet], ...]
    files: tuple[Item, ...] = field(repr=False)


def prepare(session: Session, /, *, lines: Sequence[CardRequest], day: date) -> Ready:
    """The bundle for those of these requests that lack nothing, in the order of name lists.

    Refusal if there is none, naming who lacks what.
    """
    if not lines:
        raise Refusal("Chưa có đề nghị cấp thẻ nào chờ gửi.")
    lacking = [f"{one.person} (thiếu {', '.join(one.lacks)})" for one in lines if one.lacks]
    complete = [one for one in lines if not one.lacks]
    if not complete:
        raise Refusal(f"Chưa ghi gói, còn thiếu: {'; '.join(lacking)}.")
    ordered = tuple(sorted(complete, key=lambda one: (text.sort_key(one.person), one.person_id)))
    people = [members.dated(session, facts.person(session, one.person_id)) for one in ordered]
    cells = {cell.name: cell for cell in facts.cells(session)}
    photos = [_photo(at, person) for at, person in enumerate(people, start=1)]
    told = list(zip(ordered, people, photos, strict=True))
    listed = _list_sheet(session, ordered, people, cells, day)
    whose = origin.of_list(facts.office(session).committee, _month(day), day, listed.edition)
    rows = [_row(*one) for one in told]
    book = table_workbook(_TITLE.upper(), _month(day), _COLUMNS, rows, day, whose)
    return Ready(
        name=f"the_dang_vien_{day:%Y_%m_%d}",
        lines=ordered,
        left_out=tuple(lacking),
        sheets=(
            ("cong_van", _letter(session, ordered, day)),
            ("danh_sach_1_tdv", listed),
            *card_papers.decisions(session, ordered, day),
        ),
        files=(Item("", "danh_sach.xlsx", book), *photos),
    )


def write(
    ready: Ready,
    folder: Path,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path | None:
    """Write the bundle into a folder of a drive and prove it; answer where it lies.

    None if it was cancelled, after which nothing of it is left.
    """
    pages = [Item("", f"{name}.pdf", printing.pdf_bytes(sheet)) for name, sheet in ready.sheets]
    items = (*pages, *ready.files)
    return bundle.write(items, folder, ready.name, progress=progress, cancelled=cancelled)


def _photo(at: int, person: Person) -> Item:
    assert person.photo is not None
    return Item(_PHOTOS, ascii_name(f"{at:03d} {person.name}", ".jpg"), person.photo)


def _row(line: CardRequest, person: Person, photo: Item) -> tuple[str, ...]:
    told = person.membership
    assert told is not None
    return (
        person.name,
        person.born.text if person.born else "",
        person.sex_text,
        person.personal_number,
        person.home_place.text,
        line.cell,
        told.admitted.text if told.admitted else "",
        told.official.text if told.official else "",
        line.kind_text,
        told.old_card_number or told.card_number,
        photo.name,
    )


def _list_sheet(
    session: Session,
    lines: Sequence[CardRequest],
    people: Sequence[Person],
    cells: dict[str, Cell],
    day: date,
) -> Sheet:
    office = facts.office(session)
    rows = tuple(
        ListingRow(person=person, cell=cells.get(line.cell), note=line.kind_text)
        for line, person in zip(lines, people, strict=True)
    )
    known = PaperFacts(
        office=office,
        paper=Paper(day=day, place=office.place),
        listing=Listing(title=_TITLE, period=_month(day), as_of=day, rows=rows),
    )
    return papers.made(session, _LIST, day, known)


def _letter(session: Session, lines: Sequence[CardRequest], day: date) -> Sheet:
    office = facts.office(session)
    kinds = Counter(line.kind_text.lower() for line in lines)
    answers = {
        "to": f"Ban Tổ chức {office.province_committee}",
        "people": str(len(lines)),
        "counted": "; ".join(f"{kind}: {count}" for kind, count in kinds.items()) + ".",
    }
    known = PaperFacts(office=office, paper=Paper(day=day, place=office.place))
    return papers.made(session, _LETTER, day, known, answers)


def _month(day: date) -> str:
    return f"Tháng {day.month} năm {day.year}"
