"""Finding and reading opportunities, and answers to them."""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.model.errors import NotFound
from skilltree.model.ids import OpportunityId, TerritoryId
from skilltree.model.ledger import AccessRecord
from skilltree.model.opportunity import Opportunity
from skilltree.model.person import Viewer
from skilltree.model.place import Place
from skilltree.model.words import Language, OpportunityKind
from skilltree.service.both_sides import is_posted_by
from skilltree.service.candidates import coordinates_of
from skilltree.service.deps import Deps
from skilltree.service.places import distance_between, locate
from skilltree.service.ports.clock import paris_day
from skilltree.service.text_search import rank_texts
from skilltree.service.texts import check_first, clean_query
from skilltree.service.views.opportunities import (
    OpportunityView,
    ResponseView,
    opportunity_view,
    response_view,
)
from skilltree.service.views.pages import PageView, page_of
from skilltree.service.waiting_list import places_of

UNPLACED_KM = 10_000.0


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


async def read_posted(deps: Deps, viewer: Viewer) -> list[OpportunityView]:
    """Return what the viewer posted, newest first, over, closed or hidden too."""
    async with deps.store.reading() as db:
        return [opportunity_view(item, viewer.language) for item in await db.opportunities.posted_by(viewer.person_id)]


async def read_my_responses(deps: Deps, viewer: Viewer) -> list[ResponseView]:
    """Return the viewer's answers, newest first; those to what was hidden are left out."""
    async with deps.store.reading() as db:
        responses = await db.opportunities.responses_of(viewer.person_id)
        items = await db.opportunities.opportunities(sorted({each.opportunity_id for each in responses}))
        places = await places_of(db, list(items.values()), responses)
    return [
        response_view(each, waiting_place=places.get(each.id))
        for each in responses
        if items[each.opportunity_id].hidden_at is None
    ]


async def count_responses(deps: Deps, viewer: Viewer, item: Opportunity) -> int | None:
    """Return how many answered, to whoever posted it; None to others. Nobody is named, so no look is logged."""
    if not is_posted_by(viewer, item):
        return None
    async with deps.store.reading() as db:
        return await db.opportunities.count_responses(item.id)


async def read_responses(deps: Deps, viewer: Viewer, item: Opportunity) -> list[ResponseView] | None:
    """Return the answers with first names to whoever posted it, logging the look; None to others."""
    if not is_posted_by(viewer, item) or item.hidden_at is not None:
        return None
    async with deps.store.writing(viewer.territory_id) as tx:
        responses = await tx.opportunities.responses_to(item.id)
        people = await tx.people.people([response.person_id for response in responses])
        places = await places_of(tx, [item], responses)
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
                if response.person_id != viewer.person_id
            ],
        )
    return [
        response_view(response, people[response.person_id].display_name, waiting_place=places.get(response.id))
        for response in responses
        if response.person_id in people
    ]


async def read_opportunity(
    deps: Deps,
    territory_id: TerritoryId,
    opportunity_id: OpportunityId,
    language: Language,
    viewer: Viewer | None = None,
) -> OpportunityView | None:
    """Return one opportunity of the territory, open or over; a hidden one to whoever posted it alone."""
    item = deps.engines.territories[territory_id].opportunities.get(opportunity_id)
    if item is None:
        async with deps.store.reading() as db:
            item = await db.opportunities.opportunity(opportunity_id)
    if item is None or item.territory_id != territory_id:
        return None
    if item.hidden_at is not None and (viewer is None or not is_posted_by(viewer, item)):
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
