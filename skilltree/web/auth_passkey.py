"""Passkeys: POST /auth/passkey/options, /auth/passkey/register, /auth/passkey/signin."""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec
from litestar import Response, post
from litestar.params import JSONBody

from skilltree.config import Settings
from skilltree.model.errors import InvalidInput
from skilltree.model.words import Language
from skilltree.service import passkeys
from skilltree.service.deps import Deps
from skilltree.service.passkey_ceremony import Site
from skilltree.web.answers import NO_STORE, Short, SignedIn, answer_session, peer_of
from skilltree.web.sessions import AnyRequest, address_of, check_same_origin, find_viewer, language_of, origin_of

LOCAL_NAME = "localhost"


class AskOptions(msgspec.Struct):
    """What the passkey is for."""

    purpose: Literal["register", "signin"]


class Options(msgspec.Struct):
    """The token that brings the challenge back, and what the browser needs."""

    challenge: str
    options: dict[str, Any]


class Register(msgspec.Struct):
    """A passkey that was made."""

    challenge: Short
    credential: dict[str, Any]
    territory: Short | None = None
    device: Short = "?"


class UsePasskey(msgspec.Struct):
    """A challenge that was signed."""

    challenge: Short
    credential: dict[str, Any]
    device: Short = "?"


def site_of(request: AnyRequest) -> Site:
    """Return for which name passkeys are made. Raises InvalidInput (PASSKEY_NEEDS_NAME) where there is none.

    Browsers make none for a number like 127.0.0.1, and without https for `localhost` alone.
    """
    settings: Settings = request.app.state.settings
    origin = origin_of(settings.public_url) if settings.public_url else address_of(request)
    name = urlsplit(origin).hostname or ""
    if settings.public_url is None and name != LOCAL_NAME:
        raise InvalidInput("passkeys work on the public address or on localhost", code="PASSKEY_NEEDS_NAME")
    return Site(name=name, origin=origin)


@post("/passkey/options", status_code=200)
async def passkey_options(request: AnyRequest, data: JSONBody[AskOptions]) -> Response[Options]:
    """Make a challenge; one to register by is bound to whoever is signed in."""
    deps: Deps = request.app.state.deps
    check_same_origin(request, request.app.state.settings)
    site, peer = site_of(request), peer_of(request)
    if data.purpose == "signin":
        asked = await passkeys.ask_sign_in(deps, site, peer=peer)
    else:
        viewer = await find_viewer(request, deps)
        language = language_of(request) or Language.FR
        asked = await passkeys.ask_registration(deps, viewer, site, language=language, peer=peer)
    return Response(Options(challenge=asked.token, options=asked.options), status_code=200, headers=NO_STORE)


@post("/passkey/register", status_code=200)
async def passkey_register(request: AnyRequest, data: JSONBody[Register]) -> Response[SignedIn]:
    """Keep a passkey: of one's own account when signed in, else of a new one."""
    deps: Deps = request.app.state.deps
    check_same_origin(request, request.app.state.settings)
    site, peer = site_of(request), peer_of(request)
    viewer = await find_viewer(request, deps)
    if viewer is not None:
        expires = await passkeys.add_passkey(
            deps, viewer, site, data.challenge, data.credential, device=data.device, peer=peer
        )
        return Response(SignedIn(token=None, expires=expires.isoformat()), status_code=200, headers=NO_STORE)
    signed = await passkeys.open_account_with_passkey(
        deps,
        site,
        data.challenge,
        data.credential,
        territory_code=data.territory,
        language=language_of(request) or Language.FR,
        device=data.device,
        peer=peer,
    )
    return await answer_session(request, signed)


@post("/passkey/signin", status_code=200)
async def passkey_sign_in(request: AnyRequest, data: JSONBody[UsePasskey]) -> Response[SignedIn]:
    """Turn a signed challenge into a session."""
    deps: Deps = request.app.state.deps
    check_same_origin(request, request.app.state.settings)
    signed = await passkeys.sign_in_with_passkey(
        deps, site_of(request), data.challenge, data.credential, device=data.device, peer=peer_of(request)
    )
    return await answer_session(request, signed)


PASSKEY_ROUTES = [passkey_options, passkey_register, passkey_sign_in]
