"""The forms of an office: the shipped ones, its own in their place, and those it has compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import PurePath
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers.fill import fill
from desktop.papers.form import Confidence, Form, Page
from desktop.papers.load import FormError, in_force
from desktop.papers.sheet import Missing, Para, Run, Sheet
from desktop.rules.facts.paper import PaperFacts
from desktop.rules.mistakes import Mistake, MistakeError
from desktop.services import data, rows, shipped
from desktop.services.office import for_chief
from desktop.store import attachments
from desktop.store.tables.forms import FormConfirmationRow, OwnFormRow

Media = Literal["toml", "docx"]

_NEAR = 4
_KINDS = {"toml": "định nghĩa", "docx": "bản Word"}


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who compared a form with which official blank, and when."""

    id: str
    day: date
    who: str
    document: str


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form as the list shows it; `own_id` names the office's own definition of it."""

    key: str
    id: str
    code: str
    title: str
    edition: str
    in_force_from: date
    confidence: Confidence
    doubt: str = ""
    confirmed: Confirmation | None = None
    own_id: str = ""

    @property
    def remarked(self) -> bool:
        """Whether new papers carry the remark that the official blank has not been seen."""
        return self.confidence == "C" and self.confirmed is None


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the office's own: whether it replaces a shipped form, and what is wrong now."""

    id: str
    form: str
    media: Media
    code: str
    title: str
    file_name: str
    added: date
    replaces: bool
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template of the office's own for a form."""

    form: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Shelf:
    """The forms as papers are made from them: the office's own go before the shipped ones."""

    own: tuple[Form, ...] = ()
    templates: tuple[Template, ...] = ()
    own_confirmed: frozenset[str] = field(default_factory=frozenset)
    confirmed: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def form_of(self, form_id: str, day: date) -> Form:
        """The form in force on a day; before the first edition known, that one.

        Refusal, with the nearest names, if there is none; with its faults if it is broken.
        """
        found = self.find(form_id, day)
        if found is None and self.template(form_id) is not None:
            raise Refusal(f"Mẫu “{form_id}” của cơ quan chỉ có bản Word.", field="form")
        if found is None:
            raise Refusal(_none(form_id, {form.id for form in self.own}), field="form")
        return found

    def find(self, form_id: str, day: date) -> Form | None:
        """As `form_of`, but None if there is none."""
        own = in_force(self.own, form_id, day)
        every = [form for form in (*shipped.forms(), *self.own) if form.id == form_id]
        return own or in_force(every, form_id, day) or next(iter(every), None)

    def is_confirmed(self, form: Form) -> bool:
        """Whether the office has compared this form with the official blank."""
        if form in self.own:
            return form.id in self.own_confirmed
        return (form.id, form.edition) in self.confirmed

    def template(self, form_id: str) -> bytes | None:
        """The office's own Word template of a form, if it has one."""
        return next((one.content for one in self.templates if one.form == form_id), None)


def shelf(session: Session) -> Shelf:
    """The shelf of this office; own files that no longer fit are left out."""
    own, templates = [], []
    for row in session.scalars(select(OwnFormRow)):
        content = attachments.content(session, row.attachment_id)
        if row.media == "docx":
            templates.append(Template(row.form, content))
        elif isinstance(form := _form(content, row.file_name), Form):
            own.append(form)
    confirmed = session.scalars(select(FormConfirmationRow)).all()
    now = {row.attachment_id for row in session.scalars(select(OwnFormRow))}
    return Shelf(
        tuple(own),
        tuple(templates),
        frozenset(row.form for row in confirmed if row.attachment_id in now),
        frozenset((row.form, row.edition) for row in confirmed if not row.attachment_id),
    )


def notice(form_id: str) -> Sheet:
    """What stands in a dossier in the place of a paper whose form cannot be read."""
    words = Run(text=_none(form_id, set()))
    return Sheet(
        form=form_id,
        edition="",
        code="",
        title=f"Chưa in được mẫu {form_id}",
        page=Page(),
        blocks=(Para(text=(words,), font=Page().font, leading=Page().leading),),
        missing=(Missing(field="form", label="tệp mẫu bị lỗi, xem Cài đặt, Mẫu văn bản"),),
    )


def broken() -> tuple[FormError, ...]:
    """The shipped files that cannot be read, each with its mistakes."""
    return shipped.broken_forms()


