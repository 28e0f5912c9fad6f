"""What of a set is printed: how many copies of each paper, and which drafts to copy by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.cases.dossier import Drafts
from desktop.services import shipped
from desktop.store.tables.office import PaperCopiesRow, PaperDraftsRow

MOST = 20
"""More copies of one paper than this are a slip of the finger."""


def of_set(session: Session, /, *, set_id: str) -> dict[str, int]:
    """The copies of each form of a set, in its order; 0 leaves a paper out."""
    wanted = {row.form: row.copies for row in session.scalars(select(PaperCopiesRow))}
    dossier = shipped.dossier(set_id)
    usual = dict.fromkeys(dossier.front, 1)
    usual |= {paper.form: paper.prints for paper in dossier.paper if paper.form}
    return {form: wanted.get(form, copies) for form, copies in usual.items()}


def set_copies(session: Session, /, *, copies: Mapping[str, int]) -> str:
    """Keep how many copies of each of these forms are printed from now on.

    Refusal for a form no set has, or a number nobody means.
    """
    known = {form for dossier in shipped.dossiers() for form in dossier.front}
    known |= {paper.form for dossier in shipped.dossiers() for paper in dossier.paper}
    rows = {row.form: row for row in session.scalars(select(PaperCopiesRow))}
    for form, number in copies.items():
        if form not in known:
            raise Refusal(f"Không bộ hồ sơ nào có mẫu “{form}”.", field="copies")
        if not 0 <= number <= MOST:
            raise Refusal(f"Số bản phải từ 0 đến {MOST}.", field="copies")
        row = rows.get(form)
        if row is None:
            session.add(PaperCopiesRow(form=form, copies=number))
        else:
            row.copies = number
    return "Sửa số bản in của các giấy tờ"


def drafts(session: Session) -> Drafts:
    """Which drafts to copy by hand a set has: of papers not written yet, all, or none."""
    row = session.scalar(select(PaperDraftsRow))
    return "unwritten" if row is None else cast(Drafts, row.drafts)


def set_drafts(session: Session, /, *, drafts: str) -> str:
    """Keep which drafts the sets have from now on; Refusal for a word that means nothing."""
    if drafts not in get_args(Drafts):
        raise Refusal("Hãy chọn bản nháp trong danh sách.", field="drafts")
    row = session.scalar(select(PaperDraftsRow))
    if row is None:
        session.add(PaperDraftsRow(drafts=drafts))
    else:
        row.drafts = drafts
    return "Sửa lựa chọn bản nháp để chép tay"
