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

WORD: Final = re.compile(r"[\w\u0b80-\u0bff]++(?:\+\+|#)?|\.net(?!\w)")
"""A word of a text that has spaces in place of underscores: letters and digits, "c++", "c#", ".net".

And Tamil, whose vowel signs `re` calls no letters.
"""

HYPHEN: Final = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
"""A hyphen between letters, as in "baby-sitting"."""

_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670]+")
_APOSTROPHES = dict.fromkeys("’‘ʼ`´", "'")
_SPECIAL = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "_": " "} | _APOSTROPHES)
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


def _plain(text: str) -> str:
    """Return `text` without case, accents, ligatures and typographic apostrophes."""
    text = normalize("NFKD", normalize("NFKD", text).casefold()).translate(_SPECIAL)
    return _MARKS.sub("", text)


# A letter of these scripts is folded by itself, whatever stands beside it.
_LATIN = {code: _plain(chr(code)) for code in range(0x250)}
_EACH = str.maketrans(_APOSTROPHES) | _LATIN
_LETTER_BY_LETTER = bytes(
    ord(_LATIN[code]) if len(_LATIN[code]) == 1 and _LATIN[code].isascii() else 255 for code in range(256)
)


def fold_letters(text: str) -> str | None:
    """Return `text` without case, accents and underscores, letter by letter; None where that is not enough.

    The fast way for nearly every text in French or English: letters keep their places.
    """
    try:
        plain = text.replace("’", "'").encode("latin-1").translate(_LETTER_BY_LETTER)
    except UnicodeEncodeError:
        return None
    return plain.decode("ascii") if plain.isascii() else None


def _fold_once(text: str) -> str:
    plain = fold_letters(text)
    if plain is None:
        plain = text.translate(_EACH)
        if not plain.isascii():
            plain = _plain(text)
    if "'" in plain:
        plain = _POSSESSIVE.sub("", _ELISION.sub("", plain))
    return " ".join(WORD.findall(plain))
