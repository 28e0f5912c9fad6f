"""What the system refused is said in Vietnamese."""

from __future__ import annotations

import errno
import os

import pytest

from desktop.errors import Refusal, Trouble, cause


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.ELOOP, f"lỗi số {errno.ELOOP} của hệ điều hành"),
    ],
)
def test_the_system_says_why_in_vietnamese(number, words):
    assert cause(OSError(number, os.strerror(number))) == words


def test_a_path_through_a_file_is_told_as_such(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file") as failed:
        (tmp_path / "file" / "inside").touch()
    assert cause(failed.value) == "đường dẫn đi qua một tệp, không phải thư mục"


def test_a_fault_carries_its_sentence_and_the_input_it_speaks_of():
    refusal = Refusal("Hãy nhập tên.", field="name")
    assert (refusal.sentence, refusal.field, str(refusal)) == (
        "Hãy nhập tên.",
        "name",
        "Hãy nhập tên.",
    )
    assert Refusal("Chưa đủ.").field is None
    assert Trouble("Ổ đĩa đã đầy.").sentence == "Ổ đĩa đã đầy."


def test_a_refusal_is_no_trouble_and_neither_passes_for_a_bug():
    assert not issubclass(Refusal, Trouble | OSError)
    assert not issubclass(Trouble, Refusal | OSError)
