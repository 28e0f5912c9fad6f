"""How many copies of each paper of a set are printed: as shipped, or as the office wants."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.services import shipped
from desktop.store.tables.office import PaperCopiesRow

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
