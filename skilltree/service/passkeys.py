"""Passkeys: asking for a challenge, opening an account by one, adding one to one's own, signing in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from secrets import token_bytes
from typing import Any

from skilltree.model.base import Struct
from skilltree.model.doors import Challenge, Passkey
from skilltree.model.errors import Conflict, InvalidInput, Unauthenticated
from skilltree.model.ids import PersonId, TerritoryId, new_id
from skilltree.model.person import Viewer
from skilltree.model.words import Ceremony, Language
from skilltree.service import passkey_ceremony as ceremony
from skilltree.service.deps import Deps
from skilltree.service.newcomers import add_newcomer, count_newcomer
from skilltree.service.passkey_ceremony import CHALLENGE_MINUTES, NewKey, Site
from skilltree.service.ports.clock import PARIS
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.secrets import keyed_hash, new_token
from skilltree.service.sign_in import TRIES_FOR_A_CODE, SignedIn, device_name, find_territory, open_session

MOST_PASSKEYS = 20
NOBODY = ""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_UNNAMED = {Language.FR: "Mon arbre", Language.EN: "My tree"}


class Asked(Struct):
    """A challenge: the token brings it back, the options are for the browser."""

    token: str
    options: dict[str, Any]


async def ask_registration(deps: Deps, viewer: Viewer | None, site: Site, *, language: Language, peer: str) -> Asked:
    """Return what an authenticator needs to make a passkey, for the viewer or for somebody new."""
    await _count_asking(deps, peer)
    token, challenge = _new_challenge(deps, Ceremony.REGISTER, site, viewer)
    name, known = f"{_UNNAMED.get(language, _UNNAMED[Language.FR])} {deps.clock().astimezone(PARIS):%d/%m %H:%M}", []
    if viewer is not None:
        async with deps.store.reading() as db:
            person = await db.people.person(viewer.person_id)
            known = [passkey.credential_id for passkey in await db.doors.passkeys(viewer.person_id)]
        name = person.display_name if person and person.display_name else name
    await _keep(deps, challenge)
    person_id = viewer.person_id if viewer else _newcomer_id(deps, token, challenge)
    # Not the person's id: an authenticator tells the handle to whoever holds the phone.
    handle = keyed_hash(deps.rules.secret, "passkey-user", person_id)
    options = ceremony.creation_options(site, challenge.challenge, handle=handle, name=name, known=known)
    return Asked(token=token, options=options)


async def ask_sign_in(deps: Deps, site: Site, *, peer: str) -> Asked:
    """Return what an authenticator needs to show a passkey of this site."""
    await _count_asking(deps, peer)
    token, challenge = _new_challenge(deps, Ceremony.SIGN_IN, site, None)
    await _keep(deps, challenge)
    return Asked(token=token, options=ceremony.request_options(site, challenge.challenge))


async def open_account_with_passkey(
    deps: Deps,
    site: Site,
    token: str,
    credential: Mapping[str, Any],
    *,
    territory_code: str | None,
    language: Language,
    device: str,
    peer: str,
) -> SignedIn:
    """Open an account that a passkey keeps. Raises InvalidInput, NotFound, Conflict or RateLimited."""
    territory_id = find_territory(deps, territory_code)
    await _count_answer(deps, peer)
    challenge = await _take(deps, Ceremony.REGISTER, site, None, token)
    key = ceremony.check_new_key(site, challenge.challenge, credential)
    await count_newcomer(deps, peer)
    person_id = _newcomer_id(deps, token, challenge)
    async with deps.store.writing(territory_id) as tx:
        await add_newcomer(deps, tx, territory_id, language=language, person_id=person_id)
        await tx.doors.add_passkey(_passkey(deps, territory_id, person_id, key, device))
        return await open_session(deps, tx, person_id, device)


async def add_passkey(
    deps: Deps, viewer: Viewer, site: Site, token: str, credential: Mapping[str, Any], *, device: str, peer: str
) -> datetime:
    """Add a passkey to the viewer's account; return when their session ends, which goes on."""
    await _count_answer(deps, peer)
    challenge = await _take(deps, Ceremony.REGISTER, site, viewer, token)
    key = ceremony.check_new_key(site, challenge.challenge, credential)
    async with deps.store.writing(viewer.territory_id) as tx:
        if len(await tx.doors.passkeys(viewer.person_id)) >= MOST_PASSKEYS:
            raise Conflict(f"at most {MOST_PASSKEYS} passkeys", code="TOO_MANY")
        sessions = await tx.identity.sessions(viewer.person_id)
        expires = next((session.expires for session in sessions if session.id == viewer.session_id), None)
        if expires is None:
            raise Unauthenticated("this session ended meanwhile")
        await tx.doors.add_passkey(_passkey(deps, viewer.territory_id, viewer.person_id, key, device))
    return expires


