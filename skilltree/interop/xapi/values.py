"""Single values of a statement: strings, IRIs, UUIDs, times, durations, language maps.

Each function returns nothing and raises InvalidInput, which names where in the statement the value stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from skilltree.model.errors import InvalidInput

Json: TypeAlias = Any
Object: TypeAlias = dict[str, Any]

LONGEST = 8_000
"""Characters of one IRI or key: databases index them."""

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
_IRI = re.compile(r"[a-z][a-z0-9+.\-]*:[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)
_MAILTO = re.compile(r"mailto:[^@\s,;:<>\"]+@[^@\s,;:<>\"]+")
_SHA1 = re.compile(r"[0-9a-f]{40}", re.IGNORECASE)
_SHA2 = re.compile(r"[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}", re.IGNORECASE)
# RFC 5646 section 2.1, without the registry: language, extlang, script, region, variants, extensions, private use.
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+|i-[a-z]{2,8}",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:[Zz]|([+-])(\d\d)(?::?(\d\d))?)?"
)
_DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d+(?:[.,]\d+)?W|(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?D)?"
    r"(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?)"
)
_CONTENT_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(?:\s*;.*)?", re.ASCII)

Check: TypeAlias = Callable[[Json, str], None]


def refuse(at: str, why: str) -> InvalidInput:
    """Return the error to raise: where, and why."""
    return InvalidInput(f"{at}: {why}", field=at)


def check_object(value: Json, at: str, *, known: Mapping[str, Check], needed: Collection[str] = ()) -> None:
    """The value is an object of known properties, each right, the needed ones there."""
    members = as_object(value, at)
    for name, member in members.items():
        check = known.get(name)
        if check is None:
            raise refuse(f"{at}.{name[:100]}", "no such property")
        check(member, f"{at}.{name}")
    for name in needed:
        if name not in members:
            raise refuse(f"{at}.{name}", "is missing")


def as_object(value: Json, at: str) -> Object:
    """Return the value, an object."""
    if not isinstance(value, dict):
        raise refuse(at, "not an object")
    return value


def as_array(value: Json, at: str) -> list[Json]:
    """Return the value, an array."""
    if not isinstance(value, list):
        raise refuse(at, "not an array")
    return value


def check_string(value: Json, at: str) -> None:
    """Any text that a database takes."""
    if not isinstance(value, str):
        raise refuse(at, "not a string")


def check_boolean(value: Json, at: str) -> None:
    """True or false."""
    if not isinstance(value, bool):
        raise refuse(at, "neither true nor false")


def check_number(value: Json, at: str) -> None:
    """A number; true is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise refuse(at, "not a number")


def check_count(value: Json, at: str) -> None:
    """A whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise refuse(at, "not a whole number")


def _matching(pattern: re.Pattern[str], what: str) -> Check:
    def check(value: Json, at: str) -> None:
        if not isinstance(value, str) or len(value) > LONGEST or not pattern.fullmatch(value):
            raise refuse(at, f"not {what}")

    return check


check_uuid = _matching(_UUID, "a UUID")
check_iri = _matching(_IRI, "an IRI")
check_mailto = _matching(_MAILTO, "a mailto IRI")
check_sha1 = _matching(_SHA1, "a SHA-1 in hexadecimal")
check_sha2 = _matching(_SHA2, "a SHA-2 in hexadecimal")
check_language = _matching(_LANGUAGE, "a language tag")
check_duration = _matching(_DURATION, "an ISO 8601 duration")
check_content_type = _matching(_CONTENT_TYPE, "a media type")


def check_language_map(value: Json, at: str) -> None:
    """Texts by language tag."""
    for tag, text in as_object(value, at).items():
        check_language(tag, f"{at}.{tag[:100]}")
        check_string(text, f"{at}.{tag}")


def check_extensions(value: Json, at: str) -> None:
    """Anything at all, by IRI."""
    for name in as_object(value, at):
        check_iri(name, f"{at}.{name[:100]}")


def check_time(value: Json, at: str) -> None:
    """An instant."""
    read_time(value, at)


def read_time(value: Json, at: str) -> datetime:
    """Return the instant in UTC; a time that names no zone is taken for UTC, as RFC 3339's unknown -00:00 is not."""
    found = _TIME.fullmatch(value) if isinstance(value, str) and len(value) < 100 else None
    if found is None:
        raise refuse(at, "not a time")
    *whole, fraction, sign, hours, minutes = found.groups()
    if sign == "-" and int(hours) == 0 and int(minutes or 0) == 0:
        raise refuse(at, "a time with the offset -00:00 is at no known place")
    offset = f"{sign}{hours}:{minutes or '00'}" if sign else "+00:00"
    year, month, day, hour, minute, second = (part or "00" for part in whole)
    text = f"{year}-{month}-{day}T{hour}:{minute}:{second}.{(fraction or '0')[:6]:0<6}{offset}"
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise refuse(at, "not a time") from error
