"""Opportunities, suggestions, paths and talents as answers."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct, pick, pick_language, pick_optional
from skilltree.model.opportunity import Opportunity, OpportunityResponse, Said
from skilltree.model.words import (
    CommunityPart,
    Language,
    OpportunityKind,
    ReasonKind,
    ResponseStatus,
    Standing,
    SuggestionKind,
)
from skilltree.service.views.courses import ModuleView
from skilltree.service.views.people import CommuneView, ContactRequestView
from skilltree.service.views.skills import OccupationView, SkillLevelView, SkillMatchView, SkillView


class OpportunityView(Struct):
    """An opportunity; skills, organisation and answers are read by their own fields."""

    id: str
    kind: OpportunityKind
    title: str
    text: str
    language: Language
    icon: str | None
    insee: str
    distance_km: float | None
    starts_on: date | None
    ends_on: date | None
    hours_per_week: float | None
    hours_total: float | None
    pay: str | None
    cost_euros: int
    funding: str | None
    conditions: str | None
    seats: int | None
    seats_left: int | None
    contact_name: str
    contact_how: str
    organisation_id: str | None
    row: Opportunity
    asks: bool | None = None
    at_time: str | None = None
    venue: str | None = None


class SaidView(Struct):
    """One side's word that it was done."""

    at: datetime
    hours: float | None
    thanks: str | None


class ResponseView(Struct):
    """An answer to an opportunity."""

    id: str
    opportunity_id: str
    status: ResponseStatus
    message: str | None
    at: datetime
    from_: str | None = None
    waiting_place: int | None = None
    answered_at: datetime | None = None
    reply: str | None = None
    moved_up_at: datetime | None = None
    poster_said: SaidView | None = None
    responder_said: SaidView | None = None
    learnt: bool = False
    settled_at: datetime | None = None


class ReasonView(Struct):
    """A reason as data."""

    kind: ReasonKind
    skill: SkillView | None
    level: int | None
    amount: float | None
    occupation: OccupationView | None


class SuggestionView(Struct):
    """Something to do next."""

    id: str
    kind: SuggestionKind
    subject: ModuleView | OpportunityView
    score: float
    reasons: list[ReasonView]


class TalentSkillView(Struct):
    """A skill of a nameless profile."""

    skill: SkillView
    level: int
    standing: Standing
    instead_of: SkillView | None = None


class TalentView(Struct):
    """A nameless profile; `id` is a pseudonym of this organisation's alone."""

    id: str
    coverage: float
    have: list[TalentSkillView]
    near: list[TalentSkillView]
    missing: list[SkillLevelView]
    works_in: list[CommuneView]
    contact: ContactRequestView | None


class UnderstoodTermView(Struct):
    """How a term of a pattern was understood, and what else it may mean."""

    text: str | None
    skill: SkillView | None
    score: float
    sure: bool
    alternatives: list[SkillMatchView]


class CommunityCellView(Struct):
    """One cell of the community tree. `shade` is 1 (held by few) to 5."""

    skill: SkillView
    parent_id: str | None
    depth: int
    holders: int | None
    shade: int
    part: CommunityPart
    mine: bool


class CommunityTreeView(Struct):
    """The community tree."""

    members: int
    cells: list[CommunityCellView]


class SkillGapView(Struct):
    """What the territory lacks of a skill; counts under the floor are withheld."""

    skill: SkillView
    wanted: int | None
    held: int | None
    modules: int


class OpportunityPosted(Struct):
    """An opportunity was posted."""

    opportunity: OpportunityView


class OpportunityAnswered(Struct):
    """The viewer is interested."""

    response: ResponseView


class ResponseWithdrawn(Struct):
    """An answer was taken back."""

    response_id: str
    opportunity_id: str


class ResponseAnswered(Struct):
    """Somebody got a yes or a no."""

    response: ResponseView


class DoneSaid(Struct):
    """One side said that it was done."""

    response: ResponseView


class OpportunityChanged(Struct):
    """As it is now."""

    opportunity: OpportunityView


class OpportunityClosed(Struct):
    """Nobody answers it any more."""

    opportunity_id: str


def opportunity_view(item: Opportunity, language: Language, distance_km: float | None = None) -> OpportunityView:
    """Show an opportunity in one language."""
    return OpportunityView(
        id=item.id,
        kind=item.kind,
        title=pick(item.title, language),
        text=pick(item.text, language),
        language=pick_language(item.title, language),
        icon=item.icon,
        insee=item.insee,
        distance_km=None if distance_km is None else round(distance_km, 1),
        starts_on=item.starts_on,
        ends_on=item.ends_on,
        hours_per_week=item.hours_per_week,
        hours_total=item.hours_total,
        pay=pick_optional(item.pay, language),
        cost_euros=item.cost_euros,
        funding=pick_optional(item.funding, language),
        conditions=pick_optional(item.conditions, language),
        seats=item.seats,
        seats_left=None if item.seats is None else max(0, item.seats - item.seats_taken),
        contact_name=item.contact_name,
        contact_how=pick(item.contact_how, language),
        organisation_id=item.organisation_id,
        row=item,
        asks=item.asks,
        at_time=item.at_time,
        venue=item.venue,
    )


def response_view(
    response: OpportunityResponse, name: str | None = None, *, waiting_place: int | None = None
) -> ResponseView:
    """Show an answer; `name` only to whoever posted the opportunity."""
    return ResponseView(
        id=response.id,
        opportunity_id=response.opportunity_id,
        status=response.status,
        message=response.message,
        at=response.at,
        from_=name,
        waiting_place=waiting_place,
        answered_at=response.answered_at,
        reply=response.reply,
        moved_up_at=response.moved_up_at,
        poster_said=_said(response.poster_said),
        responder_said=_said(response.responder_said),
        learnt=bool(response.learnt),
        settled_at=response.settled_at,
    )


def _said(said: Said | None) -> SaidView | None:
    return None if said is None else SaidView(at=said.at, hours=said.hours, thanks=said.thanks)
