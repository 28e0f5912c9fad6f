"""A line about a member knows whether it is in the record."""

from __future__ import annotations

from desktop.services.of_member import OfMember, due


def test_a_line_that_is_only_due_is_not_in_the_record():
    told = {"person_id": "p", "person": "Lò Văn Ước", "cell": "Chi bộ bản Pá"}
    assert not OfMember(id=due("p"), **told).recorded
    assert OfMember(id="b", **told).recorded
