"""Cards for people without e-mail or phone: a number (printed with its QR code) and a PIN.

The number has 100 bits in letters and digits that are not mistaken for each other (Crockford's
base 32), in groups that can be read aloud. Only hashes are stored; a new card ends the earlier one.
"""

from __future__ import annotations

import secrets

from skilltree.model.base import Struct
from skilltree.model.errors import NotFound
from skilltree.model.ids import PersonId, TerritoryId
from skilltree.service.ports.identity import CardRecord
from skilltree.service.ports.store import Store
from skilltree.service.secrets import pin_hash, token_hash

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP_LENGTH = 4, 5
PIN_DIGITS = 4
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


class Card(Struct):
    """What is printed, once."""

    number: str
    pin: str
    display_name: str


def card_hash(number: str) -> bytes:
    """Return what is stored of a number, however it was typed: small letters, spaces, O for 0."""
    plain = "".join(char for char in number.upper() if char.isalnum())
    return token_hash(plain.translate(_MISREAD))


async def issue_card(store: Store, territory_id: TerritoryId, person_id: PersonId) -> Card:
    """Make a card for a person; their earlier cards stop working. Raises NotFound."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    number = "-".join(groups)
    pin = f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}d}"
    async with store.writing(territory_id) as tx:
        person = await tx.people.person(person_id)
        if person is None:
            raise NotFound("there is no such person")
        await tx.identity.put_card(
            CardRecord(
                card_hash=card_hash(number),
                pin_hash=pin_hash(pin),
                territory_id=territory_id,
                person_id=person_id,
                attempts=0,
                revoked=False,
            )
        )
    return Card(number=number, pin=pin, display_name=person.display_name)
