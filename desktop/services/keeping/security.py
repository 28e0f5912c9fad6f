"""Who can open the office file: the passwords of its users and the recovery code."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from desktop.errors import Refusal
from desktop.papers.fill import fill
from desktop.papers.sheet import Sheet
from desktop.rules import recovery, text
from desktop.rules.facts.paper import Paper, PaperFacts, RecoveryCode, RecoveryWord
from desktop.services import shipped
from desktop.services.keeping import settings, users
from desktop.services.keeping.users import UserLine
from desktop.services.office import Office, Role, User, enter, refuse_missing
from desktop.services.papers import papers
from desktop.store import drive, keys, tries
from desktop.store.keys import Holder

_PROCEDURE = "ma-khoi-phuc"
_IN_MEMORY = "Xã dùng thử chỉ nằm trong bộ nhớ nên không có mật khẩu."


def holders(path: Path) -> tuple[Holder, ...]:
    """Whose passwords open a file, as the locked door names them; Trouble."""
    return keys.holders(path)


def has_code(office: Office) -> bool:
    """Whether a recovery code opens the file."""
    return office.path is not None and keys.has_recovery(office.path)


def users_of(office: Office) -> tuple[UserLine, ...]:
    """The users of the open file; the one who is there if nobody was ever added."""
    known = office.read(users.users)
    here = office.user
    return known or (UserLine(here.id, here.name, here.role, users.ROLES[here.role]),)


def confirm(office: Office, password: str) -> None:
    """Refusal unless this is the password of the user who is there, or while one must wait."""
    path = _path(office)
    tries.guarded(path, office.now, lambda: keys.open_slot(path, password, _own_slot(office)))


def change_password(office: Office, old: str, new: str, cost: keys.Cost | None = None) -> None:
    """Let a new password open the file for the user who is there; Refusal if one is unfit.

    Backups made before keep the password they were made under.
    """
    path, user = _path(office), _own_slot(office)
    tries.guarded(path, office.now, lambda: keys.open_slot(path, old, user))
    _set(office, Holder(user, office.who), new, cost)


def add_user(
    office: Office, *, name: str, role: Role, password: str, cost: keys.Cost | None = None
) -> str:
    """Let a further user in; the new user's id."""
    path = _path(office)
    if len(keys.holders(path)) >= keys.MOST_USERS:
        raise Refusal(f"Một tệp có nhiều nhất {keys.MOST_USERS} người dùng.", field="user_name")
    _fit(password)
    _begin(office)
    id = secrets.token_hex(16)
    office.do(users.add_user, id=id, name=name, role=role)
    _set(office, Holder(id, name), password, cost)
    return id


def change_user(office: Office, *, id: str, name: str, role: Role) -> None:
    """Give a user another name or role; both hold at once for the user who is there."""
    path = _path(office)
    _begin(office)
    office.do(users.change_user, id=id, name=name, role=role)
    keys.rename(path, Holder(id, name))
    if id == office.user.id:
        office.user = User(id, name, role)
        # What a chief has done is not undone by a clerk.
        office.forget()


def let_go(office: Office, *, id: str) -> None:
    """Take a user's password away.

    A copy of the key slots from before still opens backups from before: whoever must be shut out
    of those needs a new file key, which only a new file has.
    """
    path = _path(office)
    _begin(office)
    office.do(users.let_go, id=id)
    keys.shut_out(path, id)


def reset_password(
    office: Office, *, id: str, password: str, cost: keys.Cost | None = None
) -> None:
    """Give a user a new password in place of a forgotten one."""
    _path(office)
    _fit(password)
    _begin(office)
    office.do(users.note_password, id=id)
    name = next(one.name for one in users_of(office) if one.id == id)
    _set(office, Holder(id, name), password, cost)


def issue_code(office: Office, cost: keys.Cost | None = None) -> tuple[str, ...]:
    """Eight new words that open the file; those issued before open it no more."""
    path, listed = _path(office), shipped.recovery_words()
    drawn = [secrets.randbelow(recovery.SIZE) for _ in range(recovery.DRAWN)]
    words = tuple(listed[number] for number in recovery.complete(drawn))
    office.do(users.note_code)
    keys.set_recovery(path, office.key, recovery.secret(words), cost)
    return words


def procedure(office: Office, words: Sequence[str]) -> Sheet:
    """The page for the sealed envelope: the words, what they are for and what to do."""
    day, here = office.today(), office.read(settings.office)
    known = PaperFacts(
        office=here,
        law=shipped.law().facts(day),
        paper=Paper(place=here.place, day=day),
        recovery=RecoveryCode(
            words=tuple(RecoveryWord(word=word, plain=text.fold(word)) for word in words),
            file=office.path.name if office.path else "",
        ),
    )
    return fill(papers.form_of(_PROCEDURE, day), known)


def recover(
    path: Path,
    typed: Sequence[str],
    new: str,
    *,
    who: str,
    now: Callable[[], datetime],
    cost: keys.Cost | None = None,
) -> Office:
    """Open a file by its recovery code and set a new password of its chief, who then is there.

    Refusal with the field of a word that is wrong; nothing is changed then.
    """
    refuse_missing(path)
    drive.refuse_unfit(path)
    words = recovery.read(typed, shipped.recovery_words())
    _fit(new)
    opened = tries.guarded(path, now, lambda: keys.recover(path, recovery.secret(words)))
    office = enter(path, opened, who=who, now=now)
    try:
        office.user = _chief(office, path, who)
        office.do(users.note_recovery, name=office.who)
        _set(office, Holder(office.user.id, office.who), new, cost)
    except BaseException:
        office.close()
        raise
    return office


def _chief(office: Office, path: Path, who: str) -> User:
    for one in office.read(users.users):
        if one.role == "chief":
            return User(one.id, one.name)
    first = next(iter(keys.holders(path)), Holder(secrets.token_hex(16), who))
    return User(first.user, first.name or who)


def _path(office: Office) -> Path:
    if office.path is None:
        raise Refusal(_IN_MEMORY)
    return office.path


def _own_slot(office: Office) -> str:
    return office.user.id


def _begin(office: Office) -> None:
    """Before there is a second user, the first is not written down."""
    if not office.read(users.users):
        office.do(users.begin, id=office.user.id, name=office.who)


def _fit(password: str) -> None:
    try:
        keys.require(password)
    except Refusal as refusal:
        raise Refusal(refusal.sentence, field="new_password") from refusal


def _set(office: Office, holder: Holder, password: str, cost: keys.Cost | None) -> None:
    _fit(password)
    keys.set_password(_path(office), office.key, holder, password, cost)
