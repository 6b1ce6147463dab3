"""What opening an account and replacing its card share, and the list of accounts that an organisation helps with.

The organisation sees a name and dates, never the tree; its id of an account is a pseudonym of its own.
"""

from __future__ import annotations

from uuid import UUID

from skilltree.model.assistance import Assistance
from skilltree.model.base import Struct
from skilltree.model.errors import NotAllowed
from skilltree.model.ids import OrganisationId, PersonId, row_id
from skilltree.model.ledger import AccessRecord
from skilltree.model.person import Organisation, Viewer
from skilltree.model.words import Role
from skilltree.service.cards import CardNumbers, numbers_for
from skilltree.service.deps import Deps
from skilltree.service.ports.store import Writing
from skilltree.service.pseudonyms import account_of
from skilltree.service.texts import check_first
from skilltree.service.views.assistance import AssistedAccountView, PrintedCard

HELPING_ROLES = (Role.COUNSELLOR, Role.FACILITATOR)


class HelpKept(Struct):
    """What is kept for a replay: whose it is and since when, no secret."""

    person_id: PersonId
    assistance: Assistance


async def read_assisted(
    deps: Deps, viewer: Viewer, organisation_id: OrganisationId, first: int | None
) -> list[AssistedAccountView]:
    """Return the accounts that an organisation helps with; each look is told to their owners."""
    organisation = await require_helping(deps, viewer, organisation_id)
    async with deps.store.reading() as db:
        helping = await db.assistance.assisted_by(organisation_id, check_first(first))
        people = await db.people.people([one.person_id for one in helping])
    if helping:
        async with deps.store.writing(viewer.territory_id) as tx:
            for one in helping:
                await log_help(tx, deps, viewer, organisation, one.person_id, what="account-list")
    return [show_account(deps, one, people[one.person_id].display_name) for one in helping if one.person_id in people]


async def require_helping(deps: Deps, viewer: Viewer, organisation_id: OrganisationId) -> Organisation:
    """Return the organisation. Raises NotAllowed unless the viewer counsels or facilitates there."""
    row_id("Organisation", organisation_id)
    if not any(viewer.acts_for(organisation_id, role) for role in HELPING_ROLES):
        raise NotAllowed("you do not welcome people for this organisation", field="organisation")
    async with deps.store.reading() as db:
        organisation = (await db.people.organisations([organisation_id])).get(organisation_id)
    if organisation is None or not organisation.verified:
        raise NotAllowed("this organisation is not verified", field="organisation")
    return organisation


async def log_help(
    tx: Writing, deps: Deps, viewer: Viewer, organisation: Organisation, person_id: PersonId, *, what: str
) -> None:
    """Tell the owner that the organisation looked or acted."""
    record = AccessRecord(
        person_id=person_id,
        reader_id=viewer.person_id,
        who=organisation.name,
        what=what,
        why="card-help",
        at=deps.clock(),
    )
    await tx.ledger.log_accesses(viewer.territory_id, [record])


def card_of_account(deps: Deps, person_id: PersonId, key: UUID) -> CardNumbers:
    """Return the numbers that belong to a write, told again at its replay."""
    return numbers_for(deps.rules.secret, "assisted", person_id, str(key))


def show_card(numbers: CardNumbers) -> PrintedCard:
    """Show a card to whoever made it."""
    return PrintedCard(number=numbers.number, pin=numbers.pin)


def show_account(deps: Deps, helping: Assistance, name: str) -> AssistedAccountView:
    """Show an account under the organisation's own pseudonym."""
    return AssistedAccountView(
        id=account_of(deps.rules.secret, helping.organisation_id, helping.person_id),
        display_name=name,
        opened_at=helping.since,
        card_since=helping.card_since,
    )
