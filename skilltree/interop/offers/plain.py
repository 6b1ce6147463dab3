"""Plain text out of what boards send as text: HTML, entities, odd spaces, characters that turn a line round.

Tags are found by one pattern that never looks at a letter twice: the standard library's HTMLParser takes two
minutes over 100 kB of `<a <a <a`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from skilltree.interop.text import UnfitRow, clean

LONGEST_RAW = 100_000
"""Characters of HTML: 5 times the longest text that is taken."""
TAG = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9:-]*+)[^<>]*+>|!--|[!?][^<>]*+>)")
"""A tag, the beginning of a comment, or a declaration."""
ESCAPED_HTML = re.compile(r"&lt;/?(?:p|br|ul|ol|li|div|span|strong|b|em|i|h[1-6])\b", re.IGNORECASE)
BLOCKS = frozenset({"article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5"})
BLOCKS |= {"h6", "header", "hr", "main", "ol", "p", "section", "table", "tr", "ul"}
UNSEEN = frozenset({"iframe", "noscript", "object", "script", "style", "svg", "template", "title"})
ENDS = {name: re.compile(f"</{name}[^<>]*+>", re.IGNORECASE) for name in UNSEEN}
COMMENT_END = re.compile("-->")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Soft hyphens, marks that turn a line round, spaces of no width: nobody sees them, and words break at them."""
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
BULLET = "\n- "
BEFORE_BULLETS = re.compile(r"\n\n+(?=- )")
BLANK_LINES = re.compile(r"\n{3,}")


def one_line(text: str) -> str:
    """Return a title, a name or a remark: plain, on one line. Raises UnfitRow."""
    return clean(plain_text(text))


def plain_text(text: str) -> str:
    """Return a text without markup, its paragraphs and lists as lines. Raises UnfitRow."""
    if len(text) > LONGEST_RAW:
        raise UnfitRow(f"a text of {len(text)} characters, more than {LONGEST_RAW}")
    if UNKEEPABLE.search(text):
        raise UnfitRow("a text with NUL or half a character, which cannot be kept")
    if ESCAPED_HTML.search(text):
        text = unescape(text)
    if TAG.search(text):
        return BEFORE_BULLETS.sub("\n", _tidy(_without_markup(text)))
    return _tidy(unescape(text))


def _tidy(text: str) -> str:
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    kept = "".join(" " if letter != "\n" and unicodedata.category(letter) == "Cc" else letter for letter in text)
    return BLANK_LINES.sub("\n\n", "\n".join(clean(line) for line in kept.split("\n"))).strip()


def _without_markup(text: str) -> str:
    """Return what a reader would see. Links lose their addresses, pictures are gone."""
    pieces: list[str] = []
    for piece in _pieces(text):
        after_bullet = pieces[-1:] == [BULLET]
        if not (after_bullet and (piece == "\n" or not piece.strip())):
            pieces.append(piece)
    return "".join(pieces)


def _pieces(text: str) -> Iterator[str]:
    """Give text without its line ends, which mean nothing in HTML, and those that its tags mean."""
    at = 0
    while (tag := TAG.search(text, at)) is not None:
        yield _flat(text[at : tag.start()])
        at = tag.end()
        name = (tag[2] or "").lower()
        if tag[0] == "<!--":
            at = _behind(text, COMMENT_END, at)
        elif name in UNSEEN and not tag[1] and not tag[0].endswith("/>"):
            at = _behind(text, ENDS[name], at)
        elif name == "li" and not tag[1]:
            yield BULLET
        elif name in BLOCKS and not (tag[1] and name == "br"):
            yield "\n"
    yield _flat(text[at:])


def _flat(text: str) -> str:
    return unescape(text.replace("\n", " ").replace("\r", " "))


def _behind(text: str, end: re.Pattern[str], start: int) -> int:
    """Return where what ends like this is over: the end of the text where it never is."""
    found = end.search(text, start)
    return len(text) if found is None else found.end()
