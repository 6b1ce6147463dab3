"""How a type that is reached only through fields with a row is described."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Covered:
    """A type's fields, and every way that leads to it."""

    fields: frozenset[str]
    ways: frozenset[str]


def covered(fields: str, ways: str) -> Covered:
    """Read two lists of words."""
    return Covered(words(fields), words(ways))


def words(text: str) -> frozenset[str]:
    """Read a list of words."""
    return frozenset(text.split())