def forms(session: Session) -> tuple[FormLine, ...]:
    """Every form that papers can be made from, by its code and edition; own ones marked."""
    confirmed = session.scalars(select(FormConfirmationRow)).all()
    told = {
        (row.form, row.edition, row.attachment_id): Confirmation(
            row.id, row.day, row.who, row.document
        )
        for row in confirmed
    }
    found = [_line(form, told.get((form.id, form.edition, ""))) for form in shipped.forms()]
    for row in session.scalars(select(OwnFormRow).where(OwnFormRow.media == "toml")):
        form = _form(attachments.content(session, row.attachment_id), row.file_name)
        if isinstance(form, Form):
            mark = told.get((form.id, form.edition, row.attachment_id))
            found.append(_line(form, mark, row.id))
    return tuple(sorted(found, key=lambda one: (one.id, one.in_force_from, one.own_id)))


def own_files(session: Session) -> tuple[OwnFile, ...]:
    """The office's own files, by form; with their mistakes where the program has moved on."""
    known = {form.id for form in shipped.forms()}
    return tuple(
        OwnFile(
            row.id,
            row.form,
            "docx" if row.media == "docx" else "toml",
            row.code,
            row.title,
            row.file_name,
            row.added,
            row.form in known,
            _faults(session, row),
        )
        for row in session.scalars(select(OwnFormRow).order_by(OwnFormRow.form, OwnFormRow.media))
    )


def file_of(session: Session, /, *, key: str) -> bytes:
    """The file behind a line of the list, as it was added or shipped."""
    own = session.get(OwnFormRow, key)
    if own is not None:
        return attachments.content(session, own.attachment_id)
    return data.text(f"forms/{_present(session, key).key}.toml").encode()


def blank_pdf(session: Session, /, *, key: str) -> bytes:
    """The blank of a form of the list, to compare with the official one."""
    from desktop.papers import pdf

    line = _present(session, key)
    form = next(one for one in _candidates(session, line) if one.edition == line.edition)
    return pdf.render(fill(form, PaperFacts(), {}, mode="blank", confirmed=not line.remarked))


def examined(session: Session, /, *, content: bytes, file_name: str, form: str = "") -> Form | None:
    """Check a file that may become the office's own: its form, None for a template of a new one.

    MistakeError with everything that is wrong with it. `form` is the form a template is for.
    """
    if _media(file_name) == "toml":
        found = _form(content, file_name)
        if isinstance(found, FormError):
            raise found
        return found
    replaced = _replaced(session, _template_for(file_name, form))
    from desktop.papers import template

    template.read(content, replaced)
    return replaced


@for_chief
def add_own(
    session: Session,
    /,
    *,
    id: str,
    content: bytes,
    file_name: str,
    day: date,
    form: str = "",
) -> str:
    """Take a file in as the office's own, in the place of one for the same form.

    Refusal with every mistake in it, one a line.
    """
    try:
        made = examined(session, content=content, file_name=file_name, form=form)
    except MistakeError as error:
        raise Refusal(refused(file_name, error)) from error
    media = _media(file_name)
    form_id = made.id if made and media == "toml" else _template_for(file_name, form)
    row = session.scalar(
        select(OwnFormRow).where(OwnFormRow.form == form_id, OwnFormRow.media == media)
    )
    values: dict[str, object] = {
        "attachment_id": attachments.keep(session, content, f"form/{media}"),
        "code": made.code if made else form_id.upper(),
        "title": made.title if made else PurePath(file_name).stem,
        "file_name": PurePath(file_name).name,
        "added": day,
    }
    if row is None:
        session.add(OwnFormRow(id=id, form=form_id, media=media, **values))
    else:
        rows.fill(row, values)
    return f"Dùng mẫu của cơ quan ({_KINDS[media]}) cho {values['code']}"


@for_chief
def remove_own(session: Session, /, *, id: str) -> str:
    """Take one of the office's own files away; the shipped form, if any, holds again."""
    row = rows.present(session, OwnFormRow, id)
    session.delete(row)
    return f"Bỏ mẫu của cơ quan ({_KINDS[row.media]}) cho {row.code}"


