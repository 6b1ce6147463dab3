"""Badly typed words over all of ESCO's skills, as after an import."""

from __future__ import annotations

import csv
import lzma
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from skilltree.engine.labels import LabelIndex, fold
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

pytestmark = pytest.mark.needs_reference_data

LABELS = "derived_esco_v1.2_skills_fr_en/skills_v1.2_fr_en_labels.csv.xz"


@pytest.fixture(scope="module")
def index(reference_data: Path) -> LabelIndex:
    labels: list[ConceptLabel] = []
    with lzma.open(reference_data / LABELS, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            named = [(row["preferredLabel_fr"], Language.FR, 1), (row["preferredLabel_en"], Language.EN, 1)]
            named += [(text, Language.FR, 2) for text in row["altLabels_fr"].splitlines()]
            labels += [
                ConceptLabel(concept=row["conceptUri"], text=text, language=language, rank=rank)
                for text, language, rank in named
                if text.strip()
            ]
    return LabelIndex.build(labels)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("soudur arc", {"soudage", "arc"}),
        ("jardinnage", {"jardinage"}),
        ("couture", {"couture"}),
        ("electrissité", {"electricite"}),
        ("premier secour", {"premiers", "secours"}),
        ("permi de conduire", {"permis", "conduire"}),
        ("parler anglai", {"anglais"}),
        ("reparer velo", {"reparer", "velos"}),
        ("comptabilitée", {"comptabilite"}),
        ("C++", {"c++"}),
        ("SQL", {"sql"}),
    ],
)
def test_badly_typed_words_find_their_skill(index: LabelIndex, typed: str, words: set[str]) -> None:
    hits = index.search(typed, limit=3, language=Language.FR)
    assert any(words <= set(fold(hit.text).split()) for hit in hits), [hit.text for hit in hits]


def test_nonsense_finds_nothing_in_all_of_esco(index: LabelIndex) -> None:
    assert [index.search(typed) for typed in ("qsdfghjklm", "xzkqw", "zzzz zzz")] == [[], [], []]


def test_answers_come_while_one_types(index: LabelIndex) -> None:
    times = []
    for typed in ("s", "so", "sou", "soud", "soudur", "soudur a", "soudur arc", "jardinnage", "conduire un camoin"):
        began = perf_counter()
        index.search(typed, language=Language.FR)
        times.append(perf_counter() - began)
    assert median(times) < 0.05  # some milliseconds; the rest is for a busy machine
