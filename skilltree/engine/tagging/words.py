"""A text cut into folded words that know where they stand, and into phrases that no skill crosses."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from unicodedata import normalize

from skilltree.engine.labels.fold import FUNCTION_WORDS
from skilltree.engine.tagging.stems import light

_PASSED_OVER: Final = (
    "cet cette leurs notre nos votre tu te ta tes ton tout tous toute toutes quelques plusieurs chaque beaucoup aussi "
    "lui eux moi me y deux trois quatre cinq dix "
    "i we our your his her their some any all these those this that two three"
)
LINKS: Final = (FUNCTION_WORDS | frozenset(_PASSED_OVER.split())) - {"faire", "fais", "fait", "leur", "son"}
"""Words that are passed over inside a skill: "faire du pain" without "faire" would be bread."""

MOST_LINKS: Final = 3
"""Words passed over in a row, inside one skill."""

BLOCK: Final = 5000
"""Telling words that are looked at in one go, more than 20 kB has."""

LONGEST_PHRASE: Final = 400
"""Telling words; a text without any stop is cut, so that no text makes more windows than its length allows."""

_NO_WORD: Final = "\x01"
"""Stands for an underscore, so that the words of `fold` are runs of one class of letters: thrice as fast."""

_WORD: Final = re.compile(r"(\.net(?!\w)|[\w\u0b80-\u0bff]+(?:\+\+|#)?)")
_MARKS: Final = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670]+")
_SPECIAL: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "_": _NO_WORD} | dict.fromkeys("’‘ʼ`´", "'")
)
_ELIDED: Final = frozenset({"c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"})
_LONGEST_ELIDED: Final = max(map(len, _ELIDED))
_BREAK: Final = re.compile(r"[.;!?{}|\\\"«»“”•·*<>=]|\n\s*\n|\t")
_PART: Final = re.compile(r"[,:()\[\]/–—]|\s-+\s")
_HARD, _SOFT = 2, 1
_NO_BREAKS: Final = dict.fromkeys(["", " ", "'", "-"], 0)
_BEFORE_GENDER: Final = frozenset({"(", ")", "·", "•", "‧", "/", "-", "."})
_CLEAR_GENDERS: Final = frozenset({"e", "es", "euse", "euses", "rice", "rices", "trice", "trices", "iere", "ieres"})
_GENDERS: Final = _CLEAR_GENDERS | {
    "s",
    "x",
    "se",
    "ses",
    "ne",
    "nes",
    "ere",
    "eres",
    "le",
    "les",
    "te",
    "tes",
    "ve",
    "ves",
}
"""Endings of the other gender or number, written after a word; the clear ones are no words themselves."""

_PAIRS: Final = frozenset({"/", " / ", "/ ", " /", "(", " ("})
_SHORTEST_STEM: Final = 3


class TextWords(NamedTuple):
    """The telling words of a text as columns, and all its words.

    `texts`: folded; `starts`, `ends`: half-open code points; `phrases`: the number of the phrase; `parts`: that of
    the part of a phrase between commas, slashes, dashes and brackets; `places`: where the word stands among `every`.
    """

    texts: list[str]
    starts: list[int]
    ends: list[int]
    phrases: list[int]
    parts: list[int]
    places: list[int]
    every: list[str]
    every_part: list[int]

    def run(self, of: slice) -> TextWords:
        """Return some of the telling words, among all words."""
        return self._replace(
            texts=self.texts[of],
            starts=self.starts[of],
            ends=self.ends[of],
            phrases=self.phrases[of],
            parts=self.parts[of],
            places=self.places[of],
        )


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

    A phrase ends at a full stop and its like, at an empty line, where too many linking words follow each other,
    and where nobody writes so long a one. A line that begins with a capital letter begins another part.
    """
    # separators and words in turns: a few thousand short strings, most of them met before
    pieces = _WORD.split(text.translate(_FOLDS))
    origin = _origins(text)
    breaks = dict(_NO_BREAKS)
    found = TextWords([], [], [], [], [], [], [], [])
    texts, starts, ends, phrases, parts, places, every, every_part = found
    phrase, part, links, end, since = 0, 0, 0, 0, 0
    glued = False
    for at in range(1, len(pieces), 2):
        between, word = pieces[at - 1], pieces[at]
        start = end + len(between)
        end = start + len(word)
        if between != " ":
            if between in _BEFORE_GENDER and word in _GENDERS and _gender(pieces, at, glued=glued):
                if ends and ends[-1] >= start - len(between):
                    ends[-1] = end + (between == "(")
                glued = True
                continue
            if glued:
                between = between.removeprefix(")")
            kind = breaks.get(between, -1)
            if kind < 0:
                kind = breaks[between] = _break(between)
            if kind == 0 and "\n" in between and text[origin[start] if origin else start].isupper():
                kind = _SOFT  # a new line of a list, rather than a line that was too long
            if kind and between in _PAIRS and ends and ends[-1] == start - len(between) and _pair(pieces, at):
                ends[-1] = end
                continue
            if kind:
                part += 1
                if kind == _HARD:
                    phrase += 1
                    since = 0
        glued = False
        every.append(word)
        every_part.append(part)
        if word in LINKS or (len(word) <= _LONGEST_ELIDED and _silent(pieces, at)):
            links += 1
            continue
        since += 1
        if links > MOST_LINKS or since > LONGEST_PHRASE:
            phrase, part, since = phrase + 1, part + 1, 0
        links = 0
        texts.append(word)
        starts.append(start)
        ends.append(end)
        phrases.append(phrase)
        parts.append(part)
        places.append(len(every) - 1)
    return _placed(text, found, origin) if origin else found


