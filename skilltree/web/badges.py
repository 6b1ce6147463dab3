"""`POST /badges`: a person brings a badge from elsewhere, as a picture, as JSON or as a token."""

from __future__ import annotations

from datetime import datetime

import msgspec
from litestar import Response, Router, post

from skilltree.model.errors import Unavailable
from skilltree.service.deps import Deps
from skilltree.service.received_badges import MOST_BYTES, receive_badge
from skilltree.web.sessions import AnyRequest
from skilltree.web.writing import key_of, refuse_length, writer_of


class BadgeAnswer(msgspec.Struct, rename="camel"):
    """The verdict in one word; `id` is None when nothing was kept."""

    verdict: str
    id: str | None
    name: str | None
    issuer_name: str | None
    expires_at: datetime | None


@post("/", status_code=201, request_max_body_size=MOST_BYTES)
async def bring(request: AnyRequest) -> Response[BadgeAnswer]:
    """Check the body and keep the badge in it; `Idempotency-Key` as of GraphQL. 201 when it is kept, else 200."""
    deps: Deps = request.app.state.deps
    viewer = await writer_of(request)
    refuse_length(request, MOST_BYTES)
    try:
        received = await receive_badge(deps, viewer, key_of(request), await request.body())
    except TimeoutError as error:
        raise Unavailable("the badge could not be checked in time") from error
    badge = received.badge
    body = BadgeAnswer(
        verdict=received.verdict.name,
        id=badge.id if badge else None,
        name=badge.name if badge else None,
        issuer_name=badge.issuer_name if badge else None,
        expires_at=badge.expires_at if badge else None,
    )
    return Response(body, status_code=201 if badge else 200, headers={"Cache-Control": "no-store"})


badges_router = Router("/badges", route_handlers=[bring])
