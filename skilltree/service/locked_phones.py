"""Profiles that a shared phone keeps locked: a handle that the phone knows, and a PIN that the person knows.

Neither is worth anything without the other. A phone and the sessions opened on it are kin: their
row ids end alike (`model.ids.kin_id`), so that forgetting the phone ends what it opened.
"""

from __future__ import annotations

import asyncio
import re
from itertools import pairwise

from skilltree.model.doors import LockedPhone
from skilltree.model.errors import Conflict, InvalidInput, LockedOut, WrongPin
from skilltree.model.ids import LockedPhoneId, PersonId, are_kin, kin_id
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.ports.store import Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.secrets import new_token, pin_hash, pin_matches, token_hash
from skilltree.service.sign_in import TRIES_FOR_A_CODE, SignedIn, device_name, open_session

MOST_PHONES = 20
FEWEST_DIFFERENT = 3
DOWN_THE_MIDDLE = frozenset({"2580", "0852"})
"""A column of the keypad: after rows and repeats what is tried first."""

_PIN = re.compile(r"[0-9]{4,8}")


def check_pin(pin: str) -> None:
    """Raise InvalidInput for what is no PIN, with the code PIN_TOO_SIMPLE for one that is guessed in a few tries."""
    require_digits(pin)
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(set(pin)) < FEWEST_DIFFERENT or steps in ({1}, {9}) or pin in DOWN_THE_MIDDLE:
        raise InvalidInput("this PIN is too easy to guess", field="pin", code="PIN_TOO_SIMPLE")


def require_digits(pin: str) -> None:
    """Raise InvalidInput for what cannot be a PIN."""
    if not _PIN.fullmatch(pin):
        raise InvalidInput("a PIN is 4 to 8 digits", field="pin")


async def lock_phone(deps: Deps, viewer: Viewer, pin: str, *, device: str) -> str:
    """Let this phone keep the viewer's profile; return the handle, which is told once.

    A PIN chosen again replaces the one that this phone had. Raises InvalidInput, Conflict or RateLimited.
    """
    check_pin(pin)
    tries = deps.rules.codes_an_hour * TRIES_FOR_A_CODE
    await count_use(deps, f"pin:{viewer.person_id}", tries, seconds=HOUR_SECONDS)
    hashed, handle = await asyncio.to_thread(pin_hash, pin), new_token()
    phone = LockedPhone(
        territory_id=viewer.territory_id,
        id=kin_id("LockedPhone", viewer.session_id),
        handle_hash=token_hash(handle),
        person_id=viewer.person_id,
        pin_hash=hashed,
        device=device_name(device),
        attempts=0,
        since=deps.clock(),
    )
    async with deps.store.writing(viewer.territory_id) as tx:
        kept = await tx.doors.locked_phones(viewer.person_id)
        here = [earlier for earlier in kept if are_kin(earlier.id, phone.id)]
        if len(kept) - len(here) >= MOST_PHONES:
            raise Conflict(f"at most {MOST_PHONES} phones", code="TOO_MANY")
        for earlier in here:
            await tx.doors.remove_locked_phone(viewer.person_id, earlier.id)
        await tx.doors.add_locked_phone(phone)
    return handle


async def unlock_phone(deps: Deps, handle: str, pin: str, *, peer: str) -> SignedIn:
    """Turn a handle and its PIN into a session; the phone's earlier one ends.

    Raises WrongPin, or LockedOut for a handle that is dead, forgotten or was never given.
    """
    require_digits(pin)
    allowed = deps.rules.codes_an_hour * TRIES_FOR_A_CODE * 20
    await count_use(deps, f"unlock-peer:{peer}", allowed, seconds=HOUR_SECONDS)
    hashed, tries = token_hash(handle), deps.rules.code_tries
    async with deps.store.writing() as tx:
        phone = await tx.doors.begin_try(hashed, tries)
    if phone is None:
        raise _locked_out()
    if not await asyncio.to_thread(pin_matches, pin, phone.pin_hash):
        if phone.attempts < tries:
            raise WrongPin("this PIN is not right", tries_left=tries - phone.attempts)
        await forget_this_phone(deps, handle)
        raise _locked_out()
    async with deps.store.writing(phone.territory_id) as tx:
        if not await tx.doors.unlock_phone(phone.id, deps.clock()):
            raise _locked_out()
        await end_sessions_of(deps, tx, phone.person_id, phone.id)
        session_id = kin_id("DeviceSession", phone.id)
        return await open_session(deps, tx, phone.person_id, phone.device, session_id=session_id)


async def forget_this_phone(deps: Deps, handle: str) -> None:
    """Let a handle open nothing any more, if it ever did."""
    async with deps.store.writing() as tx:
        await tx.doors.forget_locked_phone(token_hash(handle))


async def count_forgetting(deps: Deps, peer: str) -> None:
    """Count a request to forget a phone. Raises RateLimited."""
    allowed = deps.rules.codes_an_hour * TRIES_FOR_A_CODE * 20
    await count_use(deps, f"forget-peer:{peer}", allowed, seconds=HOUR_SECONDS)


async def end_sessions_of(
    deps: Deps, tx: Writing, person_id: PersonId, phone_id: LockedPhoneId, *, but: str | None = None
) -> None:
    """End what a phone opened, but for one session."""
    for session in await tx.identity.sessions(person_id):
        if session.id != but and are_kin(session.id, phone_id):
            await tx.identity.revoke_session(person_id, session.id, deps.clock())


def _locked_out() -> LockedOut:
    return LockedOut("this phone cannot be opened by a PIN any more")
