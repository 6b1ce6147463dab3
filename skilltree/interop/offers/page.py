"""The blocks of JSON-LD in a web page, found in one pass whatever the page is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

MARKS = re.compile(rb"<!--|<script\b", re.IGNORECASE)
TAG_END = re.compile(rb">")
SCRIPT_END = re.compile(rb"</script\s*>", re.IGNORECASE)
LD_JSON = re.compile(rb"""\btype\s*=\s*["']?\s*application/ld\+json\b""", re.IGNORECASE)
COMMENT = re.compile(rb"^\s*(?:<!\[CDATA\[|//\s*<!\[CDATA\[|<!--)|(?://\s*\]\]>|\]\]>|-->)\s*$")


def json_blocks(page: bytes) -> Iterator[bytes]:
    """Give what stands in each `<script type="application/ld+json">`; comments are passed over."""
    at = 0
    while (mark := MARKS.search(page, at)) is not None:
        if mark[0] == b"<!--":
            at = page.find(b"-->", mark.end())
            if at < 0:
                return
            continue
        opened = TAG_END.search(page, mark.end())
        closed = SCRIPT_END.search(page, opened.end()) if opened else None
        if opened is None or closed is None:
            return
        if LD_JSON.search(page, mark.end(), opened.start()):
            yield COMMENT.sub(b"", page[opened.end() : closed.start()])
        at = closed.end()
