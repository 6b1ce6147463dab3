"""Near-duplicate texts, by Jaccard similarity of 5-word shingles (Broder 1997)."""

import re
from itertools import combinations

WORDS_IN_A_SHINGLE = 5


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + WORDS_IN_A_SHINGLE]) for at in range(max(1, len(words) - WORDS_IN_A_SHINGLE + 1))}


def near_duplicates(texts: dict[str, str], *, least: float) -> list[tuple[str, str, float]]:
    """Pairs of names whose texts are alike to at least that much."""
    cut = {name: shingles(text) for name, text in texts.items()}
    pairs = []
    for (one, a), (other, b) in combinations(cut.items(), 2):
        alike = len(a & b) / len(a | b)
        if alike >= least:
            pairs.append((one, other, round(alike, 2)))
    return pairs
