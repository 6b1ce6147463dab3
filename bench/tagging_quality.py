"""Tagging measured without annotations, against links that the tagger never reads.

Linked: a skill found in the description of an occupation is among the skills that ESCO or ROME
give to that occupation. A lower bound of precision: the lists are short of what descriptions
say. Chance: the same tags against the list of another occupation drawn with a seed. Planted: one
label of a skill is put between two sentences of a description and must be found where it is.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence, Set

from bench.matching_quality import ESCO_FOLDERS, ROME_FOLDER, SEED
from bench.result import reference_data
from skilltree.cli_taxonomy import read_taxonomy
from skilltree.engine.knowledge import KnownConcept
from skilltree.engine.tagging import Tagger
from skilltree.model.ids import decode_id
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language


def linked_figures(
    tagger: Tagger,
    jobs: Sequence[KnownConcept],
    uses: Mapping[str, Set[str]],
    language: Language,
    draw: random.Random,
) -> dict[str, float | int]:
    """Return how many tags are among the occupation's own skills, by their score too."""
    others = list(jobs)
    draw.shuffle(others)
    found: Counter[str] = Counter()
    linked: Counter[str] = Counter()
    chance = 0
    for job, other in zip(jobs, others, strict=True):
        text = " ".join(about.text for about in job.about if about.language is language)
        for tag in tagger.tag(text, language=language):
            one = "one_word" if " " not in text[tag.start : tag.end] else f"score_{tag.score:.2f}"
            for name in ("all", one):
                found[name] += 1
                linked[name] += tag.concept in uses[job.id]
            chance += tag.concept in uses[other.id]
    figures: dict[str, float | int] = {"texts": len(jobs), "tags": found["all"]}
    figures |= {f"linked_{name}": round(linked[name] / found[name], 3) for name in sorted(found)}
    figures |= {f"count_{name}": found[name] for name in sorted(found)}
    figures["linked_by_chance"] = round(chance / max(found["all"], 1), 3)
    return figures


def planted_figures(
    tagger: Tagger,
    jobs: Sequence[KnownConcept],
    labels: Sequence[ConceptLabel],
    language: Language,
    draw: random.Random,
) -> dict[str, float | int]:
    """Return how many planted labels are found where they are, and with their own concept."""
    own = sorted((each for each in labels if each.language is language), key=lambda each: (each.concept, each.text))
    placed = right = count = 0
    for job in jobs:
        text = " ".join(about.text for about in job.about if about.language is language)
        label = draw.choice(own)
        before, _, after = text.partition(". ")
        start = len(before) + 2
        tags = tagger.tag(f"{before}. {label.text}. {after}", language=language)
        here = [tag for tag in tags if (tag.start, tag.end) == (start, start + len(label.text))]
        count += 1
        placed += bool(here)
        right += any(tag.concept == label.concept for tag in here)
    return {"planted": count, "planted_found": round(placed / count, 3), "planted_right": round(right / count, 3)}


def speed_figures(tagger: Tagger, jobs: Sequence[KnownConcept], language: Language) -> dict[str, float | int]:
    """Return the milliseconds of a text of 20,000 characters, the median of nine."""
    whole = "\n".join(about.text for job in jobs for about in job.about if about.language is language)
    text = (whole * (1 + 20_000 // max(len(whole), 1)))[:20_000]
    took = []
    for _ in range(9):
        begun = time.perf_counter()
        tagger.tag(text, language=language)
        took.append(1000 * (time.perf_counter() - begun))
    return {"text_20kb_ms": round(sorted(took)[4], 1)}


def main() -> None:
    """Print the figures of one language as JSON: ROME's jobs for French, ESCO's occupations for English."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", type=Language, default=Language.FR)
    parser.add_argument("--sample", type=int, default=300)
    args = parser.parse_args()
    language: Language = args.language
    folders = [ROME_FOLDER] if language is Language.FR else [*ESCO_FOLDERS]
    taxonomy = read_taxonomy(*(reference_data() / folder for folder in folders))
    concepts = taxonomy.concepts()
    labels = [
        ConceptLabel(concept=concept.id, text=label.text, language=label.language, rank=1)
        for concept in concepts
        if decode_id(concept.id)[0] == "Skill"
        for label in concept.labels
    ]
    jobs = [
        concept
        for concept in concepts
        if concept.id in taxonomy.uses and any(about.language is language for about in concept.about)
    ]
    draw = random.Random(SEED)
    jobs = draw.sample(sorted(jobs, key=lambda job: job.id), args.sample)
    tagger = Tagger.build(labels)
    figures = linked_figures(tagger, jobs, taxonomy.uses, language, draw)
    figures |= planted_figures(tagger, jobs, labels, language, draw)
    figures |= speed_figures(tagger, jobs, language)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
