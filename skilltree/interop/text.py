"""Labels, URIs and numbers out of cells: cleaned, split, or refused with a reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from skilltree.model.taxonomy import Label
from skilltree.model.words import Language

LONGEST_LABEL = 500
"""Characters; the longest official one has 265."""
LONGEST_ABOUT = 20_000
MOST_LABELS = 1_000
"""Of one row and language; the row with most official ones has some hundred."""
PREFERRED, ALTERNATIVE = 1, 2
ALT_SEPARATOR = re.compile(r"[\n|]")
URI = re.compile(r"http://data\.europa\.eu/esco/(skill|occupation)/[0-9A-Za-z][0-9A-Za-z._-]{0,99}")


class UnfitRow(ValueError):  # noqa: N818 -- reads as the state it names
    """A row cannot be taken; `str()` says why."""


def clean(text: str) -> str:
    """Return the text on one line, NFC, without doubled or outer white space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def clean_about(text: str) -> str:
    """Return a description: lines kept, outer white space gone. Raises UnfitRow when over-long."""
    lines = (clean(line) for line in text.splitlines())
    about = "\n".join(line for line in lines if line)
    if len(about) > LONGEST_ABOUT:
        raise UnfitRow(f"a description of more than {LONGEST_ABOUT} characters")
    return about


def uri_of(cell: str, what: str) -> str:
    """Return the ESCO URI of a "skill" or "occupation". Raises UnfitRow."""
    uri = cell.strip()
    match = URI.fullmatch(uri)
    if match is None or match.group(1) != what:
        raise UnfitRow(f"not the URI of an ESCO {what}: {uri[:120]!r}")
    return uri


def code_of(cell: str, pattern: re.Pattern[str], what: str) -> str:
    """Return a code. Raises UnfitRow where it does not look like one."""
    code = cell.strip()
    if not pattern.fullmatch(code):
        raise UnfitRow(f"not {what}: {code[:60]!r}")
    return code


def alternatives(cell: str) -> list[str]:
    """Split a cell of alternative labels: by line, or by `|` as ESCO's collections do."""
    return [part for part in map(clean, ALT_SEPARATOR.split(cell)) if part]


def labels_of(language: Language, preferred: str, others: Iterable[str] = ()) -> list[Label]:
    """Return the labels, each text once, the preferred one first. Raises UnfitRow."""
    shown = clean(preferred)
    ranks = {shown: PREFERRED} if shown else {}
    for other in filter(None, map(clean, others)):
        ranks.setdefault(other, ALTERNATIVE)
    if len(ranks) > MOST_LABELS:
        raise UnfitRow(f"more than {MOST_LABELS} labels")
    for text in ranks:
        if len(text) > LONGEST_LABEL:
            raise UnfitRow(f"a label of {len(text)} characters, more than {LONGEST_LABEL}")
    return [Label(text=text, language=language, rank=rank) for text, rank in ranks.items()]
