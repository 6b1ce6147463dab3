"""GraphQL over HTTP (the GraphQL-over-HTTP draft), lean: no thread hop, no dependency group.

Media types: `application/graphql-response+json` when asked, else `application/json`; with the
former, errors before execution answer 400, with the latter 200 as the draft asks of legacy clients.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any

import msgspec
from graphql import GraphQLError
from litestar import Response
from litestar.response import Stream
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from skilltree.graphql.context import Context
from skilltree.graphql.public_errors import public_error
from skilltree.graphql.schema import schema
from skilltree.model.errors import Unavailable
from skilltree.web.sessions import AnyRequest

RESPONSE_JSON = "application/graphql-response+json"
PLAIN_JSON = "application/json"
EVENTS = "text/event-stream"
SECONDS = 20
RETRY_SECONDS = 5

UNREADABLE = (msgspec.ValidationError, msgspec.DecodeError, UnicodeError, RecursionError)
"""What decoding a body raises: not JSON of ours, not UTF-8, nested too deep."""

QUERY_ONLY = (OperationType.QUERY,)
QUERY_OR_MUTATION = (OperationType.QUERY, OperationType.MUTATION)


class GraphQLRequest(msgspec.Struct, rename="camel"):
    """One request; unknown members are ignored."""

    query: Annotated[str, msgspec.Meta(min_length=1)]
    variables: dict[str, Any] | None = None
    operation_name: str | None = None
    extensions: dict[str, Any] | None = None


def media_type_of(request: AnyRequest) -> str | None:
    """Return the best media type that the client takes; None when it takes none of ours."""
    accept = request.headers.get("accept", "*/*") or "*/*"
    kinds = [part.split(";")[0].strip().lower() for part in accept.split(",")]
    for kind in kinds:
        if kind in {RESPONSE_JSON, PLAIN_JSON, EVENTS}:
            return kind
        if kind in {"*/*", "application/*"}:
            return PLAIN_JSON
    return None


def refuse(status: int, code: str, message: str, media_type: str = PLAIN_JSON) -> Response[bytes]:
    """Return an answer without data."""
    return _answer({"errors": [{"message": message, "extensions": {"code": code}}]}, status, media_type)


def _answer(body: object, status: int, media_type: str) -> Response[bytes]:
    headers = {"Retry-After": str(RETRY_SECONDS)} if status == 503 else None
    return Response(
        msgspec.json.encode(body), status_code=status, media_type=f"{media_type}; charset=utf-8", headers=headers
    )


async def execute(
    request: AnyRequest, context: Context, given: GraphQLRequest, media_type: str, *, queries_only: bool
) -> Response[bytes]:
    """Run one operation and encode its answer."""
    strict = media_type == RESPONSE_JSON
    try:
        async with asyncio.timeout(SECONDS):
            result = await schema.execute(
                given.query,
                variable_values=given.variables,
                context_value=context,
                operation_name=given.operation_name,
                allowed_operation_types=QUERY_ONLY if queries_only else QUERY_OR_MUTATION,
            )
    except TimeoutError:
        return refuse(503, "TIMEOUT", f"no answer within {SECONDS} s", media_type)
    except InvalidOperationTypeError:
        return refuse(405, "METHOD_NOT_ALLOWED", "not by this method", media_type)
    except CannotGetOperationTypeError as error:
        return refuse(400 if strict else 200, "GRAPHQL_INVALID", error.as_http_error_reason(), media_type)
    errors = [format_error(error) for error in result.errors or ()]
    body: dict[str, object] = {}
    if errors:
        body["errors"] = errors
    if result.data is not None or not errors or any(error.path for error in result.errors or ()):
        body["data"] = result.data
    started = "data" in body
    status = 200 if started or not strict else 400
    if result.data is None and any(error.get("extensions", {}).get("code") == Unavailable.code for error in errors):
        # Proxies and clients know this status: the same key may be sent again, and when.
        status = 503
    return _answer(body, status, media_type)


def format_error(error: GraphQLError) -> Mapping[str, Any]:
    """Return an error as JSON, masked whatever lane it came by."""
    return public_error(error).formatted


def stream_events(context: Context, given: GraphQLRequest) -> Stream:
    """Run one operation as server-sent events (graphql-sse, distinct connections mode)."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return Stream(_events(context, given), media_type=EVENTS, headers=headers)


async def _events(context: Context, given: GraphQLRequest) -> AsyncIterator[str]:
    """Yield `next` for each result, a comment every 15 s against idle proxies, `complete` at the end.

    The first comment comes at once: a compressed answer tells its headers with its first part only.
    """
    yield ": open\n\n"
    results = await schema.stream(
        given.query,
        variable_values=given.variables,
        context_value=context,
        operation_name=given.operation_name,
    )
    pending: asyncio.Task[Any] | None = None
    iterator = aiter(results)
    try:
        while True:
            pending = pending or asyncio.ensure_future(anext(iterator))
            done, _ = await asyncio.wait({pending}, timeout=15)
            if not done:
                yield ": still here\n\n"
                continue
            try:
                result = pending.result()
            except StopAsyncIteration:
                break
            except Exception as error:  # noqa: BLE001 -- the answer has begun: only an event can still tell it
                yield _next_event({"data": None, "errors": [format_error(GraphQLError("", original_error=error))]})
                break
            finally:
                pending = None
            body = {"data": result.data}
            if result.errors:
                body["errors"] = [format_error(error) for error in result.errors]
            yield _next_event(body)
        yield "event: complete\ndata: {}\n\n"
    finally:
        if pending is not None:
            pending.cancel()


def _next_event(body: Mapping[str, object]) -> str:
    return f"event: next\ndata: {msgspec.json.encode(body).decode()}\n\n"


def decode_get(request: AnyRequest) -> GraphQLRequest:
    """Read a request from the URL. Raises msgspec.ValidationError or DecodeError."""
    given: dict[str, Any] = {"query": request.query_params.get("query")}
    for name in ("variables", "extensions"):
        if text := request.query_params.get(name):
            given[name] = msgspec.json.decode(text)
    if operation := request.query_params.get("operationName"):
        given["operationName"] = operation
    return msgspec.convert(given, GraphQLRequest)
