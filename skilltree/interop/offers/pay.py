"""Pay in plain words, in French and English: amounts of France Travail's labels and of schema.org's salaries."""

from __future__ import annotations

import re

from skilltree.interop.offers.plain import one_line
from skilltree.model.base import Localized
from skilltree.model.words import Language

LONGEST = 200
NARROW, WIDE = "\u202f", "\u00a0"
UNITS = {
    "HOUR": ("par heure", "an hour"),
    "DAY": ("par jour", "a day"),
    "WEEK": ("par semaine", "a week"),
    "MONTH": ("par mois", "a month"),
    "YEAR": ("par an", "a year"),
}
PERIODS = {"horaire": "HOUR", "journalier": "DAY", "hebdomadaire": "WEEK", "mensuel": "MONTH", "annuel": "YEAR"}
LABEL = re.compile(
    r"(Horaire|Journalier|Hebdomadaire|Mensuel|Annuel) de (\d{1,9}(?:[.,]\d{1,2})?) Euros?"
    r"(?: . (\d{1,9}(?:[.,]\d{1,2})?) Euros?)?(?: sur (\d{1,2})(?:[.,]\d{1,2})? mois)?",
    re.IGNORECASE | re.ASCII,
)
"""The sign between two amounts is any one: it is an à that some copies have broken."""
TWELVE = 12


def pay_of_label(label: str, remark: str, language: Language) -> Localized | None:
    """Return what a label of France Travail says, with its remark; a label of another form stays as it is."""
    label, remark = one_line(label), one_line(remark)
    found = LABEL.fullmatch(label)
    if found is None:
        said = " · ".join(part for part in (label, remark) if part)
        return {language.value: shortened(said)} if said else None
    low = _amount(found[2])
    high = _amount(found[3]) if found[3] else low
    words = pay_in_words(low, high, PERIODS[found[1].lower()], months=int(found[4] or TWELVE))
    return {tag: shortened(f"{text} · {remark}") for tag, text in words.items()} if remark else words


def pay_in_words(low: float, high: float, unit: str, *, months: int = TWELVE) -> Localized:
    """Return "2 275 à 3 033 € brut par mois, sur 13 mois" in both languages."""
    french, english = UNITS[unit]
    low, high = min(low, high), max(low, high)
    amounts_fr, amounts_en = _french(low), f"€{_english(low)}"
    if high > low:
        amounts_fr, amounts_en = f"{amounts_fr} à {_french(high)}", f"{amounts_en} to €{_english(high)}"
    more_fr = f", sur {months} mois" if months != TWELVE else ""
    more_en = f", {months} months a year" if months != TWELVE else ""
    return {
        "fr": f"{amounts_fr}{WIDE}€ brut {french}{more_fr}",
        "en": f"{amounts_en} {english} before deductions{more_en}",
    }


def shortened(text: str, most: int = LONGEST) -> str:
    """Return a remark cut at a word where it is too long."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;·-") + "…"


def _amount(digits: str) -> float:
    return float(digits.replace(",", "."))


def _english(amount: float) -> str:
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"


def _french(amount: float) -> str:
    return _english(amount).replace(",", NARROW).replace(".", ",")
