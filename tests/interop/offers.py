"""Offers as sources might send them, and what the readers make of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from skilltree.interop.offers import plan_offers
from skilltree.model.words import Language
from skilltree.service.ports.offers import Offer
from skilltree.service.ports.readers import RefusedRow

DATA = Path(__file__).with_name("data")
HEADER = "id;title;text;insee"


def francetravail(**changes: Any) -> dict[str, Any]:
    """An offer of the API with little in it."""
    offer = {
        "id": "900AAA",
        "intitule": "Cuisinier / Cuisinière (H/F)",
        "description": "Vous préparez les repas.",
        "lieuTravail": {"commune": "93066"},
        "typeContrat": "CDI",
    }
    return {**offer, **changes}


def posting(**changes: Any) -> dict[str, Any]:
    """A JobPosting with little in it."""
    node = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "identifier": "P-1",
        "title": "Cuisinière",
        "description": "Vous préparez les repas.",
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Saint-Denis", "postalCode": "93200"}},
    }
    return {**node, **changes}


def write(path: Path, content: object) -> Path:
    """Write bytes or text as they are, anything else as JSON."""
    if not isinstance(content, bytes | str):
        content = json.dumps(content, ensure_ascii=False)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path, language: Language = Language.FR) -> tuple[list[Offer], list[RefusedRow], int]:
    """Return the offers of a file, its refused rows, and how many rows were left out by rule."""
    batches = list(plan_offers(path, language).batches())
    offers = [entry.record for batch in batches for entry in batch.entries]
    assert all(isinstance(offer, Offer) for offer in offers)
    refused = [row for batch in batches for row in batch.refused]
    return [one for one in offers if isinstance(one, Offer)], refused, sum(batch.left_out for batch in batches)
