"""Sets of initials, such as CNIL or NRO, are explained in the step of the course, or on the screens, that use them."""

import re
from collections import defaultdict
from collections.abc import Iterator

from tests.plain.sentences import CODE, without_code
from tests.plain.texts import Finding, Kind, Text

#: Read as words by everybody: nobody says what they stand for.
KNOWN_TO_ALL = frozenset({"SMS", "OK", "PC", "WC", "TV", "CD", "DVD", "USB", "GPS"})

_INITIALS = re.compile(r"(?<![\w-])[A-Z][A-Z]+\d?(?![\w-])")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")
_SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{2,}(?:[’ ][A-ZÀ-Þ]+)+\b")


def unexplained_initials(texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield the initials that a step of a course, or the screens of a feature, never explain."""
    together: dict[tuple[str, str], list[Text]] = defaultdict(list)
    for text in texts:
        if text.kind is Kind.SCREEN or text.area.count("/") == 2:
            together[text.area, text.language].append(text)
    for (area, language), own in together.items():
        whole = "\n".join(without_code(text.text) for text in own)
        for initials in unexplained_in(whole):
            advice = "say what it stands for, in bold, where it first stands"
            yield Finding(rule="initials", where=area, area=area, language=language, found=initials, advice=advice)


def unexplained_in(text: str) -> list[str]:
    """Return the initials of a text that it does not explain, in alphabetical order."""
    plain = _SHOUTED.sub(" ", _QUOTED.sub(" ", text)).replace(CODE, " ")
    found = set(_INITIALS.findall(plain)) - KNOWN_TO_ALL
    return sorted(one for one in found if not _is_explained(one, text))


def _is_explained(initials: str, text: str) -> bool:
    """Say whether they stand in bold, in brackets, or before brackets, a comma, a colon or a word that explains."""
    after = rf"\b{initials}\b(?:\*\*)?(?:,|[\s\u00a0]*[:(=]|[\s\u00a0]+(?:veut dire|est|c’est|means|is|stands for)\b)"
    return re.search(rf"\*\*[^*]*\b{initials}\b[^*]*\*\*|\({initials}\)|{after}", text) is not None
