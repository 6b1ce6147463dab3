"""`POST /media` and `GET /media/ID`: pictures, sounds and files of modules, and photos of exercises."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import quote

import msgspec
from litestar import HttpMethod, Response, Router, post, route
from litestar.params import FromPath

from skilltree.model.media import Media
from skilltree.model.words import MediaKind
from skilltree.service.deps import Deps
from skilltree.service.read_media import find_media, read_content
from skilltree.service.upload_media import MOST_BYTES, UploadMedia, upload_media
from skilltree.web.sessions import AnyRequest, find_viewer
from skilltree.web.writing import key_of, refuse_length, writer_of

FOREVER = "public, max-age=31536000, immutable"
PRIVATE = "private, no-store"


class UploadedMedia(msgspec.Struct, rename="camel"):
    """The file as it is served."""

    id: str
    url: str
    kind: str
    mime: str
    bytes: int
    width: int | None
    height: int | None


@post("/", status_code=201, request_max_body_size=MOST_BYTES)
async def put_up(request: AnyRequest) -> Response[UploadedMedia]:
    """Keep the body as a file: `?organisation=ID`, or `?exercise=MODULE&version=N`; `Idempotency-Key` as of GraphQL."""
    deps: Deps = request.app.state.deps
    viewer = await writer_of(request)
    refuse_length(request, MOST_BYTES)
    content = await request.body()
    asked = request.query_params
    command = UploadMedia(
        digest=sha256(content).hexdigest(),
        organisation_id=asked.get("organisation"),
        module_id=asked.get("exercise"),
        version=_number(asked.get("version")),
        name=asked.get("name"),
    )
    media = (await upload_media(deps, viewer, key_of(request), command, content)).media
    body = UploadedMedia(
        id=media.id,
        url=media.url,
        kind=media.kind.name,
        mime=media.mime,
        bytes=media.bytes,
        width=media.width,
        height=media.height,
    )
    return Response(body, status_code=201, headers={"Cache-Control": "no-store"})


@route("/{media_id:str}", http_method=[HttpMethod.GET, HttpMethod.HEAD])
async def read(request: AnyRequest, media_id: FromPath[str]) -> Response[bytes]:
    """Return a file, or the part of it that is asked for: telephones ask for sounds in parts."""
    deps: Deps = request.app.state.deps
    media = await find_media(deps, await find_viewer(request, deps), media_id)
    headers = _headers(media)
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(b"", status_code=304, headers=headers)
    content = await read_content(deps, media)
    part = _part(request.headers.get("range"), len(content))
    if part is None:
        return Response(content, media_type=media.mime, headers=headers)
    start, end = part
    headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(content)}"
    return Response(content[start:end], status_code=206, media_type=media.mime, headers=headers)


def _headers(media: Media) -> dict[str, str]:
    shown = "attachment" if media.kind is MediaKind.FILE else "inline"
    if media.name:
        shown += f"; filename*=UTF-8''{quote(media.name)}"
    return {
        "Cache-Control": FOREVER if media.organisation_id else PRIVATE,
        "ETag": f'"{media.sha256.hex()[:32]}"',
        "Accept-Ranges": "bytes",
        "Content-Disposition": shown,
    }


def _part(asked: str | None, size: int) -> tuple[int, int] | None:
    """Return the half-open range of one `bytes=` range; None sends the whole file, as RFC 9110 allows."""
    unit, _, span = (asked or "").partition("=")
    first, dash, last = span.strip().partition("-")
    if unit.strip() != "bytes" or not dash or "," in span or len(span) > 40:
        return None
    if first.isdecimal() and (last.isdecimal() or not last):
        start, end = int(first), min(int(last) + 1 if last else size, size)
    elif not first and last.isdecimal():
        start, end = max(size - int(last), 0), size
    else:
        return None
    return (start, end) if start < end else None


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


media_router = Router("/media", route_handlers=[put_up, read])
