"""What the words of a text say: windows looked up in the books, each hit compared word by word.

Windows are taken from the widest to the narrowest, and of equal width the surest, then the first:
what a wider one has taken is not looked at any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

import numpy as np

from skilltree.engine.labels import fold, variants
from skilltree.engine.tagging.book import Book, Cut
from skilltree.engine.tagging.build import is_doing, marks_of, names_doing
from skilltree.engine.tagging.tag import Tag
from skilltree.engine.tagging.typing_errors import clearly_meant
from skilltree.engine.tagging.vocabulary import Vocabulary
from skilltree.engine.tagging.windows import windows_of
from skilltree.engine.tagging.words import MOST_LINKS, TextWords
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

SAME_LETTERS: Final = 1.0
OTHER_ENDINGS: Final = 0.96
OTHER_FAMILY: Final = 0.85
OUT_OF_ORDER: Final = 0.1
BETWEEN: Final = 0.1
"""What another order costs, and what one word in between."""

LEAST_SCORE: Final = 0.75
"""Another order and a word in between at once is no longer the same skill."""

OTHER_LANGUAGE: Final = 0.02
"""What it costs a label not to be in the language asked for, so that it only wins alone."""

MISTYPED: Final = 0.1
"""What a word costs that is only meant."""

EVERYDAY: Final = 0
"""Rank of a concept's everyday name, which is a skill however many labels use the word."""

_FIRST_PERSONS: Final = dict.fromkeys(["je", "j", "on", "nous"], Language.FR) | {"i": Language.EN}
_BETWEEN_I_AND_VERB: Final = (
    "ai avons le la les l y en ne n lui leur m me sais peux aussi souvent toujours can have ve also often always"
)
_CLITICS: Final = frozenset(_BETWEEN_I_AND_VERB.split())
_BEFORE_CAPITAL: Final = tuple(".!?:\n•-–—")

COMMON_SHARE: Final = 0.0015
COMMON_LEAST: Final = 3
MOST_DOING: Final = 12
"""A word that more concepts than this share use (but this many always may) is no skill by itself, unless it names a
doing: "nettoyage", "soudeur", "cooking"."""


class _Hit(NamedTuple):
    """A window that a book has a key for; sorted, wider ones come first and the light cut before the deep one."""

    narrow: int
    deep: bool
    first: int
    last: int
    skipped: int
    book: int
    key: int


