"""Update packs for tests: a folder as the makers have it, and their key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.exchange import archive, plain, updates
from desktop.exchange.updates import PackFacts
from desktop.services import data
from desktop.services.keeping.brought import Makers, MakersKey

SIGNING = archive.new_signing_key()
MAKERS = Makers(
    key=(MakersKey(name="Khóa thử", public=plain.octets_text(archive.public_key(SIGNING))),)
)
FROM = date(2026, 7, 1)
FORM = "forms/2026/9-knd.toml"
LIMITS = "resources/law/limits.toml"
PROCESS = "resources/process/admission-2026.toml"
RELIGIONS = "resources/lists/religions.toml"
HOLIDAYS = "resources/lists/holidays.toml"
COMMUNES = "resources/places/communes.csv"


def facts(number: int = 1, **changes: object) -> PackFacts:
    """What a pack says of itself."""
    given: dict[str, object] = {
        "number": number,
        "previous": number - 1,
        "program": "0.1.0",
        "in_force_from": FROM,
        "made": date(2026, 6, 1),
        "title": "Mẫu mới từ 01/07/2026",
        "summary": "Thay mẫu quyết định kết nạp.",
    }
    return PackFacts(**(given | changes))  # type: ignore[arg-type]


def a_form() -> str:
    """A new edition of the decision on admission, in force from `FROM`."""
    return (
        data.shipped("forms/2025/9-knd.toml")
        .replace('edition = "2025"', 'edition = "2026"')
        .replace("in_force_from = 2025-09-29", f"in_force_from = {FROM}")
        .replace('text = "QUYẾT ĐỊNH"', 'text = "QUYẾT ĐỊNH MỚI"')
    )


def a_process() -> str:
    """A new edition of the admission, in force from `FROM`, whose ceremony has another name."""
    return (
        data.shipped("resources/process/admission.toml")
        .replace('edition = "2001"', 'edition = "2026"')
        .replace("in_force_from = 2001-04-22", f"in_force_from = {FROM}")
        .replace("Lễ kết nạp đảng viên", "Lễ kết nạp theo quy định mới")
    )


def a_limit() -> str:
    """The limits with 45 working days for the ceremony from 2027 on."""
    begins = 'in_force_from = 2026-07-26\nbasis = { document = "rules" }\nconfidence = "high"\nnote'
    whole, found, rest = data.shipped(LIMITS).partition(begins)
    assert found
    _, _, ceremony = whole.rpartition("[[limit]]")
    assert 'id = "ceremony"' in ceremony
    closed = begins.replace("basis", "in_force_to = 2026-12-31\nbasis", 1)
    later = ceremony.replace("value = 30", "value = 45")
    later += 'in_force_from = 2027-01-01\nbasis = { document = "rules" }\nconfidence = "high"\n'
    return f"{whole}{closed}{rest}\n[[limit]]{later}"


def a_pack(content: dict[str, str] | None = None, key: bytes = SIGNING, **changes: object) -> bytes:
    """The bytes of a pack, with the new form if nothing else is named."""
    return updates.make(content or {FORM: a_form()}, facts(**changes), key)


def on_stick(folder: Path, content: bytes) -> Path:
    """The pack as a file."""
    file = folder / "cap_nhat.capnhat"
    file.write_bytes(content)
    return file
