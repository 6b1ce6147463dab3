"""One spelling for many: folds accents, case, elisions and punctuation away."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

LONGEST_TEXT: Final = 400
"""Code points that are looked at; the longest label of ESCO and ROME has about 250."""

_FRENCH = "a ai au aux avec ce ces dans de des du elle en et il je la le les leur ma mes mon nous on ou par"
_MORE_FRENCH = "pour sa sans se ses son sur un une vos vous aime chez etre faire fais fait peux sais savoir suis tres"
_ENGLISH = "an and at by for from in my of on or the to with"
FUNCTION_WORDS: Final = frozenset(f"{_FRENCH} {_MORE_FRENCH} {_ENGLISH}".split())
"""Words that say little by themselves, in French and English, folded."""

WORD: Final = re.compile(r"\.net(?![^\W_])|(?:[^\W_]|[\u0b80-\u0bff])+(?:\+\+|#)?")
"""A word: letters and digits, "c++", "c#", ".net"; and Tamil, whose vowel signs `re` calls no letters."""

HYPHEN: Final = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
"""A hyphen between letters, as in "baby-sitting"."""

_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670]+")
_SPECIAL = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"} | dict.fromkeys("’‘ʼ`´", "'"))
_ELISION = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)'(?=[^\W_])")
_POSSESSIVE = re.compile(r"(?<=[^\W_])'s(?![^\W_])")


def fold(text: str) -> str:
    """Return the folded words of `text`, joined by single spaces; a fixed point of itself.

    Anything beyond `LONGEST_TEXT` code points is left out.
    """
    folded = _fold_once(text[:LONGEST_TEXT])
    while not folded.isascii() and (again := _fold_once(folded)) != folded:
        folded = again  # a few scripts need a second case folding
    return folded


def _fold_once(text: str) -> str:
    if not text.isascii():
        text = normalize("NFKD", normalize("NFKD", text).casefold()).translate(_SPECIAL)
        text = _MARKS.sub("", text)
    else:
        text = text.lower().replace("`", "'")
    if "'" in text:
        text = _POSSESSIVE.sub("", _ELISION.sub("", text))
    return " ".join(WORD.findall(text))
