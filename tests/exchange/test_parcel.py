from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refusal, Trouble
from desktop.exchange import parcel, plain
from desktop.exchange.envelope import Lock, Unlock, seal, unseal
from desktop.exchange.fingerprint import fingerprint
from desktop.exchange.parcel import Limits, verify
from tests.exchange.sample import (
    BY_UPPER,
    CHEAP,
    CONTENT,
    FACTS,
    FOR_UPPER,
    PASSPHRASE,
    SIGNING,
    made,
)

NAMES = st.from_regex(r"[a-z0-9_-]{1,10}/[a-z0-9_-]{1,10}\.[a-z]{1,3}", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(max_size=500), max_size=6))
def test_what_was_put_in_comes_out(content):
    found = verify(made(content=content), BY_UPPER)
    assert found.content == content
    assert found.facts == FACTS


def test_it_names_the_key_that_signed_it():
    found = verify(made(), BY_UPPER)
    assert found.key == parcel.public_key(SIGNING)
    assert found.fingerprint == fingerprint(parcel.public_key(SIGNING))
    assert verify(made(signing_key=parcel.new_signing_key()), BY_UPPER).key != found.key


def test_it_is_read_from_a_file(tmp_path):
    path = tmp_path / "bao_cao.goi"
    path.write_bytes(made(lock=Lock(passphrase=PASSPHRASE, cost=CHEAP)))
    assert verify(path, Unlock(passphrase=PASSPHRASE)).content == CONTENT


def test_a_file_that_is_gone_is_the_trouble_of_the_machine(tmp_path):
    with pytest.raises(Trouble, match="Hãy cắm lại USB"):
        verify(tmp_path / "bao_cao.goi", BY_UPPER)


def test_the_files_are_an_ordinary_zip_inside():
    with zipfile.ZipFile(io.BytesIO(unseal(made(), BY_UPPER))) as archive:
        assert set(archive.namelist()) == {"manifest.json", "manifest.sig", *CONTENT}
        manifest = plain.read(archive.read("manifest.json"))
    assert manifest["sender"]["name"] == "Đảng ủy xã Hoa Ban"
    assert manifest["made"] == "2026-12-31T16:30:05+07:00"
    assert manifest["program"] == "1.0.0"


@pytest.mark.parametrize(
    "name",
    ["", "../a", "/a", "a//b", "a/", "a\\b", "A.txt", "a.b.c", "báo", "manifest.json", "a" * 121],
)
def test_an_unsafe_name_is_never_put_in(name):
    with pytest.raises(ValueError, match="not a file name for a parcel"):
        made(content={name: b"x"})


@pytest.mark.parametrize(
    "limits", [Limits(content=10), Limits(files=1), Limits(parcel=100)], ids=repr
)
def test_more_than_the_limits_is_refused_when_made_and_when_read(limits):
    with pytest.raises(Refusal, match="Hãy bớt tệp"):
        made(limits=limits)
    with pytest.raises(Refusal, match="Hãy bớt tệp"):
        verify(made(), BY_UPPER, limits=limits)


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "bao_cao.goi"
    path.write_bytes(bytes(5_000))
    with pytest.raises(Refusal, match="lớn hơn mức cho phép"):
        verify(path, BY_UPPER, limits=Limits(parcel=4_999))


# From here on: parcels by a sender who knows the format and means harm.


def manifest_of(files: dict[str, bytes], /, **changes: object) -> bytes:
    """A manifest for the files, honest but for the changes."""
    listed = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
    ]
    honest = {
        "format": 1,
        "parcel": "p",
        "sender": {"id": "o", "name": "Đảng ủy xã Hoa Ban", "province": "tỉnh Sơn La"},
        "report": "yearly",
        "since": "2026-01-01",
        "until": "2026-12-31",
        "made": "2026-12-31T08:00:00",
        "program": "1.0.0",
        "key": plain.octets_text(parcel.public_key(SIGNING)),
        "files": listed,
    }
    return plain.written(honest | changes)


def signed(manifest: bytes, key: bytes = SIGNING) -> bytes:
    """The signature that a manifest needs."""
    return Ed25519PrivateKey.from_private_bytes(key).sign(parcel.SIGNED_AS + manifest)


