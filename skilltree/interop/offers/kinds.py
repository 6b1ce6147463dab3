"""What kind of opportunity an offer is, from the words of its source."""

from __future__ import annotations

import re
import unicodedata

from skilltree.interop.offers.values import shown
from skilltree.interop.text import UnfitRow
from skilltree.model.words import NEIGHBOUR_KINDS, OpportunityKind

TELLING: tuple[tuple[str, OpportunityKind], ...] = (
    (r"service civique", OpportunityKind.SERVICE_CIVIQUE),
    (r"apprenti|professionnalisation|alternance|alternant", OpportunityKind.APPRENTICESHIP),
    (r"insertion|\bddi\b|\bcddi\b|chantier d insertion|\biae\b", OpportunityKind.INCLUSION_JOB),
    (r"\bpoei?\b|\bpoec\b|pre ?hiring|preparation operationnelle|avant embauche", OpportunityKind.PRE_HIRING_TRAINING),
    (r"immersion|pmsmp|\bstage\b|\bintern(ship)?\b|stagiaire", OpportunityKind.IMMERSION),
    (r"benevol|volontariat|volunteer", OpportunityKind.VOLUNTEERING),
    (r"mentor|parrainage", OpportunityKind.MENTORING),
    (r"atelier|workshop", OpportunityKind.WORKSHOP),
    (r"creation d entreprise|franchise|business creation", OpportunityKind.BUSINESS_CREATION),
    (r"emploi|travail|contrat|\bcd[id]\b|interim|saisonnier|\b(?:mis|sai|din|lib)\b", OpportunityKind.JOB),
    (r"\bjob\b|full time|part time|temporary|contractor|per diem", OpportunityKind.JOB),
)


def folded(text: str) -> str:
    """Return a text without case, accents and signs, for comparing."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())


def kind_told(*words: str) -> OpportunityKind | None:
    """Return the kind that the first telling words name; None when none does."""
    said = [folded(word) for word in words if word]
    for pattern, kind in TELLING:
        if any(re.search(pattern, word) for word in said):
            return kind
    return None


def kind_of_cell(cell: str) -> OpportunityKind:
    """Return the kind that a cell names, a job where it is empty. Raises UnfitRow."""
    if not cell.strip():
        return OpportunityKind.JOB
    word = "_".join(folded(cell).split())
    kind = OpportunityKind(word) if word in set(OpportunityKind) else kind_told(cell)
    if kind is None:
        raise UnfitRow(f"an unknown kind: {shown(cell)}")
    if kind in NEIGHBOUR_KINDS:
        raise UnfitRow(f"{kind.value} is between neighbours: it is posted by them, not imported")
    return kind
