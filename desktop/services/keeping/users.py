"""The users of the office file and what each may do; their passwords are in `security`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.services import rows
from desktop.services.office import Role, for_chief, irreversible
from desktop.store.tables.people import PersonRow
from desktop.store.tables.users import AccessRow, UserRow

ROLES: dict[Role, str] = {
    "chief": "Phụ trách",
    "clerk": "Nhập liệu",
    "reader": "Chỉ xem",
}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user who may open the file."""

    id: str
    name: str
    role: Role
    role_text: str


def users(session: Session) -> tuple[UserLine, ...]:
    """The users who may open the file, by name; none while only one password was ever set."""
    present = (row for row in _all(session) if not row.gone)
    lines = (UserLine(row.id, row.name, _role(row), ROLES[_role(row)]) for row in present)
    return tuple(sorted(lines, key=lambda one: text.fold(one.name)))


@irreversible
@for_chief
def begin(session: Session, /, *, id: str, name: str) -> str:
    """Write down the first user, who has had the only password so far."""
    session.add(UserRow(id=id, name=_name(session, name, id), role="chief"))
    return f"Ghi người dùng đầu tiên: {name}"


@irreversible
@for_chief
def add_user(session: Session, /, *, id: str, name: str, role: Role) -> str:
    """Write down a further user."""
    session.add(UserRow(id=id, name=_name(session, name, id), role=_known(role)))
    return f"Thêm người dùng {text.nfc(name)} ({ROLES[role]})"


@irreversible
@for_chief
def change_user(session: Session, /, *, id: str, name: str, role: Role) -> str:
    """Give a user another name or role; Refusal if nobody would be left in charge."""
    row = rows.present(session, UserRow, id)
    if row.role == "chief" and role != "chief":
        _keep_a_chief(session, id)
    old = row.name
    rows.fill(row, {"name": _name(session, name, id), "role": _known(role)})
    return f"Sửa người dùng {old}: {row.name} ({ROLES[role]})"


@irreversible
@for_chief
def let_go(session: Session, /, *, id: str) -> str:
    """Note that a user left; their name stays in the journal."""
    row = rows.present(session, UserRow, id)
    _keep_a_chief(session, id)
    row.gone = True
    return f"Cho {row.name} thôi dùng tệp"


@irreversible
@for_chief
def note_password(session: Session, /, *, id: str) -> str:
    """Note that a chief gives a user a new password."""
    row = rows.present(session, UserRow, id)
    session.add(AccessRow(kind="đặt lại mật khẩu", about=id))
    return f"Đặt lại mật khẩu cho {row.name}"


@irreversible
@for_chief
def note_code(session: Session, /) -> str:
    """Note that a recovery code is issued, which makes the one before void."""
    session.add(AccessRow(kind="lập mã khôi phục"))
    return "Lập mã khôi phục mới; mã trước đó hết hiệu lực"


@irreversible
@for_chief
def note_recovery(session: Session, /, *, name: str) -> str:
    """Note that the file was opened by the recovery code, and whose password was set."""
    session.add(AccessRow(kind="dùng mã khôi phục"))
    return f"Mở tệp bằng mã khôi phục và đặt mật khẩu mới cho {name}"


@irreversible
def note_look(session: Session, /, *, person_id: str) -> str:
    """Note that somebody has a person's numbers shown."""
    person = rows.present(session, PersonRow, person_id)
    session.add(AccessRow(kind="xem số định danh", about=person_id))
    return f"Xem số định danh của {person.name}"


def _all(session: Session) -> list[UserRow]:
    return list(session.scalars(select(UserRow)))


def _name(session: Session, written: str, id: str) -> str:
    name = text.nfc(written)
    if not name or len(name) > _LONGEST:
        raise Refusal(f"Hãy nhập tên người dùng, nhiều nhất {_LONGEST} chữ.", field="user_name")
    others = [row for row in _all(session) if row.id != id and not row.gone]
    if any(text.fold(row.name) == text.fold(name) for row in others):
        raise Refusal(f"Đã có người dùng tên {name}. Hãy đặt tên khác.", field="user_name")
    return name


def _known(role: str) -> str:
    if role not in ROLES:
        raise Refusal("Hãy chọn quyền của người dùng.", field="role")
    return role


def _role(row: UserRow) -> Role:
    return next((role for role in ROLES if role == row.role), "reader")


def _keep_a_chief(session: Session, id: str) -> None:
    if not any(row.role == "chief" and not row.gone and row.id != id for row in _all(session)):
        raise Refusal(
            "Đây là người phụ trách duy nhất. Hãy cho người khác làm phụ trách trước, nếu không sẽ "
            "không ai thêm bớt người dùng được nữa.",
            field="role",
        )
