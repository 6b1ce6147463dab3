"""Reading somebody's page for everybody. Each look is told to its owner, and who looked to nobody."""

from __future__ import annotations

from skilltree.model.ledger import AccessRecord
from skilltree.model.person import Viewer
from skilltree.model.tree import fold
from skilltree.model.words import Language, Visibility
from skilltree.service.deps import Deps
from skilltree.service.public_pages import HANDLE_LENGTH, LOOKED
from skilltree.service.rates import DAY_SECONDS, HOUR_SECONDS, count_use
from skilltree.service.secrets import token_hash
from skilltree.service.seen_by import may_be_seen, open_to
from skilltree.service.shown_leaves import show_leaves
from skilltree.service.views.who_sees import PublicTreeView

LOOKS_A_DAY = 500
"""At one page: each is a line in its owner's log."""
WRONG_AN_HOUR = 120
NOBODY = "…"
"""How a log names whoever looked at what anybody may see."""


async def read_public_page(
    deps: Deps, viewer: Viewer | None, handle: str, language: Language, *, peer: str
) -> PublicTreeView | None:
    """Return what an address shows, as of now; None where it shows nothing (any more). Raises RateLimited."""
    well_formed = len(handle) == HANDLE_LENGTH and handle.isascii()
    async with deps.store.reading() as db:
        page = await db.privacy.page_by(token_hash(handle)) if well_formed else None
        person = await db.people.person(page.person_id) if page else None
        facts = await db.evidence.of_person(page.person_id) if page else []
        choices = await db.people.visibility(page.person_id) if page else []
    if page is None:
        await count_use(deps, f"wrong-page:{peer}", WRONG_AN_HOUR, seconds=HOUR_SECONDS)
        return None
    if person is None or not may_be_seen(deps, person, Visibility.EVERYONE):
        return None
    if viewer is None or viewer.person_id != page.person_id:
        await count_use(deps, f"page:{page.handle_hash.hex()}", LOOKS_A_DAY, seconds=DAY_SECONDS)
        look = AccessRecord(
            person_id=page.person_id, reader_id=None, who=NOBODY, what=LOOKED, why="public-page", at=deps.clock()
        )
        async with deps.store.writing(page.territory_id) as tx:
            await tx.ledger.log_accesses(page.territory_id, [look])
    states = open_to(deps, fold(facts, now=deps.clock()).skills, choices, Visibility.EVERYONE)
    return PublicTreeView(name=page.shown_name, skills=show_leaves(deps, states, language))
