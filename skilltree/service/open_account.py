"""Opening an account beside somebody without an address, with the card that they leave with."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.assistance import Assistance
from skilltree.model.base import Struct
from skilltree.model.ids import OrganisationId
from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service.assistance import HelpKept, card_of_account, log_help, require_helping, show_account, show_card
from skilltree.service.cards import keep_card
from skilltree.service.deps import Deps
from skilltree.service.newcomers import add_newcomer
from skilltree.service.once import once_by
from skilltree.service.own_card import help_consent
from skilltree.service.places import require_communes
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.texts import NAME_LENGTH, clean_optional
from skilltree.service.views.assistance import AccountOpened

ACCOUNTS_A_DAY = 200
"""By one person: a whole day of welcoming."""


class OpenAccount(Struct):
    """For whom; a name may be missing or invented."""

    organisation_id: OrganisationId
    display_name: str | None = None
    insee: str | None = None
    language: Language = Language.FR


async def open_account(deps: Deps, viewer: Viewer, key: UUID, command: OpenAccount) -> AccountOpened:
    """Make an account and its card for somebody who is there. Raises NotAllowed."""
    organisation = await require_helping(deps, viewer, command.organisation_id)
    name = clean_optional(command.display_name, field="displayName", most=NAME_LENGTH) or ""
    insee = (await require_communes(deps, [command.insee], field="commune"))[0] if command.insee is not None else None
    await count_use(deps, f"open-account:{viewer.person_id}", ACCOUNTS_A_DAY, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> HelpKept:
        now = deps.clock()
        person_id = await add_newcomer(
            deps, tx, viewer.territory_id, language=command.language, display_name=name, insee=insee
        )
        await keep_card(tx, viewer.territory_id, person_id, card_of_account(deps, person_id, key))
        helping = Assistance(organisation_id=organisation.id, person_id=person_id, since=now, card_since=now)
        await tx.assistance.put_assistance(viewer.territory_id, helping)
        await tx.ledger.consent(viewer.territory_id, help_consent(person_id, organisation.id, now, given=True))
        await log_help(tx, deps, viewer, organisation, person_id, what="account-opened")
        return HelpKept(person_id=person_id, assistance=helping)

    kept = await once_by(deps, viewer, "openAccount", key=key, command=command, answer_type=HelpKept, work=work)
    return AccountOpened(
        account=show_account(deps, kept.assistance, name), card=show_card(card_of_account(deps, kept.person_id, key))
    )
