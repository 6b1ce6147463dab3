"""A text cut into folded words that know where they stand, and into phrases that no skill crosses."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from unicodedata import normalize

from skilltree.engine.labels.fold import FUNCTION_WORDS, WORD

LINKS: Final = FUNCTION_WORDS - {"faire", "fais", "fait", "leur", "son"}
"""Words that are passed over inside a skill: "faire du pain" without "faire" would be bread."""

MOST_LINKS: Final = 3
"""Words passed over in a row, inside one skill."""

_MARKS: Final = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670]+")
_SPECIAL: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"} | dict.fromkeys("’‘ʼ`´", "'")
)
_ELISION: Final = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)'(?=[^\W_])")
_BREAK: Final = re.compile(r"[.;:,!?()\[\]{}|/\\\"«»“”•·–—*<>=]|\n\s*\n|\s[-]+\s|\t")


class TextWord(NamedTuple):
    """A folded word, half-open code points of the text, and the number of its phrase."""

    text: str
    start: int
    end: int
    phrase: int


class _Folds(dict[int, str]):
    """A code point to its folded letters, worked out when first met."""

    def __missing__(self, point: int) -> str:
        folded, again = chr(point), _fold_letter(chr(point))
        while again != folded:
            folded, again = again, _fold_letter(again)
        self[point] = folded
        return folded


def _fold_letter(letter: str) -> str:
    return _MARKS.sub("", normalize("NFKD", normalize("NFKD", letter).casefold()).translate(_SPECIAL))


_FOLDS: Final = _Folds()


def words_of(text: str) -> list[TextWord]:
    """Return the words that tell something, in order.

    A phrase ends at a punctuation mark, at an empty line, and where too many linking words follow
    each other.
    """
    folded = text.translate(_FOLDS)
    origin = _origins(text)
    found: list[TextWord] = []
    phrase, last_end, links = 0, 0, 0
    for match in WORD.finditer(folded):
        start, end = match.span()
        if start - last_end > 1 or folded[last_end:start] not in " '-":
            phrase += _BREAK.search(folded, last_end, start) is not None
        last_end = end
        word = match.group()
        if word in LINKS or _silent(folded, start, end):
            links += 1
            continue
        phrase += links > MOST_LINKS
        links = 0
        if origin:
            start, end = origin[start], _with_marks(text, origin[end - 1] + 1)
            if found and start < found[-1].end:
                continue  # one letter that folds to two words, such as a fraction
        found.append(TextWord(word, start, end, phrase))
    return found


def _silent(folded: str, start: int, end: int) -> bool:
    """Tell an elided word ("l'arc") and the possessive ("children's")."""
    if end - start <= 7 and folded[end : end + 1] == "'" and _ELISION.match(folded, start):
        return True
    return folded[start:end] == "s" and start > 1 and folded[start - 1] == "'" and folded[start - 2].isalnum()


def _origins(text: str) -> list[int]:
    """Return for each folded letter the place of the letter it came from; nothing where all stay in place."""
    if all(len(_FOLDS[ord(letter)]) == 1 for letter in set(text)):
        return []
    return [place for place, letter in enumerate(text) for _ in _FOLDS[ord(letter)]]


def _with_marks(text: str, end: int) -> int:
    """Take the combining marks after a letter into its word."""
    while end < len(text) and _MARKS.match(text, end):
        end += 1
    return end