async def sign_in_with_passkey(
    deps: Deps, site: Site, token: str, credential: Mapping[str, Any], *, device: str, peer: str
) -> SignedIn:
    """Turn a signed challenge into a session. Raises InvalidInput, the same whatever is wrong."""
    await _count_answer(deps, peer)
    challenge = await _take(deps, Ceremony.SIGN_IN, site, None, token)
    credential_id = ceremony.credential_id_of(credential)
    async with deps.store.reading() as db:
        passkey = await db.doors.passkey(credential_id)
    if passkey is None:
        raise ceremony.refused()
    count = ceremony.check_use(site, challenge.challenge, credential, passkey)
    async with deps.store.writing(passkey.territory_id) as tx:
        if not await tx.doors.use_passkey(passkey, count, deps.clock()):
            raise ceremony.refused()
        return await open_session(deps, tx, passkey.person_id, device)


def _passkey(deps: Deps, territory_id: TerritoryId, person_id: PersonId, key: NewKey, device: str) -> Passkey:
    return Passkey(
        territory_id=territory_id,
        id=new_id("Passkey"),
        credential_id=key.credential_id,
        public_key=key.public_key,
        sign_count=key.sign_count,
        person_id=person_id,
        label=device_name(device),
        since=deps.clock(),
    )


def _new_challenge(deps: Deps, kind: Ceremony, site: Site, viewer: Viewer | None) -> tuple[str, Challenge]:
    token = new_token()
    expires = deps.clock() + timedelta(minutes=CHALLENGE_MINUTES)
    hashed = _bound(deps, kind, site, viewer, token)
    return token, Challenge(id_hash=hashed, challenge=token_bytes(32), ceremony=kind, expires_at=expires)


def _bound(deps: Deps, kind: Ceremony, site: Site, viewer: Viewer | None, token: str) -> bytes:
    """Return the hash under which a challenge stands: nobody else, nor another site or ceremony, finds it there."""
    who = viewer.person_id if viewer else NOBODY
    return keyed_hash(deps.rules.secret, "challenge", token, kind.value, site.name, who)


async def _keep(deps: Deps, challenge: Challenge) -> None:
    async with deps.store.writing() as tx:
        await tx.doors.put_challenge(challenge)


async def _take(deps: Deps, kind: Ceremony, site: Site, viewer: Viewer | None, token: str) -> Challenge:
    """Return a challenge and forget it, also when the answer to it turns out wrong."""
    found = None
    if _TOKEN.fullmatch(token):
        async with deps.store.writing() as tx:
            found = await tx.doors.take_challenge(_bound(deps, kind, site, viewer, token))
    if found is None or found.ceremony is not kind or found.expires_at <= deps.clock():
        raise InvalidInput("this challenge was used, or is too old", field="challenge", code="BAD_CODE")
    return found


def _newcomer_id(deps: Deps, token: str, challenge: Challenge) -> PersonId:
    """Return who a challenge will make, the same when it is asked for and when it is answered.

    The passkey's handle is made of it before there is a row that could hold it.
    """
    made = challenge.expires_at - timedelta(minutes=CHALLENGE_MINUTES)
    return new_id("Person", at=made.timestamp(), noise=keyed_hash(deps.rules.secret, "newcomer", token)[:10])


async def _count_asking(deps: Deps, peer: str) -> None:
    await count_use(deps, f"passkey-ask:{peer}", deps.rules.codes_an_hour * 20, seconds=HOUR_SECONDS)


async def _count_answer(deps: Deps, peer: str) -> None:
    tries = deps.rules.codes_an_hour * TRIES_FOR_A_CODE * 20
    await count_use(deps, f"passkey-answer:{peer}", tries, seconds=HOUR_SECONDS)
