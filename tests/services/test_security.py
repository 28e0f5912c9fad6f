"""The password can be changed by whoever knows it."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services import security
from desktop.services.office import open_office
from tests.deeds import CHEAP, PASSWORD


def test_the_new_password_opens_the_file(office_on_disk, now):
    """And the old one does not."""
    security.change_password(office_on_disk, PASSWORD, "hoa ban", CHEAP)
    office_on_disk.close()
    open_office(office_on_disk.path, "hoa ban", who="An", now=now).close()
    with pytest.raises(Refusal):
        open_office(office_on_disk.path, PASSWORD, who="An", now=now)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("sai", "hoa ban", "password"), (PASSWORD, "hoa", "new_password")],
)
def test_what_is_unfit_names_its_field(office_on_disk, old, new, field):
    """And the present password keeps opening the file."""
    with pytest.raises(Refusal) as refused:
        security.change_password(office_on_disk, old, new, CHEAP)
    assert refused.value.field == field
    security.change_password(office_on_disk, PASSWORD, PASSWORD, CHEAP)


def test_an_office_in_memory_has_no_password(office):
    """There is no file that it could open."""
    with pytest.raises(Refusal):
        security.change_password(office, "", "hoa ban", CHEAP)
