"""Finding, posting and answering opportunities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.course import SkillLevel
from skilltree.model.errors import InvalidInput, NotAllowed, NotFound
from skilltree.model.ids import OpportunityId, OrganisationId, TerritoryId, new_id, row_id
from skilltree.model.ledger import AccessRecord
from skilltree.model.opportunity import Opportunity, OpportunityResponse
from skilltree.model.person import PUBLIC_AGE, Viewer
from skilltree.model.place import Place
from skilltree.model.words import NEIGHBOUR_KINDS, Language, OpportunityKind, ResponseStatus
from skilltree.service.branches import at_least
from skilltree.service.candidates import coordinates_of
from skilltree.service.deps import Deps
from skilltree.service.once import once
from skilltree.service.places import distance_between, locate, require_communes
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.skills import require_levels
from skilltree.service.text_search import rank_texts
from skilltree.service.texts import (
    NAME_LENGTH,
    SHORT_TEXT_LENGTH,
    TITLE_LENGTH,
    check_first,
    clean_optional,
    clean_query,
    clean_text,
)
from skilltree.service.views.opportunities import (
    OpportunityAnswered,
    OpportunityPosted,
    OpportunityView,
    ResponseView,
    opportunity_view,
    response_view,
)
from skilltree.service.views.pages import PageView, page_of

UNPLACED_KM = 10_000.0
MOST_SEATS = 10_000
MOST_HOURS = 10_000.0
CONTACT_HOW = {"fr": "par l’application", "en": "through the app"}


class PostOpportunity(Struct):
    """What somebody proposes, in one language."""

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


class RespondToOpportunity(Struct):
    """Interest in an opportunity, with a few words."""

    opportunity_id: OpportunityId
    message: str | None = None


async def search_opportunities(
    deps: Deps,
    territory_id: TerritoryId,
    language: Language,
    *,
    text: str | None,
    kinds: Sequence[OpportunityKind] | None,
    near: Place | None,
    first: int | None,
    after: str | None,
) -> PageView[OpportunityView]:
    """Return open opportunities: best match first, then nearest, then by id."""
    size = check_first(first)
    local = deps.engines.territories[territory_id]
    origin = await locate(deps, near)
    today = paris_day(deps.clock())
    rows = [
        item
        for item in local.opportunities.values()
        if (not kinds or item.kind in kinds) and (item.ends_on is None or item.ends_on >= today)
    ]
    texts = {item.id: [*item.title.values(), *_first_sentences(item)] for item in rows}
    scores = rank_texts(clean_query(text or ""), texts)
    found: list[tuple[tuple[float, str], OpportunityView]] = []
    for item in rows:
        if item.id not in scores:
            continue
        far = distance_between(origin, coordinates_of(item.insee, deps.engines.communes))
        if near and near.radius_km is not None and (far is None or far > near.radius_km):
            continue
        rank = (-scores[item.id] * 1e6) + (UNPLACED_KM if far is None else far)
        found.append(((rank, item.id), opportunity_view(item, language, far)))
    found.sort(key=lambda row: row[0])
    return page_of([view for _, view in found], [key for key, _ in found], first=size, after=after)


def _first_sentences(item: Opportunity) -> list[str]:
    """The beginning of each text, for finding; the whole would drown the words."""
    return [text.split(".")[0][:160] for text in item.text.values()]


async def post_opportunity(deps: Deps, viewer: Viewer, key: UUID, command: PostOpportunity) -> OpportunityPosted:
    """Post for a verified organisation, or as a neighbour what neighbours may post."""
    item = await _checked(deps, viewer, command)

    async def work(tx: Writing) -> OpportunityPosted:
        if item.organisation_id is None:
            person = await tx.people.person(viewer.person_id)
            year = paris_day(deps.clock()).year
            if person is None or not at_least(PUBLIC_AGE - 1, person.birth_year, year):
                raise NotAllowed(f"from {PUBLIC_AGE} years on", code="BIRTH_YEAR_NEEDED")
        await tx.opportunities.put(item)
        await tx.outbox.append(ChangeKind.OPPORTUNITY, item.id)
        return OpportunityPosted(opportunity=opportunity_view(item, viewer.language))

    return await once(
        deps,
        who=viewer.person_id,
        territory_id=viewer.territory_id,
        operation="postOpportunity",
        key=key,
        command=command,
        answer_type=OpportunityPosted,
        work=work,
    )


async def _checked(deps: Deps, viewer: Viewer, command: PostOpportunity) -> Opportunity:
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
    _check_numbers(command, paris_day(deps.clock()))
    [insee] = await require_communes(deps, [command.insee], field="commune")

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
        requires=require_levels(deps, command.requires, field="requires"),
        brings=require_levels(deps, command.brings, field="brings"),
    )


def _check_numbers(command: PostOpportunity, today: date) -> None:
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


async def respond_to_opportunity(
    deps: Deps, viewer: Viewer, key: UUID, command: RespondToOpportunity
) -> OpportunityAnswered:
    """Say "I am interested", once. Raises Conflict the second time, NotFound when it is over."""
    row_id("Opportunity", command.opportunity_id)
    message = clean_optional(command.message, field="message", most=SHORT_TEXT_LENGTH)

    async def work(tx: Writing) -> OpportunityAnswered:
        item = await tx.opportunities.opportunity(command.opportunity_id)
        now = deps.clock()
        if item is None or item.territory_id != viewer.territory_id:
            raise NotFound("there is no such opportunity", field="opportunity")
        if item.ends_on is not None and item.ends_on < paris_day(now):
            raise NotFound("this opportunity is over", field="opportunity", code="OVER")
        if item.posted_by == viewer.person_id:
            raise InvalidInput("this opportunity is yours", field="opportunity", code="OWN")
        response = OpportunityResponse(
            id=new_id("OpportunityResponse"),
            opportunity_id=item.id,
            person_id=viewer.person_id,
            status=ResponseStatus.INTERESTED,
            at=now,
            message=message,
        )
        await tx.opportunities.add_response(viewer.territory_id, response)
        await tx.outbox.append(ChangeKind.OPPORTUNITY, item.id)
        return OpportunityAnswered(response=response_view(response))

    return await once(
        deps,
        who=viewer.person_id,
        territory_id=viewer.territory_id,
        operation="respondToOpportunity",
        key=key,
        command=command,
        answer_type=OpportunityAnswered,
        work=work,
    )


async def read_my_responses(deps: Deps, viewer: Viewer) -> list[ResponseView]:
    """Return the viewer's answers, newest first."""
    async with deps.store.reading() as db:
        return [response_view(item) for item in await db.opportunities.responses_of(viewer.person_id)]


