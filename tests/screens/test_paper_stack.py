from PySide6.QtWidgets import QLineEdit

from desktop.screens.paper_stack import PaperStack
from desktop.screens.screen import Screen
from desktop.services import papers
from tests.screens.subjects import press


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
