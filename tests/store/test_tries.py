"""Whoever guesses waits, longer each time, whatever becomes of the file of tries."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.errors import Refusal
from desktop.store import tries
from tests.deeds import NOW


class Clock:
    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time

    def wait(self, seconds):
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "office.hgd"


def wrong():
    raise Refusal("Mật khẩu không đúng.", field="password")


def right():
    return "mở"


def said(path, clock, act=wrong):
    with pytest.raises(Refusal) as refused:
        tries.guarded(path, clock, act)
    assert refused.value.field == "password"
    return refused.value.sentence


def guess(path, clock, times):
    for _ in range(times):
        said(path, clock)
        clock.wait(1000)


def test_two_slips_are_free(path, clock):
    assert [said(path, clock) for _ in range(2)] == ["Mật khẩu không đúng."] * 2
    assert tries.guarded(path, clock, right) == "mở"


def test_the_third_makes_wait_and_the_right_password_waits_too(path, clock):
    guess(path, clock, 2)
    assert said(path, clock).endswith("Hãy chờ 10 giây rồi nhập lại.")
    clock.wait(4)
    assert said(path, clock, right) == "Đã nhập sai 3 lần. Hãy chờ 6 giây rồi nhập lại."
    clock.wait(6)
    assert tries.guarded(path, clock, right) == "mở"
    assert not tries.path_of(path).exists()


def test_the_wait_grows_to_a_quarter_of_an_hour(path, clock):
    waits = [tries.delay(wrong) for wrong in range(40)]
    assert waits == sorted(waits)
    assert waits[:5] == [0, 0, 0, 10, 20]
    assert waits[-1] == 900
    guess(path, clock, 6)
    assert said(path, clock).endswith("Hãy chờ 2 phút 40 giây rồi nhập lại.")


def test_a_right_password_begins_anew(path, clock):
    guess(path, clock, 3)
    assert tries.guarded(path, clock, right) == "mở"
    assert said(path, clock) == "Mật khẩu không đúng."


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"wrong": "x"}', b"\xff" * 5000, b"7"])
def test_a_file_written_by_hand_makes_wait_once_and_then_lets_try(path, clock, content):
    tries.path_of(path).write_bytes(content)
    assert "Hãy chờ 40 giây" in said(path, clock, right)
    clock.wait(40)
    assert tries.guarded(path, clock, right) == "mở"


def test_a_clock_set_back_makes_the_wait_begin_anew(path, clock):
    guess(path, clock, 2)
    said(path, clock)
    clock.wait(-86_400)
    assert "Hãy chờ 10 giây" in said(path, clock, right)
    clock.wait(10)
    assert tries.guarded(path, clock, right) == "mở"


def test_a_number_beyond_all_reason_makes_wait_no_longer(path, clock):
    told = '{"wrong": 1' + "0" * 300 + f', "last": "{NOW.isoformat()}"}}'
    tries.path_of(path).write_text(told)
    assert "Hãy chờ 15 phút rồi" in said(path, clock, right)


def test_a_folder_that_cannot_be_written_to_does_not_keep_the_right_password_out(tmp_path, clock):
    nowhere = tmp_path / "không có" / "office.hgd"
    said(nowhere, clock)
    assert tries.guarded(nowhere, clock, right) == "mở"
