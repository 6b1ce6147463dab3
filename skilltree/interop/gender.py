"""French job titles written as a pair: "Conducteur / Conductrice d'engins" is two titles."""

from __future__ import annotations

import re
import unicodedata

LINKING_WORD = re.compile(r"\b(?:de|du|des|en|à|au|aux|sur|pour|par|dans|chez)\b|\b[dl]['’]", re.IGNORECASE)
COMMON_START = 3
"""Letters that the first words of a pair share: boulanger, boulangère; but not biologie, microbiologie."""
UNLIKE_PAIRS = frozenset(
    {
        ("garcon", "fille"),
        ("homme", "femme"),
        ("maieuticien", "sage-femme"),
        ("moine", "moniale"),
        ("steward", "hotesse"),
        ("valet", "femme"),
    }
)


def gender_forms(title: str) -> list[str]:
    """Return [masculine, feminine] of a pair, each complete, or [] where the title is no pair.

    The words after the pair belong to both: "vendeur/vendeuse en articles de sport" gives
    "vendeur en articles de sport".
    """
    slash = " / " if title.count(" / ") == 1 else "/"  # others in the title stand for "or"
    parts = title.split(slash)
    if len(parts) % 2:
        return []
    left, right = (slash.join(half).split() for half in (parts[: len(parts) // 2], parts[len(parts) // 2 :]))
    if not left or not right or not _is_pair(left[0], right[0]):
        return []
    shared = right[len(left) :]
    if LINKING_WORD.search(" ".join(left)):
        shared = []  # the left side has its complement already
    return [" ".join(left + shared), " ".join(right)]


def _is_pair(masculine: str, feminine: str) -> bool:
    one, other = _fold(masculine), _fold(feminine)
    return one[:COMMON_START] == other[:COMMON_START] or (one, other) in UNLIKE_PAIRS


def _fold(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
