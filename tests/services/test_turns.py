"""The way back and forth: what is next either way, and what was done for good since."""

from __future__ import annotations

from desktop.services.turns import Done, Turns


def a_done(number):
    return Done(number, f"Việc {number}", frozenset({"cell"}))


def test_what_was_done_for_good_stands_before_what_can_be_taken_back():
    turns = Turns()
    turns.note(a_done(1), final=False)
    turns.note(a_done(2), final=True)
    assert (turns.back(), turns.final) == (a_done(1), "Việc 2")
    turns.note(a_done(3), final=False)
    assert (turns.back(), turns.final) == (a_done(3), "")


def test_a_turn_is_noted_although_something_else_was_done_meanwhile():
    turns = Turns()
    turns.note(a_done(1), final=False)
    turns.note(a_done(2), final=False)
    turns.note_turn(a_done(1), a_done(3), turns.done, turns.undone)
    assert turns.back() == a_done(2)
    assert turns.again() == Done(3, "Việc 1", frozenset({"cell"}))


def test_nothing_is_offered_of_what_was_forgotten():
    turns = Turns()
    turns.note(a_done(1), final=False)
    turns.note(a_done(2), final=True)
    turns.forget()
    assert (turns.back(), turns.again(), turns.final) == (None, None, "")
