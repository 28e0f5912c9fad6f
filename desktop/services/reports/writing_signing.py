"""Who signs a written report and to whom it goes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.facts.office import Office, Signer
from desktop.rules.reports import signing as rules
from desktop.rules.reports.signing import Authority, SigningBook
from desktop.services import data, rows
from desktop.services.keeping import settings
from desktop.store.tables.writings import WritingRow

_FILE = "resources/reports/words/signing.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """How a report is signed: a code of the authorities, the signer, one recipient a line."""

    authority: str
    signer_name: str
    recipients: str


@data.once
def book() -> SigningBook:
    """The ways of signing and the usual recipients."""
    return rules.read(data.text(_FILE), _FILE)


def signing(session: Session, /, *, id: str) -> Signing:
    """How a report is signed: as it was said, else as the office usually does."""
    row = rows.present(session, WritingRow, id)
    return of_row(row, settings.office(session))


def set_signing(
    session: Session, /, *, id: str, authority: str, signer_name: str, recipients: str
) -> str:
    """Say who signs a report and to whom it goes; Refusal once it is issued."""
    row = rows.present(session, WritingRow, id)
    if row.issued_on is not None:
        raise Refusal("Báo cáo đã ban hành nên không đổi được người ký. Hãy mở lại và ghi lý do.")
    lines = [line.strip().removeprefix("-").strip(" .,;") for line in recipients.splitlines()]
    told = "\n".join(line for line in lines if line)
    if not told:
        raise Refusal("Hãy ghi ít nhất một nơi nhận, mỗi nơi một dòng.", field="recipients")
    rows.fill(
        row,
        {
            "authority": book().named(authority).code,
            "signer_name": signer_name,
            "recipients": told,
        },
    )
    return f"Sửa người ký, nơi nhận của {row.title}"


def of_row(row: WritingRow, office: Office) -> Signing:
    """How the report of a row is signed."""
    usual = "\n".join(rules.recipients(book(), office))
    return Signing(
        authority=book().named(row.authority).code,
        signer_name=row.signer_name,
        recipients=row.recipients or usual,
    )


def signer(found: Signing, office: Office) -> tuple[Authority, Signer]:
    """In whose name, and the signer as printed: the office's own where nobody else is named."""
    authority = book().named(found.authority)
    if authority.post:
        return authority, Signer(post=authority.post, name=found.signer_name)
    return authority, Signer(post=office.signer.post, name=found.signer_name or office.signer.name)
