"""Another card for somebody who lost theirs, with both present.

The person types the PIN of the lost card, or says the code that a device of theirs shows.
"""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.ids import OrganisationId, PersonId
from skilltree.model.person import Organisation, Viewer
from skilltree.service.assistance import HelpKept, card_of_account, log_help, require_helping, show_account, show_card
from skilltree.service.cards import keep_card
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.own_card import help_code_hash
from skilltree.service.ports.store import Writing
from skilltree.service.pseudonyms import assisted_person
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.secrets import keyed_hash, pin_matches, same
from skilltree.service.views.assistance import CardReplaced

PROOFS_A_DAY = 12
"""For one account: a PIN of four digits holds out for years."""


class _Unproved(InvalidInput):
    """The proof is wrong: it has to be counted."""


class ReplaceCard(Struct):
    """Whose card, and one of both proofs."""

    organisation_id: OrganisationId
    account_id: str
    pin: str | None = None
    code: str | None = None


async def replace_card(deps: Deps, viewer: Viewer, key: UUID, command: ReplaceCard) -> CardReplaced:
    """Make another card for an account that the organisation helps with; the lost one stops working.

    Raises NotFound for an account that it does not help with, InvalidInput (BAD_CODE) without proof.
    """
    organisation = await require_helping(deps, viewer, command.organisation_id)
    person_id = assisted_person(deps.rules.secret, command.organisation_id, command.account_id)
    if (command.pin is None) == (command.code is None):
        raise InvalidInput("one proof: the PIN of the lost card, or a code", field="pin", code="PROOF_MISSING")
    await count_use(deps, f"help-proof:{person_id}", PROOFS_A_DAY, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> HelpKept:
        helping = await tx.assistance.assistance(organisation.id, person_id)
        if helping is None:
            raise NotFound("this account is not one that you help with", field="account")
        if not await _is_proved(tx, deps, person_id, command):
            raise _Unproved("this proof is wrong or too old", field="pin" if command.pin else "code", code="BAD_CODE")
        await keep_card(tx, viewer.territory_id, person_id, card_of_account(deps, person_id, key))
        await tx.assistance.drop_help_code(person_id)
        renewed = msgspec.structs.replace(helping, card_since=deps.clock())
        await tx.assistance.put_assistance(viewer.territory_id, renewed)
        await log_help(tx, deps, viewer, organisation, person_id, what="card-replaced")
        return HelpKept(person_id=person_id, assistance=renewed)

    try:
        kept = await once_by(
            deps,
            viewer,
            "replaceCard",
            key=key,
            command=_without_secrets(deps, command),
            answer_type=HelpKept,
            work=work,
        )
    except _Unproved:
        await _tell_wrong(deps, viewer, organisation, person_id, command)
        raise
    async with deps.store.reading() as db:
        person = await db.people.person(person_id)
    account = show_account(deps, kept.assistance, person.display_name if person else "")
    return CardReplaced(account=account, card=show_card(card_of_account(deps, person_id, key)))


async def _is_proved(tx: Writing, deps: Deps, person_id: PersonId, command: ReplaceCard) -> bool:
    """True for the PIN of the card that works, or the code that waits.

    A finder of the card may have locked it by wrong PINs: that does not keep its owner from another.
    """
    if command.pin is not None:
        card = await tx.identity.card_of(person_id)
        return card is not None and pin_matches(command.pin, card.pin_hash)
    waiting = await tx.assistance.help_code(person_id)
    return (
        waiting is not None
        and waiting.attempts < deps.rules.code_tries
        and waiting.expires_at > deps.clock()
        and same(waiting.code_hash, help_code_hash(deps, person_id, command.code or ""))
    )


async def _tell_wrong(
    deps: Deps, viewer: Viewer, organisation: Organisation, person_id: PersonId, command: ReplaceCard
) -> None:
    """Count a wrong proof and tell the owner, after the transaction that it failed was rolled back."""
    async with deps.store.writing(viewer.territory_id) as tx:
        if command.code is not None:
            await tx.assistance.count_help_attempt(person_id)
        await log_help(tx, deps, viewer, organisation, person_id, what="card-proof-wrong")


def _without_secrets(deps: Deps, command: ReplaceCard) -> ReplaceCard:
    """Return the command as it is hashed for replays: a short secret must not be guessed from the hash."""
    proof = keyed_hash(deps.rules.secret, "proof", command.pin or "", command.code or "").hex()
    return msgspec.structs.replace(command, pin=proof, code=None)
