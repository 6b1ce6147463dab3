"""All skills of a running text, by windows of its words.

Every window of up to ten telling words inside one phrase is looked up at once; the longest and
surest windows are kept, none inside or across another. Labels lie in a few books, each several
times as large as all later ones, so that a new label costs the rebuilding of a small one. Answers do not
depend on how labels are spread. Not for several threads at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from skilltree.engine.buffers import Buffer, pack, unpack
from skilltree.engine.tagging.book import Book
from skilltree.engine.tagging.build import build_book
from skilltree.engine.tagging.denial import denied_words
from skilltree.engine.tagging.search import Search
from skilltree.engine.tagging.tag import Tag
from skilltree.engine.tagging.typing_errors import spelled_in
from skilltree.engine.tagging.words import blocks, words_of
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

KIND: Final = b"SKTAGGR1"
"""What a file of a tagger begins with, and its version."""

GROWTH: Final = 4
"""A book is rebuilt with the later ones when those hold more than this share of its labels."""


class Tagger:
    """Finds labels in texts."""

    def __init__(self) -> None:
        self._books: list[Book] = []
        self._fresh: dict[ConceptLabel, None] = {}
        self._spelled = spelled_in(())

    @classmethod
    def build(cls, labels: Iterable[ConceptLabel], *, texts: Iterable[str] = ()) -> Tagger:
        """Return a tagger of these labels.

        The words of `texts`, such as descriptions, are spelled right: they are never taken for another word mistyped.
        """
        tagger = cls()
        tagger._spelled = spelled_in(texts)
        tagger._books = [tagger._book(labels)]
        return tagger

    @classmethod
    def from_buffer(cls, buffer: Buffer) -> Tagger:
        """Return the tagger of a file's bytes, which it only looks into. Raises DamagedBuffer."""
        tagger = cls()
        tagger._books = [Book(unpack(KIND, buffer))]
        tagger._spelled = tagger._books[0].spelled
        return tagger

    def to_buffers(self) -> Iterable[bytes | memoryview]:
        """Return what to write to a file one after another, so that `from_buffer` gives this tagger."""
        self._settle()
        if len(self._books) != 1 or not self._books[0].whole:
            self._books = [self._book(label for book in self._books for label in book.labels())]
        return pack(KIND, self._books[0].arrays)

    def __len__(self) -> int:
        """Return the number of labels."""
        return len(self._fresh) + sum(book.labels_alive for book in self._books)

    def add(self, labels: Iterable[ConceptLabel]) -> None:
        """Add labels, to be found in the next text; one that is there already changes nothing."""
        for label in labels:
            known = [each for book in self._books for each in book.labels_of(label.concept)]
            if label in known or label in self._fresh:
                continue
            for book in self._books:
                book.cross_out(label.concept)  # a concept lies in one book, so that its words count once
            self._fresh |= dict.fromkeys([*known, label])

    def remove(self, concept: str) -> None:
        """Take a concept's labels out; an unknown concept changes nothing."""
        for label in [label for label in self._fresh if label.concept == concept]:
            del self._fresh[label]
        for book in self._books:
            book.cross_out(concept)

    def tag(self, text: str, *, language: Language | None = None) -> list[Tag]:
        """Return the skills of the text, in the order of their places.

        `language` is that of the text: where labels of two languages are found at one place, its own is taken.
        """
        words = words_of(text)
        if not words.texts:
            return []
        self._settle()
        denied = denied_words(words)
        found: list[Tag] = []
        for run in blocks(words):
            search = Search(text, words.run(run), self._books, language)
            found += search.tags(None if denied is None else denied[run])
        return sorted(found, key=lambda tag: tag.start)

    def _settle(self) -> None:
        """Make a book of what is fresh."""
        if self._fresh:
            labels = list(self._fresh)
            self._fresh = {}
            while self._books and GROWTH * len(labels) > self._books[-1].labels_alive:
                labels += self._books.pop().labels()
            self._books.append(self._book(labels))

    def _book(self, labels: Iterable[ConceptLabel]) -> Book:
        return Book(build_book(labels) | {"spelled": self._spelled})
