"""Atom: RFC 4287. Ids are addresses by tag (RFC 4151), so that an item keeps its own when the site moves."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from xml.etree import ElementTree as ET

from skilltree.interop.feeds.words import feed_title, without_controls
from skilltree.service.ports.feeds import Feed, FeedItem

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
AUTHORITY: Final = "tag:skilltree,2026:"


def write_atom(feed: Feed, own_address: str) -> bytes:
    """Return the feed; `own_address` is where it is read."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(f"{{{NAMESPACE}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": feed.language.value})
    _put(root, "id", f"{AUTHORITY}{feed.code}/opportunities")
    _put(root, "title", feed_title(feed.name, feed.language))
    _put(root, "updated", _instant(feed.updated_at))
    _put(root, "link", rel="self", href=own_address, type="application/atom+xml")
    _put(root, "link", rel="alternate", href=f"{feed.address}/pres-de-moi", type="text/html")
    for item in feed.items:
        _entry(root, item)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()


def _entry(root: ET.Element, item: FeedItem) -> None:
    entry = _put(root, "entry")
    entry.set("{http://www.w3.org/XML/1998/namespace}lang", item.language.value)
    _put(entry, "id", f"{AUTHORITY}{item.id}")
    _put(entry, "title", item.title)
    _put(entry, "updated", _instant(item.posted_at))
    _put(entry, "published", _instant(item.posted_at))
    # The organisation is the author: no person is named.
    _put(_put(entry, "author"), "name", item.organisation)
    _put(entry, "link", rel="alternate", href=item.address, type="text/html")
    _put(entry, "category", term=item.kind.value)
    place = [item.venue or "", item.commune.name if item.commune else ""]
    _put(
        entry, "content", "\n\n".join(part for part in (item.text, ", ".join(filter(None, place))) if part), type="text"
    )


def _put(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    if text is not None:
        child.text = without_controls(text)
    return child


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
