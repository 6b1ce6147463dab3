"""What the matching benchmark runs on: labels, mistyped queries, cut beginnings.

All draws are seeded. A label counts as found where the answer's concept, or its folded text, is
that of the label drawn: ESCO and ROME give many labels to several concepts.
"""

from __future__ import annotations

import csv
import lzma
import random
import string
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from bench.result import BenchError
from skilltree.engine.labels import fold
from skilltree.interop.esco import ESCO
from skilltree.interop.rome import ROME
from skilltree.model.base import Struct
from skilltree.model.taxonomy import ConceptLabel, OccupationRecord, SkillRecord
from skilltree.model.words import Language

SEED = 20261122
DERIVED = "derived_esco_v1.2_skills_fr_en"
FOLDERS = ((ESCO, (DERIVED, "esco_v1.1.1_en_official", "esco_v1.2.1_fr_partial")), (ROME, ("rome_4.0_v460",)))
LABELLED = ("esco.labels", "esco.skills", "esco.collection", "esco.languages", "esco.occupations")


class Asked(Struct):
    """A text typed for a label, and how many edits it holds."""

    text: str
    label: ConceptLabel
    edits: int


def read_labels(data: Path, *, rome: bool) -> list[ConceptLabel]:
    """Return every distinct label that the importers take from the reference data, skills before occupations."""
    found: dict[ConceptLabel, None] = {}
    for kind, names in FOLDERS[: 2 if rome else 1]:
        folders = [data / name for name in names]
        for folder in folders:
            if not folder.is_dir():
                raise BenchError(f"{folder} does not exist")
        for reader in kind.plan(folders).readers:
            if (reader.name not in LABELLED and not reader.name.startswith("rome.")) or reader.name == "rome.uses":
                continue
            for batch in reader.batches():
                for entry in batch.entries:
                    if isinstance(entry.record, SkillRecord | OccupationRecord):
                        for label in entry.record.labels:
                            found[
                                ConceptLabel(
                                    concept=entry.record.id, text=label.text, language=label.language, rank=label.rank
                                )
                            ] = None
    return list(found)


def distinct(labels: Iterable[ConceptLabel]) -> list[ConceptLabel]:
    """Return the first label of each folded text."""
    first: dict[str, ConceptLabel] = {}
    for label in labels:
        first.setdefault(fold(label.text), label)
    return list(first.values())


def skills_fr(data: Path) -> list[ConceptLabel]:
    """Return ESCO's preferred French skill labels."""
    path = data / DERIVED / "skills_v1.2_fr_en_labels.csv.xz"
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        return [
            ConceptLabel(concept=row["conceptUri"], text=row["preferredLabel_fr"], language=Language.FR, rank=1)
            for row in csv.DictReader(lines)
            if row["preferredLabel_fr"].strip()
        ]


def edit(text: str, draw: random.Random) -> str:
    """Insert, delete, replace or transpose at a drawn place."""
    at, letter = draw.randrange(len(text) or 1), draw.choice(string.ascii_lowercase)
    kind = draw.randrange(4)
    if kind == 0:
        return text[:at] + letter + text[at:]
    if kind == 1:
        return text[:at] + text[at + 1 :]
    if kind == 2:
        return text[:at] + letter + text[at + 1 :]
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def bench_queries(labels: list[ConceptLabel], count: int) -> list[Asked]:
    """Return labels drawn, a third untouched, a third with one edit, a third with two, half cut to 2 to 4 words."""
    draw = random.Random(SEED)
    asked: list[Asked] = []
    for number, label in enumerate(draw.sample(labels, count)):
        text = label.text
        if draw.random() < 0.5:
            text = " ".join(text.split()[: draw.randint(2, 4)])
        for _ in range(number % 3):
            text = edit(text, draw)
        asked.append(Asked(text=text, label=label, edits=number % 3))
    return asked


def mistyped(labels: list[ConceptLabel], count: int, edits: int) -> list[Asked]:
    """Return whole labels with so many edits."""
    draw = random.Random(SEED + edits)
    asked: list[Asked] = []
    for label in draw.sample(labels, count):
        text = label.text
        for _ in range(edits):
            text = edit(text, draw)
        asked.append(Asked(text=text, label=label, edits=edits))
    return asked


def beginnings(labels: list[ConceptLabel], count: int) -> list[Asked]:
    """Return 3 letters of the first word and 5 of the rarest, one of them wrong."""
    draw = random.Random(SEED)
    uses = Counter(word for label in labels for word in set(fold(label.text).split()))
    asked: list[Asked] = []
    for label in draw.sample([label for label in labels if fold(label.text)], count):
        words = fold(label.text).split()
        rarest = min(words, key=lambda word: (uses[word], word))
        typed = list(f"{words[0][:3]} {rarest[:5]}")
        at = draw.choice([place for place, letter in enumerate(typed) if letter != " "])
        typed[at] = draw.choice([letter for letter in string.ascii_lowercase if letter != typed[at]])
        asked.append(Asked(text="".join(typed), label=label, edits=1))
    return asked


def distinct_words(labels: list[ConceptLabel]) -> int:
    """Return how many folded words the labels have."""
    return len({word for label in labels for word in fold(label.text).split()})


def store(labels: list[ConceptLabel], path: Path) -> None:
    """Write labels for another process."""
    path.write_bytes(msgspec.json.encode(labels))


def restore(path: Path) -> list[ConceptLabel]:
    """Read what `store` wrote."""
    return msgspec.json.decode(path.read_bytes(), type=list[ConceptLabel])
