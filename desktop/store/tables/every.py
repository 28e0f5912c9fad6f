"""All tables, imported together so that the metadata knows each of them."""

from __future__ import annotations

from sqlalchemy.orm import Mapper

from desktop.store.tables import (
    attachments,
    badges,
    briefings,
    card_requests,
    cases,
    cell_meetings,
    classes,
    contacts,
    departures,
    documents,
    fees,
    filters,
    forms,
    gathering,
    imports,
    inspections,
    journal,
    loans,
    members,
    office,
    organisations,
    own_tables,
    papers,
    parcels,
    people,
    ranking,
    remarks,
    reports,
    scans,
    sources,
    supplements,
    targets,
    templates,
    transfers,
    updates,
    users,
    writings,
)
from desktop.store.tables.record import Record, Table

__all__ = [
    "attachments",
    "badges",
    "briefings",
    "card_requests",
    "cases",
    "cell_meetings",
    "classes",
    "contacts",
    "departures",
    "documents",
    "fees",
    "filters",
    "forms",
    "gathering",
    "imports",
    "inspections",
    "journal",
    "loans",
    "members",
    "office",
    "organisations",
    "own_tables",
    "papers",
    "parcels",
    "people",
    "ranking",
    "remarks",
    "reports",
    "scans",
    "sources",
    "supplements",
    "targets",
    "templates",
    "transfers",
    "updates",
    "users",
    "writings",
]

metadata = Table.metadata


def recorded() -> dict[str, type[Record]]:
    """Every table that the journal follows, by its name."""
    mappers: frozenset[Mapper[object]] = Table.registry.mappers
    return {
        mapper.class_.__tablename__: mapper.class_
        for mapper in mappers
        if issubclass(mapper.class_, Record)
    }
