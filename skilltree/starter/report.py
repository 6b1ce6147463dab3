"""What a loading of the starter did, counted by kind of thing."""

from __future__ import annotations

from collections import Counter

from skilltree.model.base import Struct


class LoadReport(Struct):
    """Counts by kind: written now, and left as found.

    `edited_modules` are the slugs of modules that somebody changed since; they were left alone.
    """

    new: dict[str, int]
    kept: dict[str, int]
    edited_modules: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """True when anything was written."""
        return any(self.new.values())


class Tally:
    """Counts while loading."""

    def __init__(self) -> None:
        self._new: Counter[str] = Counter()
        self._kept: Counter[str] = Counter()
        self._edited: list[str] = []

    def wrote(self, kind: str, count: int = 1) -> None:
        """Count what was written."""
        self._new[kind] += count

    def kept(self, kind: str, count: int = 1) -> None:
        """Count what was left as found."""
        self._kept[kind] += count

    def edited(self, slug: str) -> None:
        """Name a module that somebody changed."""
        self._edited.append(slug)

    def report(self) -> LoadReport:
        """Return the counts; zeros are left out."""
        return LoadReport(
            new={kind: count for kind, count in self._new.items() if count},
            kept={kind: count for kind, count in self._kept.items() if count},
            edited_modules=tuple(self._edited),
        )
