"""Headless: checking, backing up and restoring office files; one person out of a backup."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from desktop import paths
from desktop.commands.opening import answer, now, opened, password
from desktop.errors import Refusal
from desktop.services.keeping import help_file, restoring, soundness, take_back, upkeep
from desktop.services.keeping.soundness import Finding
from desktop.services.keeping.take_back import Comparison
from desktop.services.office import Office
from desktop.services.people.comparing import Choice, Row


def check(words: Namespace) -> None:
    """Check an office file, mend what is safe if asked; what is left makes the status 1."""
    with opened(words.office) as office:
        found = soundness.examine(office)
        mended = soundness.repair(office) if words.repair else ()
        left = soundness.examine(office) if mended else found
        if words.help_file is not None:
            help_file.write(office, words.help_file, found, paths.logs())
    content = {"faults": [one.sentence for one in left], "findings": left, "mended": mended}
    answer(words.json, content, [*mended, *(map(_finding, left) if left else ["Tệp dữ liệu tốt."])])
    if left:
        advice = "sửa được bằng --repair" if any(one.mends for one in left) else "xem cách xử lý"
        raise Refusal(f"Tệp có {len(left)} lỗi; {advice}, hoặc khôi phục từ bản sao lưu gần nhất.")


def backup(words: Namespace) -> None:
    """Back an office file up, and open the copy again; restore it on trial if asked."""
    with opened(words.office) as office:
        made = upkeep.back_up(office, words.out)
        fault = upkeep.try_restore(office) if words.trial else None
    print(f"{made.path}\nĐã mở lại và đếm: {made.people} người, {made.operations} việc đã ghi.")
    if fault is not None:
        print(fault or "Đã khôi phục thử và so từng bảng: giống hệt tệp đang dùng.")
    if fault:
        raise Refusal("Khôi phục thử không được; hãy sao lưu lại.")


def restore(words: Namespace) -> None:
    """Put a backup in the place of an office file; the present one is kept beside it."""
    restoring.refuse_open(words.office)
    done = restoring.restore(words.backup, password(), words.office, now)
    print(
        f"Đã khôi phục {words.office}."
        + (f" Tệp cũ giữ tại {done.kept}." if done.kept else "")
        + (f" Bản sao lưu của tệp cũ: {done.before}." if done.before else "")
    )


def take_person_back(words: Namespace) -> None:
    """Take one person back out of a backup, or only say what would be taken."""
    with opened(words.office) as office:
        past = take_back.past_of(office, words.backup, words.person, _key(office, words.backup))
        compared = office.read(take_back.compare, past=past)
        choices: dict[str, Choice] = dict.fromkeys(words.take, "other")
        choices |= dict.fromkeys(words.leave, "keep")
        taken = None
        if not words.dry_run:
            upkeep.before(office, "truoc-lay-lai")
            done = office.do(take_back.take, past=past, choices=choices)
            taken = done.label if done else ""
    answer(
        words.json,
        {"person": compared, "choices": choices, "taken": taken},
        _told(compared, choices, taken, dry_run=words.dry_run),
    )


def _key(office: Office, file: Path) -> bytes | None:
    """The key of a backup of another file key, by the same password; None for the office's own."""
    return (
        restoring.key_of(office, file, password())
        if restoring.needs_password(office, file)
        else None
    )


def _told(
    compared: Comparison, choices: dict[str, Choice], taken: str | None, *, dry_run: bool
) -> list[str]:
    lines = [f"{compared.name}: {compared.now or 'đang có trong tệp'}"]
    lines += [_row(row, choices.get(row.key, row.proposed)) for row in compared.rows]
    lines += [f"Không lấy được: {one}" for one in compared.left_out]
    if dry_run:
        return [*lines, "Chỉ xem trước; chưa ghi gì vào tệp dữ liệu."]
    return [*lines, taken or "Không có gì để lấy lại."]


def _row(row: Row, choice: Choice) -> str:
    sides = [" / ".join((side or "(trống)").splitlines()) for side in (row.left, row.right)]
    verb = "lấy lại" if choice == "other" else "giữ nguyên"
    return f"[{verb}] {row.key} · {row.label}: {sides[0]} ← {sides[1]}"


def _finding(one: Finding) -> str:
    return f"{one.sentence} {one.advice}"
