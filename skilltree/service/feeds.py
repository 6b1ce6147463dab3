"""Opportunities of a territory for other sites, readers and calendars: those of verified organisations, and no name.

What neighbours post stays in the application: it is meant for people who live here, and speaks of people.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from skilltree.model.base import pick, pick_language, pick_optional
from skilltree.model.errors import NotFound
from skilltree.model.opportunity import Opportunity
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.feeds import Feed, FeedItem
from skilltree.service.skills import show_skill

MOST_ITEMS: Final = 500
"""The newest; other sites ask again, and take what is new."""
MOST_SKILLS: Final = 10
NEVER: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Of a feed without items: a constant, so that its validator stays the same."""


async def read_feed(deps: Deps, code: str, language: Language, address: str) -> Feed:
    """Return the newest open opportunities of a territory's organisations. Raises NotFound for another code."""
    local = next((each for each in deps.engines.territories.values() if each.territory.code == code), None)
    if local is None:
        raise NotFound("there is no such territory", field="code")
    today = paris_day(deps.clock())
    told = sorted(
        (item for item in local.opportunities.values() if item.organisation_id and item.state(today).open),
        key=lambda item: (item.posted_at, item.id),
        reverse=True,
    )[:MOST_ITEMS]
    names = await _organisations(deps, told)
    items = tuple(
        _item(deps, item, names[item.organisation_id], language, address)
        for item in told
        if item.organisation_id in names
    )
    return Feed(
        code=code,
        name=local.territory.name,
        address=address,
        language=language,
        updated_at=items[0].posted_at if items else NEVER,
        items=items,
    )


async def _organisations(deps: Deps, told: list[Opportunity]) -> dict[str | None, str]:
    ids = sorted({item.organisation_id for item in told if item.organisation_id})
    async with deps.store.reading() as db:
        found = await db.people.organisations(ids)
    return {each.id: each.name for each in found.values() if each.verified}


def _item(deps: Deps, item: Opportunity, organisation: str, language: Language, address: str) -> FeedItem:
    skills = [each.skill_id for each in (*item.requires, *item.brings)][:MOST_SKILLS]
    return FeedItem(
        id=item.id,
        address=f"{address}/pres-de-moi/{item.id}",
        kind=item.kind,
        title=pick(item.title, language),
        text=pick(item.text, language),
        language=pick_language(item.title, language),
        organisation=organisation,
        posted_at=item.posted_at,
        commune=deps.engines.communes.get(item.insee),
        venue=item.venue,
        starts_on=item.starts_on,
        ends_on=item.ends_on,
        at_time=item.at_time,
        hours_per_week=item.hours_per_week,
        hours_total=item.hours_total,
        pay=pick_optional(item.pay, language),
        cost_euros=item.cost_euros,
        conditions=pick_optional(item.conditions, language),
        seats=item.seats,
        seats_left=None if item.seats is None else max(0, item.seats - item.seats_taken),
        skills=tuple(dict.fromkeys(show_skill(deps, each, language).label for each in skills)),
    )
