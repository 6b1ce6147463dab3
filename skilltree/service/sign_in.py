"""Signing in by one-time code or card; sessions are opaque tokens, hashed, rotated, revocable."""

from __future__ import annotations

from datetime import datetime, timedelta

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.ids import PersonId, TerritoryId, new_id
from skilltree.model.person import Contact, DeviceSession, Viewer
from skilltree.model.words import Channel, Language
from skilltree.service.addresses import check_address
from skilltree.service.cards import card_hash
from skilltree.service.child_gate import waits_for_parent
from skilltree.service.deps import Deps
from skilltree.service.newcomers import add_newcomer
from skilltree.service.ports.identity import CodeRecord
from skilltree.service.ports.store import Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.secrets import keyed_hash, new_code, new_token, pin_matches, same, token_hash

TRIES_FOR_A_CODE = 5
DEVICE_LENGTH = 80
TOUCH_AFTER = timedelta(minutes=5)

_TEXTS = {
    Language.FR: ("Votre code skilltree", "Votre code : {code}. Il marche pendant {minutes} minutes."),
    Language.EN: ("Your skilltree code", "Your code: {code}. It works for {minutes} minutes."),
}


class SignedIn(Struct):
    """A fresh session; the token is told once."""

    token: str
    person_id: PersonId
    expires: datetime


async def request_code(
    deps: Deps,
    channel: Channel,
    address: str,
    *,
    territory_code: str | None,
    language: Language,
    peer: str,
) -> None:
    """Send a code, whether the address is known or not. Raises RateLimited or InvalidInput."""
    contact = check_address(channel, address)
    hashed = keyed_hash(deps.rules.secret, "address", contact.address)
    await count_use(deps, f"code:{hashed.hex()}", deps.rules.codes_an_hour, seconds=HOUR_SECONDS)
    await count_use(deps, f"code-peer:{peer}", deps.rules.codes_an_hour * 20, seconds=HOUR_SECONDS)
    territory_id = find_territory(deps, territory_code)
    code, now = new_code(), deps.clock()
    record = CodeRecord(
        address_hash=hashed,
        code_hash=keyed_hash(deps.rules.secret, "code", contact.address, code),
        territory_id=territory_id,
        created_at=now,
        expires_at=now + timedelta(minutes=deps.rules.code_minutes),
        attempts=0,
    )
    async with deps.store.writing(territory_id) as tx:
        await tx.identity.put_code(record)
    subject, text = _TEXTS.get(language, _TEXTS[Language.FR])
    filled = text.format(code=code, minutes=deps.rules.code_minutes)
    await deps.messenger.send(contact, subject=subject, text=filled)


async def verify_code(deps: Deps, address: str, code: str, *, device: str, language: Language, peer: str) -> SignedIn:
    """Turn a code into a session; a new address becomes a new inhabitant. Raises InvalidInput."""
    await count_use(deps, f"verify-peer:{peer}", deps.rules.codes_an_hour * TRIES_FOR_A_CODE * 20, seconds=HOUR_SECONDS)
    contact = check_address(None, address)
    hashed = keyed_hash(deps.rules.secret, "address", contact.address)
    await count_use(deps, f"verify:{hashed.hex()}", deps.rules.codes_an_hour * TRIES_FOR_A_CODE, seconds=HOUR_SECONDS)
    given = keyed_hash(deps.rules.secret, "code", contact.address, code.strip())
    async with deps.store.writing() as tx:
        pending = await tx.identity.code(hashed)
        good = (
            pending is not None
            and pending.attempts < deps.rules.code_tries
            and pending.expires_at > deps.clock()
            and same(pending.code_hash, given)
        )
        if good:
            await tx.identity.drop_code(hashed)
        elif pending is not None:
            await tx.identity.count_attempt(hashed)
    if pending is None or not good:
        raise InvalidInput("this code is wrong or too old", field="code", code="BAD_CODE")
    async with deps.store.writing(pending.territory_id) as tx:
        person_id = await find_person(deps, tx, pending.territory_id, contact)
        if person_id is None:
            person_id = await add_newcomer(deps, tx, pending.territory_id, language=language)
            await tx.identity.add_contact(pending.territory_id, person_id, contact)
        return await open_session(deps, tx, person_id, device)


