"""Initials, such as CNIL or NRO, are explained by the step or the screens that use them, or by an earlier step."""

import re
from collections import defaultdict
from collections.abc import Iterator

from tests.plain.sentences import CODE, without_code
from tests.plain.texts import Finding, Kind, Text

#: Read as words by everybody: nobody says what they stand for.
KNOWN_TO_ALL = frozenset({"SMS", "OK", "PC", "WC", "TV", "CD", "DVD", "USB", "GPS", "CV", "QR", "SIM", "SMIC"})

_INITIALS = re.compile(r"(?<![\w-])[A-Z][A-Z]+\d?(?![\w-])")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")
_SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{2,}(?:[’ ][A-ZÀ-Þ]+)+\b")


def unexplained_initials(texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield the initials that a step of a course, or the screens of a feature, never explain."""
    together: dict[tuple[str, str], list[Text]] = defaultdict(list)
    for text in texts:
        if text.kind is Kind.SCREEN or text.area.count("/") == 2:
            together[text.area, text.language].append(text)
    told: dict[tuple[str, str], str] = defaultdict(str)
    # In the order of the steps: an earlier step of the same course may have explained them.
    for (area, language), own in sorted(together.items()):
        course = (area.rpartition("/")[0] if area.count("/") == 2 else area, language)
        whole = "\n".join(without_code(text.text) for text in own)
        told[course] += whole
        for initials in unexplained_in(whole, told[course]):
            advice = "say what it stands for, in bold, where it first stands"
            yield Finding(rule="initials", where=area, area=area, language=language, found=initials, advice=advice)


def unexplained_in(text: str, told: str | None = None) -> list[str]:
    """Return the initials of a text that neither it nor what was told before explains, in alphabetical order."""
    plain = _SHOUTED.sub(" ", _QUOTED.sub(" ", text)).replace(CODE, " ")
    found = set(_INITIALS.findall(plain)) - KNOWN_TO_ALL
    return sorted(one for one in found if not _is_explained(one, text if told is None else told))


def _is_explained(initials: str, text: str) -> bool:
    """Say whether they stand in bold, in brackets, after « on l’appelle », or before what explains them."""
    bold = rf"\*\*(?:[\w’]+ )?{initials}(?: \w+)?\*\*"
    named = rf"\({initials}\)|(?:\bappelle|\bappelée?|, ou|\bcalled|, or) {initials}\b"
    explains = r"veut dire|est|c’est|means|is|stands for|an?|the|une?|l[ae]|les"
    before = rf"\b{initials}\b(?:\*\*)?(?:[\s\u00a0]*[:(=]|,? (?:{explains})\b)"
    return re.search(f"{bold}|{named}|{before}", text) is not None
