"""Signing in: POST /auth/code, /auth/verify, /auth/card, /auth/signout."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import msgspec
from litestar import Response, Router, post
from litestar.datastructures import Cookie
from litestar.exceptions import NotAuthorizedException
from litestar.params import JSONBody

from skilltree.config import Settings
from skilltree.model.words import Channel, Language
from skilltree.service import sign_in
from skilltree.service.deps import Deps
from skilltree.web.sessions import (
    COOKIE,
    AnyRequest,
    check_same_origin,
    find_viewer,
    is_loopback,
    is_secure,
    language_of,
)

Short = Annotated[str, msgspec.Meta(max_length=320)]


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


class SignedIn(msgspec.Struct):
    """The session; `token` is told only where no cookie can be kept."""

    token: str | None
    expires: str


def peer_of(request: AnyRequest) -> str:
    """Return the address that asks, for rate limits only; it is not stored."""
    return request.client.host if request.client else "?"


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


async def answer_session(request: AnyRequest, signed: sign_in.SignedIn) -> Response[SignedIn]:
    """Set the cookie over https; over plain http on loopback tell the token.

    Whatever session the device came with ends here: a login rotates the token.
    """
    settings: Settings = request.app.state.settings
    with suppress(NotAuthorizedException):
        before = await find_viewer(request, request.app.state.deps)
        if before is not None:
            await sign_in.sign_out(request.app.state.deps, before)
    secure = is_secure(request, settings)
    token = signed.token if not secure and is_loopback(request) else None
    response = Response(SignedIn(token=token, expires=signed.expires.isoformat()), status_code=200)
    response.headers["Cache-Control"] = "no-store"
    if secure:
        seconds = request.app.state.deps.rules.session_days * 86_400
        response.set_cookie(session_cookie(signed.token, seconds=seconds))
    return response


def session_cookie(token: str, *, seconds: int) -> Cookie:
    """Return the `__Host-` cookie: https only, this host only, unreadable by scripts."""
    return Cookie(key=COOKIE, value=token, path="/", secure=True, httponly=True, samesite="lax", max_age=seconds)


def answer_too_deep(_request: AnyRequest, _error: RecursionError) -> Response[dict[str, str]]:
    """Say that a body is nested too deep: the decoder raises it, and the framework knows it not."""
    return Response({"code": "INVALID_INPUT", "message": "nested too deep"}, status_code=400)


auth_router = Router(
    path="/auth",
    route_handlers=[ask_code, verify, card, signout],
    exception_handlers={RecursionError: answer_too_deep},
)
