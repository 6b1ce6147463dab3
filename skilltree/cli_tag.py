"""`skilltree tag < text`: all skills of a running text, with their places.

One line a skill, in the order of the text: start, end, id, score. Offsets count Unicode code
points from 0, a byte order mark and carriage returns included; the end is exclusive.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from skilltree.cli_labels import STANDARD_INPUT, decode, ended, read_labels, write_lines
from skilltree.cli_taxonomy import read_taxonomy
from skilltree.engine.tagging import Tagger
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language
from skilltree.starter.reading import read_starter
from skilltree.starter.taxonomy import skill_records


def add_tag_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `tag` command to those of the program."""
    parser = subparsers.add_parser("tag", help="find the skills that a text names")
    parser.add_argument("--labels", type=Path, metavar="LABELS.tsv", help="id<TAB>label lines, UTF-8")
    parser.add_argument("--taxonomy", type=Path, metavar="DIR", help="ESCO and ROME, where no labels are given")
    parser.add_argument(
        "--language", type=Language, choices=list(Language), metavar="TAG", help="of the text, such as fr or en"
    )


def run_tag(args: argparse.Namespace) -> int:
    """Tag what comes by standard input; return the exit status."""
    return ended("tag", lambda: _tag(args))


def _tag(args: argparse.Namespace) -> None:
    tagger = Tagger.build(_vocabulary(args.labels, args.taxonomy))
    text = decode(sys.stdin.buffer.read(), STANDARD_INPUT)
    tags = tagger.tag(text, language=args.language)
    write_lines(f"{tag.start}\t{tag.end}\t{tag.concept}\t{tag.score:.6f}\n" for tag in tags)


def _vocabulary(labels: Path | None, taxonomy: Path | None) -> list[ConceptLabel]:
    """Return the labels given, else the taxonomy's skills, else the starter territory's."""
    if labels is not None:
        return read_labels(labels)
    if taxonomy is not None:
        return read_taxonomy(taxonomy).skill_labels()
    return [
        ConceptLabel(
            concept=record.uri or record.rome_code or record.id,
            text=label.text,
            language=label.language,
            rank=label.rank,
        )
        for record in skill_records(read_starter())
        for label in record.labels
    ]
