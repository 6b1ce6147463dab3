"""`skilltree tag < text`: all skills of a running text, with their places.

One line a skill, in the order of the text: start, end, id, score. Offsets count Unicode code
points from 0, a byte order mark and carriage returns included; the end is exclusive.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from skilltree.cli_labels import STANDARD_INPUT, decode, ended, read_labels, write_lines
from skilltree.cli_taxonomy import Taxonomy, read_taxonomy
from skilltree.engine.tagging import Tagger
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language
from skilltree.starter.reading import read_starter
from skilltree.starter.taxonomy import skill_records

LABELS_HELP = "id<TAB>label lines, UTF-8: the vocabulary (else the taxonomy's skills, else the starter territory's)"
TAXONOMY_HELP = (
    "folder with files of ESCO and ROME; beside --labels it adds no skill, but says in which language a label is "
    "and which words of a text are spelled right"
)


def add_tag_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `tag` command to those of the program."""
    parser = subparsers.add_parser("tag", help="find the skills that a text names")
    parser.add_argument("--labels", type=Path, metavar="LABELS.tsv", help=LABELS_HELP)
    parser.add_argument("--taxonomy", type=Path, metavar="DIR", help=TAXONOMY_HELP)
    parser.add_argument(
        "--language", type=Language, choices=list(Language), metavar="TAG", help="of the text, such as fr or en"
    )


def run_tag(args: argparse.Namespace) -> int:
    """Tag what comes by standard input; return the exit status."""
    return ended("tag", lambda: _tag(args))


def _tag(args: argparse.Namespace) -> None:
    tagger = _tagger(args.labels, args.taxonomy, args.language)
    text = decode(sys.stdin.buffer.read(), STANDARD_INPUT)
    tags = tagger.tag(text, language=args.language)
    write_lines(f"{tag.start}\t{tag.end}\t{tag.concept}\t{tag.score:.6f}\n" for tag in tags)


def _tagger(labels: Path | None, folder: Path | None, language: Language | None) -> Tagger:
    given = None if labels is None else read_labels(labels)
    if folder is None:
        return _starter_tagger() if given is None else Tagger.build(_in_languages(given, {}, language))
    taxonomy = read_taxonomy(folder)
    texts = [about.text for concept in taxonomy.concepts() for about in concept.about]
    if given is None:
        return Tagger.build(taxonomy.skill_labels(), texts=texts)
    return Tagger.build(_in_languages(given, _languages(taxonomy), language), texts=texts)


def _starter_tagger() -> Tagger:
    records = skill_records(read_starter())
    labels = [
        ConceptLabel(
            concept=record.uri or record.rome_code or record.id,
            text=label.text,
            language=label.language,
            rank=label.rank,
        )
        for record in records
        for label in record.labels
    ]
    return Tagger.build(labels, texts=[text for record in records for text in (record.about or {}).values()])


def _languages(taxonomy: Taxonomy) -> dict[str, Language]:
    """Return the language of each label of a taxonomy that is in one language only."""
    found: dict[str, Language | None] = {}
    for concept in taxonomy.concepts():
        for label in concept.labels:
            if found.setdefault(label.text, label.language) is not label.language:
                found[label.text] = None
    return {text: language for text, language in found.items() if language is not None}


def _in_languages(
    labels: list[ConceptLabel], known: dict[str, Language], language: Language | None
) -> list[ConceptLabel]:
    """Return the labels in their language where it is known, else in that of the text: the file does not say it."""
    return [
        ConceptLabel(
            concept=label.concept,
            text=label.text,
            language=known.get(label.text, language or label.language),
            rank=label.rank,
        )
        for label in labels
    ]
