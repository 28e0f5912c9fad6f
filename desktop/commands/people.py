"""Headless: people, targets, steps, the state of a case, the day's work, the backward plan."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any

from desktop.commands.opening import answer, opened
from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.cases.special import Extra
from desktop.rules.facts.case import Value
from desktop.services import shipped
from desktop.services import today as today_service
from desktop.services.cases import plans, steps, typed_steps
from desktop.services.cells import organisations, targets
from desktop.services.office import Office
from desktop.services.people import people as people_service
from desktop.services.people import people_list

STAGES = ("person", "outstanding", "candidate", "probationary", "official", "left")


def people(words: Namespace) -> None:
    """Print who is in the office."""
    with opened(words.office) as office:
        found = office.read(
            people_list.lines, day=office.today(), find=words.find, stage=words.stage
        )
    answer(
        words.json,
        found,
        [f"{one.id}  {one.name}  {one.born}  {one.stage_text}  {one.cell}" for one in found]
        or ["Không có ai như vậy."],
    )


def target(words: Namespace) -> None:
    """Set the target of a year."""
    with opened(words.office) as office:
        cell_id = cell_named(office, words.cell) if words.cell else None
        done = office.do(targets.set_target, year=words.year, admit=words.admit, cell_id=cell_id)
    print(done.label if done else "Không có gì thay đổi.")


def cell_named(office: Office, name: str) -> str:
    """The id of a cell by its name, accents or not; Refusal naming the cells there are."""
    cells = office.read(organisations.cells)
    found = [cell for cell in cells if text.fold(cell.name) == text.fold(name)]
    if not found:
        raise Refusal(
            f"Không có chi bộ tên “{name}”. Các chi bộ: {'; '.join(cell.name for cell in cells)}."
        )
    return found[0].id


def record(words: Namespace) -> None:
    """Record a step of a case with the same checks as the screen."""
    values = _values(words.step, words.values)
    with opened(words.office) as office:
        warnings = office.read(
            typed_steps.check_entry,
            person_id=words.person,
            step=words.step,
            day=words.date,
            number=words.number,
            **values,
        )
        done = office.do(
            steps.record,
            person_id=words.person,
            step=words.step,
            day=words.date,
            number=words.number,
            outcome=words.outcome,
            note=words.note,
            override=words.override,
            **values,
        )
    lines = [done.label if done else "Không có gì thay đổi."]
    lines += [f"Lưu ý: {one.sentence}" for one in warnings if one.level == "warn"]
    print("\n".join(lines))


def case(words: Namespace) -> None:
    """Print the steps, blocks, deadlines and faults of a case on a day."""
    with opened(words.office) as office:
        name = office.read(people_service.person, id=words.person).name
        view = office.read(steps.view, person_id=words.person, day=words.day or office.today())
    if view is None:
        raise Refusal(f"{name} chưa có hồ sơ.")
    content = {
        "person": view.case.person.name,
        "day": view.progress.day,
        "stage": view.progress.stage,
        "steps": [
            {
                "id": one.id,
                "title": one.title,
                "state": one.state,
                "day": one.day,
                "due": one.due,
                "findings": one.findings,
            }
            for one in view.progress.steps
        ],
        "faults": view.faults,
        "extras": [_extra(one) for one in view.extras],
    }
    lines = [view.case.person.name]
    for one in view.progress.steps:
        day = text.date_text(one.day) if one.day else ""
        due = f"hạn {text.date_text(one.due)}" if one.due and one.open else ""
        lines.append(f"{STATES[one.state]:<12}{one.title}  {day}{due}")
        lines += [f"    {finding.sentence}" for finding in one.findings]
    lines += [f"Lỗi: {fault.sentence}" for fault in view.faults]
    for extra in view.extras:
        lines.append(f"Trường hợp riêng: {extra.title}")
        lines += [f"    [{'x' if one.there else ' '}] {one.paper.title}" for one in extra.papers]
    answer(words.json, content, lines)


def _extra(extra: Extra) -> dict[str, Any]:
    papers = [
        {
            "id": one.paper.id,
            "title": one.paper.title,
            "there": one.there,
            "day": one.held.day if one.held else None,
            "due": one.due,
        }
        for one in extra.papers
    ]
    return {"id": extra.id, "title": extra.title, "source": extra.source, "papers": papers}


STATES = {
    "done": "xong",
    "next": "tiếp theo",
    "waiting": "chờ",
    "blocked": "vướng",
    "late": "quá hạn",
    "skipped": "bỏ qua",
}


def today(words: Namespace) -> None:
    """Print the work list of a day."""
    with opened(words.office) as office:
        tasks = office.read(today_service.tasks, day=words.day)
    answer(
        words.json,
        tasks,
        [
            f"{WHEN[one.when]}: {one.person} ({one.cell}) · {one.title}: {one.reason}"
            for one in tasks
        ]
        or ["Không có việc nào đến hạn."],
    )


WHEN = {
    "overdue": "Quá hạn",
    "week": "Trong 7 ngày",
    "month": "Trong 30 ngày",
    "later": "Sắp tới",
    "incomplete": "Còn thiếu",
}


def plan(words: Namespace) -> None:
    """Print the latest day of every step before a wished ceremony day."""
    with opened(words.office) as office:
        lines = office.read(
            plans.backward_plan,
            person_id=words.person,
            ceremony=words.ceremony,
            day=office.today(),
        )
    answer(
        words.json,
        lines,
        [
            f"{text.date_text(one.latest)}  {one.title}"
            + ("  (đã xong)" if one.done else "" if one.possible else f"  KHÔNG KỊP: {one.why}")
            for one in lines
        ],
    )


def _values(step_id: str, words: list[str]) -> dict[str, Any]:
    shape = shipped.step(step_id)
    if shape is None:
        raise Refusal(f"Không có bước “{step_id}”.")
    asks = {ask.id: ask for ask in shape.ask}
    values: dict[str, Any] = {}
    for name, value in _pairs(words):
        ask = asks.get(name[2:].replace("-", "_"))
        if ask is None:
            known = ", ".join(f"--{one.replace('_', '-')}" for one in asks) or "không có"
            raise Refusal(f"Bước này không có mục {name}. Các mục: {known}.")
        values[ask.id] = _value(ask.kind, ask.label, value)
    return values


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    """Names and values, written --NAME VALUE or --NAME=VALUE."""
    rest = iter(words)
    for name in rest:
        name, given, value = name.partition("=")
        found = value if given else next(rest, None)
        if not name.startswith("--") or found is None:
            raise Refusal("Giá trị của bước viết từng cặp: --TÊN GIÁ-TRỊ.")
        yield name, found


def _value(kind: str, label: str, words: str) -> Value:
    try:
        if kind == "number":
            return int(words)
        if kind == "date":
            return date.fromisoformat(words)
    except ValueError:
        raise Refusal(f"“{label}” không nhận giá trị “{words}”.") from None
    return words in ("có", "yes", "1", "true") if kind == "flag" else words
