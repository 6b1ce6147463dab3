"""Skills and occupations alike: what sources said of a concept, and the fold of it that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Table

from skilltree.model.base import FALLBACK_ORDER, Localized
from skilltree.model.taxonomy import Label
from skilltree.store.tables import taxonomy as tables

SOURCE_ORDER = ("starter", "local", "esco", "rome")

Statement = dict[str, Any]
"""Fields that one source gave; None where it gave none."""


class Concept(NamedTuple):
    """The tables of a kind of concept, and the fields that sources state."""

    table: Table
    statement: Table
    label: Table
    fields: tuple[str, ...]


SKILL = Concept(
    tables.skill,
    tables.skill_statement,
    tables.skill_label,
    ("kind", "uri", "rome_code", "icon", "valid_years", "about"),
)
OCCUPATION = Concept(
    tables.occupation, tables.occupation_statement, tables.occupation_label, ("uri", "rome_code", "about")
)


def source_order(source: str) -> int:
    """Return a source's place in SOURCE_ORDER by its first word ("esco" of "esco-1.2"); others last."""
    family = re.split("[^a-z]", source, maxsplit=1)[0]
    return SOURCE_ORDER.index(family) if family in SOURCE_ORDER else len(SOURCE_ORDER)


def best_first(sources: Iterable[str]) -> list[str]:
    """Sort sources, those of one family by name."""
    return sorted(sources, key=lambda source: (source_order(source), source))


def fold_fields(statements: Mapping[str, Statement]) -> Statement:
    """Return each field as the best source that gave it says."""
    folded: Statement = {}
    for source in best_first(statements):
        for name, value in statements[source].items():
            if folded.get(name) is None:
                folded[name] = value
    return folded


def shown_labels(labels: Mapping[str, tuple[Label, ...]]) -> Localized:
    """Return each language's label with the lowest (rank, source order, position), French first."""
    best: dict[str, tuple[int, str]] = {}
    for source in best_first(labels):
        for label in labels[source]:
            held = best.get(label.language)
            if held is None or label.rank < held[0]:
                best[label.language] = (label.rank, label.text)
    return in_order({language: text for language, (_, text) in best.items()})


def merge_texts(texts: Iterable[Localized | None]) -> Localized:
    """Return each language's first text, French first."""
    merged: Localized = {}
    for text in texts:
        merged = {**(text or {}), **merged}
    return in_order(merged)


def in_order(texts: Localized) -> Localized:
    """Sort a text's languages: French, English, then by tag."""
    first = {tag: place for place, tag in enumerate(FALLBACK_ORDER)}
    return {str(tag): texts[tag] for tag in sorted(texts, key=lambda tag: (first.get(tag, 9), tag))}
