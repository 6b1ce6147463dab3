"""Labels that name a trade for men and women at once, taken apart."""

from __future__ import annotations

import re
from typing import Final

MOST_VARIANTS: Final = 4
_INCLUSIVE = re.compile(r"(?P<stem>[^\W\d_]{3,})(?:\((?P<a>[^\W\d_]{1,5})\)|[·•‧](?P<b>[^\W\d_]{1,5}))(?:[·•‧]?s\b)?")
_SLASH = re.compile(r"\s*/\s*")
_ENDINGS = {"eur": ("euse", "rice", "se"), "er": ("ere", "ère"), "ier": ("iere", "ière")}


def variants(text: str) -> tuple[str, ...]:
    """Return the readings of `text`: "Chargé / Chargée de mission" gives one for each gender.

    At least one, at most `MOST_VARIANTS`; a text without pairs is its own only reading.
    """
    readings = [text]
    if "(" in text or "·" in text or "•" in text or "‧" in text:
        readings = _unfold_inclusive(text)
    if "/" in text:
        readings = [apart for reading in readings for apart in _unfold_pair(reading)]
    return tuple(dict.fromkeys(readings))[:MOST_VARIANTS]


def _unfold_inclusive(text: str) -> list[str]:
    """Read "assistant(e)" and "chargé·e" both ways."""

    def feminine(match: re.Match[str]) -> str:
        stem, ending = match["stem"], match["a"] or match["b"]
        for masculine, forms in _ENDINGS.items():
            if stem.endswith(masculine) and ending in forms:
                return stem[: -len(masculine)] + {"rice": "rice", "se": "euse"}.get(ending, ending)
        if ending == "trice" and stem.endswith("teur"):
            return stem[:-4] + ending
        return stem + ending

    return [_INCLUSIVE.sub(lambda match: match["stem"], text), _INCLUSIVE.sub(feminine, text)]


def _unfold_pair(text: str, depth: int = 2) -> list[str]:
    """Read "Agent administratif / Agente administrative des douanes" both ways; other slashes stay."""
    slash = _SLASH.search(text)
    if slash is None or depth == 0:
        return [text]
    left, right = text[: slash.start()].split(), text[slash.end() :].split()
    rests = [rest.split() for rest in _unfold_pair(" ".join(right), depth - 1)]
    readings: list[str] = []
    for rest in rests:
        size = _paired(left, rest)
        if size == 0:
            readings.append(" ".join([*left, "/", *rest]))
            continue
        readings.append(" ".join([*left, *rest[size:]]))
        readings.append(" ".join([*left[:-size], *rest]))
    return readings


def _paired(left: list[str], right: list[str]) -> int:
    """How many words at the end of `left` are the same trade as those at the start of `right`."""
    for size in range(min(len(left), len(right), 4), 0, -1):
        if all(_same_stem(a, b) for a, b in zip(left[-size:], right[:size], strict=True)):
            return size
    return 0


def _same_stem(a: str, b: str) -> bool:
    a, b = a.lower(), b.lower()
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a == b or (shared >= 3 and shared >= max(len(a), len(b)) - 5 and 2 * shared >= min(len(a), len(b)))
