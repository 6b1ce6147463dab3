"""What the routes under /auth share: how a session is told, and who is counted."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import ip_address, ip_network
from typing import Annotated

import msgspec
from litestar import Response
from litestar.datastructures import Cookie
from litestar.exceptions import NotAuthorizedException

from skilltree.config import Settings
from skilltree.service import sign_in
from skilltree.web.errors import answer_http_error
from skilltree.web.sessions import COOKIE, AnyRequest, find_viewer, is_loopback, is_secure

Short = Annotated[str, msgspec.Meta(max_length=320)]
NO_STORE = {"Cache-Control": "no-store"}


class PrintedCard(msgspec.Struct):
    """A card's number and PIN, told once."""

    number: str
    pin: str


class SignedIn(msgspec.Struct, omit_defaults=True):
    """The session; `token` is told only where no cookie can be kept, `card` only with a new account."""

    token: str | None
    expires: str
    card: PrintedCard | None = None


def peer_of(request: AnyRequest) -> str:
    """Return the address that asks, for rate limits only; it is not stored."""
    return household_of(request.client.host) if request.client else "?"


def household_of(address: str) -> str:
    """Return an IPv4 address as it is, and of an IPv6 one the network: a household has 2^64 of them to count as one."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 4 or found.ipv4_mapped:
        return str(found if found.version == 4 else found.ipv4_mapped)
    return str(ip_network((int(found), 64), strict=False))


async def answer_session(
    request: AnyRequest, signed: sign_in.SignedIn, *, card: PrintedCard | None = None, status: int = 200
) -> Response[SignedIn]:
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
    body = SignedIn(token=token, expires=signed.expires.isoformat(), card=card)
    response = Response(body, status_code=status, headers=NO_STORE)
    if secure:
        seconds = request.app.state.deps.rules.session_days * 86_400
        response.set_cookie(session_cookie(signed.token, seconds=seconds))
    return response


def session_cookie(token: str, *, seconds: int) -> Cookie:
    """Return the `__Host-` cookie: https only, this host only, unreadable by scripts."""
    return Cookie(key=COOKIE, value=token, path="/", secure=True, httponly=True, samesite="lax", max_age=seconds)


def answer_dead_session(request: AnyRequest, error: NotAuthorizedException) -> Response[dict[str, object]]:
    """Say that the session is dead, and take its cookie back: no script can, and it would come with every try."""
    response = answer_http_error(request, error)
    if is_secure(request, request.app.state.settings):
        response.set_cookie(session_cookie("", seconds=0))
    return response


def answer_too_deep(_request: AnyRequest, _error: RecursionError) -> Response[dict[str, str]]:
    """Say that a body is nested too deep: the decoder raises it, and the framework knows it not."""
    return Response({"code": "INVALID_INPUT", "message": "nested too deep"}, status_code=400)
