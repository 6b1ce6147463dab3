"""Seats that become free: whoever waits longest moves up, by itself and in the same transaction.

`moved_up_at` tells them, where they find their answers.

The territory's lock makes seats of one opportunity come one after the other; the database refuses a seat too many.
"""

from __future__ import annotations

import msgspec

from skilltree.model.ids import OpportunityId, TerritoryId
from skilltree.model.notice import NoticeKind
from skilltree.model.opportunity import Opportunity, OpportunityResponse
from skilltree.model.words import ResponseStatus
from skilltree.service.deps import Deps
from skilltree.service.notices import tell
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Reading, Writing


async def seat_free(deps: Deps, tx: Writing, territory_id: TerritoryId, opportunity_id: OpportunityId) -> None:
    """Give a seat back, then to the next who waits."""
    await tx.opportunities.give_seat_back(territory_id, opportunity_id)
    await move_up(deps, tx, territory_id, opportunity_id)


async def move_up(deps: Deps, tx: Writing, territory_id: TerritoryId, opportunity_id: OpportunityId) -> int:
    """Seat those who wait, the oldest answer first, as long as there are seats; return how many.

    Nobody moves up in what is over, closed or hidden: they would come to nothing.
    """
    item = await tx.opportunities.opportunity(opportunity_id)
    now = deps.clock()
    if item is None or not item.first_come or not item.state(paris_day(now)).open:
        return 0
    moved = 0
    for response_id in (await tx.opportunities.interested([opportunity_id])).get(opportunity_id, ()):
        if not await tx.opportunities.take_seat(territory_id, opportunity_id):
            break
        response = await tx.opportunities.response(response_id)
        assert response is not None, "read in this transaction"
        seated = msgspec.structs.replace(response, status=ResponseStatus.ACCEPTED, moved_up_at=now, answered_at=now)
        await tx.opportunities.put_response(territory_id, seated)
        await tell(tx, response.person_id, NoticeKind.MOVED_UP, item.id, at=now)
        moved += 1
    return moved


async def place_of(db: Reading | Writing, item: Opportunity, response: OpportunityResponse) -> int | None:
    """Return the place on the waiting list, from 1; None for whoever does not wait."""
    return (await places_of(db, [item], [response])).get(response.id)


async def places_of(
    db: Reading | Writing, items: list[Opportunity], responses: list[OpportunityResponse]
) -> dict[str, int]:
    """Return the places of those answers that wait for a seat, by answer; one query for all."""
    first_come = {item.id for item in items if item.first_come}
    waiting = [
        each for each in responses if each.status is ResponseStatus.INTERESTED and each.opportunity_id in first_come
    ]
    if not waiting:
        return {}
    lists = await db.opportunities.interested(sorted({each.opportunity_id for each in waiting}))
    return {each.id: lists[each.opportunity_id].index(each.id) + 1 for each in waiting}
