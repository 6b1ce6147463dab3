"""RapidFuzz over every label: `process.extract` as its page shows it, and with the scorer that finds most."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from rapidfuzz import fuzz, process

from bench.matching_peer import InProcess
from bench.matching_tasks import Found


class ExtractDefault(InProcess):
    """`process.extract` with its default scorer, WRatio."""

    version = version("rapidfuzz")
    scorer = staticmethod(fuzz.WRatio)

    def build(self, labels: Sequence[str]) -> None:
        """Keep the labels: there is no index."""
        self._labels = labels

    def search(self, text: str, limit: int, *, prefix: bool) -> Found:
        """Score every label; there is no mode for unfinished text."""
        return [
            (number, score) for _, score, number in process.extract(text, self._labels, scorer=self.scorer, limit=limit)
        ]


class ExtractTokenSort(ExtractDefault):
    """The same with `token_sort_ratio`."""

    scorer = staticmethod(fuzz.token_sort_ratio)
