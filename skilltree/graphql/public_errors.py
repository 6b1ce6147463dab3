"""What a client may read of an error: ours with their code, the language's own, all others masked.

A masked error is logged with an id, and the client is told the id.
"""

from __future__ import annotations

import logging
from traceback import format_tb
from uuid import uuid4

from graphql import GraphQLError
from strawberry.extensions import MaskErrors

from skilltree.model.errors import RateLimited, SkilltreeError

log = logging.getLogger(__name__)


class PublicErrors(MaskErrors):
    """Masks errors of resolvers, in every lane that runs extensions."""

    def anonymise_error(self, error: GraphQLError) -> GraphQLError:
        """Return the error as a client may read it."""
        return public_error(error)


def public_error(error: GraphQLError) -> GraphQLError:
    """Return the error as a client may read it."""
    original = error.original_error
    if original is None or isinstance(original, GraphQLError):
        if not (error.extensions or {}).get("code"):
            error.extensions = {**(error.extensions or {}), "code": "GRAPHQL_INVALID"}
        return error
    if isinstance(original, SkilltreeError):
        extensions: dict[str, object] = {"code": original.code}
        if original.field:
            extensions["field"] = original.field
        if isinstance(original, RateLimited):
            extensions["retryAfterSeconds"] = original.retry_after
        return _again(error, original.message, extensions)
    reference = uuid4().hex[:12]
    # The class and the places in the code, never the message: it may hold what somebody typed.
    frames = "".join(format_tb(original.__traceback__))
    log.error("masked error %s: %s at %s\n%s", reference, type(original).__name__, error.path, frames)
    return _again(error, "something went wrong here", {"code": "INTERNAL", "id": reference})


def _again(error: GraphQLError, message: str, extensions: dict[str, object]) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=extensions,
    )
