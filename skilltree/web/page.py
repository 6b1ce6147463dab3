"""The built PWA: hashed assets for ever, the page itself revalidated, any other path the page."""

from __future__ import annotations

import asyncio
import mimetypes
from pathlib import Path

from litestar import HttpMethod, Response, route
from litestar.exceptions import NotFoundException

from skilltree.web.sessions import AnyRequest

FOREVER = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
COMPRESSED = {"br": ".br", "gzip": ".gz"}

mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("text/javascript", ".js")


@route(["/", "/{path:path}"], http_method=[HttpMethod.GET, HttpMethod.HEAD], include_in_schema=False)
async def page(request: AnyRequest) -> Response[bytes]:
    """Return the file, or the page for a path of the application. Raises 404 for a missing asset."""
    try:
        return await asyncio.to_thread(find_page, request)
    except (OSError, ValueError) as error:
        # No file can be called so: NUL, a name that is too long.
        raise NotFoundException("NOT_FOUND") from error


def find_page(request: AnyRequest) -> Response[bytes]:
    """Read the file that a path means, beside the event loop."""
    path = str(request.path_params.get("path", ""))
    folder: Path = request.app.state.settings.page.resolve()
    wanted = (folder / path.lstrip("/")).resolve()
    hidden = any(part.startswith(".") for part in wanted.relative_to(folder).parts) if _below(wanted, folder) else True
    if path.strip("/") and not hidden and wanted.is_file():
        return _file(request, wanted, FOREVER if wanted.parent.name == "assets" else REVALIDATE)
    if Path(path).suffix and path.strip("/"):
        raise NotFoundException("NOT_FOUND")
    index = folder / "index.html"
    if not index.is_file():
        raise NotFoundException("NOT_FOUND")
    return _file(request, index, REVALIDATE)


def _below(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents


def _file(request: AnyRequest, path: Path, cache: str) -> Response[bytes]:
    """Return a file with a validator; 304 when the client has it; compressed where it was built so."""
    stat = path.stat()
    etag = f'W/"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    headers = {"Cache-Control": cache, "ETag": etag, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == etag:
        return Response(b"", status_code=304, headers=headers)
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    accepted = request.headers.get("accept-encoding", "")
    for encoding, suffix in COMPRESSED.items():
        twin = path.with_name(path.name + suffix)
        if encoding in accepted and twin.is_file():
            headers["Content-Encoding"] = encoding
            return Response(twin.read_bytes(), media_type=media_type, headers=headers)
    return Response(path.read_bytes(), media_type=media_type, headers=headers)
