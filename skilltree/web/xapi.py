"""`/xapi/1.0.3` and `/xapi/2.0`: statements of other learning platforms.

Apart, because the two versions disagree about a request that names none. Keys by Basic authentication.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import HttpMethod, Response, Router, route
from litestar.exceptions import HTTPException
from litestar.params import FromPath

from skilltree.interop.xapi import read_body, read_statements, shown
from skilltree.interop.xapi.actors import check_agent
from skilltree.interop.xapi.bodies import check_files, write_multipart
from skilltree.interop.xapi.showing import merged
from skilltree.interop.xapi.values import check_iri
from skilltree.model.errors import InvalidInput, NotFound, SkilltreeError, Unauthenticated
from skilltree.model.xapi import Attachment, Kept, Platform, StatementFilter, xapi_time
from skilltree.service.deps import Deps
from skilltree.service.xapi_platforms import know_platform
from skilltree.service.xapi_statements import Page, Told, keep_statements, read_statement
from skilltree.service.xapi_statements import read_statements as find
from skilltree.web.errors import answer_http_error, answer_refusal, answer_unexpected
from skilltree.web.sessions import AnyRequest, address_of
from skilltree.web.xapi_asked import Asked, check_version, filter_of, keys_of, read_request, shape_of, single_id

VERSIONS = {"1.0.3": "1.0.3", "2.0": "2.0.0"}
JSON = "application/json"
Answer = Response[bytes]


def _headers(request: AnyRequest) -> dict[str, str]:
    return {
        "X-Experience-API-Version": VERSIONS[_folder(request)],
        "X-Experience-API-Consistent-Through": request.state.get("consistent") or xapi_time(_now(request)),
        "Cache-Control": "private, no-store",
    }


def _now(request: AnyRequest) -> datetime:
    deps: Deps = request.app.state.deps
    return deps.clock()


def _folder(request: AnyRequest) -> str:
    return str(request.scope["path"]).split("/")[2]


def _begin(request: AnyRequest) -> None:
    """Note the time before anything is read: all that was stored until then will be seen."""
    request.state.consistent = xapi_time(_now(request))


METHODS = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE]


@route("/{resource:path}", http_method=METHODS, status_code=200, include_in_schema=False)
async def answer(request: AnyRequest, resource: FromPath[str]) -> Answer:
    """Answer one request of a platform."""
    second = _folder(request) == "2.0"
    if resource == "/about":
        body = {"version": [VERSIONS["2.0"], VERSIONS["1.0.3"]] if second else [VERSIONS["1.0.3"]], "extensions": {}}
        return _answer(request, msgspec.json.encode(body))
    asked = await read_request(request, second=second)
    check_version(asked.headers, second=second)
    platform = await know_platform(request.app.state.deps, *keys_of(asked.headers))
    handler = RESOURCES.get((asked.method, resource))
    if handler is None:
        raise NotFound("there is no such resource here")
    found: Answer = await handler(request, platform, asked)
    return found


async def _put(request: AnyRequest, platform: Platform, asked: Asked) -> Answer:
    if set(asked.parameters) != {"statementId"}:
        raise InvalidInput("statementId, and no other parameter", field="statementId")
    await _keep(request, platform, asked, asked.parameters["statementId"].lower())
    return _answer(request, b"", status=204)


async def _post(request: AnyRequest, platform: Platform, asked: Asked) -> Answer:
    if asked.parameters:
        raise InvalidInput("no parameters here", field="parameters")
    return _answer(request, msgspec.json.encode(await _keep(request, platform, asked, None)))


async def _keep(request: AnyRequest, platform: Platform, asked: Asked, statement_id: str | None) -> list[str]:
    second = _folder(request) == "2.0"
    given, files = read_body(asked.headers.get("content-type", ""), asked.body)
    received = read_statements(given, second=second, statement_id=statement_id)
    check_files(given, files)
    settings = request.app.state.settings
    told = Told(home=settings.public_url or address_of(request), version="2.0.0" if second else "1.0.0")
    await keep_statements(request.app.state.deps, platform, told, received, list(files.values()))
    return [one.id for one in received]


async def _get(request: AnyRequest, platform: Platform, asked: Asked) -> Answer:
    deps: Deps = request.app.state.deps
    single = single_id(asked)
    form, languages, files = shape_of(asked)
    if single is not None:
        page = await read_statement(deps, platform, single[0], voided=single[1], attachments=files)
        content = msgspec.json.encode(_shown(page.statements, form, languages)[0])
        made = _with_files(request, content, page.attachments, wanted=files)
        made.headers["Last-Modified"] = format_datetime(page.statements[0].stored, usegmt=True)
        return made
    page = await find(deps, platform, filter_of(asked), attachments=files)
    body = {"statements": _shown(page.statements, form, languages), "more": _more(request, asked, page)}
    made = _with_files(request, msgspec.json.encode(body), page.attachments, wanted=files)
    if page.statements:
        newest = max(one.stored for one in page.statements)
        made.headers["Last-Modified"] = format_datetime(newest, usegmt=True)
    return made


def _shown(statements: Sequence[Kept], form: str, languages: Sequence[str]) -> list[Any]:
    return [shown(msgspec.json.decode(one.content), form, languages) for one in statements]


def _more(request: AnyRequest, asked: Asked, page: Page) -> str:
    if page.after is None:
        return ""
    return f"{request.scope['path']}?{urlencode({**asked.parameters, 'after': page.after})}"


async def _agent(request: AnyRequest, _platform: Platform, asked: Asked) -> Answer:
    """Say of an agent what was asked: nothing is put together about people here."""
    try:
        agent = msgspec.json.decode(asked.parameters.get("agent", "").encode())
    except msgspec.DecodeError as error:
        raise InvalidInput("agent: not JSON", field="agent") from error
    check_agent(agent, "agent")
    person = {name: [value] for name, value in agent.items() if name != "objectType"}
    return _answer(request, msgspec.json.encode({"objectType": "Person", **person}))


async def _activity(request: AnyRequest, platform: Platform, asked: Asked) -> Answer:
    """Tell an activity as the newest statements about it do."""
    iri = asked.parameters.get("activityId", "")
    check_iri(iri, "activityId")
    page = await find(request.app.state.deps, platform, StatementFilter(activity=iri))
    things = [msgspec.json.decode(one.content)["object"] for one in page.statements]
    body = merged(iri, (thing for thing in things if thing.get("id") == iri))
    return _answer(request, msgspec.json.encode(body))


def _with_files(request: AnyRequest, content: bytes, files: Sequence[Attachment], *, wanted: bool) -> Answer:
    if not wanted:
        return _answer(request, content)
    boundary = token_hex(16)
    body = write_multipart(content, files, boundary)
    return _answer(request, body, media_type=f"multipart/mixed; boundary={boundary}")


def _answer(request: AnyRequest, body: bytes, *, status: int = 200, media_type: str = JSON) -> Answer:
    return Response(body, status_code=status, media_type=media_type, headers=_headers(request))


def _refuse(request: AnyRequest, error: SkilltreeError) -> Response[dict[str, object]]:
    made = answer_refusal(request, error)
    if isinstance(error, Unauthenticated):
        made.headers["WWW-Authenticate"] = 'Basic realm="xAPI", charset="UTF-8"'
    made.headers.update(_headers(request))
    return made


def _refuse_http(request: AnyRequest, error: HTTPException) -> Response[dict[str, object]]:
    made = answer_http_error(request, error)
    made.headers.update(_headers(request))
    return made


def _mask(request: AnyRequest, error: Exception) -> Response[dict[str, object]]:
    made = answer_unexpected(request, error)
    made.headers.update(_headers(request))
    return made


RESOURCES = {
    ("GET", "/statements"): _get,
    ("POST", "/statements"): _post,
    ("PUT", "/statements"): _put,
    ("GET", "/agents"): _agent,
    ("GET", "/activities"): _activity,
}

xapi_routers = [
    Router(
        f"/xapi/{version}",
        route_handlers=[answer],
        before_request=_begin,
        exception_handlers={SkilltreeError: _refuse, HTTPException: _refuse_http, Exception: _mask},
    )
    for version in VERSIONS
]
