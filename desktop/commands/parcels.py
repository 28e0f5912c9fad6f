"""Headless: taking parcels in, receipts, keys of receivers, and the sums of many offices."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from desktop.commands.opening import answer, opened
from desktop.commands.reports import PASSPHRASE, passphrase, period_of, whence
from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.reports.statistics import value_text
from desktop.services.exchange import receipts, receivers, receiving, senders
from desktop.services.exchange.receiving import Preview
from desktop.services.keeping import settings, shared_store
from desktop.services.office import Office
from desktop.services.reports import gathering


def receive(words: Namespace) -> None:
    """Prove a parcel, show what is in it, and take it in if its groups are given."""
    with opened(words.office) as office:
        preview = _looked_at(office, words.parcel)
        if words.json:
            answer(True, _content(preview), [])
        else:
            answer(False, None, _told(preview))
        if words.dry_run or (preview.state == "again" and words.receipt is None):
            return
        done = office.do(
            receiving.take_in,
            preview=preview,
            groups=words.groups.split(),
            day=office.today(),
        )
        if not words.json:
            preview = office.read(receiving.again, preview=preview)
            print(f"{done.label}." if done else preview.sentence)
        if words.receipt is not None:
            _write_receipt(office, preview, words.receipt, quiet=words.json)


def receipt(words: Namespace) -> None:
    """Match a receipt that came back with the parcel that was sent."""
    with opened(words.office) as office:
        signed = receipts.look(words.receipt)
        office.do(receipts.match, signed=signed)
    said = signed.receipt
    print(f"{said.receiver.name} đã nhận ngày {text.date_text(said.taken_in)}.")


def key(words: Namespace) -> None:
    """Write the card with which senders lock parcels for this office, and its paper."""
    with opened(words.office) as office:
        written = receivers.write_card(office, words.out)
    print(f"{written.path}\n{written.paper}\nDấu vân tay: {written.fingerprint}")


def trust(words: Namespace) -> None:
    """Take up the card of a receiver whose groups were typed from its paper."""
    with opened(words.office) as office:
        asked = receivers.look(office, words.card)
        done = office.do(
            receivers.trust, asked=asked, groups=words.groups.split(), day=office.today()
        )
    print(f"{done.label}." if done else "Khóa này đã nhận rồi, không có gì mới.")


def expected(words: Namespace) -> None:
    """List the offices that are expected to send, after adding those that are named."""
    with opened(words.office) as office:
        if words.province:
            office.do(senders.expect_province, code=senders.province_code(words.province))
        if words.add:
            office.do(senders.expect, names=words.add)
        found = office.read(senders.senders)
    answer(words.json, {"senders": found}, [one.name for one in found])


def shared(words: Namespace) -> None:
    """Join or leave the shared store, or say where it is."""
    with opened(words.office) as office:
        if words.join:
            print(shared_store.join(office, words.join))
        elif words.leave:
            print(shared_store.leave(office))
        elif words.forget:
            print(shared_store.forget(office))
        place = office.read(shared_store.place)
    print(place.shown if place else "Gom báo cáo trong tệp dữ liệu, không dùng kho chung.")


def gather(words: Namespace) -> None:
    """Print who has sent and what they come to together; write it into a folder if one is given."""
    period = period_of(words)
    asked = {"report_id": words.report, "period": period, "as_of": words.as_of or period.last}
    with opened(words.office) as office:
        found = office.read(gathering.combined, **asked)
        committee = office.read(settings.office).committee
        written = gathering.write(office, folder=words.out, **asked) if words.out else ()
    lines = [found.figures.title]
    lines += [f"{'  ' * line.level}{line.title}: {line.text}" for line in found.figures.lines]
    lines += [_on_board(one) for one in found.board]
    lines += [str(one.path) for one in written]
    content = {
        "office": committee,
        "report": found.figures.report,
        **whence(found.figures),
        "sent": found.sent,
        "expected": len(found.board),
        "lines": [
            {
                "id": line.id,
                "title": line.title,
                "value": line.value,
                "offices": [one.name for one in line.members],
                "unknown": [f"{one.name}: {one.note}" for one in line.unknown],
            }
            for line in found.figures.lines
        ],
        "board": [
            {
                "name": one.name,
                "taken_in": one.taken_in,
                "doubts": one.doubts,
                "swings": [swing.text for swing in one.swings],
            }
            for one in found.board
        ],
        "files": [str(one.path) for one in written],
    }
    answer(words.json, content, lines)


def _looked_at(office: Office, file: Path) -> Preview:
    """The preview; a passphrase is asked for only if the office's own key does not open."""
    try:
        return receiving.look(office, file, os.environ.get(PASSPHRASE))
    except Refusal as refusal:
        if refusal.field != "passphrase" or os.environ.get(PASSPHRASE):
            raise
    return receiving.look(office, file, passphrase())


def _told(preview: Preview) -> list[str]:
    sender = preview.facts.sender
    return [
        f"Gói nguyên vẹn: {sender.name}, {sender.province}",
        f"{preview.report.title}, {preview.period.text}",
        f"Dấu vân tay: {' '.join(preview.asked)}",
        *([f"Khóa ký khác lần trước của {sender.name}."] if preview.other_key else []),
        *(
            f"  {line.title}: {value_text(line.value, empty=line.empty)}"
            for line in preview.report.lines
        ),
        *(f"Không khớp: {one}" for one in preview.doubts),
        *(f"Khác nhiều so với năm trước: {one.text}" for one in preview.swings),
        *(f"Khác bản đã nhận: {one.text}" for one in preview.differences),
        preview.sentence,
    ]


def _content(preview: Preview) -> dict[str, object]:
    return {
        "sender": preview.facts.sender,
        "report": preview.facts.report,
        "from": preview.facts.since,
        "to": preview.facts.until,
        "state": preview.state,
        "sentence": preview.sentence,
        "asked": preview.asked,
        "other_key": preview.other_key,
        "lines": [
            {"id": line.id, "title": line.title, "value": line.value}
            for line in preview.report.lines
        ],
        "doubts": preview.doubts,
        "swings": [one.text for one in preview.swings],
        "differences": [one.text for one in preview.differences],
    }


def _on_board(one: gathering.BoardLine) -> str:
    if one.taken_in is None:
        return f"{one.name}: chưa gửi"
    said = [f"đã nhận ngày {text.date_text(one.taken_in)}"]
    said += [f"lần {one.version}"] if one.version > 1 else []
    said += [f"không khớp: {doubt}" for doubt in one.doubts]
    said += [f"khác nhiều so với năm trước: {swing.text}" for swing in one.swings]
    return f"{one.name}: {'; '.join(said)}"


def _write_receipt(office: Office, preview: Preview, folder: Path, *, quiet: bool) -> None:
    path = receipts.write(office, parcel=preview.facts.parcel, folder=folder)
    if not quiet:
        print(f"Biên nhận: {path}")
