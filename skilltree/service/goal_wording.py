"""The words around a wish, taken off: "je voudrais devenir installateur fibre" wants the job "installateur fibre".

They are in no label and cost every answer; but they tell whether a job or a skill is meant.
"""

from __future__ import annotations

import re
from typing import Final

from skilltree.model.base import Struct

_DE = r"(?:de\s+|d['\u2019]\s*|to\s+)"
_WANT = (
    r"(?:je|j['\u2019]|i)\s*"
    r"(?:veux|voudrais|aimerais|souhaite|souhaiterais|r[êe]ve|cherche|want|would\s+like|['\u2019]d\s+like)"
    rf"\s*(?:bien\s+)?(?:{_DE}|[àa]\s+)?"
)
_DREAM = rf"(?:mon|le|my)\s+(?:r[êe]ve|but|projet|dream|goal)\s*(?:c['\u2019]\s?est|est|is|:)\s*{_DE}?"
_TO_BE = (
    r"(?:devenir|[êe]tre|(?:travailler|bosser)\s+(?:comme|dans|en\s+tant\s+que)"
    r"|un\s+(?:m[ée]tier|travail|emploi)\s+(?:de|d['\u2019]|comme|dans)|m[ée]tier\s+(?:de|d['\u2019])"
    r"|become|becoming|be|work\s+(?:as|in)|a\s+job\s+(?:as|in))\s*"
)
_ARTICLE = r"(?:une?\s+|le\s+|la\s+|les\s+|l['\u2019]\s*|an?\s+|the\s+)?"
_TO_DO = (
    r"(?:apprendre(?:\s+[àa])?|savoir|pouvoir|[êe]tre\s+capable\s+(?:de|d['\u2019])|me\s+former\s+(?:[àa]|en|aux?)"
    r"|learn(?:\s+(?:how\s+)?to)?|be\s+able\s+to|know\s+how\s+to)\s+"
)
_BEFORE = rf"^(?:{_DREAM})?(?:{_WANT})?"

JOB: Final = re.compile(_BEFORE + _TO_BE + _ARTICLE, re.IGNORECASE)
SKILL: Final = re.compile(_BEFORE + _TO_DO, re.IGNORECASE)
WISH: Final = re.compile(_BEFORE, re.IGNORECASE)


class Wording(Struct):
    """What is wanted, without the words around it. `job` and `skill`: what the words around it say that it is."""

    core: str
    job: bool = False
    skill: bool = False


def wording_of(text: str) -> Wording:
    """Return what is wanted; the text itself where nothing would be left."""
    trimmed = text.strip().rstrip(".!?\u2026 ")
    for pattern in (SKILL, JOB, WISH):
        found = pattern.match(trimmed)
        core = trimmed[found.end() :].strip() if found and found.end() else ""
        if core:
            return Wording(core=core, job=pattern is JOB, skill=pattern is SKILL)
    return Wording(core=trimmed or text)
