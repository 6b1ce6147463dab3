"""`POST /hooks/PLATFORM`: what a platform without xAPI tells, signed (docs/webhooks.md)."""

from __future__ import annotations

from litestar import Response, post
from litestar.params import FromPath

from skilltree.interop.webhooks import check_signature, read_message
from skilltree.model.errors import TooLarge
from skilltree.service.deps import Deps
from skilltree.service.hooks import HookHeard, admit, find_hook, hear_hook
from skilltree.web.sessions import AnyRequest, address_of

MOST_BYTES = 20_480
"""A message is a few hundred; the specification advises at most 20 kB."""


@post("/hooks/{platform_id:str}", status_code=200, request_max_body_size=MOST_BYTES)
async def hear(request: AnyRequest, platform_id: FromPath[str]) -> Response[HookHeard]:
    """Check who says it, then hear it."""
    deps: Deps = request.app.state.deps
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > MOST_BYTES:
        raise TooLarge(f"at most {MOST_BYTES} bytes", field="content")
    body = await request.body()
    platform, secret = await find_hook(deps, platform_id)
    message_id = check_signature(secret, request.headers, body, deps.clock())
    await admit(deps, platform)
    settings = request.app.state.settings
    heard = await hear_hook(deps, platform, read_message(message_id, body), settings.public_url or address_of(request))
    return Response(heard, headers={"Cache-Control": "no-store"})
