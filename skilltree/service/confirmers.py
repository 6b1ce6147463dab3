"""Who may be asked to confirm a skill: people who agreed to it, the own circle first, the least busy first.

As in networks where knowledge is exchanged, nobody is asked by the same person twice, and work is spread. Only who said
"je veux bien confirmer" is ever named; nobody does until they say so, and minors never are. Trees are not looked at.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.ledger import AccessRecord, Consent
from skilltree.model.person import PUBLIC_AGE, Viewer
from skilltree.service.ages import check_age
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.pseudonyms import confirmer_of
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.texts import check_first
from skilltree.service.views.confirming import ProposedConfirmerView, WillingToConfirmSet

CIRCLE: Final = timedelta(days=365)
"""So long people remember what somebody did beside them."""

USUALLY_PROPOSED: Final = 5
MOST_PROPOSED: Final = 10
LOOKS_A_DAY: Final = 100
"""A list that is asked for again and again names everybody in the end."""

CONSENT_PURPOSE: Final = "named-confirmer"
CONSENT_TEXT_VERSION: Final = "2026-11"


class SetWillingToConfirm(Struct):
    """A yes or a no."""

    willing: bool


async def propose_confirmers(deps: Deps, viewer: Viewer, first: int | None) -> list[ProposedConfirmerView]:
    """Return whom the viewer may ask. Each person named is told so in their log."""
    size = check_first(USUALLY_PROPOSED if first is None else first, most=MOST_PROPOSED)
    await count_use(deps, f"confirmers:{viewer.person_id}", LOOKS_A_DAY, seconds=DAY_SECONDS)
    now = deps.clock()
    async with deps.store.writing(viewer.territory_id) as tx:
        ties = await tx.confirming.circle(viewer.person_id, now - CIRCLE)
        near = await tx.confirming.willing(viewer.territory_id, but=viewer.person_id, limit=size, among=list(ties))
        far = await tx.confirming.willing(viewer.territory_id, but=viewer.person_id, limit=2 * size)
        wanted = [*near, *(each for each in far if each not in ties)][:size]
        people = await tx.people.people([*wanted, viewer.person_id])
        me = people.get(viewer.person_id)
        records = [
            AccessRecord(
                person_id=person_id,
                reader_id=viewer.person_id,
                who=me.display_name if me and me.display_name else "…",
                what="name",
                why="looks-for-confirmer",
                at=now,
            )
            for person_id in wanted
        ]
        await tx.ledger.log_accesses(viewer.territory_id, records)
    return [
        ProposedConfirmerView(
            id=confirmer_of(deps.rules.secret, viewer.person_id, each),
            name=people[each].display_name,
            ties=sorted(ties.get(each, ())),
        )
        for each in wanted
        if each in people
    ]


async def set_willing(deps: Deps, viewer: Viewer, key: UUID, command: SetWillingToConfirm) -> WillingToConfirmSet:
    """Agree to be asked and named, or no more; both go into the ledger. Raises NotAllowed below 18, TEXT_MISSING."""

    async def work(tx: Writing) -> WillingToConfirmSet:
        now = deps.clock()
        person = await tx.people.person(viewer.person_id)
        if person is None:
            raise NotFound("this account is gone")
        if command.willing:
            check_age(PUBLIC_AGE, person.birth_year, paris_day(now).year, field="willing")
            if not person.display_name:
                raise InvalidInput("say your name first", field="willing", code="TEXT_MISSING")
        if command.willing is not await tx.confirming.is_willing(viewer.person_id):
            await tx.confirming.set_willing(viewer.territory_id, viewer.person_id, now if command.willing else None)
            line = Consent(
                person_id=viewer.person_id,
                purpose=CONSENT_PURPOSE,
                scope="name",
                text_version=CONSENT_TEXT_VERSION,
                given=command.willing,
                at=now,
            )
            await tx.ledger.consent(viewer.territory_id, line)
        return WillingToConfirmSet(willing=command.willing)

    return await once_by(
        deps, viewer, "setWillingToConfirm", key=key, command=command, answer_type=WillingToConfirmSet, work=work
    )


async def is_willing(deps: Deps, viewer: Viewer) -> bool:
    """Return whether the viewer may be asked."""
    async with deps.store.reading() as db:
        return await db.confirming.is_willing(viewer.person_id)
