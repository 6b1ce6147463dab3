"""Pages of connections: Relay edges with opaque cursors."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BinasciiError
from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput

Node = TypeVar("Node")
Key = TypeVar("Key")


class PageInfoView(Struct):
    """Whether there is more, and after what."""

    has_next_page: bool
    end_cursor: str | None


class EdgeView(Struct, Generic[Node]):
    """A node and its cursor."""

    node: Node
    cursor: str


class PageView(Struct, Generic[Node]):
    """A page. `total_count` None is withheld."""

    edges: list[EdgeView[Node]]
    page_info: PageInfoView
    total_count: int | None


def encode_cursor(key: object) -> str:
    """Return an opaque cursor of a sort key."""
    return urlsafe_b64encode(msgspec.json.encode(key)).rstrip(b"=").decode()


def decode_cursor(cursor: str | None, key_type: type[Key]) -> Key | None:
    """Return the sort key, None without a cursor. Raises InvalidInput for one that is not ours."""
    if cursor is None:
        return None
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        return msgspec.json.decode(urlsafe_b64decode(padded), type=key_type)
    except (ValueError, UnicodeError, BinasciiError, msgspec.DecodeError) as error:
        raise InvalidInput("this cursor is not one of ours", field="after") from error


def page_of(
    ordered: Sequence[Node], keys: Sequence[tuple[float, str]], *, first: int, after: str | None
) -> PageView[Node]:
    """Cut a page out of everything, ordered by ascending `keys` (rank, id)."""
    last = decode_cursor(after, tuple[float, str])
    start = 0 if last is None else sum(1 for key in keys if key <= last)
    chosen = list(zip(ordered[start : start + first], keys[start : start + first], strict=True))
    edges = [EdgeView(node=node, cursor=encode_cursor(key)) for node, key in chosen]
    return PageView(
        edges=edges,
        page_info=PageInfoView(
            has_next_page=start + first < len(ordered),
            end_cursor=edges[-1].cursor if edges else None,
        ),
        total_count=len(ordered),
    )
