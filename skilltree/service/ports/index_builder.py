"""Who builds a large taxonomy's indexes beside the worker, so that its answers do not wait."""

from __future__ import annotations

from typing import Protocol

from skilltree.model.base import Struct


class DepthNames(Struct):
    """The names under which a taxonomy's tagger, knowledge, and attachments are kept."""

    tagger: str
    knowledge: str
    skills: str
    occupations: str


class IndexBuilder(Protocol):
    """Another process with the same store and the same place for files."""

    async def build(self) -> DepthNames | None:
        """Build and keep all indexes of the taxonomy as the store has it now; None when that did not work."""
        ...


class NoIndexBuilder:
    """There is no other process: whoever needs something builds it in a thread."""

    async def build(self) -> DepthNames | None:
        """Build nothing."""
        return None
