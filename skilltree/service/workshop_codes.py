"""Codes of workshops: the room's, written on the wall, and the slips', printed once.

Letters and digits that are taken for each other (0 and O; 1, I and L; U and V) are not used, so whatever
is typed can be read in one way only.
"""

from __future__ import annotations

import secrets
from uuid import UUID

from skilltree.model.ids import WorkshopId
from skilltree.service.deps import Deps
from skilltree.service.secrets import keyed_hash

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
ROOM_LENGTH = 6
SLIP_LENGTH = 10
"""49 bits: at twenty tries an hour nobody meets a slip by guessing."""
LONGEST_TYPED = 40


def new_room_code() -> str:
    """Return six letters and digits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ROOM_LENGTH))


def plain_code(typed: str) -> str:
    """Return a code as it is compared, however it was typed; empty for what cannot be one."""
    if len(typed) > LONGEST_TYPED:
        return ""
    plain = "".join(char for char in typed.upper() if char not in " -\u2011\u00a0\u202f.")
    return plain if all(char in ALPHABET for char in plain) else ""


def slip_code_for(deps: Deps, key: UUID, workshop_id: WorkshopId, number: int) -> str:
    """Return the code that belongs to one printing of a slip, the same at each call.

    So a replay can tell it again, and the answer kept under its key holds no secret.
    """
    digest = keyed_hash(deps.rules.secret, "slip-code", str(key), workshop_id, str(number))
    bits = int.from_bytes(digest, "big")
    letters = []
    for _ in range(SLIP_LENGTH):
        bits, place = divmod(bits, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def show_slip_code(code: str) -> str:
    """Return a code in two groups that can be read aloud."""
    return f"{code[: SLIP_LENGTH // 2]}-{code[SLIP_LENGTH // 2 :]}"


def slip_hash(deps: Deps, plain: str) -> bytes:
    """Return what is stored of a slip's code."""
    return keyed_hash(deps.rules.secret, "slip", plain)
