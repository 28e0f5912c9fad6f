"""Who can open the office file: its password."""

from __future__ import annotations

from desktop.errors import Refusal
from desktop.services.office import Office
from desktop.store import keys


def change_password(office: Office, old: str, new: str, cost: keys.Cost | None = None) -> None:
    """Let the new password open the office file in place of the old one; Refusal if one is unfit.

    Backups made before keep the password they were made under.
    """
    if office.path is None:
        raise Refusal("Xã dùng thử chỉ nằm trong bộ nhớ nên không có mật khẩu.")
    keys.unlock(office.path, old)
    try:
        keys.change_password(office.path, old, new, cost)
    except Refusal as refusal:
        raise Refusal(refusal.sentence, field="new_password") from refusal
