"""The few words that a feed says itself."""

from __future__ import annotations

from typing import Final

from skilltree.model.base import Localized, pick
from skilltree.model.words import Language

TITLE: Final[Localized] = {"fr": "Près de moi : {name}", "en": "Near me: {name}"}


def feed_title(name: str, language: Language) -> str:
    """Return the title of a territory's feed."""
    return pick(TITLE, language).format(name=name)


def without_controls(text: str) -> str:
    """Return a text without characters that XML 1.0 and calendars cannot hold; line ends are kept."""
    return "".join(each for each in text if each in "\n\t" or (each >= " " and not "\ufffe" <= each <= "\uffff"))
