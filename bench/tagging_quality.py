"""Tagging measured without annotations, against links that the tagger never reads.

Linked: a skill found in the description of an occupation is among the skills that ESCO or ROME
give to that occupation. A lower bound of precision: the lists are short of what descriptions
say. Chance: the same tags against the list of another occupation drawn with a seed. Planted: one
label of a skill is put between two sentences of a description and must be found where it is. Mistyped: the
same label with one edit in its longest word.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from string import ascii_lowercase
from typing import Final

from bench.matching_quality import ESCO_FOLDERS, ROME_FOLDER, SEED
from bench.result import reference_data
from skilltree.cli_taxonomy import read_taxonomy
from skilltree.engine.knowledge import KnownConcept
from skilltree.engine.tagging import Tagger
from skilltree.model.ids import decode_id
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

LEAST_LETTERS: Final = 5
"""Letters of a word that gets a typing error."""


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
    placed = right = count = mistyped = mistyped_found = 0
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
        typed = with_error(label.text, draw)
        if here and typed is not None:
            tags = tagger.tag(f"{before}. {typed}. {after}", language=language)
            mistyped += 1
            mistyped_found += any((tag.start, tag.end) == (start, start + len(typed)) for tag in tags)
    return {
        "planted": count,
        "planted_found": round(placed / count, 3),
        "planted_right": round(right / count, 3),
        "mistyped": mistyped,
        "mistyped_found": round(mistyped_found / max(mistyped, 1), 3),
    }


def with_error(text: str, draw: random.Random) -> str | None:
    """Return a label with one edit behind the first letter of its longest word; None where that has no five letters."""
    word = max(re.findall(r"[^\W\d_]+", text), key=len, default="")
    if len(word) < LEAST_LETTERS:
        return None
    at = draw.randrange(1, len(word))
    letter = draw.choice(ascii_lowercase)
    tail = word[at:]
    typed = draw.choice([letter + tail, tail[1:], letter + tail[1:], tail[1:2] + tail[:1] + tail[2:]])
    return text.replace(word, word[:at] + typed, 1)


def tagging(labels: Sequence[ConceptLabel], texts: Mapping[Language, Sequence[str]]) -> dict[str, float | int]:
    """Return what a tagger of these labels takes: `texts` by language are put together to 20,000 bytes each.

    Milliseconds are of processor time, the median of nine. `dense` is a text of nothing but labels.
    """
    begun = time.process_time()
    tagger = Tagger.build(labels)
    figures: dict[str, float | int] = {"labels": len(tagger), "build_s": round(time.process_time() - begun, 2)}
    whole = b"".join(tagger.to_buffers())
    figures["file_mb"] = round(len(whole) / 1e6, 1)
    begun = time.process_time()
    tagger = Tagger.from_buffer(whole)
    figures["load_ms"] = round(1000 * (time.process_time() - begun), 1)
    for language, abouts in sorted(texts.items()):
        figures[f"text_20kb_{language.value}_ms"] = _milliseconds(tagger, _of_20kb(abouts), language)
    names = [label.text for label in labels]
    dense = _of_20kb(random.Random(SEED).sample(names, min(len(names), 1000)))
    figures["text_20kb_dense_ms"] = _milliseconds(tagger, dense, Language.FR)
    return figures


def _of_20kb(texts: Sequence[str]) -> str:
    joined = "\n".join(texts)
    joined *= 1 + 20_000 // max(len(joined), 1)
    return joined.encode("utf-8", "replace")[:20_000].decode("utf-8", "ignore")


def _milliseconds(tagger: Tagger, text: str, language: Language) -> float:
    took = []
    for _ in range(9):
        begun = time.process_time()
        tagger.tag(text, language=language)
        took.append(1000 * (time.process_time() - begun))
    return round(sorted(took)[4], 1)


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
    texts = [about.text for job in jobs for about in job.about if about.language is language]
    figures |= tagging(labels, {language: texts})
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
