"""A told text as clauses of folded words, each with its place and whether it is denied.

A clause ends at punctuation but for a comma, at a new line, at a contrast, and where a new subject begins ("et je",
", on").
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple
from unicodedata import category, name

from skilltree.engine.labels import fold
from skilltree.engine.tagging.denial import denied_words
from skilltree.engine.tagging.words import TextWords


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MOST_WORDS: Final = 4_000
"""More than 20 kB of words has."""

_WORD: Final = re.compile(r"[^\W_]+")
_STOP: Final = re.compile(r"[^\w\s'’ʼ,-]|\n")
_CONTRAST: Final = _set("mais alors puis donc quand parce comme but then when because")
_AND: Final = _set("et ou and")
_SUBJECTS: Final = _set("je j on nous i we")
_JOINED: Final = {
    ("grand", "mere"): "grandmere", ("grands", "mere"): "grandmere", ("grand", "pere"): "grandpere",
    ("grands", "parents"): "grandsparents", ("beau", "pere"): "beaupere", ("belle", "mere"): "bellemere",
    ("baby", "sitting"): "babysitting", ("rendez", "vous"): "rendezvous", ("quelqu", "un"): "quelquun",
    ("nouveau", "ne"): "nouveaune", ("grille", "pain"): "grillepain", ("lave", "linge"): "lavelinge",
    ("petits", "enfants"): "enfants", ("petite", "fille"): "enfant", ("petit", "fils"): "enfant",
}  # fmt: skip
"""Two words that are one thing; "belle" alone or "grand" alone would be found in many others."""


class Word(NamedTuple):
    """A folded word at code points `start` to `end` of the text."""

    text: str
    start: int
    end: int


class Clause(NamedTuple):
    """Words that are said together; `denied` has the places of those that stand in a denial."""

    words: tuple[Word, ...]
    denied: frozenset[int]


def clauses_of(text: str) -> list[Clause]:
    """Return the clauses of a text, in order, none empty."""
    found: list[list[Word]] = [[]]
    end = 0
    for match in islice(_WORD.finditer(text), MOST_WORDS):
        word = fold(match[0]).replace(" ", "")
        last = found[-1]
        apart = "," in text[end : match.start()] or (last and last[-1].text in _AND)
        if (apart and word in _SUBJECTS) or word in _CONTRAST or _STOP.search(text, end, match.start()):
            last = []
            found.append(last)
        end = match.end()
        joined = _JOINED.get((last[-1].text, word)) if last else None
        if joined:
            last.append(Word(joined, last.pop().start, end))
        elif word:
            last.append(Word(word, match.start(), end))
    return [Clause(tuple(words), _denied([word.text for word in words])) for words in found if words]


def _denied(words: list[str]) -> frozenset[int]:
    """Return which words of a clause stand in a denial. All words tell: the rule looks at nothing else."""
    places = list(range(len(words)))
    one_part = [0] * len(words)
    marks = denied_words(TextWords(words, places, places, one_part, one_part, places, words, one_part))
    return frozenset(at for at in places if marks and marks[at])


def mostly_other_script(text: str) -> bool:
    """Tell whether most letters are not Latin ones: everyday French and English say nothing of such a text."""
    letters = [letter for letter in text[:MOST_WORDS] if category(letter).startswith("L")]
    latin = sum(name(letter, "").startswith("LATIN") for letter in letters)
    return bool(letters) and 2 * latin < len(letters)
