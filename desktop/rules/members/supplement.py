"""The yearly supplement of a member's file: what changed from one year-end to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.rules.facts.person import Person
from desktop.rules.partial_date import PartialDate
from desktop.rules.text import date_text

UNCHANGED = "K"
"""What stands for an item that did not change, as the form asks."""
ITEMS = {
    "residence_now": "Nơi cư trú",
    "occupation_now": "Nghề nghiệp hiện nay",
    "education_now": "Trình độ hiện nay",
    "health_now": "Tình trạng sức khoẻ",
    "identity_now": "Số căn cước",
    "exempt_now": "Được miễn công tác và sinh hoạt đảng",
    "work_now": "Quá trình hoạt động và công tác",
    "training_now": "Đào tạo, bồi dưỡng",
    "awards_now": "Khen thưởng",
    "badge_now": "Huy hiệu Đảng",
    "titles_now": "Danh hiệu được phong",
    "penalties_now": "Kỷ luật",
    "foreign_now": "Quan hệ với nước ngoài",
    "family_now": "Quan hệ gia đình",
    "economy_now": "Hoàn cảnh kinh tế của bản thân và gia đình",
}
"""The items by the fields of the form; of health, titles and economy the record tells nothing."""
_EDUCATION = {
    "general": "Giáo dục phổ thông",
    "professional": "Chuyên môn nghiệp vụ",
    "science_technology": "Khoa học công nghệ",
    "degree": "Học vị",
    "academic_title": "Học hàm",
    "political_theory": "Lý luận chính trị",
    "languages": "Ngoại ngữ",
    "computing": "Tin học",
    "minority_language": "Tiếng dân tộc thiểu số",
}
_RESIDENCE = {"permanent_residence": "thường trú", "temporary_residence": "tạm trú"}
_OCCUPATION = ("occupation", "workplace", "state_post", "union_post")
_OF_RELATIVE = ("residence", "occupation", "died", "convictions")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the record told of somebody at a year-end that has no date of its own."""

    values: Mapping[str, str]
    relatives: tuple[Mapping[str, str], ...] = field(default=())


def draft(
    person: Person,
    before: Snapshot | None,
    after: Snapshot,
    year: int,
    forms: Mapping[str, str],
) -> dict[str, str]:
    """The items of a member's supplement of a year; "" where nobody can tell.

    `before` is None where the record began later: then nothing is said of what has no date.
    `forms` names the forms of discipline.
    """
    told = dict.fromkeys(ITEMS, UNCHANGED)
    told |= {"health_now": "", "titles_now": "", "economy_now": ""}
    told |= _undated(before, after)
    dated = {
        "exempt_now": _exempt(person, year),
        "work_now": _work(person, year),
        "training_now": _training(person, year),
        "awards_now": _awards(person, year),
        "badge_now": _badges(person, year),
        "penalties_now": _penalties(person, year, forms),
        "foreign_now": _foreign(person, year),
    }
    return told | {name: joined for name, lines in dated.items() if (joined := "; ".join(lines))}


def changed(answers: Mapping[str, str]) -> tuple[str, ...]:
    """The titles of the items that changed."""
    return tuple(
        title for name, title in ITEMS.items() if answers.get(name, "") not in ("", UNCHANGED)
    )


def _undated(before: Snapshot | None, after: Snapshot) -> dict[str, str]:
    names = ("residence_now", "occupation_now", "education_now", "identity_now", "family_now")
    if before is None:
        return dict.fromkeys(names, "")
    old, new = before.values, after.values
    found = {
        "residence_now": _named(_RESIDENCE, old, new),
        "education_now": _named(_EDUCATION, old, new),
        "identity_now": _first(("personal_number",), old, new),
        "occupation_now": _first(_OCCUPATION, old, new),
        "family_now": "; ".join(_family(before.relatives, after.relatives)),
    }
    return {name: words or UNCHANGED for name, words in found.items()}


def _named(names: Mapping[str, str], old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """The values that changed, each after its name."""
    changes = [name for name in names if new.get(name, "") != old.get(name, "")]
    return "; ".join(f"{names[name]}: {new.get(name) or 'không còn'}" for name in changes)


def _first(names: Iterable[str], old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """All of these values as they are now, if any of them changed."""
    wanted = tuple(names)
    if all(new.get(name, "") == old.get(name, "") for name in wanted):
        return ""
    return ", ".join(new[name] for name in wanted if new.get(name)) or "không còn"


def _family(
    old: tuple[Mapping[str, str], ...], new: tuple[Mapping[str, str], ...]
) -> Iterator[str]:
    before = {one["id"]: one for one in old}
    for one in new:
        who = f"{one.get('relation', '')} {one.get('name', '')}".strip()
        known = before.get(one["id"])
        if known is None:
            born = f", sinh {PartialDate.stored(one['born']).text}" if one.get("born") else ""
            told = ", ".join(filter(None, (one.get("occupation"), one.get("residence"))))
            yield f"thêm {who}{born}" + (f", {told}" if told else "")
            continue
        changes = [one[name] for name in _OF_RELATIVE if one.get(name, "") != known.get(name, "")]
        if changes:
            yield f"{who}: {', '.join(changes)}"


def _work(person: Person, year: int) -> Iterator[str]:
    for post in person.history.posts if person.history else ():
        if _within(post.since, year) or _within(post.until, year):
            until = f" đến {post.until.text}" if post.until else ""
            since = f"từ {post.since.text}{until}: " if post.since else ""
            yield since + ", ".join(filter(None, (post.work, post.post)))


def _training(person: Person, year: int) -> Iterator[str]:
    for one in person.history.trainings if person.history else ():
        if _within(one.since, year) or _within(one.until, year):
            yield ", ".join(filter(None, (one.subject, one.school, one.way, one.diploma)))


def _awards(person: Person, year: int) -> Iterator[str]:
    for one in person.history.awards if person.history else ():
        if _within(one.when, year):
            yield ", ".join(filter(None, (one.reason, one.decided_by, _text(one.when))))


def _badges(person: Person, year: int) -> Iterator[str]:
    for one in person.badges:
        if one.handed and one.handed.year == year:
            yield one.years_text + (f", số {one.number}" if one.number else "")


def _penalties(person: Person, year: int, forms: Mapping[str, str]) -> Iterator[str]:
    for one in person.disciplines:
        if one.day and one.day.year == year:
            told = (forms.get(one.form, one.form), one.number, one.decided_by, date_text(one.day))
            yield ", ".join(filter(None, told))
    for told_self in person.history.penalties if person.history else ():
        if _within(told_self.when, year):
            yield ", ".join(filter(None, (told_self.reason, told_self.decided_by)))


def _foreign(person: Person, year: int) -> Iterator[str]:
    for one in person.history.travels if person.history else ():
        if _within(one.since, year) or _within(one.until, year):
            yield ", ".join(filter(None, (one.purpose, one.country, _text(one.since))))


def _exempt(person: Person, year: int) -> Iterator[str]:
    standing = person.standing
    if standing and standing.status == "exempt" and _within(standing.status_on, year):
        yield f"từ {_text(standing.status_on)}"


def _within(day: PartialDate | None, year: int) -> bool:
    return day is not None and day.year == year


def _text(day: PartialDate | None) -> str:
    return day.text if day else ""


def year_end(year: int) -> date:
    """The last day of a year."""
    return date(year, 12, 31)
