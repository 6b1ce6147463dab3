"""`GET /feeds/CODE/opportunities.(jsonld|atom|ics)`: what a territory's organisations propose, for other sites.

Read by machines again and again: each has a validator of its bytes, and is kept for some minutes by whoever asks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Final

from litestar import Response, get
from litestar.params import FromPath

from skilltree.interop.feeds import write_atom, write_calendar, write_linked
from skilltree.model.errors import NotFound
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.feeds import read_feed
from skilltree.service.ports.feeds import Feed
from skilltree.web.sessions import AnyRequest, address_of, language_of

SHORTLY: Final = "public, max-age=300"
WRITERS: Final[Mapping[str, tuple[str, Callable[[Feed, str], bytes]]]] = {
    "opportunities.jsonld": ("application/ld+json", write_linked),
    "opportunities.atom": ("application/atom+xml; charset=utf-8", write_atom),
    "opportunities.ics": ("text/calendar", lambda feed, _: write_calendar(feed)),
}


@get("/feeds/{code:str}/{name:str}")
async def read_feeds(request: AnyRequest, code: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """Return a feed; 304 where the reader has it. Raises NotFound for another territory or ending."""
    deps: Deps = request.app.state.deps
    if name not in WRITERS:
        raise NotFound("there is no such feed", field="name")
    media_type, write = WRITERS[name]
    address = (request.app.state.settings.public_url or address_of(request)).rstrip("/")
    feed = await read_feed(deps, code, language_of(request) or Language.FR, address)
    body = await asyncio.to_thread(write, feed, f"{address}/feeds/{code}/{name}")
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"Cache-Control": SHORTLY, "ETag": etag, "Vary": "Accept-Language, Accept-Encoding"}
    if etag in (each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")):
        return Response(b"", status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)
