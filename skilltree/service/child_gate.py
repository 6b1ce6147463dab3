"""Who waits for a parent's yes, and what may be done until then: nothing that adds to the account.

What takes away, corrects one's age, or asks a parent stays open.
"""

from __future__ import annotations

from typing import Final

from skilltree.model.errors import NotAllowed
from skilltree.model.ids import PersonId
from skilltree.model.parental import ParentalConsent, ParentalStanding
from skilltree.model.person import SHARING_AGE, Person, Viewer
from skilltree.service.ages import has_reached
from skilltree.service.deps import Deps
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Reading, Writing

OPEN_TO_CHILDREN: Final = frozenset(
    {
        "askParent",
        "closePublicPage",
        "endHelp",
        "endSession",
        "leaveWorkshop",
        "forgetPhone",
        "removePasskey",
        "retractEvidence",
        "setVisibilities",
        "setVisibility",
        "stopShowing",
        "stopSharing",
        "unlinkPlatform",
        "updateProfile",
        "withdrawConsent",
    }
)
"""Mutations by name. Choosing who sees is among them for closing: opening has ages of its own."""


def check_parent(viewer: Viewer, operation: str) -> None:
    """Raise NotAllowed (PARENT_NEEDED) for what a child whose parent has not said yes may not do."""
    if viewer.waits_for_parent and operation not in OPEN_TO_CHILDREN:
        raise NotAllowed("a parent has to agree first", code="PARENT_NEEDED")


def needs_parent(deps: Deps, birth_year: int | None) -> bool:
    """True for whoever said a year of birth by which they may be below 15."""
    return birth_year is not None and not has_reached(SHARING_AGE, birth_year, paris_day(deps.clock()).year)


async def waits_for_parent(deps: Deps, db: Reading | Writing, person_id: PersonId, birth_year: int | None) -> bool:
    """True while nothing of a child may be kept beyond what asking a parent takes."""
    if not needs_parent(deps, birth_year):
        return False
    found = await db.privacy.parental(person_id)
    return found is None or found.standing is not ParentalStanding.GIVEN


async def note_age(deps: Deps, tx: Writing, person: Person) -> None:
    """After a year of birth was said: a child begins to wait, a typing error is forgotten."""
    found = await tx.privacy.parental(person.id)
    if not needs_parent(deps, person.birth_year):
        if found is not None:
            await tx.privacy.drop_parental(person.id)
    elif found is None:
        waiting = ParentalConsent(
            territory_id=person.territory_id,
            person_id=person.id,
            standing=ParentalStanding.WAITING,
            since=deps.clock(),
        )
        await tx.privacy.put_parental(waiting)
