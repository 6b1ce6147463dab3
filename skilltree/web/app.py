"""The application: routes, limits, headers and the life of its parts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.logging import LoggingConfig
from litestar.types import Message, Scope

from skilltree.config import Settings
from skilltree.model.errors import SkilltreeError
from skilltree.web.auth import auth_router
from skilltree.web.badges import badges_router
from skilltree.web.courses import course_handlers
from skilltree.web.credentials import credential_handlers
from skilltree.web.dev import dev_router
from skilltree.web.errors import answer_http_error, answer_refusal, answer_unexpected
from skilltree.web.feeds import read_feeds
from skilltree.web.graphql_routes import LeanGraphQL
from skilltree.web.health import health
from skilltree.web.hooks import hear as hear_hooks
from skilltree.web.media import media_router
from skilltree.web.own_data import own_data_handlers
from skilltree.web.page import page
from skilltree.web.wiring import open_deps
from skilltree.web.xapi import xapi_routers

BODY_BYTES = 1_000_000

SECURITY_HEADERS = {
    b"content-security-policy": (
        b"default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        b"connect-src 'self'; require-trusted-types-for 'script'; frame-ancestors 'none'; "
        b"base-uri 'none'; form-action 'self'; object-src 'none'"
    ),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(self), microphone=(self), geolocation=(self)",
}


async def add_headers(message: Message, scope: Scope) -> None:
    """Put the security headers on every answer; HSTS where people come by https."""
    if message["type"] != "http.response.start":
        return
    headers = list(message.get("headers", []))
    headers.extend(SECURITY_HEADERS.items())
    if scope["litestar_app"].state.settings.public_url:
        headers.append((b"strict-transport-security", b"max-age=31536000; includeSubDomains"))
    message["headers"] = headers


@asynccontextmanager
async def live(app: Litestar) -> AsyncIterator[None]:
    """Open the parts when the worker starts, close them when it stops."""
    async with open_deps(app.state.settings) as deps:
        app.state.deps = deps
        yield


def create_app(settings: Settings | None = None) -> Litestar:
    """Return the application; settings come from the environment when none are given."""
    chosen = settings or Settings()
    chosen.check()
    handlers: list[Any] = [
        LeanGraphQL,
        auth_router,
        badges_router,
        health,
        media_router,
        *own_data_handlers,
        *course_handlers,
        *credential_handlers,
        hear_hooks,
        read_feeds,
        *xapi_routers,
        page,
    ]
    if chosen.demo:
        handlers.append(dev_router)
    return Litestar(
        route_handlers=handlers,
        lifespan=[live],
        state=State({"settings": chosen}),
        before_send=[add_headers],
        compression_config=CompressionConfig(backend="gzip", minimum_size=1_000, gzip_compress_level=5),
        exception_handlers={
            SkilltreeError: answer_refusal,
            HTTPException: answer_http_error,
            Exception: answer_unexpected,
        },
        request_max_body_size=BODY_BYTES,
        openapi_config=None,
        logging_config=LoggingConfig(log_exceptions="never"),
    )