def confirm(session: Session, /, *, id: str, key: str, day: date, who: str, document: str) -> str:
    """Keep that a form was compared with the official blank: by whom, when, with what document.

    New papers of it no longer carry the remark.
    """
    line = _present(session, key)
    if line.confirmed is not None:
        raise Refusal(f"{line.code} đã được xác nhận ngày {line.confirmed.day:%d/%m/%Y}.")
    for value, name, sentence in (
        (who, "who", "Hãy ghi ai đã đối chiếu."),
        (document, "document", "Hãy ghi đã đối chiếu với văn bản, mẫu nào."),
    ):
        if not value.strip():
            raise Refusal(sentence, field=name)
    own = rows.present(session, OwnFormRow, line.own_id) if line.own_id else None
    session.add(
        FormConfirmationRow(
            id=id,
            form=line.id,
            edition=line.edition,
            attachment_id=own.attachment_id if own else "",
            day=day,
            who=who.strip(),
            document=document.strip(),
        )
    )
    return f"Xác nhận {line.code} đã đối chiếu mẫu chính thức"


def take_back_confirmation(session: Session, /, *, id: str) -> str:
    """Take a confirmation back: new papers carry the remark again."""
    row = rows.present(session, FormConfirmationRow, id)
    session.delete(row)
    code = next((one.code for one in shipped.forms() if one.id == row.form), row.form)
    return f"Bỏ xác nhận đối chiếu của {code}"


def refused(file_name: str, error: MistakeError) -> str:
    """Every mistake of a file, one a line, below a sentence that says what it is about."""
    lines = "\n".join(f"- {one.sentence}" for one in error.mistakes)
    count = len(error.mistakes)
    return f"Chưa nhận {PurePath(file_name).name}: có {count} chỗ cần sửa.\n{lines}"


def _present(session: Session, key: str) -> FormLine:
    line = next((one for one in forms(session) if one.key == key), None)
    if line is None:
        raise Refusal("Mẫu này không còn trong danh sách. Hãy chọn lại.")
    return line


def _candidates(session: Session, line: FormLine) -> tuple[Form, ...]:
    every = shelf(session).own if line.own_id else shipped.forms()
    return tuple(one for one in every if one.id == line.id)


def _line(form: Form, confirmed: Confirmation | None, own_id: str = "") -> FormLine:
    return FormLine(
        key=own_id or f"{form.edition}/{form.id}",
        id=form.id,
        code=form.code,
        title=form.title,
        edition=form.edition,
        in_force_from=form.in_force_from,
        confidence=form.confidence,
        doubt=form.doubt,
        confirmed=confirmed,
        own_id=own_id,
    )


@data.once
def _form(content: bytes, file_name: str) -> Form | FormError:
    """The form of a definition, or what is wrong with it; each file is read once."""
    from desktop.papers import own_form

    try:
        return own_form.read(content, PurePath(file_name).name, shipped.form_labels())
    except FormError as error:
        return error


def _faults(session: Session, row: OwnFormRow) -> tuple[Mistake, ...]:
    content = attachments.content(session, row.attachment_id)
    try:
        examined(session, content=content, file_name=row.file_name, form=row.form)
    except MistakeError as error:
        return error.mistakes
    return ()


def _replaced(session: Session, form_id: str) -> Form | None:
    """The form a template is for, with the fields it may name."""
    every = [one for one in (*shipped.forms(), *shelf(session).own) if one.id == form_id]
    return max(every, key=lambda one: one.in_force_from, default=None)


def _media(file_name: str) -> Media:
    match PurePath(file_name).suffix.lower():
        case ".toml":
            return "toml"
        case ".docx":
            return "docx"
    raise Refusal(f"{PurePath(file_name).name} không phải tệp .toml hay .docx; hãy chọn tệp khác.")


def _template_for(file_name: str, form: str) -> str:
    """The id of the form a template is for: named, or the name of the file."""
    return form or PurePath(file_name).stem.lower().replace(" ", "-")


def _none(form_id: str, own: set[str]) -> str:
    for error in shipped.broken_forms():
        if PurePath(error.source).stem == form_id:
            said = error.mistakes[0].sentence
            return f"Tệp mẫu {error.source} bị lỗi nên chưa dùng được: {said}."
    near = get_close_matches(form_id, {form.id for form in shipped.forms()} | own, _NEAR)
    like = f" Mã gần giống: {', '.join(near)}." if near else ""
    return f"Không có mẫu “{form_id}”.{like} Hãy xem mã đúng trong danh sách mẫu."
