"""Parcels on bad sticks and in bad hands: nothing half written, nothing changed taken in."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Refusal, Trouble
from desktop.exchange.envelope import Lock, Unlock
from desktop.exchange.parcel import verify
from desktop.exchange.stick import write
from tests.exchange.sample import BY_UPPER, CHEAP, CONTENT, PASSPHRASE, made

NAME = "bao_cao_2026.goi"
FOR_UPPER = made()
BY_PASSPHRASE = made(lock=Lock(passphrase=PASSPHRASE, cost=CHEAP))


@settings(max_examples=400)
@given(st.integers(0, len(FOR_UPPER) - 1), st.integers(1, 255))
def test_no_changed_byte_is_accepted(place, change):
    damaged = bytearray(FOR_UPPER)
    damaged[place] ^= change
    with pytest.raises(Refusal):
        verify(bytes(damaged), BY_UPPER)


def test_no_changed_byte_of_the_cover_is_accepted():
    for place in range(400):
        damaged = bytearray(BY_PASSPHRASE)
        damaged[place] ^= 1
        with pytest.raises(Refusal):
            verify(bytes(damaged), Unlock(passphrase=PASSPHRASE))


@given(st.integers(0, len(FOR_UPPER) - 1))
def test_no_parcel_cut_short_is_accepted(length):
    with pytest.raises(Refusal):
        verify(FOR_UPPER[:length], BY_UPPER)


@given(st.binary(min_size=1, max_size=50))
def test_nothing_may_follow_a_parcel(more):
    with pytest.raises(Refusal):
        verify(FOR_UPPER + more, BY_UPPER)


@given(st.binary(max_size=400))
def test_noise_is_refused(noise):
    with pytest.raises(Refusal):
        verify(noise, BY_UPPER)
    with pytest.raises(Refusal):
        verify(FOR_UPPER[:12] + noise, BY_UPPER)


class FailingFile:
    """A file on a stick that fails at one kind of call."""

    def __init__(self, file: BinaryIO, call: str, error: OSError) -> None:
        self.file = file
        self.call = call
        self.error = error

    def __enter__(self):
        return self

    def __exit__(self, *about):
        self.file.close()

    def write(self, data):
        if self.call == "write":
            self.file.write(data[: len(data) // 2])
            self.file.flush()
            raise self.error
        return self.file.write(data)

    def read(self, size):
        if self.call == "read":
            raise self.error
        return self.file.read(size)

    def flush(self):
        self.file.flush()

    def fileno(self):
        return self.file.fileno()


def stick(call: str, error: OSError):
    """A way of opening files on a stick whose `call` (open, write or read) fails."""

    def open_file(path: Path, mode: str):
        if call == "open":
            raise error
        return FailingFile(path.open(mode), call, error)

    return open_file


def winerror(code: int) -> OSError:
    error = OSError(errno.EACCES, "the device is not ready")
    error.winerror = code
    return error


@pytest.mark.parametrize(
    ("call", "error", "sentence"),
    [
        ("write", OSError(errno.ENOSPC, ""), "không đủ chỗ trống, cần 1 MB"),
        ("write", OSError(errno.EFBIG, ""), "không đủ chỗ trống"),
        ("open", OSError(errno.EROFS, ""), "chống ghi"),
        ("open", PermissionError(errno.EACCES, ""), "chống ghi"),
        ("write", OSError(errno.EIO, ""), "đã bị rút ra"),
        ("read", OSError(errno.ENODEV, ""), "đã bị rút ra"),
        ("open", winerror(21), "đã bị rút ra"),
        ("open", OSError(errno.EMFILE, ""), "lỗi 24"),
    ],
)
def test_a_failing_stick_keeps_the_earlier_parcel_and_says_what_to_do(
    tmp_path, call, error, sentence
):
    (tmp_path / NAME).write_bytes(b"the parcel of last month")
    with pytest.raises(Trouble, match=sentence) as trouble:
        write(FOR_UPPER, tmp_path, NAME, open_file=stick(call, error))
    assert "Hãy" in trouble.value.sentence
    assert (tmp_path / NAME).read_bytes() == b"the parcel of last month"
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_stick_that_keeps_other_bytes_is_found_out(tmp_path):
    def open_file(path: Path, mode: str):
        if mode == "rb":
            path.write_bytes(path.read_bytes()[:-1] + b"?")
        return path.open(mode)

    with pytest.raises(Trouble, match="dùng USB khác"):
        write(FOR_UPPER, tmp_path, NAME, open_file=open_file)
    assert list(tmp_path.iterdir()) == []


def test_a_stick_pulled_before_writing_is_named(tmp_path):
    with pytest.raises(Trouble, match="đã bị rút ra"):
        write(FOR_UPPER, tmp_path / "usb", NAME)


def test_a_stick_pulled_between_writing_and_reading_back_is_named(tmp_path):
    usb = tmp_path / "usb"
    usb.mkdir()

    def open_file(path: Path, mode: str):
        if mode == "rb":
            shutil.rmtree(usb)
        return path.open(mode)

    with pytest.raises(Trouble, match="đã bị rút ra"):
        write(FOR_UPPER, usb, NAME, open_file=open_file)


def test_a_file_in_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "usb").write_bytes(b"")
    with pytest.raises(Trouble, match="Không ghi được"):
        write(FOR_UPPER, tmp_path / "usb", NAME)


def test_what_was_written_twice_is_read_as_one_parcel(tmp_path):
    for _ in range(2):
        path = write(FOR_UPPER, tmp_path, NAME)
    assert verify(path, BY_UPPER).content == CONTENT
