"""Headless: members on the way, cards, badges, fee, supplements, who takes part no more."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from desktop.commands import words as grammar_words
from desktop.commands.opening import answer, opened
from desktop.commands.people import cell_named
from desktop.errors import Refusal
from desktop.exchange.stick import ascii_name
from desktop.rules.members.fees import SIGNS, Mark
from desktop.rules.text import date_text
from desktop.services.members import (
    badge_papers,
    badges,
    card_bundle,
    card_papers,
    card_requests,
    contacts,
    departures,
    fees,
    loans,
    supplements,
    transfers,
)
from desktop.services.members.card_requests import CardRequest
from desktop.services.office import Office
from desktop.services.papers import printing

_OWED = "nợ"


def grammar(add: Callable[..., ArgumentParser]) -> None:
    """The words of all commands about members."""
    one = add("transfers", list_transfers, "đảng viên đang chuyển sinh hoạt")
    _shared(one)
    one.add_argument("--all", action="store_true", help="cả lần chuyển đã xong")
    one = add("departures", list_departures, "miễn sinh hoạt, xóa tên, ra khỏi Đảng, từ trần")
    _shared(one)
    one = add("contacts", list_contacts, "đảng viên giữ mối liên hệ nơi cư trú")
    _shared(one)
    one = add("loans", list_loans, "tài liệu cho mượn trong hồ sơ đảng viên")
    _shared(one)
    one = add("cards", list_cards, "ai cần thẻ đảng viên; ghi gói đề nghị")
    _shared(one)
    one.add_argument("--person", metavar="ID", help="chỉ thẻ của người này; --out: quyết định")
    one.add_argument("--out", type=Path, help="thư mục trên USB để ghi gói đề nghị")
    one = add("badges", list_badges, "ai đến đợt tặng Huy hiệu Đảng")
    _shared(one)
    one.add_argument("--round", type=grammar_words.day, metavar="2026-05-19", help="chỉ đợt này")
    one.add_argument("--out", type=Path, help="thư mục nhận tờ trình, danh sách của đợt")
    one = add("fees", list_fees, "đảng phí của một năm; ghi cả chi bộ đã đóng một tháng")
    _shared(one)
    one.add_argument("--year", type=grammar_words.year, required=True)
    one.add_argument("--cell", help="chỉ một chi bộ, theo tên")
    one.add_argument("--paid", type=int, choices=range(1, 13), metavar="THÁNG", help="cả --cell")
    one = add("supplements", list_supplements, "phiếu bổ sung hồ sơ của một chi bộ")
    _shared(one)
    one.add_argument("--year", type=grammar_words.year, required=True)
    one.add_argument("--cell", required=True, help="chi bộ, theo tên")
    one.add_argument("--out", type=Path, help="thư mục nhận tệp in của cả chi bộ")


def list_transfers(words: Namespace) -> None:
    """Print who is on the way between organisations, how far, and what is due."""
    with opened(words.office) as office:
        day = words.day or office.today()
        found = office.read(transfers.lines, day=day, only_open=not words.all)
    said = [
        f"{one.person} ({one.cell}): {one.kind_text.lower()} {one.place}, {one.state}"
        + "".join(f"; {term.title.lower()} {date_text(term.due)}" for term in one.terms[:1])
        for one in found
    ]
    answer(words.json, found, said)


def list_departures(words: Namespace) -> None:
    """Print who takes part no more, how far it has come, and what is doubted."""
    with opened(words.office) as office:
        found = office.read(departures.lines, day=words.day or office.today())
    said = [f"{one.person} ({one.cell}): {one.kind_text.lower()}, {one.state}" for one in found]
    answer(words.json, found, said)


def list_contacts(words: Namespace) -> None:
    """Print who keeps contact with which place of residence, and whether it answered."""
    with opened(words.office) as office:
        day = words.day or office.today()
        found = office.read(contacts.lines, day=day)
    said = [f"{one.person} ({one.cell}): {one.way.place}, {one.state_on(day)}" for one in found]
    answer(words.json, found, said)


def list_loans(words: Namespace) -> None:
    """Print which papers of dossiers are lent to whom, what is still out first."""
    with opened(words.office) as office:
        day = words.day or office.today()
        found = office.read(loans.lines, day=day)
    said = [
        f"{one.person}: {one.way.papers}, {one.way.borrower} mượn {date_text(one.way.lent)}, "
        f"{one.state_on(day)}"
        for one in found
    ]
    answer(words.json, found, said)


def list_cards(words: Namespace) -> None:
    """Print who needs a card and what is lacking; into a folder goes the bundle of requests."""
    with opened(words.office) as office:
        day = words.day or office.today()
        found = office.read(card_requests.lines, day=day)
        path = None
        if words.person:
            path = _card_decisions(office, words, found, day) if words.out else None
            found = tuple(one for one in found if one.person_id == words.person)
        elif words.out:
            waiting = [one for one in found if one.to_send]
            ready = office.read(card_bundle.prepare, lines=waiting, day=day)
            path = card_bundle.write(ready, words.out)
            office.do(card_requests.note_sent, lines=ready.lines, day=day)
            found = office.read(card_requests.lines, day=day)
    said = [f"{one.person} ({one.cell}): {one.kind_text.lower()}, {one.state}" for one in found]
    answer(words.json, {"lines": found, "path": str(path) if path else None}, _with(said, path))


def list_badges(words: Namespace) -> None:
    """Print who is due at the rounds of a year; into a folder goes the list of the round."""
    with opened(words.office) as office:
        day = words.day or office.today()
        everyone = office.read(badges.lines, day=day)
        at = words.round or badges.next_round(day=day)
        found = [one for one in everyone if words.round in (None, one.badge.round)]
        path = None
        if words.out:
            papers = (("Tờ trình", badge_papers.letter), ("Danh sách", badge_papers.request))
            titled = [
                (name, office.read(make, lines=everyone, at=at, day=day)) for name, make in papers
            ]
            title = f"huy hieu dang {at:%Y %m %d}"
            file = words.out / ascii_name(title, ".pdf")
            path = printing.save(file, printing.bound(titled, title))
    said = [f"{one.person} ({one.cell}): {one.badge.years_text}, {one.state}" for one in found]
    answer(words.json, {"lines": found, "path": str(path) if path else None}, _with(said, path))


def list_fees(words: Namespace) -> None:
    """Print the fee of a year by cell, or of one cell by member; notes a month of it as paid."""
    with opened(words.office) as office:
        day = words.day or office.today()
        if not words.cell:
            counts = office.read(fees.cells, year=words.year, day=day)
            said = [f"{one.cell}: {one.months} tháng, {one.warned} phải nhắc" for one in counts]
            answer(words.json, counts, said)
            return
        cell_id = cell_named(office, words.cell)
        if words.paid:
            office.do(fees.pay_month, cell_id=cell_id, year=words.year, month=words.paid, day=day)
        found = office.read(fees.of_cell, cell_id=cell_id, year=words.year, day=day)
    said = [f"{one.person}: {' '.join(map(_sign, one.marks))}" for one in found.lines]
    answer(words.json, found, said)


def list_supplements(words: Namespace) -> None:
    """Print what changed of each member of a cell; into a folder go the papers of all."""
    with opened(words.office) as office:
        day = words.day or office.today()
        cell_id = cell_named(office, words.cell)
        found = office.read(supplements.lines, cell_id=cell_id, year=words.year, day=day)
        path = None
        if words.out:
            year = words.year
            titled = office.read(supplements.sheets, lines=found, year=year, day=day)
            title = f"Phiếu bổ sung {words.year} {words.cell}"
            content = printing.bound(titled, title)
            path = printing.save(words.out / ascii_name(title, ".pdf"), content)
            office.do(supplements.note_printed, lines=found, year=year, day=day)
    said = [f"{one.person}: {', '.join(one.changes) or 'không đổi'}, {one.state}" for one in found]
    answer(words.json, {"lines": found, "path": str(path) if path else None}, _with(said, path))


def _card_decisions(
    office: Office, words: Namespace, lines: Sequence[CardRequest], day: date
) -> Path:
    """The decision on a person's card with its list, and the one that goes to the person."""
    line = next((one for one in lines if one.person_id == words.person), None)
    if line is None:
        raise Refusal(f"Người {words.person} không có trong danh sách cấp thẻ.")
    title = f"Quyết định thẻ đảng viên {line.person}"
    sheets = (
        (title, office.read(card_papers.decision, lines=lines, line=line, day=day)),
        (line.person, office.read(card_papers.personal, line=line, day=day)),
    )
    file: Path = words.out / ascii_name(title, ".pdf")
    return printing.save(file, printing.bound(sheets, title))


def _sign(mark: Mark) -> str:
    return _OWED if mark == "owed" else SIGNS.get(mark, ".")


def _shared(one: ArgumentParser) -> None:
    grammar_words.office(one)
    one.add_argument("--day", type=grammar_words.day, help="như vào ngày này")
    grammar_words.json(one)


def _with(said: list[str], path: Path | None) -> list[str]:
    return [*said, str(path)] if path else said
