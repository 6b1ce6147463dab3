"""Posting an opportunity, for a verified organisation or as a neighbour."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.course import SkillLevel
from skilltree.model.errors import InvalidInput, NotAllowed
from skilltree.model.ids import OrganisationId, new_id, row_id
from skilltree.model.opportunity import Opportunity
from skilltree.model.person import PUBLIC_AGE, Viewer
from skilltree.model.words import NEIGHBOUR_KINDS, Language, OpportunityKind
from skilltree.service.ages import check_age
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.places import require_communes
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.skills import require_levels
from skilltree.service.texts import (
    NAME_LENGTH,
    SHORT_TEXT_LENGTH,
    TITLE_LENGTH,
    clean_optional,
    clean_text,
)
from skilltree.service.views.opportunities import OpportunityPosted, opportunity_view

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
POSTS_A_DAY = 100
MOST_SKILLS = 30
MOST_SKILLS_OF_NEIGHBOURS = 10
"""Each becomes a fact that the other side stands for, and more than twelve of one hand in a day are a flood."""
MOST_SEATS = 10_000
MOST_HOURS = 10_000.0
CONTACT_HOW = {"fr": "par l’application", "en": "through the app"}


# Fields added later are left out of the payload's hash while they are not used: a replay from before is still one.
class PostOpportunity(Struct, omit_defaults=True):
    """What somebody proposes, in one language. `asks`, `lends` are of talent loans, `to_insee` is of rides."""

    kind: OpportunityKind
    language: Language
    title: str
    text: str
    insee: str
    contact_name: str
    organisation_id: OrganisationId | None = None
    icon: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    hours_per_week: float | None = None
    hours_total: float | None = None
    pay: str | None = None
    cost_euros: int = 0
    funding: str | None = None
    conditions: str | None = None
    seats: int | None = None
    requires: tuple[SkillLevel, ...] = ()
    brings: tuple[SkillLevel, ...] = ()
    asks: bool | None = None
    lends: tuple[SkillLevel, ...] = ()
    to_insee: str | None = None
    at_time: str | None = None
    venue: str | None = None


async def post_opportunity(deps: Deps, viewer: Viewer, key: UUID, command: PostOpportunity) -> OpportunityPosted:
    """Post for a verified organisation, or as a neighbour what neighbours may post."""
    item = await checked(deps, viewer, command)
    await count_use(deps, f"post:{viewer.person_id}", POSTS_A_DAY, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> OpportunityPosted:
        if item.organisation_id is None:
            person = await tx.people.person(viewer.person_id)
            check_age(PUBLIC_AGE, person.birth_year if person else None, paris_day(deps.clock()).year)
        await tx.opportunities.put(item)
        await tx.outbox.append(ChangeKind.OPPORTUNITY, item.id)
        return OpportunityPosted(opportunity=opportunity_view(item, viewer.language))

    return await once_by(
        deps, viewer, "postOpportunity", key=key, command=command, answer_type=OpportunityPosted, work=work
    )


async def checked(deps: Deps, viewer: Viewer, command: PostOpportunity) -> Opportunity:
    """Return the opportunity. Raises NotAllowed or InvalidInput naming the field."""
    tag = command.language.value
    if command.organisation_id is not None:
        row_id("Organisation", command.organisation_id)
        if not any(m.organisation_id == command.organisation_id and m.verified for m in viewer.memberships):
            raise NotAllowed("you do not act for this organisation", field="organisation")
    elif command.kind not in NEIGHBOUR_KINDS:
        raise NotAllowed("only a verified organisation posts this", field="kind")
    elif command.pay or command.cost_euros:
        raise InvalidInput("between neighbours it is free of charge", field="pay", code="FREE_OF_CHARGE")
    check_numbers(command, paris_day(deps.clock()))
    check_kind(command)
    [insee] = await require_communes(deps, [command.insee], field="commune")
    goes_to = (
        await require_communes(deps, [command.to_insee], field="toCommune") if command.to_insee is not None else ()
    )

    def wording(text: str | None, field: str) -> dict[str, str] | None:
        cleaned = clean_optional(text, field=field, most=TITLE_LENGTH)
        return {tag: cleaned} if cleaned else None

    return Opportunity(
        id=new_id("Opportunity"),
        territory_id=viewer.territory_id,
        kind=command.kind,
        title={tag: clean_text(command.title, field="title", most=TITLE_LENGTH)},
        text={tag: clean_text(command.text, field="text", most=SHORT_TEXT_LENGTH)},
        insee=insee,
        contact_name=clean_text(command.contact_name, field="contactName", most=NAME_LENGTH),
        contact_how=CONTACT_HOW,
        posted_at=deps.clock(),
        organisation_id=command.organisation_id,
        posted_by=viewer.person_id,
        icon=clean_optional(command.icon, field="icon", most=16),
        starts_on=command.starts_on,
        ends_on=command.ends_on,
        hours_per_week=command.hours_per_week,
        hours_total=command.hours_total,
        pay=wording(command.pay, "pay"),
        cost_euros=command.cost_euros,
        funding=wording(command.funding, "funding"),
        conditions=wording(command.conditions, "conditions"),
        seats=command.seats,
        requires=require_levels(deps, command.requires, None, field="requires"),
        brings=require_levels(deps, command.brings, None, field="brings"),
        asks=command.asks,
        lends=require_levels(deps, command.lends, None, field="lends") or None,
        to_insee=next(iter(goes_to), None),
        at_time=command.at_time,
        venue=clean_optional(command.venue, field="venue", most=TITLE_LENGTH),
    )


def check_kind(command: PostOpportunity) -> None:
    """Raise InvalidInput for what only another kind has, and for a time that is none."""
    if command.kind is not OpportunityKind.TALENT_LOAN and (command.asks is not None or command.lends):
        raise InvalidInput("only a talent loan is asked for or lent", field="asks")
    if command.lends and command.asks is not False:
        raise InvalidInput("only who gives a hand says what they can do", field="lends")
    for named, field in ((command.requires, "requires"), (command.brings, "brings"), (command.lends, "lends")):
        most = MOST_SKILLS if command.organisation_id else MOST_SKILLS_OF_NEIGHBOURS
        if len(named) > most:
            raise InvalidInput(f"at most {most} skills", field=field)
    if command.to_insee is not None and command.kind is not OpportunityKind.SHARED_RIDE:
        raise InvalidInput("only a ride goes somewhere", field="toCommune")
    if command.at_time is not None and not CLOCK.fullmatch(command.at_time):
        raise InvalidInput("a time of day like 18:30", field="atTime")


def check_numbers(command: PostOpportunity, today: date) -> None:
    """Raise InvalidInput naming the number or day that cannot be."""
    if command.ends_on and command.starts_on and command.ends_on < command.starts_on:
        raise InvalidInput("it ends before it starts", field="endsOn")
    if command.ends_on and command.ends_on < today:
        raise InvalidInput("it is over already", field="endsOn")
    if command.seats is not None and not 1 <= command.seats <= MOST_SEATS:
        raise InvalidInput(f"1 to {MOST_SEATS} seats", field="seats")
    if not 0 <= command.cost_euros <= 100_000:
        raise InvalidInput("0 to 100000 euros", field="costEuros")
    for hours, field in ((command.hours_per_week, "hoursPerWeek"), (command.hours_total, "hoursTotal")):
        if hours is not None and not 0 < hours <= MOST_HOURS:
            raise InvalidInput("not a number of hours", field=field)
