"""The lists of words that people stumble over, and where a text uses one.

A list is a TOML file of `[[entries]]`: `avoid` (words or expressions), `use` (the plain one), `why`, and
optionally `but` (expressions in which the word is right) and `on = "screens"` (courses may teach the word).
In `avoid` a `*` at the end of a word stands for any letters. Capitals count only where the list has some.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from tests.plain.sentences import CODE, without_code
from tests.plain.texts import Finding, Kind, Text, finding

HERE = Path(__file__).parent


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing not to say."""

    avoid: tuple[str, ...]
    use: str
    why: str
    but: tuple[str, ...] = ()
    on: Literal["everything", "screens"] = "everything"


class _List(msgspec.Struct, forbid_unknown_fields=True):
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class ForbiddenWords:
    """The entries of one language, made into one search."""

    entries: tuple[Entry, ...]

    def found_in(self, text: str, *, on_screen: bool) -> Iterator[tuple[str, Entry]]:
        """Yield each forbidden expression of a text as it is written there, with its entry."""
        plain = without_code(text).replace("**", "").replace(CODE, " ")
        entries = _entries_for(self.entries, on_screen=on_screen)
        # One search for all of them: most texts hold none.
        if not entries or not _together(entries).search(plain):
            return
        for entry in entries:
            pattern, allowed = _patterns(entry)
            if pattern.search(plain):
                kept = allowed.sub(" ", plain) if allowed else plain
                for match in pattern.finditer(kept):
                    yield match[0], entry


@cache
def forbidden_words(language: str) -> ForbiddenWords:
    """Return the list of a language. Raises msgspec.ValidationError when the file is not as it should be."""
    table = tomllib.loads((HERE / f"forbidden.{language}.toml").read_text(encoding="utf-8"))
    return ForbiddenWords(entries=msgspec.convert(table, _List).entries)


def forbidden_findings(texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield a finding for each forbidden expression of each text."""
    for text in texts:
        on_screen = text.kind in {Kind.SCREEN, Kind.SERVER}
        for found, entry in forbidden_words(text.language).found_in(text.text, on_screen=on_screen):
            yield finding("forbidden-word", text, found, f"say: {entry.use} ({entry.why})")


@cache
def _entries_for(entries: tuple[Entry, ...], *, on_screen: bool) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if on_screen or entry.on == "everything")


@cache
def _together(entries: tuple[Entry, ...]) -> re.Pattern[str]:
    return _pattern(tuple(one for entry in entries for one in entry.avoid))


@cache
def _patterns(entry: Entry) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    return _pattern(entry.avoid), _pattern(entry.but) if entry.but else None


def _pattern(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_one, expressions))})(?![\w])")


def _one(expression: str) -> str:
    escaped = re.escape(expression).replace(r"\*", r"\w*").replace(r"\ ", r"[\s\u00a0]+")
    escaped = re.sub("['’]", "['’]", escaped)
    return escaped if expression != expression.lower() else f"(?i:{escaped})"
