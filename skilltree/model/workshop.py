"""A workshop: a facilitator, a room code, twelve people, five phones, and paper slips for the rest."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.ids import (
    EvidenceId,
    ModuleId,
    OrganisationId,
    PersonId,
    SkillId,
    TerritoryId,
    WorkshopFactId,
    WorkshopId,
)


class Workshop(Struct):
    """`code` is written on the wall; it opens nothing but the roster, and only until `closed_at`."""

    territory_id: TerritoryId
    id: WorkshopId
    organisation_id: OrganisationId
    facilitator_id: PersonId
    title: str
    day: date
    code: str
    opened_at: datetime
    module_ids: tuple[ModuleId, ...] = ()
    insee: str | None = None
    closed_at: datetime | None = None


class WorkshopSeat(Struct):
    """One place of the roster, from 1. `name` is what the facilitator calls them, seen in this workshop only.

    Who joined by the code has a `person_id`; who has no account gets a paper slip, of whose code the
    hash is kept, and claims the seat with it later.
    """

    territory_id: TerritoryId
    workshop_id: WorkshopId
    number: int
    name: str
    person_id: PersonId | None = None
    slip_hash: bytes | None = None
    present_at: datetime | None = None
    joined_at: datetime | None = None


class WorkshopFact(Struct):
    """Seen doing it: becomes evidence at once for an account, for a slip when it is claimed."""

    territory_id: TerritoryId
    id: WorkshopFactId
    workshop_id: WorkshopId
    number: int
    skill_id: SkillId
    level: int
    at: datetime
    by: PersonId
    hours: float | None = None
    evidence_id: EvidenceId | None = None
