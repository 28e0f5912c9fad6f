"""The editor of a paper: its answers beside the page, made from the form's definition."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPlainTextEdit, QTabWidget

from desktop.screens.widgets.page_view import PageView
from desktop.services.cells import organisations
from desktop.services.papers import forms, papers
from tests.build import a_case, an_office
from tests.screens.subjects import fill, go_to, one, open_window, press, typed, words


def editor_of(qtbot, office, ask, background, paper="5-KNĐ", at="decision"):
    an_office(office)
    person = a_case(office, at=at)
    window = open_window(qtbot, office, ask, background, "case", person)
    one(window, QTabWidget, "case-tabs").setCurrentIndex(1)
    go_to(window, "papers", paper)
    return window, person


def kept(office, person, form="5-knd"):
    editing = papers.editing
    return office.read(editing, form_id=form, person_id=person, day=office.today()).answers


def page_of(window):
    [page] = [page for page in window.current.findChildren(PageView) if page.isVisible()]
    return page


def test_what_is_typed_is_drawn_and_kept(qtbot, office, ask, background):
    """What lacks is named until it is there; saving keeps the answers."""
    window, person = editor_of(qtbot, office, ask, background)
    assert page_of(window).page_count() >= 1
    assert "Những ưu, khuyết điểm chính" in words(window, "editor-lacks")
    fill(window, "remarks", "Ưu điểm: gương mẫu. Khuyết điểm: ít phát biểu.")
    qtbot.waitUntil(lambda: "khuyết điểm" not in words(window, "editor-lacks"))
    press(window, "editor-save")
    assert kept(office, person)["remarks"].startswith("Ưu điểm: gương mẫu.")
    assert not window.current.unsaved()


def test_a_draft_of_the_record_is_not_kept_as_an_answer(qtbot, office, ask, background):
    """So that it follows the record; only what was typed over it stays."""
    window, person = editor_of(qtbot, office, ask, background)
    assert typed(window, "signer_post") == "BÍ THƯ"
    fill(window, "signer_name", "Lường Thị Hoa")
    press(window, "editor-save")
    [line] = office.read(organisations.lines, day=office.today())
    office.do(
        organisations.change_cell,
        id=line.id,
        revision=line.revision,
        secretary="Cầm Văn Biên",
        secretary_post="PHÓ BÍ THƯ",
    )
    assert kept(office, person)["signer_name"] == "Lường Thị Hoa"
    assert kept(office, person)["signer_post"] == "PHÓ BÍ THƯ"
    qtbot.waitUntil(lambda: typed(window, "signer_post") == "PHÓ BÍ THƯ")


def test_the_page_comes_in_four_modes(qtbot, office, ask, background):
    """The main copy, the red proof, the large draft to copy, the empty form."""
    window, _ = editor_of(qtbot, office, ask, background)
    mode = one(window, QComboBox, "editor-mode")
    assert [mode.itemText(at) for at in range(mode.count())] == [
        "Bản chính",
        "Rà soát chữ đỏ",
        "Nháp chép tay",
        "Mẫu trống",
    ]
    mode.setCurrentIndex(3)
    assert page_of(window).page_count() >= 1
    assert words(window, "editor-lacks") == "Đã đủ nội dung."


def test_issuing_asks_first_and_closes_the_answers(qtbot, office, ask, background):
    """From then on the paper is printed as it was issued."""
    window, person = editor_of(qtbot, office, ask, background)
    ask.answers.append(False)
    press(window, "editor-issue")
    assert "luôn in lại đúng như bản này" in ask.questions[-1][1]
    assert one(window, QPlainTextEdit, "remarks").isEnabled()
    ask.answers.append(True)
    press(window, "editor-issue")
    assert not one(window, QPlainTextEdit, "remarks").isEnabled()
    assert one(window, QAbstractButton, "editor-issue").text() == "Đã phát hành"
    editing = office.read(papers.editing, form_id="5-knd", person_id=person, day=office.today())
    assert editing.issued


def test_facts_are_shown_with_the_way_to_mend_them(qtbot, office, ask, background):
    """They cannot be typed here; the button opens the person."""
    window, _ = editor_of(qtbot, office, ask, background)
    assert words(window, "name") == "Lò Thị Mai"
    press(window, "taken-mend")
    assert words(window, "heading") == "Lò Thị Mai"
    assert window.current.title == "Một người"


def test_leaving_a_half_typed_paper_asks(qtbot, office, ask, background):
    """Going back to the list is leaving, too."""
    window, person = editor_of(qtbot, office, ask, background)
    fill(window, "signer_name", "Lường Thị Hoa")
    ask.answers.append("save")
    press(window, "editor-back")
    assert kept(office, person)["signer_name"] == "Lường Thị Hoa"


def test_only_the_booklet_can_be_folded(qtbot, office, ask, background):
    """Filled or blank: a cover and eight sheets, both sides; other papers do not offer it."""
    window, _ = editor_of(qtbot, office, ask, background, "2-KNĐ", at="application")
    mode = one(window, QComboBox, "editor-mode")
    mode.setCurrentIndex(mode.findData("blank booklet"))
    assert page_of(window).page_count() == 18
    press(window, "editor-back")
    go_to(window, "papers", "9-KNĐ")
    assert mode.findData("booklet") == -1
    assert mode.currentData() == "normal"


def test_a_number_is_reserved_for_a_paper_being_prepared(qtbot, office, ask, background):
    """With one key; the paper prints it and it is offered no more."""
    an_office(office)
    person = a_case(office, at="standing-meeting")
    window = open_window(qtbot, office, ask, background, "case", person)
    one(window, QTabWidget, "case-tabs").setCurrentIndex(1)
    go_to(window, "papers", "9-KNĐ")
    offer = one(window, QAbstractButton, "editor-number")
    assert offer.text() == "Lấy số 01-QĐ/ĐU (F4)"
    press(window, "editor-number")
    assert not offer.isVisible()
    editing = office.read(papers.editing, form_id="9-knd", person_id=person, day=office.today())
    assert (editing.number, editing.next_number) == ("01-QĐ/ĐU", "")


def test_a_form_that_nobody_compared_says_what_of_it_is_not_certain(qtbot, office, ask, background):
    """Until it is confirmed; a form seen in full says nothing."""
    window, person = editor_of(qtbot, office, ask, background, "9-KNĐ")
    assert "Chưa đối chiếu mẫu chính thức. Xem Cài đặt" in words(window, "editor-doubt")
    editor = window.current.papers.editor
    editor.open_form(person, "8b-knd")
    assert "chưa rõ tên nghị quyết" in words(window, "editor-doubt")
    line = next(one for one in office.read(forms.forms) if one.id == "8b-knd")
    seen = {"day": office.today(), "who": "Lò Văn An", "document": "Mẫu của tỉnh"}
    office.do(forms.confirm, id="seen", key=line.key, **seen)
    editor.open_form(person, "8b-knd")
    assert not one(window, QLabel, "editor-doubt").isVisible()
    editor.open_form(person, "5-knd")
    assert not one(window, QLabel, "editor-doubt").isVisible()
