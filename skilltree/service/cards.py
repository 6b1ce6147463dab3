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
from skilltree.service.ports.store import Store, Writing
from skilltree.service.secrets import keyed_hash, pin_hash, token_hash

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP_LENGTH = 4, 5
PIN_DIGITS = 4
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


NUMBER_BITS = 5 * GROUPS * GROUP_LENGTH


class CardNumbers(Struct):
    """What signs in. Only hashes of it are stored."""

    number: str
    pin: str


class Card(CardNumbers):
    """What is printed, once."""

    display_name: str


def card_hash(number: str) -> bytes:
    """Return what is stored of a number, however it was typed: small letters, spaces, O for 0."""
    plain = "".join(char for char in number.upper() if char.isalnum())
    return token_hash(plain.translate(_MISREAD))


def new_numbers() -> CardNumbers:
    """Return a fresh number and PIN."""
    return _numbers(secrets.randbits(NUMBER_BITS), secrets.randbelow(10**PIN_DIGITS))


def numbers_for(secret: bytes, *parts: str) -> CardNumbers:
    """Return the number and PIN that belong to these parts, the same at each call.

    So a write that is replayed can tell its card again, and the answer kept under its key holds no secret.
    """
    digest = keyed_hash(secret, "card", *parts)
    return _numbers(int.from_bytes(digest[:13], "big"), int.from_bytes(digest[13:], "big") % 10**PIN_DIGITS)


def _numbers(bits: int, pin: int) -> CardNumbers:
    """Write at least 100 bits as groups, five bits a letter."""
    letters = [ALPHABET[bits >> 5 * place & 31] for place in range(GROUPS * GROUP_LENGTH)]
    groups = ("".join(letters[start : start + GROUP_LENGTH]) for start in range(0, len(letters), GROUP_LENGTH))
    return CardNumbers(number="-".join(groups), pin=f"{pin:0{PIN_DIGITS}d}")


async def keep_card(tx: Writing, territory_id: TerritoryId, person_id: PersonId, numbers: CardNumbers) -> None:
    """Make the card work; the person's earlier cards stop working."""
    await tx.identity.put_card(
        CardRecord(
            card_hash=card_hash(numbers.number),
            pin_hash=pin_hash(numbers.pin),
            territory_id=territory_id,
            person_id=person_id,
            attempts=0,
            revoked=False,
        )
    )


async def issue_card(store: Store, territory_id: TerritoryId, person_id: PersonId) -> Card:
    """Make a card for a person; their earlier cards stop working. Raises NotFound."""
    numbers = new_numbers()
    async with store.writing(territory_id) as tx:
        person = await tx.people.person(person_id)
        if person is None:
            raise NotFound("there is no such person")
        await keep_card(tx, territory_id, person_id, numbers)
    return Card(number=numbers.number, pin=numbers.pin, display_name=person.display_name)