def sealed_zip(*files: tuple[str, bytes]) -> bytes:
    """The files in a zip under an honest cover, in the order given, doubled names and all."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return seal(whole.getvalue(), FOR_UPPER)


def crafted(files: dict[str, bytes], manifest: bytes, *more: tuple[str, bytes]) -> bytes:
    """A parcel with this manifest, rightly signed."""
    front = (("manifest.json", manifest), ("manifest.sig", signed(manifest)))
    return sealed_zip(*front, *files.items(), *more)


FILES = {"a.txt": b"content"}


def test_the_crafted_parcel_is_sound_before_it_is_harmed():
    assert verify(crafted(FILES, manifest_of(FILES)), BY_UPPER).content == FILES


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a", "a/../../b", "C:/a", "..", "A.TXT"])
def test_a_path_that_leads_outside_is_refused(name):
    files = {name: b"content"}
    with pytest.raises(Refusal, match="danh sách tệp không khớp"):
        verify(crafted(files, manifest_of(files)), BY_UPPER)


def test_doubled_names_are_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = crafted(FILES, manifest_of(FILES), ("a.txt", b"content"))
    with pytest.raises(Refusal, match="trùng tên"):
        verify(data, BY_UPPER)


def test_a_file_beyond_the_list_is_refused():
    with pytest.raises(Refusal, match="danh sách tệp không khớp"):
        verify(crafted(FILES, manifest_of(FILES), ("b.txt", b"")), BY_UPPER)


def test_a_listed_file_that_is_missing_is_refused():
    with pytest.raises(Refusal, match="danh sách tệp không khớp"):
        verify(crafted({}, manifest_of(FILES)), BY_UPPER)


@pytest.mark.parametrize("data", [b"Content", b"conten", b"contents"])
def test_a_file_other_than_listed_is_refused(data):
    with pytest.raises(Refusal, match=r"a\.txt"):
        verify(crafted({"a.txt": data}, manifest_of(FILES)), BY_UPPER)


def test_a_bomb_is_refused_by_what_it_would_swell_to():
    files = {"bomb.bin": bytes(3_000_000)}
    data = crafted(files, manifest_of(files))
    assert len(data) < 10_000
    with pytest.raises(Refusal, match="lớn hơn mức cho phép"):
        verify(data, BY_UPPER, limits=Limits(content=2_999_999))


def test_a_bomb_that_lies_about_its_size_is_refused():
    files = {"bomb.bin": bytes(3_000_000)}
    inside = unseal(crafted(files, manifest_of(files)), BY_UPPER)
    lying = inside.replace((3_000_000).to_bytes(4, "little"), (3_000).to_bytes(4, "little"))
    assert lying != inside
    with pytest.raises(Refusal):
        verify(seal(lying, FOR_UPPER), BY_UPPER, limits=Limits(content=2_999_999))


def test_a_bomb_in_place_of_the_manifest_is_refused():
    data = sealed_zip(("manifest.json", bytes(3_000_000)), ("manifest.sig", bytes(64)))
    with pytest.raises(Refusal, match=r"manifest\.json"):
        verify(data, BY_UPPER)


@pytest.mark.parametrize("missing", ["manifest.json", "manifest.sig"])
def test_a_parcel_without_its_proof_is_refused(missing):
    manifest = manifest_of(FILES)
    files = {"manifest.json": manifest, "manifest.sig": signed(manifest), **FILES}
    del files[missing]
    with pytest.raises(Refusal, match=missing):
        verify(sealed_zip(*files.items()), BY_UPPER)


def test_a_manifest_signed_by_another_key_is_refused():
    manifest = manifest_of(FILES)
    stranger = signed(manifest, parcel.new_signing_key())
    data = sealed_zip(("manifest.json", manifest), ("manifest.sig", stranger), *FILES.items())
    with pytest.raises(Refusal, match="chữ ký"):
        verify(data, BY_UPPER)


def test_a_signature_for_something_else_is_refused():
    manifest = manifest_of(FILES)
    bare = Ed25519PrivateKey.from_private_bytes(SIGNING).sign(manifest)
    data = sealed_zip(("manifest.json", manifest), ("manifest.sig", bare), *FILES.items())
    with pytest.raises(Refusal, match="chữ ký"):
        verify(data, BY_UPPER)


def test_a_newer_manifest_asks_for_an_update():
    with pytest.raises(Refusal, match="cập nhật chương trình"):
        verify(crafted(FILES, manifest_of(FILES, format=2)), BY_UPPER)


@pytest.mark.parametrize(
    "changes",
    [
        {"made": "hôm qua"},
        {"since": 5},
        {"sender": "Đảng ủy"},
        {"key": "xx"},
        {"files": None},
        {"files": [{"name": "a.txt"}]},
        {"files": [{"name": "a.txt", "size": -1, "sha256": ""}]},
    ],
    ids=repr,
)
def test_a_manifest_of_another_shape_is_refused(changes):
    with pytest.raises(Refusal, match="Hãy nhờ nơi gửi"):
        verify(crafted(FILES, manifest_of(FILES, **changes)), BY_UPPER)


@given(st.binary(max_size=300))
def test_a_cover_with_anything_but_a_zip_is_refused(inside):
    with pytest.raises(Refusal):
        verify(seal(inside, FOR_UPPER), BY_UPPER)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_zip_damaged_by_someone_with_the_key_never_gives_other_content(place, change):
    inside = bytearray(unseal(made(), BY_UPPER))
    inside[place % len(inside)] ^= change
    try:
        found = verify(seal(bytes(inside), FOR_UPPER), BY_UPPER)
    except Refusal:
        return
    assert (found.content, found.facts) == (CONTENT, FACTS)
