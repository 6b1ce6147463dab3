"""Letting confirmations weigh nothing where people confirm each other or one hand gives very many, and again where not.

Only what a new or withdrawn confirmation can change is looked at: the circles through it, and its own hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from skilltree.model.evidence import Evidence
from skilltree.model.ids import PersonId, TerritoryId
from skilltree.model.rings import (
    FLOOD_WINDOW,
    PAIR_WINDOW,
    RING_WINDOW,
    Confirmation,
    confirmation_of,
    floods,
    ring_through,
)
from skilltree.model.why_words import SetAside
from skilltree.service.ports.store import Writing


async def weigh_around(tx: Writing, territory_id: TerritoryId, fact: Evidence, now: datetime) -> set[PersonId]:
    """Set aside what a new confirmation makes a ring or a flood of; return whose trees changed."""
    first = confirmation_of(fact)
    if first is None:
        return set()
    around = await _around(tx, first)
    hand = await _of_one_hand(tx, first)
    known = {each.id: each for each in (*around, *hand, fact)}
    ring = ring_through(first, _confirmations(around))
    flood = floods(_confirmations(hand))
    changed: set[PersonId] = set()
    for reason, found in ((SetAside.RING, ring - flood), (SetAside.FLOOD, flood)):
        for each in sorted(found):
            if known[each].set_aside is not reason:
                await tx.confirming.put_aside(territory_id, known[each], reason, now)
                changed.add(known[each].person_id)
    return changed


async def weigh_again(tx: Writing, fact: Evidence) -> set[PersonId]:
    """Let the rest of a ring weigh again whose link was taken back; return whose trees changed. Floods have been."""
    first = confirmation_of(fact)
    if first is None or fact.set_aside is not SetAside.RING:
        return set()
    around = {each.id: each for each in await _around(tx, first)}
    ring = ring_through(msgspec.structs.replace(first, retracted=False), _confirmations(around.values()))
    changed: set[PersonId] = set()
    for other in sorted(ring - {fact.id}):
        left = confirmation_of(around[other])
        if around[other].set_aside is SetAside.RING and left is not None:
            nearby = _confirmations(each for each in await _around(tx, left) if each.id != fact.id)
            if not ring_through(left, nearby):
                await tx.confirming.count_again(other)
                changed.add(around[other].person_id)
    return changed


async def _around(tx: Writing, first: Confirmation) -> list[Evidence]:
    """Return all that can close a ring through a confirmation: two steps on from its person, one back from its hand."""
    if first.by is None:
        return []
    onwards = await tx.confirming.given_by([first.of], first.at - PAIR_WINDOW)
    near = sorted({fact.person_id for fact in onwards if abs(fact.at - first.at) <= RING_WINDOW} - {first.by})
    further = await tx.confirming.given_by(near, first.at - RING_WINDOW)
    back = await tx.confirming.got_by([first.by], first.at - PAIR_WINDOW)
    return list({fact.id: fact for fact in (*onwards, *further, *back)}.values())


async def _of_one_hand(tx: Writing, first: Confirmation) -> list[Evidence]:
    since = first.at - 2 * FLOOD_WINDOW
    if first.by is not None:
        return await tx.confirming.given_by([first.by], since)
    return [fact for fact in await tx.confirming.got_by([first.of], since) if fact.source_id is None]


def _confirmations(facts: Iterable[Evidence]) -> Sequence[Confirmation]:
    return [found for fact in facts if (found := confirmation_of(fact)) is not None]
