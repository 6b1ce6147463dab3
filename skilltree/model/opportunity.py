"""Opportunities: anything local one can do, people's answers to them, and what becomes of both."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from skilltree.model.base import Localized, Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import (
    ModerationId,
    OpportunityId,
    OpportunityReportId,
    OrganisationId,
    PersonId,
    ResponseId,
    TerritoryId,
)
from skilltree.model.opportunity_words import ModerationVerdict, OpportunityState, ReportReason, Side
from skilltree.model.words import FIRST_COME_KINDS, OpportunityKind, ResponseStatus


class Opportunity(Struct):
    """One opportunity. Days are in Europe/Paris, and so is `at_time` (HH:MM).

    `radius_km` is how far it may take place; `to_insee` is where a ride goes. `asks` says of a talent loan whether its
    poster needs a hand (True) or gives one (False); `lends` is what they can do, where they give one.
    """

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
    asks: bool | None = None
    lends: tuple[SkillLevel, ...] | None = None
    to_insee: str | None = None
    at_time: str | None = None
    venue: str | None = None
    closed_at: datetime | None = None
    hidden_at: datetime | None = None

    @property
    def full(self) -> bool:
        """True when no seat is left."""
        return self.seats is not None and self.seats_taken >= self.seats

    @property
    def first_come(self) -> bool:
        """True where an answer takes a seat at once, or a place on the waiting list."""
        return self.kind in FIRST_COME_KINDS

    def state(self, today: date) -> OpportunityState:
        """Return whether one can still answer."""
        if self.hidden_at is not None:
            return OpportunityState.HIDDEN
        if self.closed_at is not None:
            return OpportunityState.CLOSED
        over = self.ends_on is not None and self.ends_on < today
        return OpportunityState.OVER if over else OpportunityState.OPEN


class Said(Struct):
    """One side says that it was done: when, how long it took, and a word of thanks."""

    at: datetime
    hours: float | None = None
    thanks: str | None = None


class OpportunityResponse(Struct):
    """A person's "I am interested", and what became of it.

    INTERESTED in what is first come, first served means on the waiting list, by `at`. `reply` is the poster's word;
    `poster_by` is who said for them that it was done, which of an organisation's people.
    `learnt` is the receiving side's: they can now do it with help. `settled_at` is when both had said that it was done.
    """

    id: ResponseId
    opportunity_id: OpportunityId
    person_id: PersonId
    status: ResponseStatus
    at: datetime
    message: str | None = None
    answered_at: datetime | None = None
    reply: str | None = None
    moved_up_at: datetime | None = None
    poster_said: Said | None = None
    poster_by: PersonId | None = None
    responder_said: Said | None = None
    learnt: bool | None = None
    settled_at: datetime | None = None


class OpportunityReport(Struct):
    """Somebody says that an opportunity should not stand there; `answered_at` is when a steward had decided."""

    id: OpportunityReportId
    territory_id: TerritoryId
    opportunity_id: OpportunityId
    person_id: PersonId
    reason: ReportReason
    at: datetime
    text: str | None = None
    answered_at: datetime | None = None


class Moderation(Struct):
    """What was decided of an opportunity, for which organisation, and the words for whoever posted it."""

    id: ModerationId
    territory_id: TerritoryId
    opportunity_id: OpportunityId
    organisation_id: OrganisationId
    verdict: ModerationVerdict
    at: datetime
    note: str | None = None


class Reported(Struct):
    """An opportunity that waits for a steward: how often it was reported for what, and the words that came with it."""

    opportunity_id: OpportunityId
    first_at: datetime
    reasons: tuple[ReportReason, ...]
    texts: tuple[str, ...]


_BY_RESPONDER: Final = frozenset(
    {OpportunityKind.VOLUNTEERING, OpportunityKind.SERVICE_CIVIQUE, OpportunityKind.IMMERSION}
)
"""Where whoever answers does something for the one who posted."""


def doer_of(item: Opportunity) -> Side | None:
    """Return which side does something for the other; None where both do the same, or it is a job or a lesson."""
    if item.kind in _BY_RESPONDER:
        return Side.RESPONDER
    if item.kind is OpportunityKind.TALENT_LOAN and item.asks is not None:
        return Side.RESPONDER if item.asks else Side.POSTER
    return Side.POSTER if item.kind is OpportunityKind.SHARED_RIDE else None


def shown_by(item: Opportunity) -> tuple[SkillLevel, ...]:
    """Return what doing it shows of the one who did it, each skill once at its highest level."""
    match doer_of(item):
        case Side.POSTER:
            shown = item.lends or ()
        case Side.RESPONDER:
            shown = item.requires if item.organisation_id is None else (*item.requires, *item.brings)
        case _:
            return ()
    best: dict[str, int] = {}
    for each in shown:
        best[each.skill_id] = max(best.get(each.skill_id, 0), each.level)
    return tuple(SkillLevel(skill_id=skill_id, level=level) for skill_id, level in best.items())


def agreed_hours(response: OpportunityResponse) -> float | None:
    """Return the hours that both sides stand for: the fewer of the two; one side's word alone is not enough."""
    one, other = response.poster_said, response.responder_said
    if one is None or other is None or one.hours is None or other.hours is None:
        return None
    return min(one.hours, other.hours)
