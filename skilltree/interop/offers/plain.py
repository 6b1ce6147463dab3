"""Plain text out of what boards send as text: HTML, entities, odd spaces, characters that turn a line round."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from html.parser import HTMLParser

from skilltree.interop.text import UnfitRow, clean

LONGEST_RAW = 100_000
"""Characters of HTML: 5 times the longest text that is taken."""
LOOKS_LIKE_HTML = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--")
ESCAPED_HTML = re.compile(r"&lt;/?(?:p|br|ul|ol|li|div|span|strong|b|em|i|h[1-6])\b", re.IGNORECASE)
BLOCKS = frozenset({"article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5"})
BLOCKS |= {"h6", "header", "hr", "main", "ol", "p", "section", "table", "tr", "ul"}
UNSEEN = frozenset({"iframe", "noscript", "object", "script", "style", "svg", "template", "title"})
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Soft hyphens, marks that turn a line round, spaces of no width: nobody sees them, and words break at them."""
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
BULLET = "\n- "
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
    if LOOKS_LIKE_HTML.search(text):
        text = _without_markup(text)
    elif "&" in text:
        text = unescape(text)
    return _tidy(text)


def _tidy(text: str) -> str:
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    kept = "".join(" " if letter != "\n" and unicodedata.category(letter) == "Cc" else letter for letter in text)
    return BLANK_LINES.sub("\n\n", "\n".join(clean(line) for line in kept.split("\n"))).strip()


def _without_markup(text: str) -> str:
    parser = _Text()
    parser.feed(text)
    parser.close()
    return "".join(parser.pieces)


class _Text(HTMLParser):
    """Collects what a reader would see. Links lose their addresses, pictures are gone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "li":
            self.pieces.append(BULLET)
        elif tag in BLOCKS and self.pieces[-1:] != [BULLET]:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in BLOCKS and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen and (data.strip() or self.pieces[-1:] != [BULLET]):
            # In HTML a line's end is a space: what the blocks say makes the lines.
            self.pieces.append(data.replace("\n", " ").replace("\r", " "))