def blocks(words: TextWords) -> Iterator[slice]:
    """Give runs of whole phrases, so that a text of any length is looked at with bounded memory."""
    start = 0
    while start < len(words.texts):
        end = start + BLOCK
        end = len(words.texts) if end >= len(words.texts) else bisect_left(words.phrases, words.phrases[end])
        yield slice(start, max(end, start + 1))
        start = max(end, start + 1)


def _break(between: str) -> int:
    if _BREAK.search(between):
        return _HARD
    return _SOFT if _PART.search(between) else 0


def _silent(pieces: Sequence[str], at: int) -> bool:
    """Tell an elided word ("l'arc") and the possessive ("children's")."""
    if pieces[at] in _ELIDED and pieces[at + 1] == "'" and at + 2 < len(pieces) and pieces[at + 2][0] != ".":
        return True
    return pieces[at] == "s" and pieces[at - 1] == "'" and at > 1 and pieces[at - 2][-1].isalnum()


def _gender(pieces: Sequence[str], at: int, *, glued: bool) -> bool:
    """Tell the other gender's ending written after a word: "chargé(e)s", "vendeur·se", "technicien-ne"."""
    between, word, before = pieces[at - 1], pieces[at], pieces[at - 2]
    if glued:
        return word == "s" and between in ").·•‧-"
    if between == ")" or at == 1 or len(before) < _SHORTEST_STEM or not before.isalpha():
        return False
    if between == "(":
        return pieces[at + 1].startswith(")")
    if between in "·•‧":
        return True
    return word in _CLEAR_GENDERS or (between == "-" and word in ("ne", "nes") and before.endswith("n"))


def _pair(pieces: Sequence[str], at: int) -> bool:
    """Tell one word written for both genders: "développeur / développeuse"."""
    one, other = pieces[at - 2], pieces[at]
    return one[:_SHORTEST_STEM] == other[:_SHORTEST_STEM] and light(one) == light(other)


def _origins(text: str) -> list[int]:
    """Return for each folded letter the place of the letter it came from; nothing where all stay in place."""
    if all(len(_FOLDS[ord(letter)]) == 1 for letter in set(text)):
        return []
    return [place for place, letter in enumerate(text) for _ in _FOLDS[ord(letter)]]


def _placed(text: str, found: TextWords, origin: Sequence[int]) -> TextWords:
    """Return the words with places of the text, where folding has made it longer or shorter."""
    kept: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for at in range(len(found.texts)):
        start = origin[found.starts[at]]
        if ends and start < ends[-1]:
            continue  # one letter that folds to two words, such as a fraction
        kept.append(at)
        starts.append(start)
        ends.append(_with_marks(text, origin[found.ends[at] - 1] + 1))
    return TextWords(
        [found.texts[at] for at in kept],
        starts,
        ends,
        [found.phrases[at] for at in kept],
        [found.parts[at] for at in kept],
        [found.places[at] for at in kept],
        found.every,
        found.every_part,
    )


def _with_marks(text: str, end: int) -> int:
    """Take the combining marks after a letter into its word."""
    while end < len(text) and _MARKS.match(text, end):
        end += 1
    return end
