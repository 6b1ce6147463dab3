"""What `skilltree match` and `skilltree tag` read: labels, texts, taxonomies; and how they end.

0 done, 2 something cannot be read (one line on standard error names it), 141 nobody reads the
answers any more, as a shell says of a program that a closed pipe ended.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

EXIT_UNREADABLE: Final = 2
EXIT_PIPE_CLOSED: Final = 141
UNRANKED: Final = 1
"""Rank of a label of which only the text is known."""
STANDARD_INPUT: Final = "standard input"
_SIGNATURE = b"\xef\xbb\xbf"


class UnreadableInput(Exception):  # noqa: N818 -- reads as the state it names
    """Something given cannot be used; `str()` is one line that names it."""


def read_labels(path: Path) -> list[ConceptLabel]:
    """Return the labels of a file of `id<TAB>label` lines; empty lines are passed over.

    The language of a label is not in the file: all are said to be French. Raises UnreadableInput
    for a line that is not two fields of UTF-8, both with something in them.
    """
    try:
        with path.open("rb") as file:
            return [_label(path, number, line) for number, line in lines_of(file, str(path)) if line.strip()]
    except OSError as error:
        raise UnreadableInput(f"{path}: {(error.strerror or 'it cannot be read').lower()}") from error


def _label(path: Path, number: int, line: str) -> ConceptLabel:
    fields = line.split("\t")
    if len(fields) != 2:
        raise UnreadableInput(f"{path}, line {number}: not an id, a tab and a label")
    concept, text = fields[0].strip(), fields[1].strip()
    if not concept or not text:
        raise UnreadableInput(f"{path}, line {number}: the {'label' if concept else 'id'} is empty")
    return ConceptLabel(concept=concept, text=text, language=Language.FR, rank=UNRANKED)


def lines_of(file: BinaryIO, name: str) -> Iterator[tuple[int, str]]:
    """Give every line with its number from 1, without its end. Raises UnreadableInput for what is not UTF-8.

    Only a line feed ends a line: other characters that look like an end are part of a label.
    """
    for number, line in enumerate(file, start=1):
        start = len(_SIGNATURE) if number == 1 and line.startswith(_SIGNATURE) else 0
        yield number, decode(line[start:].removesuffix(b"\n").removesuffix(b"\r"), f"{name}, line {number}")


def decode(raw: bytes, name: str) -> str:
    """Return the text. Raises UnreadableInput where it is not UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{name}: not UTF-8 (byte {error.start + 1})") from error


def write_lines(lines: Iterable[str]) -> None:
    """Write to standard output in UTF-8, whatever the locale says."""
    sys.stdout.buffer.writelines(line.encode("utf-8", "surrogatepass") for line in lines)


def ended(name: str, work: Callable[[], None]) -> int:
    """Do the work of a command; return its exit status."""
    try:
        try:
            work()
        finally:
            sys.stdout.flush()
            sys.stdout.buffer.flush()
    except UnreadableInput as error:
        sys.stderr.write(f"skilltree {name}: {error}\n")
        return EXIT_UNREADABLE
    except BrokenPipeError:
        # what is left in the buffer has no reader: let Python's own last flush go nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_PIPE_CLOSED
    return 0
