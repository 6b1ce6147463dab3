"""What a valid call of a mutation is, with another payload for the same key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.graphql.stage import Stage


@dataclass(frozen=True)
class Write:
    """Who sends what, what else under the same key, and the payload's fields."""

    who: str
    given: Callable[[Stage], dict[str, Any]]
    other: Callable[[Stage], dict[str, Any]] | None
    """None for a write that takes nothing but its key."""
    fields: str


def write(
    who: str, given: Callable[[Stage], dict[str, Any]], change: Callable[[Stage], dict[str, Any]], fields: str
) -> Write:
    """A write whose other payload differs by `change`."""
    return Write(who, given, lambda stage: given(stage) | change(stage), fields)
