"""What the columns of a table of offers may be called, in French and English."""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.interop.offers.kinds import folded

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "identifiant", "reference", "ref", "numero", "numero offre", "external id", "job id"),
    "title": ("title", "titre", "intitule", "poste", "job title"),
    "text": ("text", "texte", "description", "descriptif", "missions"),
    "kind": ("kind", "type", "nature", "categorie", "type contrat", "contract", "contract type", "employment type"),
    "insee": ("insee", "code insee", "code commune", "insee code"),
    "commune": ("commune", "ville", "city", "town", "lieu", "location"),
    "postcode": ("postcode", "code postal", "cp", "postal code", "zip"),
    "employer": ("employer", "employeur", "entreprise", "company", "structure"),
    "how": ("how", "how to apply", "comment postuler", "pour postuler", "candidature"),
    "link": ("link", "lien", "url"),
    "posted": ("posted", "posted on", "date posted", "publie le", "date publication", "date creation"),
    "starts": ("starts", "starts on", "start date", "debut", "date debut"),
    "ends": ("ends", "ends on", "end date", "valid through", "fin", "date fin", "date limite"),
    "hours_per_week": ("hours per week", "weekly hours", "heures par semaine", "heures semaine", "heures hebdo"),
    "hours_total": ("hours total", "total hours", "heures totales", "heures total"),
    "pay": ("pay", "salary", "salaire", "remuneration"),
    "cost_euros": ("cost", "cost euros", "cout", "cout euros", "prix"),
    "funding": ("funding", "financement"),
    "conditions": ("conditions", "condition", "prerequis", "requirements"),
    "seats": ("seats", "openings", "places", "postes", "nombre postes", "nombre places"),
    "skills": ("skills", "competences"),
    "language": ("language", "langue"),
}
"""Folded: case, accents, hyphens and underscores do not matter, nor "de", "d" and "l"."""

NEEDED = ("id", "title", "text")
PLACES = ("insee", "commune", "postcode")
SMALL_WORDS = frozenset({"de", "d", "l", "la", "le", "des", "du"})
FIELD_OF = {name: field for field, names in NAMES.items() for name in names}


def fields_of(header: Sequence[str]) -> dict[str, int]:
    """Return the place of each field in the header; of two columns for one field the first."""
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        field = field_of(cell)
        if field is not None:
            found.setdefault(field, at)
    return found


def field_of(cell: str) -> str | None:
    """Return the field that a column's name means."""
    words = folded(cell).split()
    return FIELD_OF.get(" ".join(words)) or FIELD_OF.get(" ".join(word for word in words if word not in SMALL_WORDS))


def missing(fields: dict[str, int]) -> str:
    """Return what the header lacks, for people; "" where it has all that is needed."""
    lacks = [f"{name} ({', '.join(NAMES[name][1:4])})" for name in NEEDED if name not in fields]
    if not any(name in fields for name in PLACES):
        lacks.append("one of " + ", ".join(PLACES))
    return "; ".join(lacks)
