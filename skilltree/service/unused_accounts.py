"""Accounts that nobody uses: announced by the person's own channel 30 and 7 days before, then erased.

Also the accounts of children whose parent has not said yes within 30 days: nothing may be kept without it.
A message tells no name, no skill and no organisation; using the account once takes all of it back.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from skilltree.model.account_use import AccountUse
from skilltree.model.errors import NotFound, Unavailable
from skilltree.model.ids import PersonId, TerritoryId
from skilltree.model.notice import NoticeKind
from skilltree.model.words import Language
from skilltree.service.child_gate import waits_for_parent
from skilltree.service.deps import Deps
from skilltree.service.erase_me import StillDue, erase_account
from skilltree.service.notices import tell
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.own_data import Erased
from skilltree.service.ports.store import Writing

KEPT: Final = timedelta(days=3 * 365)
"""After the last use."""
FIRST: Final = timedelta(days=30)
LAST: Final = timedelta(days=7)
"""Before the end; the end waits where a message went out later, so that nobody has fewer days than these."""
CHILDREN_WAIT: Final = timedelta(days=30)
MOST: Final = 20_000
"""Looked at in one round, those that wait longest first."""

_FRENCH = (
    "Votre compte{site} ne sert plus depuis longtemps. "
    "Sans visite avant le {day}, il sera effacé avec tout son contenu. "
    "Pour le garder, ouvrez-le une fois."
)
_ENGLISH = (
    "You did not open your account{site} for a long time. "
    "Unless you visit before {day}, it is erased with all that is in it. To keep it, open it once."
)
_TEXTS = {
    Language.FR: ("Votre compte ne sert plus", _FRENCH),
    Language.EN: ("Your account was not used for a long time", _ENGLISH),
}

log = logging.getLogger(__name__)


class Step(StrEnum):
    """What is due for an account."""

    ERASE = "erase"
    LAST_WARNING = "last warning"
    FIRST_WARNING = "first warning"
    WAIT = "wait"


def due(use: AccountUse, now: datetime) -> Step:
    """Return what comes next. Pure; a missed round shortens nobody's time."""
    end = end_of(use, now)
    if use.first_warning is None:
        return Step.FIRST_WARNING if now >= use.last_used + KEPT - FIRST else Step.WAIT
    if use.last_warning is None:
        return Step.LAST_WARNING if now >= end - LAST else Step.WAIT
    return Step.ERASE if now >= end else Step.WAIT


def end_of(use: AccountUse, now: datetime) -> datetime:
    """Return when the account goes, at the earliest, if it were warned now where it was not."""
    first = use.first_warning or now
    end = max(use.last_used + KEPT, first + FIRST)
    return max(end, use.last_warning + LAST) if use.last_warning else end


async def attend_unused(deps: Deps) -> dict[str, int]:
    """Take the next step for each account that is due; return how many of each. Raises Unavailable."""
    now = deps.clock()
    done = {step.value: 0 for step in Step if step is not Step.WAIT}
    async with deps.store.reading() as db:
        found = await db.privacy.unused(now - KEPT + FIRST, MOST)
    for use in found:
        step = due(use, now)
        if step is Step.ERASE:
            done[step] += await _erase(deps, use, now)
        elif step is not Step.WAIT:
            done[step] += await _warn(deps, use, step, now)
    done[Step.ERASE] += await _erase_children(deps, now)
    return done


async def _warn(deps: Deps, use: AccountUse, step: Step, now: datetime) -> bool:
    """Claim the step, then send: two workers send once. What cannot be sent is tried again next time."""
    async with deps.store.writing(use.territory_id) as tx:
        current = await _current(tx, use)
        person = await tx.people.person(use.person_id)
        if person is None or due(current, now) is not step:
            return False
        field = "first_warning" if step is Step.FIRST_WARNING else "last_warning"
        warned = msgspec.structs.replace(current, **{field: now})
        await tx.privacy.note_warning(warned)
        day = paris_day(end_of(warned, now))
        # Past its time at once: it waits in the application, and the message below says more than it would.
        await tell(tx, use.person_id, NoticeKind.ACCOUNT_UNUSED, day.isoformat(), at=now, until=now)
        contacts = await tx.identity.contacts(use.person_id)
    if not contacts:
        return True
    subject, text = _TEXTS.get(person.language, _TEXTS[Language.FR])
    site = f" ({deps.rules.site})" if deps.rules.site else ""
    try:
        await deps.messenger.send(contacts[0], subject=subject, text=text.format(day=f"{day:%d/%m/%Y}", site=site))
    except Unavailable:
        log.warning("a warning could not be sent; it is tried again")
        async with deps.store.writing(use.territory_id) as tx:
            if await tx.privacy.use_of(use.person_id) == warned:
                await tx.privacy.note_warning(current)
        return False
    return True


async def _erase(deps: Deps, use: AccountUse, now: datetime) -> bool:
    async def still_due(tx: Writing) -> bool:
        return due(await _current(tx, use), now) is Step.ERASE

    return await _erase_if(deps, use.territory_id, use.person_id, still_due)


async def _erase_children(deps: Deps, now: datetime) -> int:
    async with deps.store.reading() as db:
        waiting = await db.privacy.children_waiting(now - CHILDREN_WAIT, MOST)
    gone = 0
    for one in waiting:

        async def still_waits(tx: Writing, person_id: PersonId = one.person_id) -> bool:
            person = await tx.people.person(person_id)
            found = await tx.privacy.parental(person_id)
            return (
                person is not None
                and found is not None
                and found.since < now - CHILDREN_WAIT
                and await waits_for_parent(deps, tx, person.id, person.birth_year)
            )

        gone += await _erase_if(deps, one.territory_id, one.person_id, still_waits)
    return gone


async def _erase_if(deps: Deps, territory_id: TerritoryId, person_id: PersonId, still: StillDue) -> bool:
    who = Erased(territory_id=territory_id, person_id=person_id, at=deps.clock())
    try:
        return await erase_account(deps, who, still=still)
    except NotFound:
        return False


async def _current(tx: Writing, use: AccountUse) -> AccountUse:
    """Return the row as it stands under the lock; an account that was never used has none."""
    return await tx.privacy.use_of(use.person_id) or use
