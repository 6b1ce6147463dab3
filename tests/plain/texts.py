"""One text as somebody reads it, with where it stands; and one thing to mend in it."""

from dataclasses import dataclass
from enum import Enum

LANGUAGES = ("fr", "en")


class Kind(Enum):
    """What a text is for; the figures depend on it."""

    SCREEN = "screen"
    SERVER = "server"
    CONTENT = "content"
    LABEL = "label"


@dataclass(frozen=True, kw_only=True)
class Text:
    """`where` finds it again and is the same in every language; `area` is what it is counted with.

    Prose is what is read line after line, so that it has an average length; titles, answers to tick,
    labels and screens are not prose.
    """

    where: str
    area: str
    language: str
    kind: Kind
    text: str
    title: bool = False
    prose: bool = False


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to mend: the rule, the place, what was found and what to do about it."""

    rule: str
    where: str
    area: str
    language: str
    found: str
    advice: str

    def __str__(self) -> str:
        return f"[{self.rule}] {self.where} ({self.language}): {self.found} -> {self.advice}"


def finding(rule: str, text: Text, found: str, advice: str) -> Finding:
    """Return a finding about one text."""
    return Finding(rule=rule, where=text.where, area=text.area, language=text.language, found=found, advice=advice)
