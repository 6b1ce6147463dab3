"""A new account without any address, kept by a card of its own. One transaction makes all of it."""

from __future__ import annotations

from skilltree.model.base import Struct
from skilltree.model.words import Language
from skilltree.service.cards import CardNumbers, keep_card, new_numbers
from skilltree.service.deps import Deps
from skilltree.service.newcomers import add_newcomer, count_newcomer
from skilltree.service.sign_in import SignedIn, find_territory, open_session


class NewAccount(Struct):
    """A session, and the card by which its owner comes back; both are told once."""

    signed: SignedIn
    card: CardNumbers


async def open_own_account(
    deps: Deps, *, territory_code: str | None, language: Language, device: str, peer: str
) -> NewAccount:
    """Open an account for whoever asks. Raises NotFound for an unknown territory, or RateLimited."""
    territory_id = find_territory(deps, territory_code)
    await count_newcomer(deps, peer)
    numbers = new_numbers()
    async with deps.store.writing(territory_id) as tx:
        person_id = await add_newcomer(deps, tx, territory_id, language=language)
        await keep_card(tx, territory_id, person_id, numbers)
        signed = await open_session(deps, tx, person_id, device)
    return NewAccount(signed=signed, card=numbers)
