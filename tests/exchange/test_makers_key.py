"""The makers' signing key opens with its passphrase only."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.exchange import archive, makers_key

PASSPHRASE = "ngọn đèn sáng giữa đêm"


def test_comes_out_as_it_went_in_and_lies_nowhere_in_the_clear():
    key = archive.new_signing_key()
    content = makers_key.locked(key, PASSPHRASE)
    assert content.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert makers_key.unlocked(content, PASSPHRASE) == key


def test_another_passphrase_or_another_file_opens_nothing():
    content = makers_key.locked(archive.new_signing_key(), PASSPHRASE)
    for file, passphrase in ((content, "sai mật khẩu rồi"), (b"", PASSPHRASE), (b"x", "")):
        with pytest.raises(Refusal, match="Không mở được khóa ký"):
            makers_key.unlocked(file, passphrase)


def test_a_short_passphrase_is_refused():
    with pytest.raises(Refusal, match="ít nhất 12 ký tự"):
        makers_key.locked(archive.new_signing_key(), "ngắn")
