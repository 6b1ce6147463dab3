"""An xAPI request in one form, however it came: plainly, or as a form (alternate request syntax of xAPI 1.0.3)."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as BinasciiError
from collections.abc import Mapping
from urllib.parse import parse_qsl

import msgspec

from skilltree.interop.xapi.showing import FORMATS, languages_of
from skilltree.interop.xapi.statements import agent_key
from skilltree.interop.xapi.values import check_iri, check_uuid, read_time
from skilltree.model.errors import InvalidInput, Unauthenticated
from skilltree.model.xapi import StatementFilter
from skilltree.web.sessions import AnyRequest

MOST_A_PAGE = 100
_AS_HEADERS = (
    "authorization",
    "x-experience-api-version",
    "content-type",
    "content-length",
    "if-match",
    "if-none-match",
)
_FILTERS = (
    "agent", "verb", "activity", "registration", "related_activities", "related_agents",
    "since", "until", "limit", "ascending", "after",
)  # fmt: skip
_EVERYWHERE = ("format", "attachments")


class Asked(msgspec.Struct, frozen=True):
    """Method, parameters, headers in small letters, and body."""

    method: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


async def read_request(request: AnyRequest, *, second: bool) -> Asked:
    """Return what is asked. Raises InvalidInput."""
    pairs = parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True, errors="strict")
    parameters = dict(pairs)
    if len(parameters) != len(pairs):
        raise InvalidInput("a parameter is there twice", field="parameters")
    headers = {name.lower(): value for name, value in request.headers.items()}
    method = str(request.method)
    body = await request.body() if method in ("POST", "PUT") else b""
    if "method" in parameters and not second:
        return _from_form(method, parameters, headers, body)
    return Asked("GET" if method == "HEAD" else method, parameters, headers, body)


def _from_form(method: str, parameters: Mapping[str, str], headers: Mapping[str, str], body: bytes) -> Asked:
    if method != "POST" or len(parameters) != 1:
        raise InvalidInput("a request in a form is a POST with the one parameter method", field="method")
    form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    inner = {**headers, "content-type": "application/json"}
    inner.update({name.lower(): value for name, value in form.items() if name.lower() in _AS_HEADERS})
    meant = parameters["method"].upper()
    rest = {name: value for name, value in form.items() if name.lower() not in _AS_HEADERS}
    content = rest.pop("content", None)
    if meant in ("PUT", "POST") and content is None:
        raise InvalidInput("no content", field="content")
    return Asked(meant, rest, inner, (content or "").encode())


def keys_of(headers: Mapping[str, str]) -> tuple[str, str]:
    """Return name and secret of Basic authentication (RFC 7617). Raises Unauthenticated."""
    scheme, _, encoded = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        raise Unauthenticated("a platform's keys are needed")
    try:
        name, colon, secret = b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (BinasciiError, UnicodeDecodeError, ValueError) as error:
        raise Unauthenticated("these are no keys") from error
    if not colon:
        raise Unauthenticated("these are no keys")
    return name, secret


def check_version(headers: Mapping[str, str], *, second: bool) -> None:
    """Raise InvalidInput where the request is not of the version of this address."""
    given, major = headers.get("x-experience-api-version", ""), "2.0" if second else "1.0"
    if given != major and not given.startswith(f"{major}."):
        raise InvalidInput(f"X-Experience-API-Version is not {major}", field="X-Experience-API-Version")


def single_id(asked: Asked) -> tuple[str, bool] | None:
    """Return the id of the one statement that is asked for, and whether as a voided one. Raises InvalidInput."""
    named = [name for name in ("statementId", "voidedStatementId") if name in asked.parameters]
    for name in asked.parameters:
        if name not in (*named, *_EVERYWHERE, *(() if named else _FILTERS)):
            raise InvalidInput(f"{name[:100]}: not here", field=name[:100])
    if not named:
        return None
    if len(named) > 1:
        raise InvalidInput("one statement or the other", field="statementId")
    check_uuid(asked.parameters[named[0]], named[0])
    return asked.parameters[named[0]], named[0] == "voidedStatementId"


def shape_of(asked: Asked) -> tuple[str, list[str], bool]:
    """Return the format, the languages, and whether files are wanted. Raises InvalidInput."""
    form = asked.parameters.get("format", "exact")
    if form not in FORMATS:
        raise InvalidInput("format: ids, exact or canonical", field="format")
    return form, languages_of(asked.headers.get("accept-language", "")), flag(asked, "attachments")


def filter_of(asked: Asked) -> StatementFilter:
    """Return the filter. Raises InvalidInput."""
    given = asked.parameters
    for name, check in (("verb", check_iri), ("activity", check_iri), ("registration", check_uuid)):
        if name in given:
            check(given[name], name)
    limit = _number(given.get("limit", "0"), "limit")
    return StatementFilter(
        agent=agent_key(given["agent"]) if "agent" in given else None,
        verb=given.get("verb"),
        activity=given.get("activity"),
        registration=given["registration"].lower() if "registration" in given else None,
        related_activities=flag(asked, "related_activities"),
        related_agents=flag(asked, "related_agents"),
        since=read_time(given["since"], "since") if "since" in given else None,
        until=read_time(given["until"], "until") if "until" in given else None,
        ascending=flag(asked, "ascending"),
        limit=min(limit, MOST_A_PAGE) or MOST_A_PAGE,
        after=_number(given["after"], "after") if "after" in given else None,
    )


def flag(asked: Asked, name: str) -> bool:
    """Return a parameter that is true or false; false without it. Raises InvalidInput."""
    value = asked.parameters.get(name, "false").lower()
    if value not in ("true", "false"):
        raise InvalidInput(f"{name}: neither true nor false", field=name)
    return value == "true"


def _number(text: str, name: str) -> int:
    if not text.isdecimal() or not text.isascii() or len(text) > 18:
        raise InvalidInput(f"{name}: not a number", field=name)
    return int(text)
