"""Texts that a screen says by itself, past the dictionaries: nobody can translate them, no other rule reads them."""

import re
from pathlib import Path

from tests.plain.reading_screens import FRONTEND

_NOT_SHOWN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<svg\b.*?</svg>", re.DOTALL)
_TAG = re.compile(r"<[/\w](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_SAID_ALOUD = re.compile(r"\b(?:aria-label|aria-description|placeholder|alt|title|label)=\"([^\"]*)\"")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def texts_outside(folder: Path = FRONTEND / "src") -> list[str]:
    """Return `file: text` for each text written into a Svelte file."""
    return [
        f"{path.relative_to(folder).as_posix()}: {text}"
        for path in sorted(folder.rglob("*.svelte"))
        for text in texts_written_in(path.read_text(encoding="utf-8"))
    ]


def texts_written_in(source: str) -> list[str]:
    """Return the texts between the tags and in the attributes that are read aloud; expressions are not texts."""
    markup = _without_expressions(_NOT_SHOWN.sub(" ", source))
    said = _SAID_ALOUD.findall(markup)
    shown = re.split(r"\n|\0", _TAG.sub("\0", markup))
    return [text.strip() for text in [*said, *shown] if _LETTERS.search(re.sub(r"&\w+;", " ", text))]


def _without_expressions(markup: str) -> str:
    """Take out `{…}`, whatever stands in it."""
    kept, depth = [], 0
    for sign in markup:
        depth += sign == "{"
        if depth == 0:
            kept.append(sign)
        depth -= sign == "}" and depth > 0
    return "".join(kept)