class Search:
    """One text and the books."""

    def __init__(self, text: str, words: TextWords, books: Sequence[Book], language: Language | None) -> None:
        self._text = text
        self._words = words
        self._books = books
        self._language = language
        self._known = Vocabulary(words.texts, books)
        most_alone = max(COMMON_LEAST, COMMON_SHARE * sum(book.concepts for book in books))
        self._common: list[bool] = (self._known.uses > most_alone).tolist()

    def tags(self, denied: bytearray | None) -> Iterator[Tag]:
        """Give the skills of the text, in no order; `denied` tells for each word whether it is."""
        hits = sorted([*self._hits(deep=False), *self._hits(deep=True)])
        taken = bytearray(len(self._words.texts))
        for _, group in groupby(hits, key=lambda hit: hit.narrow):
            found: list[tuple[float, int, str, int, int, Tag]] = []
            answered: set[tuple[int, int, int]] = set()
            for (_, deep, first, last, skipped), same in groupby(group, key=lambda hit: hit[:5]):
                if 1 in taken[first : last + 1] or (first, last, skipped) in answered:
                    continue  # what the light cut answers the deep one answers no better
                if denied is not None and 0 not in denied[first : last + 1]:
                    continue
                if deep and first == last and self._lead(first) is None:
                    continue
                tag = self._tag(list(same))
                if tag is not None:
                    answered.add((first, last, skipped))
                    found.append((-tag.score, tag.start, tag.concept, first, last, tag))
            for *_, first, last, tag in sorted(found, key=lambda each: each[:3]):
                if 1 not in taken[first : last + 1]:
                    taken[first : last + 1] = b"\1" * (last + 1 - first)
                    yield tag

    def _cuts(self, *, deep: bool) -> list[Cut]:
        return [book.deep if deep else book.light for book in self._books]

    def _hits(self, *, deep: bool) -> Iterator[_Hit]:
        hashes, unknown = self._known.stems(deep=deep)
        longest = max((book.longest for book in self._books), default=0)
        windows = windows_of(hashes, unknown, np.array(self._words.phrases), longest)
        for number, cut in enumerate(self._cuts(deep=deep)):
            held, keys = cut.held(windows.keys)
            first, last, skipped = windows.first[held], windows.last[held], windows.skipped[held]
            narrow = first - last - 1 + (skipped >= 0)
            columns = (narrow.tolist(), first.tolist(), last.tolist(), skipped.tolist(), keys.tolist())
            for narrowness, start, end, gap, key in zip(*columns, strict=True):
                yield _Hit(narrowness, deep, start, end, gap, number, key)

    def _tag(self, hits: Sequence[_Hit]) -> Tag | None:
        """Return the best answer to one window under one cut, in whichever book."""
        _, _, first, last, skipped, _, _ = hits[0]
        here = [at for at in range(first, last + 1) if at != skipped]
        best = min(filter(None, (self._best(hit, here) for hit in hits)), default=None)
        if best is None:
            return None
        *_, score, label = best
        start, end = self._words.starts[first], self._words.ends[last]
        if self._text[end : end + 1] == ")" and self._text.count("(", start, end) > self._text.count(")", start, end):
            end += 1
        if score == SAME_LETTERS and not _same(self._text[start:end], label.text):
            score = OTHER_ENDINGS
        return Tag(start=start, end=end, concept=label.concept, label=label.text, language=label.language, score=score)

    def _best(self, hit: _Hit, here: Sequence[int]) -> tuple[float, int, str, str, float, ConceptLabel] | None:
        """Return what one book says, as it is ordered: the surest, the everyday one, then the first id."""
        book = self._books[hit.book]
        cut = book.deep if hit.deep else book.light
        numbers = [book.numbers.get(self._words.texts[at], -1) for at in here]
        hashes = self._known.stems(deep=hit.deep)[0]
        ours = [int(hashes[at]) for at in here]
        lead = self._lead(here[0]) if len(here) == 1 else None
        common = self._common[here[0]]
        mistyped = sum(self._known.meant[at] is not None for at in here)
        marks = marks_of([self._words.parts[at] for at in here])
        best: tuple[float, int, int] | None = None
        score = 0.0
        for reading in cut.find(hit.key):
            held = book.reading(reading)
            if held is None:
                continue
            label, words, own_marks = held
            theirs = [cut.stem[word] for word in words]
            if marks and (marks & ~own_marks or ours != theirs):
                continue  # a comma, slash or bracket here that the label does not have
            if len(here) == 1:
                word = book.words[words[0]]
                doing = lead is book.language(label) and is_doing(word, lead)
                if not doing and (hit.deep or (common and not self._known_anyway(here[0], word, book, label))):
                    continue
                if numbers != words and not self._in_own_language(book, label):
                    continue  # "sold" is no plural of "soldes"
                if mistyped and not self._clearly_meant(here[0], book, label):
                    continue
            mine = likeness(ours, theirs, same=numbers == words, deep_cut=hit.deep)
            mine = round(mine - BETWEEN * (hit.skipped >= 0) - MISTYPED * mistyped, 6)
            if mine < LEAST_SCORE:
                continue
            foreign = OTHER_LANGUAGE * (not self._in_own_language(book, label))
            key = (-(mine - foreign), book.rank(label), label)
            if best is None or key < best:  # the order of labels is that of ids, then texts
                best, score = key, mine
        if best is None:
            return None
        answer = book.label(best[2])
        return (*best[:2], answer.concept, answer.text, score, answer)

    def _lead(self, at: int) -> Language | None:
        """Return the language of the "je" or "I" that does what this word says."""
        every, parts = self._words.every, self._words.every_part
        place = self._words.places[at] - 1
        for _ in range(MOST_LINKS):
            if place < 0 or parts[place] != parts[place + 1]:
                return None
            if every[place] in _FIRST_PERSONS:
                return _FIRST_PERSONS[every[place]]
            if every[place] not in _CLITICS:
                return None
            place -= 1
        return None

    def _known_anyway(self, at: int, word: str, book: Book, label: int) -> bool:
        """Tell a common word that is a skill by itself: a concept's everyday name, or a doing that not too many use."""
        if book.rank(label) == EVERYDAY:
            return True
        return self._known.uses[at] <= MOST_DOING and names_doing(word, book.language(label))

    def _clearly_meant(self, at: int, book: Book, label: int) -> bool:
        """Tell whether a mistyped word may be a skill by itself, and is no name."""
        meant = self._known.meant[at]
        if meant is None or not clearly_meant(self._words.texts[at], meant):
            return False
        return not self._written_as_name(at) or book.label(label).text[:1].isupper()

    def _in_own_language(self, book: Book, label: int) -> bool:
        """Tell a label of the text's language; where that is not known, any is."""
        return self._language is None or book.language(label) is self._language

    def _written_as_name(self, at: int) -> bool:
        """Tell a capital letter inside a sentence."""
        start = self._words.starts[at]
        before = self._text[max(0, start - 3) : start].rstrip()
        return self._text[start].isupper() and before[-1:] not in _BEFORE_CAPITAL


def likeness(ours: Sequence[int], theirs: Sequence[int], *, same: bool, deep_cut: bool) -> float:
    """Return how well some words of a text are those of a label, by their stems; 0 where they are not.

    `same` says that they are the same words in the same order.
    """
    if ours != theirs and sorted(ours) != sorted(theirs):
        return 0.0  # two keys met by chance
    score = SAME_LETTERS if same else OTHER_ENDINGS
    if deep_cut:
        score = OTHER_FAMILY
    return score if ours == theirs else score - OUT_OF_ORDER


def _same(here: str, label: str) -> bool:
    """Tell whether a text is a label but for case, accents and gender."""
    return here.lower() == label.lower() or fold(here) in map(fold, variants(label))
