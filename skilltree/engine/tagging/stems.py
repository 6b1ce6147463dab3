"""Words without their endings, in French and English at once: a light cut and a deep one.

The light cut joins forms of one word (plural, gender, a few of the commonest verb forms). The deep
one joins a trade, its doing and its doer (soudeur, soudage, souder), too much for a word alone but
right where other words of a label agree. Both are suffix tables after Savoy, "Light stemming
approaches for the French, Portuguese, German and Hungarian languages" (SAC 2006), cut down.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

from skilltree.engine.tagging.verbs import VERBS

SHORTEST_LIGHT: Final = 3
SHORTEST_DEEP: Final = 3

_FORMS: Final = {
    "fais": "faire",
    "fait": "faire",
    "faite": "faire",
    "faites": "faire",
    "faisons": "faire",
    "font": "faire",
    "yeux": "oeil",
    "travaux": "travail",
    "children": "child",
    "people": "person",
    "men": "man",
    "women": "woman",
}
"""Forms of one word under both cuts."""

_GENDERS: Final = (
    ("trices", "teur"),
    ("trice", "teur"),
    ("euses", "eur"),
    ("euse", "eur"),
    ("ieres", "ier"),
    ("iere", "ier"),
    ("eres", "er"),
    ("ere", "er"),
    ("iennes", "ien"),
    ("ienne", "ien"),
    ("ives", "if"),
    ("ive", "if"),
    ("elles", "el"),
    ("elle", "el"),
    ("eaux", "eau"),
    ("aux", "al"),
    ("ies", "y"),
)
_GENDER_ENDINGS: Final = tuple(ending for ending, _ in _GENDERS)
_FAMILY_ENDINGS: Final = (
    "ation ateur atrice ition iteur itrice issage issement isseur isseuse age ement eur euse ure er ez ent ant ante ee "
    "e i it ir ai ait aient tion ment or iser isation isant"
)
_FAMILIES: Final = frozenset(_FAMILY_ENDINGS.split())
_LONGEST_ENDING: Final = max(map(len, _FAMILIES))
_ENGLISH: Final = ("ing", "ed")

RULES: Final = repr((_FORMS, sorted(VERBS.items()), _GENDERS, _FAMILY_ENDINGS, _ENGLISH, SHORTEST_LIGHT, SHORTEST_DEEP))
"""Whatever the cuts depend on, so that stems kept in a file are known to be those of today."""


def light(word: str) -> str:
    """Return a folded word without the ending of its number and gender."""
    return _plain(_FORMS.get(word, word))


def _plain(word: str) -> str:
    if len(word) > SHORTEST_LIGHT + 2 and word.endswith(_GENDER_ENDINGS):
        for ending, instead in _GENDERS:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_LIGHT - 1:
                word = word[: -len(ending)] + instead
                break
    word = _singular(word)
    if len(word) > SHORTEST_LIGHT + 1 and word[-1] == "e":
        word = word[:-1]
    return word


def _singular(word: str) -> str:
    if len(word) <= SHORTEST_LIGHT:
        return word
    plural = word[-1] == "s" and word[-2] not in "su"
    return word[:-1] if plural or word.endswith(("eux", "oux")) else word


def deep(word: str) -> str:
    """Return what a folded word shares with its family; a short word is only cut lightly."""
    word = _FORMS.get(word, word)
    word = _singular(VERBS.get(word, word))
    for ending in _ENGLISH:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_DEEP:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] in "bdgmnpt":
                word = word[:-1]  # running, run
            break
    for size in range(min(_LONGEST_ENDING, len(word) - SHORTEST_DEEP), 0, -1):
        if word[-size:] in _FAMILIES:
            return word[:-size]
    return light(word)


def hash_of(stem: str) -> int:
    """Return 64 bits that are the same in every process."""
    return int.from_bytes(blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
