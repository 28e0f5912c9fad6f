"""Headless: update packs, made by the makers of the program and taken in by an office."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from desktop.commands.opening import answer, now, opened
from desktop.commands.reports import passphrase
from desktop.errors import Refusal, cause
from desktop.rules.text import date_text
from desktop.services.keeping import brought, update_making, updates, upkeep
from desktop.services.keeping.brought import Makers, TakenPack
from desktop.services.keeping.update_changes import told
from desktop.services.keeping.updates import Preview

_STATES = {
    "used": "đang dùng",
    "included": "đã có sẵn trong chương trình",
    "unfit": "không hợp với phiên bản chương trình này nên không dùng",
}


def grammar(add: Callable[..., ArgumentParser]) -> None:
    """The words of `update`."""
    top = add("update", taken, "gói cập nhật: lập, xem, nhận, bỏ")
    acts = top.add_subparsers(
        dest="act_on", required=True, metavar="key|make|show|take|list|remove"
    )
    one = acts.add_parser("key", help="tạo khóa ký của nơi làm chương trình", allow_abbrev=False)
    one.set_defaults(act=key)
    one.add_argument("--out", type=Path, required=True, help="tệp khóa, giữ riêng")
    one.add_argument("--name", default="Khóa phát hành")
    one = acts.add_parser("make", help="lập gói từ một thư mục", allow_abbrev=False)
    one.set_defaults(act=make)
    one.add_argument("folder", type=Path)
    one.add_argument("--key", type=Path, required=True, help="tệp khóa ký")
    one.add_argument("--out", type=Path, required=True)
    one = acts.add_parser("show", help="xem gói thay đổi những gì", allow_abbrev=False)
    one.set_defaults(act=show)
    _pack(one)
    one.add_argument("--office", type=Path, help="tệp dữ liệu .hgd, để so với dữ liệu đang dùng")
    one = acts.add_parser("take", help="nhận gói", allow_abbrev=False)
    one.set_defaults(act=take)
    _pack(one)
    one.add_argument("--office", type=Path, required=True, help="tệp dữ liệu .hgd")
    one = acts.add_parser("list", help="các gói đã nhận", allow_abbrev=False)
    one.add_argument("--office", type=Path, required=True, help="tệp dữ liệu .hgd")
    one.add_argument("--json", action="store_true", help="in JSON ra đầu ra chuẩn")
    one = acts.add_parser("remove", help="bỏ gói nhận sau cùng", allow_abbrev=False)
    one.set_defaults(act=remove)
    one.add_argument("number", type=int)
    one.add_argument("--office", type=Path, required=True, help="tệp dữ liệu .hgd")


def key(words: Namespace) -> None:
    """Write a new signing key; print the lines that make the program trust it."""
    print(update_making.new_key(words.out, passphrase(), words.name))


def make(words: Namespace) -> None:
    """Write a signed pack of a folder of changed files."""
    made = update_making.make(words.folder, words.key, passphrase(), words.out, now().date())
    print(f"{words.out}\nGói cập nhật số {made.number}: {made.title}")


def show(words: Namespace) -> None:
    """Say what a pack changes, for an office or for the data as it ships."""
    makers = _makers(words)
    if words.office is None:
        preview = updates.show(words.pack, makers)
    else:
        with opened(words.office) as office:
            preview = updates.look(office, words.pack, makers)
    answer(words.json, preview, _lines(preview))


def take(words: Namespace) -> None:
    """Take a pack in, after a backup."""
    with opened(words.office) as office:
        preview = updates.look(office, words.pack, _makers(words))
        upkeep.before(office, "truoc-cap-nhat")
        done = office.do(updates.take_in, preview=preview, day=office.today())
    label = done.label if done else ""
    content = {"pack": preview, "taken": label}
    answer(words.json, content, [*_lines(preview), f"{label}."])


def taken(words: Namespace) -> None:
    """List the packs that were taken in."""
    with opened(words.office) as office:
        found = office.read(updates.taken)
    answer(words.json, found, [_taken(one) for one in found] or ["Chưa nhận gói cập nhật nào."])


def remove(words: Namespace) -> None:
    """Give up the pack that was taken in last, after a backup."""
    with opened(words.office) as office:
        upkeep.before(office, "truoc-cap-nhat")
        done = office.do(updates.remove, number=words.number)
    print(f"{done.label}." if done else "")


def _pack(one: ArgumentParser) -> None:
    one.add_argument("pack", type=Path)
    one.add_argument(
        "--makers", type=Path, help="tin khóa trong tệp này thay cho khóa của chương trình"
    )
    one.add_argument("--json", action="store_true", help="in JSON ra đầu ra chuẩn")


def _makers(words: Namespace) -> Makers | None:
    """The makers' keys that were named: for the makers, who try a pack before it goes out."""
    if words.makers is None:
        return None
    try:
        return brought.makers(words.makers.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        why = cause(error) if isinstance(error, OSError) else "không ở bảng mã UTF-8"
        raise Refusal(f"Không đọc được {words.makers}: {why}.") from error


def _lines(preview: Preview) -> list[str]:
    said = preview.facts
    lines = [
        f"Gói cập nhật số {said.number}: {said.title}",
        f"Hiệu lực từ {date_text(said.in_force_from)}; lập ngày {date_text(said.made)}; "
        f"dấu vân tay khóa ký {preview.fingerprint}",
        *said.summary.splitlines(),
        *(f"  {one.group}: {told(one)}" for one in preview.changes),
    ]
    for one in preview.staying:
        names = ", ".join(one.people)
        lines.append(f"Giữ quy trình cũ ({one.process}, {len(one.people)} hồ sơ): {names}")
    return lines


def _taken(one: TakenPack) -> str:
    return (
        f"Số {one.number}: {one.title}; nhận ngày {date_text(one.taken_in)}; {_STATES[one.state]}"
    )
