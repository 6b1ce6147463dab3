"""Who asks: the token of a bearer header or of the `__Host-` cookie, and CSRF by same origin."""

from __future__ import annotations

from typing import Any, TypeAlias
from urllib.parse import urlsplit

from litestar import Request, WebSocket
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException

from skilltree.config import LOOPBACK, Settings
from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.sign_in import viewer_of

COOKIE = "__Host-session"
DEFAULT_PORTS = {"https": 443, "http": 80}

Connection: TypeAlias = ASGIConnection[Any, Any, Any, Any]
AnyRequest: TypeAlias = Request[Any, Any, Any]
AnySocket: TypeAlias = WebSocket[Any, Any, Any]


def bearer_of(connection: Connection) -> str | None:
    """Return the token of an Authorization header."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None


def language_of(connection: Connection) -> Language | None:
    """Return the first language of Accept-Language that we have texts in; None without one."""
    for part in connection.headers.get("accept-language", "")[:200].split(","):
        tag = part.split(";")[0].strip().lower()[:2]
        if tag in Language.__members__.values():
            return Language(tag)
    return None


def is_secure(connection: Connection, settings: Settings) -> bool:
    """True when people reach this server by https, itself or behind a proxy."""
    return connection.scope["scheme"] in {"https", "wss"} or settings.public_url is not None


def is_loopback(connection: Connection) -> bool:
    """True for a client on this machine that called a loopback name."""
    return urlsplit(address_of(connection)).hostname in LOOPBACK


def address_of(connection: Connection) -> str:
    """Return the origin that the client called; "" when its Host header cannot be one.

    Not by the framework's `url`, which raises for such a header wherever it is first looked at.
    """
    return origin_of(f"{connection.scope['scheme']}://{connection.headers.get('host', '')}")


def shown_origin(connection: Connection, settings: Settings) -> str | None:
    """Return the origin that papers may name: the public address, else a loopback one; None for what a Host says."""
    if settings.public_url:
        return origin_of(settings.public_url)
    return address_of(connection) if is_loopback(connection) else None


def origin_of(url: str) -> str:
    """Return a URL's origin as browsers write it: small letters, no port that goes without saying; "" for nonsense."""
    try:
        parts = urlsplit(url)
        name, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    host = f"[{name}]" if ":" in name else name
    shown = "" if port in {None, DEFAULT_PORTS.get(parts.scheme)} else f":{port}"
    return f"{parts.scheme}://{host}{shown}"


async def find_viewer(connection: Connection, deps: Deps) -> Viewer | None:
    """Return who asks, None for a visitor. Raises 401 for a token that is dead."""
    token = bearer_of(connection) or connection.cookies.get(COOKIE)
    if token is None:
        return None
    viewer = await viewer_of(deps, token, language_of(connection))
    if viewer is None:
        raise NotAuthorizedException("SESSION_EXPIRED")
    return viewer


def check_same_origin(connection: Connection, settings: Settings) -> None:
    """Raise 403 for a write that another site's page sends. A bearer header is no ambient authority."""
    if bearer_of(connection) is not None:
        return
    site = connection.headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        raise PermissionDeniedException("CROSS_ORIGIN")
    origin = connection.headers.get("origin")
    if origin is None:
        return
    allowed = {connection.headers.get("host", "")}
    if settings.public_url:
        allowed = {urlsplit(origin_of(settings.public_url)).netloc}
    if urlsplit(origin).netloc not in allowed:
        raise PermissionDeniedException("CROSS_ORIGIN")
