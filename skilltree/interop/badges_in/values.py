"""JSON from strangers: bounded before it is looked at, and texts made fit to keep and to show."""

from __future__ import annotations

import binascii
import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

Object: TypeAlias = dict[str, Any]

LONGEST_DOCUMENT: Final = 256 * 1024
"""Of UTF-8: what the library takes of a signed document too."""
DEEPEST: Final = 64
MOST_VALUES: Final = 20_000
LONGEST_IRI: Final = 2_000
MOST_ITEMS: Final = 50
NAME: Final = 300
TEXT: Final = 2_000


def read_object(text: str | bytes, *, most: int = LONGEST_DOCUMENT) -> Object | None:
    """Return a JSON object; None for anything else, too large, too deep, or with too many values in it."""
    if len(text) > most:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and _is_small(found) else None


def token_parts(token: str) -> tuple[Object, Object] | None:
    """Return header and payload of a compact JWS; None when it is none. Nothing is checked."""
    parts = token.split(".")
    if len(token) > LONGEST_DOCUMENT or len(parts) != 3:
        return None
    header, payload = (_part(part) for part in parts[:2])
    return None if header is None or payload is None else (header, payload)


def _part(part: str) -> Object | None:
    try:
        return read_object(urlsafe_b64decode(part.encode("ascii") + b"=" * (-len(part) % 4)))
    except (UnicodeEncodeError, binascii.Error):
        return None


def _is_small(found: Object) -> bool:
    """Without recursion: the point is to survive what a recursive walk would not."""
    level: list[Any] = [found]
    seen = 0
    for _ in range(DEEPEST):
        level = [child for each in level for child in _children(each)]
        seen += len(level)
        if seen > MOST_VALUES:
            return False
        if not level:
            return True
    return False


def _children(value: object) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def iri(value: object) -> str | None:
    """Return an identifier, of the value itself or of its `id`; None when it cannot be one."""
    found = value.get("id") if isinstance(value, dict) else value
    if not isinstance(found, str) or not 0 < len(found) <= LONGEST_IRI or ":" not in found:
        return None
    return found if found.isprintable() and " " not in found else None


def shown(value: object, *, most: int = NAME, otherwise: str = "") -> str:
    """Return a text without what cannot be shown. Of texts by language, the French one, else the English, else any."""
    if isinstance(value, dict):
        value = value.get("fr") or value.get("en") or next(iter(value.values()), "")
    if not isinstance(value, str):
        return otherwise
    plain = "".join(char if char.isprintable() else " " for char in value[: most * 2])
    return " ".join(plain.split())[:most] or otherwise


def items(value: object) -> list[Any]:
    """Return the items of a list, or the one value that may stand for it; at most `MOST_ITEMS`."""
    if value is None:
        return []
    return value[:MOST_ITEMS] if isinstance(value, list) else [value]


def types_of(value: Object) -> set[str]:
    """Return the names of `type`."""
    return {name for name in items(value.get("type")) if isinstance(name, str)}


def instant(value: object) -> datetime | None:
    """Return an instant in UTC; a time without a zone is taken for UTC, as the library does."""
    if not isinstance(value, str) or len(value) > 64:
        return None
    try:
        return utc(datetime.fromisoformat(value))
    except ValueError:
        return None


def utc(value: datetime | None) -> datetime | None:
    """Return an instant in UTC; None beyond the years that there are."""
    try:
        return value and (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None
