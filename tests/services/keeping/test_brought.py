"""Which packs of an office are used, and which the program includes or cannot read by now."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services import data
from desktop.services.keeping import brought
from desktop.store import attachments
from desktop.store.tables.updates import UpdatePackRow
from tests.packs import FORM, FROM, LIMITS, a_form, a_limit, a_pack


def keep(session, content, number, program):
    """A pack as some version of the program has taken it in."""
    session.add(
        UpdatePackRow(
            id=str(number),
            number=number,
            title="Gói",
            in_force_from=FROM,
            taken_in=FROM,
            fingerprint="",
            program=program,
            attachment_id=attachments.keep(session, content, "capnhat"),
        )
    )
    return "Nhận gói"


def states(office):
    """What became of each pack, newest first."""
    return [(one.number, one.state) for one in office.read(brought.taken)]


def test_packs_lie_one_over_the_other(office):
    office.do(keep, a_pack({FORM: a_form(), LIMITS: "cũ"}), 1, "0.1.0")
    office.do(keep, a_pack({LIMITS: a_limit()}, number=2), 2, "0.1.0")
    found = office.read(brought.brought)
    assert found.number == 2
    assert found.files == {FORM: a_form(), LIMITS: a_limit()}
    assert states(office) == [(2, "used"), (1, "used")]


def test_a_pack_that_another_version_of_the_program_cannot_read_is_left_out(office):
    office.do(keep, a_pack(), 1, "0.0.9")
    office.do(keep, a_pack({LIMITS: "limit = 1"}, number=2), 2, "0.0.9")
    assert states(office) == [(2, "unfit"), (1, "used")]
    assert data.now().files == {FORM: a_form()}


def test_a_spoiled_pack_is_left_out_and_the_file_still_opens(office):
    office.do(keep, a_pack()[:-9], 1, "0.1.0")
    assert states(office) == [(1, "unfit")]
    assert data.now() is data.NOTHING


def test_the_makers_are_those_whose_keys_ship():
    makers = brought.makers()
    assert makers.number >= 0
    assert [len(one.octets) for one in makers.key] == [32] * len(makers.key)


@pytest.mark.parametrize(("less", "more"), [("0.9", "0.10"), ("1.0", "1.0.1"), ("1.9.9", "2")])
def test_versions_are_compared_part_by_part(less, more):
    assert brought.version(less) < brought.version(more)
    with pytest.raises(Refusal, match="không đọc được"):
        brought.version(f"{more}-beta")
