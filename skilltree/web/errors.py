"""Errors of HTTP routes as `{"code", "message"}`; nothing inside leaks."""

from __future__ import annotations

import logging
from traceback import format_tb
from uuid import uuid4

from litestar import Response
from litestar.exceptions import HTTPException

from skilltree.model.errors import (
    Conflict,
    InvalidInput,
    KeyReused,
    LockedOut,
    NotAllowed,
    NotFound,
    RateLimited,
    SkilltreeError,
    TooLarge,
    Unauthenticated,
    Unavailable,
    Unsupported,
    WrongPin,
)
from skilltree.web.sessions import AnyRequest

log = logging.getLogger(__name__)

_STATUS: tuple[tuple[type[SkilltreeError], int], ...] = (
    (TooLarge, 413),
    (Unsupported, 415),
    (InvalidInput, 400),
    (Unauthenticated, 401),
    (NotAllowed, 403),
    (NotFound, 404),
    (KeyReused, 409),
    (LockedOut, 410),
    (Conflict, 409),
    (RateLimited, 429),
    (Unavailable, 503),
)
_HTTP_CODES = {
    400: "INVALID_INPUT",
    401: "SESSION_EXPIRED",
    403: "NOT_ALLOWED",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    413: "TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
    429: "RATE_LIMITED",
}


def answer_refusal(_request: AnyRequest, error: SkilltreeError) -> Response[dict[str, object]]:
    """Say what a use case said."""
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
    body: dict[str, object] = {"code": error.code, "message": error.message}
    if error.field:
        body["field"] = error.field
    response = Response(body, status_code=status)
    if isinstance(error, RateLimited):
        body["retryAfterSeconds"] = error.retry_after
        response.headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, WrongPin):
        body["triesLeft"] = error.tries_left
    if isinstance(error, Unavailable):
        response.headers["Retry-After"] = "5"
    return response


def answer_http_error(_request: AnyRequest, error: HTTPException) -> Response[dict[str, object]]:
    """Say what the framework said, without repeating what was sent."""
    code = _HTTP_CODES.get(error.status_code, "INTERNAL")
    if error.detail in {"SESSION_EXPIRED", "CROSS_ORIGIN"}:
        code = error.detail
    return Response({"code": code, "message": code.lower().replace("_", " ")}, status_code=error.status_code)


def answer_unexpected(request: AnyRequest, error: Exception) -> Response[dict[str, object]]:
    """Log the place with an id, and tell the id alone."""
    reference = uuid4().hex[:12]
    frames = "".join(format_tb(error.__traceback__))
    log.error("masked error %s: %s on %s\n%s", reference, type(error).__name__, request.scope["path"], frames)
    return Response({"code": "INTERNAL", "message": "something went wrong here", "id": reference}, status_code=500)
