"""Finding the badge that a file carries: baked into a picture (Open Badges, Baking), or the file itself.

Only the text is taken out of a picture; nothing of it is drawn or kept.
"""

from __future__ import annotations

# What makes expat dangerous with strangers' files, entities, is refused below before any is read.
from xml.parsers import expat

from openbadgeslib import baking

from skilltree.interop.badges_in.values import LONGEST_DOCUMENT

PNG = b"\x89PNG\r\n\x1a\n"
SVG_TAGS = ("credential", "assertion")
MOST_TAGS = 200_000


def find_badge(content: bytes) -> str | None:
    """Return a JSON object, a compact token or an address as text; None when a file holds nothing like it."""
    if content.startswith(PNG):
        return _in_png(content)
    text = _text(content)
    if text is not None and text.startswith("<"):
        return _in_svg(content)
    return text if text and len(text) <= LONGEST_DOCUMENT else None


def _in_png(content: bytes) -> str | None:
    for keyword in (baking.ITXT_KEYWORD_OB3, baking.ITXT_KEYWORD):
        try:
            found = baking.extract_png(content, LONGEST_DOCUMENT, keyword=keyword)
        except Exception:  # noqa: BLE001 -- the reader of pictures raises whatever a broken one makes it raise
            return None
        if found is not None:
            return found.strip()[: LONGEST_DOCUMENT + 1]
    return None


def _text(content: bytes) -> str | None:
    try:
        return content.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        return None


def _in_svg(content: bytes) -> str | None:
    found = _Svg()
    try:
        found.read(content)
    except (expat.ExpatError, _Refused, ValueError):
        return None
    return (found.verify or "".join(found.text).strip() or None) if found.inside is not None else None


class _Refused(Exception):  # noqa: N818 -- it reads as what happened
    """The document declares entities, or is endless."""


class _Svg:
    """Reads a document without building it: its first badge element, whatever prefix its author chose."""

    def __init__(self) -> None:
        self.inside: bool | None = None
        """True within the element, False after it, None before."""
        self.verify: str | None = None
        self.text: list[str] = []
        self._tags = 0
        self._size = 0

    def read(self, content: bytes) -> None:
        """Raises ExpatError, _Refused."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.Parse(content, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._tags += 1
        if self._tags > MOST_TAGS:
            raise _Refused
        namespace, _, local = name.rpartition(" ")
        if self.inside is None and local in SVG_TAGS and "svg" not in namespace:
            self.inside = True
            self.verify = attributes.get("verify")

    def _end(self, name: str) -> None:
        if self.inside and name.rpartition(" ")[2] in SVG_TAGS:
            self.inside = False

    def _data(self, data: str) -> None:
        self._size += len(data) if self.inside else 0
        if self._size > LONGEST_DOCUMENT:
            raise _Refused
        if self.inside:
            self.text.append(data)

    def _refuse(self, *_: object) -> int:
        raise _Refused
