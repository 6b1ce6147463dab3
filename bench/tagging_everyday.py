"""Tagging measured on sentences as people write them, against the starter's skills.

Half of the sentences ("made") may be looked at when a rule is made; the other ("kept") is only
ever measured.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.result import ROOT
from skilltree.engine.tagging import Tagger
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language
from skilltree.starter.reading import read_starter
from skilltree.starter.taxonomy import labels

SENTENCES = ROOT / "tests" / "engine" / "tagging" / "everyday.tsv"


class Sentence(NamedTuple):
    """A text, the skills that must be found in it (any of each set), and those that may."""

    half: str
    language: Language
    wanted: tuple[frozenset[str], ...]
    allowed: frozenset[str]
    text: str


def read_sentences(path: Path = SENTENCES) -> Iterator[Sentence]:
    """Give the sentences of a file whose first lines say how it is written."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        half, language, skills, text = line.split("\t")
        named = [] if skills == "-" else skills.split(" ")
        wanted = tuple(frozenset(each.split("|")) for each in named if not each.startswith("?"))
        allowed = frozenset(each[1:] for each in named if each.startswith("?"))
        yield Sentence(half, Language(language), wanted, allowed, text)


def starter_tagger() -> Tagger:
    """Return a tagger of the starter's skills, by their short names."""
    return Tagger.build(
        ConceptLabel(concept=skill.slug, text=label.text, language=label.language, rank=label.rank)
        for skill in read_starter().skills
        for label in labels(skill.fr, skill.en)
    )


def everyday_figures(tagger: Tagger, half: str) -> dict[str, float | int]:
    """Return how many tags are right, and how many of the skills named are found."""
    tags = right = wanted = found = 0
    for sentence in read_sentences():
        if sentence.half != half:
            continue
        concepts = {tag.concept for tag in tagger.tag(sentence.text, language=sentence.language)}
        concepts -= sentence.allowed
        tags += len(concepts)
        right += len(concepts & frozenset().union(*sentence.wanted))
        wanted += len(sentence.wanted)
        found += sum(not concepts.isdisjoint(each) for each in sentence.wanted)
    return {
        "tags": tags,
        "precision": round(right / max(tags, 1), 3),
        "wanted": wanted,
        "recall": round(found / wanted, 3),
    }


def main() -> None:
    """Print the figures of both halves as JSON; with `--show`, what goes wrong in the half for rules."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    tagger = starter_tagger()
    print(json.dumps({half: everyday_figures(tagger, half) for half in ("made", "kept")}, indent=1))
    for sentence in read_sentences():
        if not args.show or sentence.half != "made":
            continue
        tags = tagger.tag(sentence.text, language=sentence.language)
        concepts = {tag.concept for tag in tags} - sentence.allowed
        missed = [each for each in sentence.wanted if concepts.isdisjoint(each)]
        if missed or not concepts <= frozenset().union(*sentence.wanted):
            got = [(sentence.text[tag.start : tag.end], tag.concept, tag.score) for tag in tags]
            print(f"{sentence.text}\n  found {got}\n  missed {[sorted(each) for each in missed]}")


if __name__ == "__main__":
    main()
