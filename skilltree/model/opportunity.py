"""Opportunities: anything local one can do, and people's answers to them."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Localized, Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import OpportunityId, OrganisationId, PersonId, ResponseId, TerritoryId
from skilltree.model.words import OpportunityKind, ResponseStatus


class Opportunity(Struct):
    """One opportunity. Days are in Europe/Paris; `radius_km` is how far it may take place."""

    id: OpportunityId
    territory_id: TerritoryId
    kind: OpportunityKind
    title: Localized
    text: Localized
    insee: str
    contact_name: str
    contact_how: Localized
    posted_at: datetime
    organisation_id: OrganisationId | None = None
    posted_by: PersonId | None = None
    icon: str | None = None
    radius_km: float | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    hours_per_week: float | None = None
    hours_total: float | None = None
    pay: Localized | None = None
    cost_euros: int = 0
    funding: Localized | None = None
    conditions: Localized | None = None
    seats: int | None = None
    seats_taken: int = 0
    requires: tuple[SkillLevel, ...] = ()
    brings: tuple[SkillLevel, ...] = ()


class OpportunityResponse(Struct):
    """A person's "I am interested"."""

    id: ResponseId
    opportunity_id: OpportunityId
    person_id: PersonId
    status: ResponseStatus
    at: datetime
    message: str | None = None