async def read_responses(deps: Deps, viewer: Viewer, item: Opportunity) -> list[ResponseView] | None:
    """Return the answers with first names to whoever posted it, logging the look; None to others."""
    posted = item.posted_by == viewer.person_id or (
        item.organisation_id is not None
        and any(m.organisation_id == item.organisation_id and m.verified for m in viewer.memberships)
    )
    if not posted:
        return None
    async with deps.store.writing(viewer.territory_id) as tx:
        responses = await tx.opportunities.responses_to(item.id)
        people = await tx.people.people([response.person_id for response in responses])
        me = await tx.people.person(viewer.person_id)
        await tx.ledger.log_accesses(
            viewer.territory_id,
            [
                AccessRecord(
                    person_id=response.person_id,
                    reader_id=viewer.person_id,
                    who=me.display_name if me else "…",
                    what="response",
                    why="opportunity",
                    at=deps.clock(),
                )
                for response in responses
            ],
        )
    return [
        response_view(response, people[response.person_id].display_name)
        for response in responses
        if response.person_id in people
    ]


async def read_opportunity(
    deps: Deps, territory_id: TerritoryId, opportunity_id: OpportunityId, language: Language
) -> OpportunityView | None:
    """Return one opportunity of the territory, open or over."""
    item = deps.engines.territories[territory_id].opportunities.get(opportunity_id)
    if item is None:
        async with deps.store.reading() as db:
            item = await db.opportunities.opportunity(opportunity_id)
    if item is None or item.territory_id != territory_id:
        return None
    return opportunity_view(item, language)


async def response_subject(
    deps: Deps, territory_id: TerritoryId, response: ResponseView, language: Language
) -> OpportunityView:
    """Return what an answer is about."""
    found = await read_opportunity(deps, territory_id, response.opportunity_id, language)
    if found is None:
        raise NotFound("there is no such opportunity", field="opportunity")
    return found
