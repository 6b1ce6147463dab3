"""What every write by a plain HTTP route begins with: who writes, how much, and under which key."""

from __future__ import annotations

from uuid import UUID, uuid4

from litestar.exceptions import NotAuthorizedException

from skilltree.model.errors import InvalidInput, TooLarge
from skilltree.model.person import Viewer
from skilltree.web.sessions import AnyRequest, check_same_origin, find_viewer


async def reader_of(request: AnyRequest) -> Viewer:
    """Return who is signed in. Raises NotAuthorizedException."""
    viewer = await find_viewer(request, request.app.state.deps)
    if viewer is None:
        raise NotAuthorizedException("SESSION_EXPIRED")
    return viewer


async def writer_of(request: AnyRequest) -> Viewer:
    """Return who is signed in, and writes from our own page. Raises as `reader_of`, and PermissionDeniedException."""
    check_same_origin(request, request.app.state.settings)
    return await reader_of(request)


def refuse_length(request: AnyRequest, most: int) -> None:
    """Raises TooLarge before a body is read that says itself how large it is."""
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        raise TooLarge(f"at most {most} bytes", field="content")


def key_of(request: AnyRequest) -> UUID:
    """Return the idempotency key, a fresh one where none is given. Raises InvalidInput."""
    given = request.headers.get("idempotency-key")
    try:
        return UUID(given) if given else uuid4()
    except ValueError as error:
        raise InvalidInput("Idempotency-Key is a UUID", field="key") from error
