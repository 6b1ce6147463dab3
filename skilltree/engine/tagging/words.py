"""A text cut into folded words that know where they stand, and into phrases that no skill crosses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from unicodedata import normalize

from skilltree.engine.labels.fold import FUNCTION_WORDS

LINKS: Final = FUNCTION_WORDS - {"faire", "fais", "fait", "leur", "son"}
"""Words that are passed over inside a skill: "faire du pain" without "faire" would be bread."""

MOST_LINKS: Final = 3
"""Words passed over in a row, inside one skill."""

_UNDERSCORE: Final = "\x01"
"""Stands for an underscore, so that the words of `fold` are runs of one class of letters: thrice as fast."""

_WORD: Final = re.compile(r"(\.net(?!\w)|[\w\u0b80-\u0bff]+(?:\+\+|#)?)")
_MARKS: Final = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670]+")
_SPECIAL: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "_": _UNDERSCORE} | dict.fromkeys("’‘ʼ`´", "'")
)
_ELIDED: Final = frozenset({"c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"})
_LONGEST_ELIDED: Final = max(map(len, _ELIDED))
_BREAK: Final = re.compile(r"[.;:,!?()\[\]{}|/\\\"«»“”•·–—*<>=]|\n\s*\n|\s[-]+\s|\t")
_NO_BREAKS: Final = dict.fromkeys(["", " ", "'", "-"], 0)


class TextWords(NamedTuple):
    """Columns: folded words, half-open code points of the text, and the number of each word's phrase."""

    texts: list[str]
    starts: list[int]
    ends: list[int]
    phrases: list[int]


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


def words_of(text: str) -> TextWords:
    """Return the words that tell something, in order.

    A phrase ends at a punctuation mark, at an empty line, and where too many linking words follow
    each other.
    """
    # separators and words in turns: a few thousand short strings, most of them met before
    pieces = _WORD.split(text.translate(_FOLDS))
    breaks = dict(_NO_BREAKS)
    found = TextWords([], [], [], [])
    phrase, links, end = 0, 0, 0
    for at in range(1, len(pieces), 2):
        between, word = pieces[at - 1], pieces[at]
        start = end + len(between)
        end = start + len(word)
        more = breaks.get(between)
        if more is None:
            more = breaks[between] = int(_BREAK.search(between) is not None)
        phrase += more
        if word in LINKS or (len(word) <= _LONGEST_ELIDED and _silent(pieces, at)):
            links += 1
            continue
        phrase += links > MOST_LINKS
        links = 0
        found.texts.append(word)
        found.starts.append(start)
        found.ends.append(end)
        found.phrases.append(phrase)
    return _placed(text, found) if any(len(_FOLDS[ord(letter)]) != 1 for letter in set(text)) else found


def _silent(pieces: Sequence[str], at: int) -> bool:
    """Tell an elided word ("l'arc") and the possessive ("children's")."""
    if pieces[at] in _ELIDED and pieces[at + 1] == "'" and at + 2 < len(pieces) and pieces[at + 2][0] != ".":
        return True
    return pieces[at] == "s" and pieces[at - 1] == "'" and at > 1 and pieces[at - 2][-1].isalnum()


def _placed(text: str, found: TextWords) -> TextWords:
    """Return the words with places of the text, where folding has made it longer or shorter."""
    origin = [place for place, letter in enumerate(text) for _ in _FOLDS[ord(letter)]]
    placed = TextWords([], [], [], [])
    last = 0
    for at, word in enumerate(found.texts):
        start = origin[found.starts[at]]
        if start < last:
            continue  # one letter that folds to two words, such as a fraction
        last = _with_marks(text, origin[found.ends[at] - 1] + 1)
        placed.texts.append(word)
        placed.starts.append(start)
        placed.ends.append(last)
        placed.phrases.append(found.phrases[at])
    return placed


def _with_marks(text: str, end: int) -> int:
    """Take the combining marks after a letter into its word."""
    while end < len(text) and _MARKS.match(text, end):
        end += 1
    return end
