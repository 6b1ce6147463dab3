"""Other ways to search the same labels, each set up as its own documentation advises.

A peer is a function from the folded labels to a search: text and limit to numbers of labels, best
first. `SAMPLE` says how many of the bench queries a slow one is asked. Add a peer to `PEERS`; its
figures are then in the result under its name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from skilltree.engine.labels import fold

Search = Callable[[str, int], list[int]]
Peer = Callable[[Sequence[str]], Search]


def extract_default(labels: Sequence[str]) -> Search:
    """`rapidfuzz.process.extract` as it comes: WRatio over every label."""
    return lambda text, limit: [found[2] for found in process.extract(fold(text), labels, limit=limit)]


def extract_token_sort(labels: Sequence[str]) -> Search:
    """The same with `token_sort_ratio`, the scorer that finds most."""
    return lambda text, limit: [
        found[2] for found in process.extract(fold(text), labels, scorer=fuzz.token_sort_ratio, limit=limit)
    ]


PEERS: dict[str, Peer] = {
    "process_extract_default": extract_default,
    "process_extract_token_sort": extract_token_sort,
}
SAMPLE = {"process_extract_default": 12, "process_extract_token_sort": 24}
