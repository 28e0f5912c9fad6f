"""The shipped places through the services."""

from __future__ import annotations

from desktop.services.people import places


def test_an_old_address_is_proposed_from_the_shipped_lists():
    (one,) = places.propose("xã Trà Nú, huyện Bắc Trà My, tỉnh Quảng Nam").candidates
    assert one.place.now == "xã Trà Liên, thành phố Đà Nẵng"
    assert places.as_of() == "25/07/2026"


def test_what_is_found_reads_in_two_lines():
    first, second = places.find("da nang")[0], places.find("tra lien")[0]
    assert (first.title, first.note) == (
        "thành phố Đà Nẵng",
        "tỉnh, thành phố trực thuộc trung ương",
    )
    assert (second.title, second.note, second.record) == (
        "xã Trà Liên",
        "thành phố Đà Nẵng",
        "20908",
    )


def test_the_lists_are_read_once():
    assert places.gazetteer() is places.gazetteer()
