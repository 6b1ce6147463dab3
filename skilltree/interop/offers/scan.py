"""The entries of a JSON file, one at a time, as bytes: nothing but the entry at hand is in memory.

An entry is an element of a top-level list, or of the list that one of `LISTS` names in a top-level
object, or else a top-level value itself; several values may follow each other (JSON lines, answers
of an API put together). Only strings, brackets and commas are looked at here; decoding says the rest.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

CHUNK: Final = 1 << 16
MOST_BYTES: Final = 1 << 20
"""Of one entry; long adverts have 60 kB."""
MOST_DEPTH: Final = 64
LONGEST_KEY: Final = 64
LISTS: Final = frozenset({b'"resultats"', b'"@graph"', b'"itemListElement"'})
WHITE: Final = b" \t\r\n"
BETWEEN: Final = (b",", b":", b"]", b"}")
STRUCTURE: Final = re.compile(rb'["{}\[\]]')
STRING: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
STRING_END: Final = re.compile(rb'["\\]')
SCALAR_END: Final = re.compile(rb'[ \t\r\n,:{}\[\]"]')


class Raw(NamedTuple):
    """An entry's bytes, or what is wrong with it; `end` is how far in the file it goes."""

    content: bytes
    fault: str
    end: int


class CutShort(ValueError):  # noqa: N818 -- reads as the state it names
    """The file ends inside a value."""


def entries(stream: BinaryIO) -> Iterator[Raw]:
    """Give every entry. A file that ends in the middle of one gives that one as a fault."""
    scanner = _Scanner(stream)
    scanner.skip(codecs.BOM_UTF8)
    try:
        while (first := scanner.peek()) is not None:
            if first == b"[":
                yield from scanner.elements()
            elif first == b"{":
                yield from scanner.members()
            elif first in BETWEEN:
                scanner.take(1)
            else:
                yield scanner.value(first)
    except CutShort:
        yield Raw(b"", "the file ends in the middle of this entry", scanner.position)


class _Scanner:
    """A place in the stream. What is taken while an entry is kept belongs to it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._ahead = b""
        self._at = 0
        self._before = 0
        self._kept: bytearray | None = None
        self._key = b""
        self._depth = self._deepest = 0

    @property
    def position(self) -> int:
        """How many bytes of the file are behind."""
        return self._before + self._at

    def peek(self) -> bytes | None:
        """Return the next byte that is no white space, without taking it; None at the end."""
        while self._at < len(self._ahead) or self._more():
            byte = self._ahead[self._at : self._at + 1]
            if byte not in WHITE:
                return byte
            self.take(1)
        return None

    def skip(self, mark: bytes) -> None:
        """Pass over these bytes if the file begins with them."""
        while len(self._ahead) < len(mark) and self._more():
            pass
        if self._ahead.startswith(mark):
            self._at = len(mark)

    def take(self, count: int) -> None:
        """Go on by so many bytes, all of which were read ahead."""
        taken = self._ahead[self._at : self._at + count]
        self._at += count
        if self._kept is not None and len(self._kept) <= MOST_BYTES:
            self._kept += taken
        if len(self._key) < LONGEST_KEY:
            self._key += taken[:LONGEST_KEY]

    def elements(self) -> Iterator[Raw]:
        """Give the elements of the list that begins here."""
        self.take(1)
        while (first := self._peek_inside()) != b"]":
            if first in BETWEEN:
                self.take(1)
            else:
                yield self.value(first)
        self.take(1)

    def members(self) -> Iterator[Raw]:
        """Give the object that begins here; or the elements of its list, and nothing else of it."""
        self._begin()
        self._depth = self._deepest = 1
        self.take(1)
        holds_list = False
        while (first := self._peek_inside()) != b"}":
            if first != b'"':
                self._pass_over(first)
            elif self._string() in LISTS and self._peek_inside() == b":":
                self.take(1)
                if self._peek_inside() == b"[":
                    holds_list, self._kept = True, None
                    yield from self.elements()
        self.take(1)
        if not holds_list:
            yield self._finished()

    def value(self, first: bytes) -> Raw:
        """Take the value that begins here."""
        self._begin()
        self._pass_over(first)
        return self._finished()

    def _begin(self) -> None:
        self._kept = bytearray()
        self._depth = self._deepest = 0

    def _finished(self) -> Raw:
        kept, self._kept = bytes(self._kept or b""), None
        fault = ""
        if len(kept) > MOST_BYTES:
            fault = f"an entry of more than {MOST_BYTES >> 10} KiB"
        elif self._deepest > MOST_DEPTH:
            fault = f"nested more than {MOST_DEPTH} deep"
        return Raw(b"" if fault else kept, fault, self.position)

    def _pass_over(self, first: bytes) -> None:
        """Take one value, or one sign that stands between values."""
        if first in (b"{", b"["):
            self._brackets()
        elif first == b'"':
            self._string()
        elif first in BETWEEN:
            self.take(1)
        else:
            while (end := SCALAR_END.search(self._ahead, self._at)) is None:
                self.take(len(self._ahead) - self._at)
                if not self._more():
                    return
            self.take(end.start() - self._at)

    def _brackets(self) -> None:
        """Take all up to the bracket that closes the one that begins here."""
        outside = self._depth
        while True:
            sign = self._find(STRUCTURE)
            if sign == b'"':
                self._string()
                continue
            self.take(1)
            self._depth += 1 if sign in (b"{", b"[") else -1
            self._deepest = max(self._deepest, self._depth)
            if self._depth == outside:
                return

    def _string(self) -> bytes:
        """Take the string that begins here; return its beginning, quotes included."""
        self._key = b""
        if (whole := STRING.match(self._ahead, self._at)) is not None:
            self.take(whole.end() - self._at)
            return self._key
        self.take(1)  # it ends in a later chunk
        while True:
            sign = self._find(STRING_END)
            self.take(1)
            if sign == b'"':
                return self._key
            if self._at == len(self._ahead) and not self._more():
                raise CutShort
            self.take(1)

    def _find(self, signs: re.Pattern[bytes]) -> bytes:
        """Go to the next of these signs, and return it without taking it."""
        while (found := signs.search(self._ahead, self._at)) is None:
            self.take(len(self._ahead) - self._at)
            if not self._more():
                raise CutShort
        self.take(found.start() - self._at)
        return found[0]

    def _peek_inside(self) -> bytes:
        byte = self.peek()
        if byte is None:
            raise CutShort
        return byte

    def _more(self) -> bool:
        """Read on; False at the end of the file."""
        chunk = self._stream.read(CHUNK)
        self._before += self._at
        self._ahead, self._at = self._ahead[self._at :] + chunk, 0
        return bool(chunk)
