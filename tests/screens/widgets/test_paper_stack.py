from PySide6.QtWidgets import QLineEdit

from desktop.screens.background import Background
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.screen import Screen
from desktop.services.papers import papers
from tests.screens.doubles import HeldExecutor
from tests.screens.subjects import press, words


def test_the_paper_takes_the_place_of_the_work_until_it_is_left(qtbot, office, ask, background):
    screen = Screen(office, ask, background)
    qtbot.addWidget(screen)
    work = QLineEdit()
    stack = PaperStack(screen, work, "Công việc")
    screen.body.addWidget(stack)
    with qtbot.waitExposed(screen):
        screen.show()
    assert not stack.paper_is_shown()
    stack.lay_out(papers.blank("10-shd", office.today()), "Sổ")
    assert stack.paper_is_shown()
    assert stack.page.page_count() == 2
    assert not work.isVisible()
    press(screen, "leave-paper")
    assert work.isVisible()
    assert not stack.paper_is_shown()


def test_what_is_being_read_again_is_not_printed_as_it_was(qtbot, office_on_disk, ask):
    worker = HeldExecutor()
    screen = Screen(office_on_disk, ask, Background(worker))
    qtbot.addWidget(screen)
    stack = PaperStack(screen, QLineEdit(), "Công việc")
    screen.read_beside("Đang đọc", list, len, quick=False)
    stack.make("Sổ", lambda: papers.blank("10-shd", office_on_disk.today()))
    assert "bấm lại khi đọc xong" in words(screen, "strip-words")
    worker.let_go()
    stack.make("Sổ", lambda: papers.blank("10-shd", office_on_disk.today()))
    worker.let_go()
    assert stack.paper_is_shown()
