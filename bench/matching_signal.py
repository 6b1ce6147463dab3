"""What the taxonomies' own knowledge adds, and tagging: figures of `matching_quality` and `tagging_quality`.

In a process of its own: several taxonomies lie in memory here.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

from bench.matching_quality import ESCO_FOLDERS, ROME_FOLDER, SEED, compare, held_out, melo
from bench.matching_tasks import Figures
from bench.result import ROOT, BenchError
from bench.tagging_quality import linked_figures, planted_figures, tagging
from skilltree.cli_taxonomy import Taxonomy, read_taxonomy
from skilltree.engine.knowledge import KnownConcept
from skilltree.engine.tagging import Tagger
from skilltree.model.ids import decode_id
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

SAMPLE = 300
"""Held-out labels of each set, and texts tagged in each language."""

TAGGING_KEYS = ("texts", "tags", "linked_all", "linked_by_chance", "planted_found", "planted_right")
HELD_OUT = (
    ("Occupation", Language.FR),
    ("Skill", Language.FR),
    ("Occupation", Language.EN),
    ("Skill", Language.EN),
)


def signal_figures(data: Path) -> Figures:
    """Return the figures. Raises BenchError where the process fails."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.matching_signal", str(data)], cwd=ROOT, stdout=subprocess.PIPE, check=False
    )
    if done.returncode:
        raise BenchError(f"the second signal ended with status {done.returncode}")
    return msgspec.json.decode(done.stdout, type=Figures)


def _second_signal(data: Path, esco: Taxonomy, both: Taxonomy) -> Figures:
    figures: Figures = {}
    queries = melo(data)
    for name, taxonomy in (("melo_french", both), ("melo_french_without_rome", esco)):
        found = compare(queries, taxonomy.concepts(), name)
        figures |= {key: value for key, value in found.items() if "_labels_" not in key}
    for kind, language in HELD_OUT:
        asked, concepts = held_out(both.concepts(), kind, language, sample=SAMPLE)
        figures |= compare(asked, concepts, f"held_out_{kind.lower()}s_{language.value}")
    return figures


def _tagging(taxonomies: Mapping[Language, Taxonomy]) -> Figures:
    """Tag texts of each taxonomy with its own skills; then time texts in both languages with all skills."""
    figures: Figures = {}
    every: list[ConceptLabel] = []
    texts: dict[Language, list[str]] = {}
    for language, taxonomy in taxonomies.items():
        draw = random.Random(SEED)
        labels = _skill_labels(taxonomy)
        jobs = _described(taxonomy, language)
        jobs = draw.sample(jobs, min(SAMPLE, len(jobs)))
        tagger = Tagger.build(labels)
        found = linked_figures(tagger, jobs, taxonomy.uses, language, draw)
        found |= planted_figures(tagger, jobs, labels, language, draw)
        figures |= {f"tagging_{language.value}_{key}": found[key] for key in TAGGING_KEYS}
        texts[language] = [about.text for job in jobs for about in job.about if about.language is language]
        every += labels
    return figures | {f"tagging_{key}": value for key, value in tagging(every, texts).items()}


def _skill_labels(taxonomy: Taxonomy) -> list[ConceptLabel]:
    return [
        ConceptLabel(concept=concept.id, text=label.text, language=label.language, rank=1)
        for concept in taxonomy.concepts()
        if decode_id(concept.id)[0] == "Skill"
        for label in concept.labels
    ]


def _described(taxonomy: Taxonomy, language: Language) -> list[KnownConcept]:
    """Return the occupations that are described in a language, by id."""
    return sorted(
        (
            concept
            for concept in taxonomy.concepts()
            if concept.id in taxonomy.uses and any(about.language is language for about in concept.about)
        ),
        key=lambda concept: concept.id,
    )


def _main() -> None:
    data = Path(sys.argv[1])
    esco_folders, rome_folder = [data / name for name in ESCO_FOLDERS], data / ROME_FOLDER
    esco, rome = read_taxonomy(*esco_folders), read_taxonomy(rome_folder)
    figures = _tagging({Language.FR: rome, Language.EN: esco})
    figures |= _second_signal(data, esco, read_taxonomy(*esco_folders, rome_folder))
    print(msgspec.json.encode(figures).decode())


if __name__ == "__main__":
    _main()
