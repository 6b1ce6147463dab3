"""A person's own addresses: looking at them, and adding one to an account that a card or a passkey keeps."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput
from skilltree.model.person import Contact, Viewer
from skilltree.service.addresses import check_address
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.secrets import keyed_hash, same
from skilltree.service.sign_in import TRIES_FOR_A_CODE, find_person
from skilltree.service.views.doors import AddressAdded, AddressView

MOST_ADDRESSES = 5


class AddAddress(Struct):
    """Where a code was sent (POST /auth/code), and the code."""

    address: str
    code: str


class _WrongCode(InvalidInput):
    """The code is not right: it has to be counted."""


async def read_addresses(deps: Deps, viewer: Viewer) -> list[AddressView]:
    """Return where codes reach the viewer, and what a recruiter is told after a yes: the first."""
    async with deps.store.reading() as db:
        contacts = await db.identity.contacts(viewer.person_id)
    return [AddressView(channel=contact.channel, address=contact.address) for contact in contacts]


async def add_address(deps: Deps, viewer: Viewer, key: UUID, command: AddAddress) -> AddressAdded:
    """Add an address whose code the viewer has. Raises InvalidInput, Conflict (ADDRESS_TAKEN, TOO_MANY)."""
    contact = check_address(None, command.address)
    hashed = keyed_hash(deps.rules.secret, "address", contact.address)
    given = keyed_hash(deps.rules.secret, "code", contact.address, command.code.strip())
    await count_use(deps, f"verify:{hashed.hex()}", deps.rules.codes_an_hour * TRIES_FOR_A_CODE, seconds=HOUR_SECONDS)

    async def work(tx: Writing) -> AddressAdded:
        await _take_code(deps, tx, hashed, given)
        await _add(deps, tx, viewer, contact)
        return AddressAdded(address=AddressView(channel=contact.channel, address=contact.address))

    try:
        return await once_by(deps, viewer, "addAddress", key=key, command=command, answer_type=AddressAdded, work=work)
    except _WrongCode:
        # After the transaction that it failed was rolled back.
        async with deps.store.writing() as tx:
            await tx.identity.count_attempt(hashed)
        raise


async def _take_code(deps: Deps, tx: Writing, hashed: bytes, given: bytes) -> None:
    pending = await tx.identity.code(hashed)
    if (
        pending is None
        or pending.attempts >= deps.rules.code_tries
        or pending.expires_at <= deps.clock()
        or not same(pending.code_hash, given)
    ):
        raise _WrongCode("this code is wrong or too old", field="code", code="BAD_CODE")
    await tx.identity.drop_code(hashed)


async def _add(deps: Deps, tx: Writing, viewer: Viewer, contact: Contact) -> None:
    owner = await find_person(deps, tx, viewer.territory_id, contact)
    if owner not in (None, viewer.person_id):
        raise Conflict("this address opens another account", field="address", code="ADDRESS_TAKEN")
    if owner is None and len(await tx.identity.contacts(viewer.person_id)) >= MOST_ADDRESSES:
        raise Conflict(f"at most {MOST_ADDRESSES} addresses", field="address", code="TOO_MANY")
    await tx.identity.add_contact(viewer.territory_id, viewer.person_id, contact)