async def find_person(deps: Deps, tx: Writing, asked: TerritoryId, contact: Contact) -> PersonId | None:
    """Return who has this address: in the territory asked for, else in another of this server."""
    others = [territory_id for territory_id in sorted(deps.engines.territories) if territory_id != asked]
    for territory_id in (asked, *others):
        found = await tx.identity.person_with(territory_id, contact)
        if found is not None:
            return found
    return None


async def sign_in_with_card(deps: Deps, card: str, pin: str, *, device: str, peer: str) -> SignedIn:
    """Turn a printed card and its PIN into a session. Raises InvalidInput or RateLimited."""
    await count_use(deps, f"card-peer:{peer}", deps.rules.codes_an_hour * TRIES_FOR_A_CODE * 4, seconds=HOUR_SECONDS)
    hashed = card_hash(card)
    await count_use(deps, f"card:{hashed.hex()}", deps.rules.codes_an_hour * TRIES_FOR_A_CODE, seconds=HOUR_SECONDS)
    async with deps.store.writing() as tx:
        record = await tx.identity.card(hashed)
        good = (
            record is not None
            and not record.revoked
            and record.attempts < deps.rules.code_tries
            and pin_matches(pin, record.pin_hash)
        )
        if record is not None:
            await tx.identity.count_card_attempt(hashed, reset=good)
    if record is None or not good:
        raise InvalidInput("this card or PIN is not right", field="pin", code="BAD_CODE")
    async with deps.store.writing(record.territory_id) as tx:
        return await open_session(deps, tx, record.person_id, device)


async def open_session(
    deps: Deps, tx: Writing, person_id: PersonId, device: str, *, session_id: str | None = None
) -> SignedIn:
    """Make a session with a fresh token: never one that a client chose."""
    token, now = new_token(), deps.clock()
    session = DeviceSession(
        id=session_id or new_id("DeviceSession"),
        person_id=person_id,
        device=device_name(device),
        since=now,
        last_seen=now,
        expires=now + timedelta(days=deps.rules.session_days),
    )
    await tx.identity.add_session(token_hash(token), session)
    person = await tx.people.person(person_id)
    if person is not None:
        await tx.privacy.note_use(person.territory_id, person_id, now)
    return SignedIn(token=token, person_id=person_id, expires=session.expires)


def device_name(device: str) -> str:
    """Return what a device says that it is, as it is stored and shown."""
    return device.replace("\x00", "").strip()[:DEVICE_LENGTH] or "?"


async def viewer_of(deps: Deps, token: str, language: Language | None) -> Viewer | None:
    """Return who holds this token; None when it is unknown, revoked or expired."""
    if not 20 <= len(token) <= 100:
        return None
    now = deps.clock()
    async with deps.store.reading() as db:
        holder = await db.identity.holder(token_hash(token))
        if holder is None or holder.session.expires <= now or holder.territory_id not in deps.engines.territories:
            return None
        session = holder.session
        waits = await waits_for_parent(deps, db, session.person_id, holder.birth_year)
    if now - session.last_seen > TOUCH_AFTER:
        async with deps.store.writing() as tx:
            await tx.identity.touch_session(session.id, now)
            await tx.privacy.note_use(holder.territory_id, session.person_id, now)
    return Viewer(
        person_id=session.person_id,
        territory_id=holder.territory_id,
        language=language or holder.language,
        memberships=holder.memberships,
        session_id=session.id,
        waits_for_parent=waits,
    )


async def sign_out(deps: Deps, viewer: Viewer, session_id: str | None = None) -> bool:
    """Revoke the viewer's own session, or another of theirs; False when it is not theirs."""
    async with deps.store.writing() as tx:
        return await tx.identity.revoke_session(viewer.person_id, session_id or viewer.session_id, deps.clock())


def find_territory(deps: Deps, code: str | None) -> TerritoryId:
    """Return the territory with this code, else the server's own, else the one with most modules and offers.

    Raises NotFound.
    """
    wanted = code or deps.rules.default_territory_code
    found = sorted(
        deps.engines.territories.values(),
        key=lambda local: (-len(local.modules), -len(local.opportunities), local.territory.name),
    )
    for local in found:
        if wanted is None or local.territory.code == wanted:
            return local.territory.id
    raise NotFound("there is no such territory", field="territory")
