"""Signing in by code or card: POST /auth/code, /auth/verify, /auth/card, /auth/signout; and the router of all /auth."""

from __future__ import annotations

import msgspec
from litestar import Response, Router, post
from litestar.exceptions import NotAuthorizedException
from litestar.params import JSONBody

from skilltree.model.words import Channel, Language
from skilltree.service import sign_in
from skilltree.service.deps import Deps
from skilltree.web.answers import (
    Short,
    SignedIn,
    answer_dead_session,
    answer_session,
    answer_too_deep,
    peer_of,
    session_cookie,
)
from skilltree.web.auth_new import new_account
from skilltree.web.auth_passkey import PASSKEY_ROUTES
from skilltree.web.auth_phone import PHONE_ROUTES
from skilltree.web.sessions import AnyRequest, check_same_origin, find_viewer, is_secure, language_of


class AskCode(msgspec.Struct):
    """Where to send a code."""

    channel: Channel
    address: Short
    territory: Short | None = None


class Verify(msgspec.Struct):
    """A code that was sent."""

    address: Short
    code: Short
    device: Short = "?"


class Card(msgspec.Struct):
    """A printed card and its PIN."""

    card: Short
    pin: Short
    device: Short = "?"


@post("/code", status_code=202)
async def ask_code(request: AnyRequest, data: JSONBody[AskCode]) -> dict[str, str]:
    """Send a code; the answer is the same whether the address is known or not."""
    state = request.app.state
    check_same_origin(request, state.settings)
    await sign_in.request_code(
        state.deps,
        data.channel,
        data.address,
        territory_code=data.territory,
        language=language_of(request) or Language.FR,
        peer=peer_of(request),
    )
    return {}


@post("/verify", status_code=200)
async def verify(request: AnyRequest, data: JSONBody[Verify]) -> Response[SignedIn]:
    """Turn a code into a session."""
    deps: Deps = request.app.state.deps
    check_same_origin(request, request.app.state.settings)
    signed = await sign_in.verify_code(
        deps,
        data.address,
        data.code,
        device=data.device,
        language=language_of(request) or Language.FR,
        peer=peer_of(request),
    )
    return await answer_session(request, signed)


@post("/card", status_code=200)
async def card(request: AnyRequest, data: JSONBody[Card]) -> Response[SignedIn]:
    """Turn a card and its PIN into a session."""
    deps: Deps = request.app.state.deps
    check_same_origin(request, request.app.state.settings)
    signed = await sign_in.sign_in_with_card(deps, data.card, data.pin, device=data.device, peer=peer_of(request))
    return await answer_session(request, signed)


@post("/signout", status_code=204)
async def signout(request: AnyRequest) -> Response[None]:
    """Revoke this session, and forget the cookie."""
    deps: Deps = request.app.state.deps
    check_same_origin(request, request.app.state.settings)
    viewer = await find_viewer(request, deps)
    if viewer is not None:
        await sign_in.sign_out(deps, viewer)
    response: Response[None] = Response(None, status_code=204)
    if is_secure(request, request.app.state.settings):
        response.set_cookie(session_cookie("", seconds=0))
    return response


auth_router = Router(
    path="/auth",
    route_handlers=[ask_code, verify, card, signout, new_account, *PASSKEY_ROUTES, *PHONE_ROUTES],
    exception_handlers={RecursionError: answer_too_deep, NotAuthorizedException: answer_dead_session},
)
