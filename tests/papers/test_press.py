"""Papers bound in a process of their own."""

from __future__ import annotations

import multiprocessing

import pytest

from desktop.errors import Refusal, Trouble
from desktop.papers import dossier
from desktop.papers.fill import fill
from desktop.papers.press import Press, work
from tests.papers import sample
from tests.papers.making import a_form, pdf_text

FORM = a_form("""
[field]
said = { ask = "text", label = "Nói" }
[[block]]
kind = "paragraph"
text = "{said}"
""")


def paper(said: str):
    return ("Giấy", fill(FORM, sample.full(), {"said": said}))


def never() -> bool:
    return False


@pytest.fixture(scope="module")
def press():
    with Press() as running:
        yield running


def test_the_worker_gives_the_same_bytes_as_this_process(press) -> None:
    papers = [paper("một"), paper("hai")]
    made = press.bind(papers, title="Bộ", cancelled=never)
    assert made == dossier.join(papers, title="Bộ")
    assert multiprocessing.active_children()


def test_one_bad_paper_costs_the_next_nothing(press) -> None:
    with pytest.raises(Refusal, match="U\\+2603"):
        press.bind([paper("☃")], title="Bộ", cancelled=never)
    assert "ba" in pdf_text(press.bind([paper("ba")], title="Bộ", cancelled=never))


def test_what_is_no_paper_is_trouble_that_names_the_fault(press) -> None:
    with pytest.raises(Trouble, match="Không dàn trang được: AttributeError"):
        press.bind([("Giấy", None)], title="Bộ", cancelled=never)


def test_cancelled_it_gives_nothing_and_works_again(press) -> None:
    asked = iter([True])
    many = [paper("phấn đấu " * 30_000)]
    assert press.bind(many, title="Bộ", cancelled=lambda: next(asked)) is None
    assert press.bind([paper("bốn")], title="Bộ", cancelled=never)


def test_a_killed_worker_is_trouble_and_the_next_order_gets_another(press) -> None:
    press.bind([paper("năm")], title="Bộ", cancelled=never)
    [child] = multiprocessing.active_children()
    child.kill()
    child.join()
    with pytest.raises(Trouble, match="dừng đột ngột"):
        press.bind([paper("sáu")], title="Bộ", cancelled=never)
    assert press.bind([paper("bảy")], title="Bộ", cancelled=never)


def test_the_worker_ends_when_its_orders_end() -> None:
    context = multiprocessing.get_context("spawn")
    given, orders = context.Pipe(duplex=False)
    answers, told = context.Pipe(duplex=False)
    orders.send(([paper("tám")], "Bộ"))
    orders.close()
    work(given, told)
    assert answers.recv() == "ready"
    assert answers.recv()[0] == "done"


def test_nothing_is_left_running_afterwards() -> None:
    before = set(multiprocessing.active_children())
    with Press() as short:
        short.bind([paper("chín")], title="Bộ", cancelled=never)
        assert set(multiprocessing.active_children()) - before
    assert set(multiprocessing.active_children()) - before == set()
