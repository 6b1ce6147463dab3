"""`/graphql`: POST, GET for queries only, server-sent events, and graphql-transport-ws."""

from __future__ import annotations

from datetime import timedelta
from json import JSONDecodeError
from typing import Any, ClassVar

import msgspec
from litestar import Response, get, post
from litestar.di import Provide
from litestar.response import Stream
from strawberry.litestar.controller import GraphQLController
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from skilltree.config import Settings
from skilltree.graphql.context import Context
from skilltree.graphql.schema import schema
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.web import graphql_http as http
from skilltree.web.answers import household_of
from skilltree.web.sessions import (
    AnyRequest,
    AnySocket,
    Connection,
    check_same_origin,
    find_viewer,
    language_of,
    shown_origin,
)


async def context_of(connection: Connection) -> Context:
    """Return what resolvers are handed. Raises 401 for a dead session."""
    deps: Deps = connection.app.state.deps
    viewer = await find_viewer(connection, deps)
    language = viewer.language if viewer else language_of(connection) or Language.FR
    peer = household_of(connection.client.host) if connection.client else "?"
    origin = shown_origin(connection, connection.app.state.settings)
    return Context(deps=deps, viewer=viewer, language=language, peer=peer, origin=origin)


async def provide_socket_context(socket: AnySocket) -> Context:
    """Return the context of a WebSocket; the handshake is checked for its origin."""
    settings: Settings = socket.app.state.settings
    check_same_origin(socket, settings)
    return await context_of(socket)


async def provide_nothing() -> None:
    """The lean handlers below take no context by injection."""


class LeanGraphQL(GraphQLController[Context, None]):
    """Strawberry's controller for WebSockets; own handlers for HTTP."""

    path = "/graphql"
    schema = schema
    protocols = (GRAPHQL_TRANSPORT_WS_PROTOCOL,)
    graphql_ide = None
    connection_init_wait_timeout = timedelta(seconds=10)
    max_subscriptions_per_connection = 10
    dependencies: ClassVar[dict[str, Provide]] = {  # type: ignore[misc]
        "context_ws": Provide(provide_socket_context),
        "root_value": Provide(provide_nothing),
    }

    @get()
    async def handle_http_get(self, request: AnyRequest) -> Response[bytes]:
        """Answer a query sent in the URL; never a mutation."""
        media_type = http.media_type_of(request)
        if media_type is None or media_type == http.EVENTS:
            return http.refuse(406, "NOT_ACCEPTABLE", "application/graphql-response+json or application/json")
        try:
            given = http.decode_get(request)
        except http.UNREADABLE:
            return http.refuse(400, "BAD_REQUEST", "no query that can be read", media_type)
        return await http.execute(request, await context_of(request), given, media_type, queries_only=True)

    @post(status_code=200)
    async def handle_http_post(self, request: AnyRequest) -> Response[bytes] | Stream:
        """Answer an operation sent as JSON; nothing else is taken, which keeps forms of other sites out."""
        settings: Settings = request.app.state.settings
        check_same_origin(request, settings)
        media_type = http.media_type_of(request)
        if media_type is None:
            return http.refuse(406, "NOT_ACCEPTABLE", "application/graphql-response+json or application/json")
        content_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if content_type != http.PLAIN_JSON:
            return http.refuse(415, "UNSUPPORTED_MEDIA_TYPE", "application/json")
        try:
            given = msgspec.json.decode(await request.body(), type=http.GraphQLRequest)
        except http.UNREADABLE:
            answer_type = http.PLAIN_JSON if media_type == http.EVENTS else media_type
            return http.refuse(400, "BAD_REQUEST", "no query that can be read", answer_type)
        context = await context_of(request)
        if media_type == http.EVENTS:
            return http.stream_events(context, given)
        return await http.execute(request, context, given, media_type, queries_only=False)

    def encode_json(self, data: object) -> str:
        """Encode messages of WebSockets by msgspec."""
        return msgspec.json.encode(data).decode()

    def decode_json(self, data: str | bytes) -> Any:  # noqa: ANN401 -- JSON
        """Decode messages of WebSockets by msgspec, in the words that Strawberry listens for."""
        try:
            return msgspec.json.decode(data)
        except http.UNREADABLE as error:
            raise JSONDecodeError("not JSON", "", 0) from error
