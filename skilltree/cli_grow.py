"""`skilltree grow MEMBERS.jsonl`: the tree of a community, out of the order in which its members learnt.

The first line is what was planted, and is skipped unread; each line after it is one member's skills in order. The
answer is one JSON object, a skill to its parent, null for a root.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from skilltree.cli_labels import UnreadableInput, ended


def add_grow_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `grow` command to those of the program."""
    parser = subparsers.add_parser("grow", help="grow the tree of a community out of orders of learning")
    parser.add_argument(
        "members", type=Path, metavar="MEMBERS.jsonl", help="one list of skills a line, after the first"
    )
    parser.add_argument("--prior", type=Path, metavar="PRIOR.json", help="a skill to its parent, wrong in places")


def run_grow(args: argparse.Namespace) -> int:
    """Write the tree; return the exit status."""
    return ended("grow", lambda: _grow(args.members, args.prior))


def _grow(members: Path, prior: Path | None) -> None:
    from skilltree.engine.community import LivingTree, count_histories  # noqa: PLC0415 -- numpy, for this command alone

    authored = read_prior(prior) if prior else {}
    try:
        counters = count_histories(read_members(members))
    except OSError as error:
        raise UnreadableInput(f"{members}: {(error.strerror or 'it cannot be read').lower()}") from error
    parents = LivingTree(counters, authored).parents()
    sys.stdout.write(msgspec.json.encode(parents, order="sorted").decode() + "\n")


def read_members(path: Path) -> Iterator[list[str]]:
    """Yield the histories after the first line, but for empty ones. Raises UnreadableInput, naming the line."""
    decoder = msgspec.json.Decoder(list[str])
    with path.open("rb") as lines:
        next(lines, None)
        for number, line in enumerate(lines, start=2):
            if line.strip():
                try:
                    yield decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise UnreadableInput(f"{path}, line {number}: {error}") from error


def read_prior(path: Path) -> dict[str, str | None]:
    """Return a skill's authored parent by skill. Raises UnreadableInput."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str | None])
    except OSError as error:
        raise UnreadableInput(f"{path}: {(error.strerror or 'it cannot be read').lower()}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path}: {error}") from error
