"""Base organisations: party bodies above cells and cells that are one themselves, with their kind.

In a commune whose own party body is the base organisation every cell stands under it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.rules.facts.office import Cell, Office

_COMMUNE = "commune"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a cell stands under: a party body, the commune's own among them, or the cell alone.

    `is_base` says that it is a base organisation, which the commune above others is not; `kinds`
    are the kind of the commune, else the sectors of the cells.
    """

    id: str
    name: str
    cells: tuple[Cell, ...]
    kinds: frozenset[str]
    party_body: bool
    is_base: bool = True


def commune_body(office: Office, cells: tuple[Cell, ...] = ()) -> Body | None:
    """The commune with the cells directly under it; None of a province."""
    if office.level != "commune":
        return None
    return Body(
        id=_COMMUNE,
        name=office.party_body,
        cells=cells,
        kinds=frozenset({office.commune_kind}),
        party_body=True,
        is_base=office.model == "B",
    )


def bodies(office: Office, cells: tuple[Cell, ...]) -> Mapping[str, Body]:
    """What each cell stands under, by the id of the cell; none of one whose body is not known."""
    if office.model == "B":
        return _under(commune_body(office, cells))
    direct = tuple(one for one in cells if one.kind == "village")
    found = dict(_under(commune_body(office, direct)))
    for name in dict.fromkeys(one.base_committee for one in cells if one.kind == "under"):
        if name:
            found |= _under(_inner(name, cells))
    for cell in cells:
        if cell.kind == "base":
            alone = frozenset({cell.sector})
            found[cell.id] = Body(
                id=cell.id, name=cell.name, cells=(cell,), kinds=alone, party_body=False
            )
    return found


def _inner(name: str, cells: tuple[Cell, ...]) -> Body:
    own = tuple(one for one in cells if one.kind == "under" and one.base_committee == name)
    sectors = frozenset(one.sector for one in own)
    return Body(id=name, name=own[0].base_party_body, cells=own, kinds=sectors, party_body=True)


def _under(body: Body | None) -> dict[str, Body]:
    return {one.id: body for one in body.cells} if body else {}
