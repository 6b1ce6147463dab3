"""Whether arrays read from a file fit together, so that no number in them leads outside another.

A checksum finds accidents; this finds files that were made wrong, before compiled code follows them.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from skilltree.engine.buffers import DamagedBuffer
from skilltree.engine.labels.arrays import Arrays
from skilltree.engine.labels.words import LONGEST

_RUNS: Final = {
    "word_ends": "word_letters",
    "piece_ends": "piece_letters",
    "piece_starts": "piece_words",
    "length_starts": "by_length",
    "kin_starts": "kin_words",
    "posting_starts": "posting_rows",
    "row_starts": "row_words",
    "row_letter_ends": "row_letters",
    "text_ends": "text_letters",
    "concept_ends": "concept_letters",
    "language_ends": "language_letters",
}
"""Where runs begin and the last one ends, and what they are runs of."""

_NEVER_EMPTY: Final = ("word_ends", "row_starts")
_SAME_SIZE: Final = (
    ("piece_words", "piece_weights"),
    ("kin_words", "kin_likeness"),
    ("by_length", "signatures"),
    ("begin_keys", "begin_words"),
    ("label_concept", "label_language"),
    ("label_concept", "label_rank"),
)
_REALS: Final = ("piece_weights", "kin_likeness")
_TYPES: Final = {"signatures": "<u8", "begin_keys": "<u8", **dict.fromkeys(_REALS, "<f4")}


def checked(arrays: Arrays) -> Arrays:
    """Return them. Raises DamagedBuffer."""
    try:
        for name, fault in _faults(arrays):
            if fault:
                raise DamagedBuffer(f"the label index is damaged: {name} does not fit the rest")
    except KeyError as error:
        raise DamagedBuffer(f"the label index is damaged: it has no {error.args[0]}") from error
    return arrays


def _faults(arrays: Arrays) -> list[tuple[str, bool]]:
    """Return the names of arrays, and what is wrong with them."""
    found = [(starts, not _are_runs(arrays, starts, of)) for starts, of in _RUNS.items()]
    sizes = {name: len(arrays[name]) - 1 for name in _RUNS}
    words, rows = sizes["word_ends"], sizes["row_starts"]
    labels, concepts = sizes["text_ends"], sizes["concept_ends"]
    numbers = {
        **dict.fromkeys(("piece_words", "by_length", "begin_words", "kin_words", "row_words"), words),
        "posting_rows": rows,
        "row_label": labels,
        "label_concept": concepts,
    }
    found += [(name, not _are_numbers(arrays, name, below)) for name, below in numbers.items()]
    found += [(one, arrays[one].shape != arrays[other].shape) for one, other in _SAME_SIZE]
    found += [(name, arrays[name].dtype != np.dtype(kind)) for name, kind in _TYPES.items()]
    found += [(name, not bool(((arrays[name] > 0) & (arrays[name] <= 1)).all())) for name in _REALS]
    languages = sizes["language_ends"]
    found += [
        ("label_language", bool((arrays["label_language"] >= languages).any())),
        ("by_length", len(arrays["by_length"]) != words),
        ("length_starts", sizes["length_starts"] != LONGEST + 1),
        ("kin_starts", sizes["kin_starts"] != words),
        ("posting_starts", sizes["posting_starts"] != words),
        ("piece_starts", sizes["piece_starts"] != sizes["piece_ends"]),
        ("row_letter_ends", sizes["row_letter_ends"] != rows),
        ("row_label", len(arrays["row_label"]) != rows),
        ("label_concept", len(arrays["label_concept"]) != labels),
    ]
    return found


def _are_runs(arrays: Arrays, name: str, of: str) -> bool:
    starts = arrays[name]
    if starts.dtype != np.dtype("<i4") or not starts.size or starts[0] != 0 or starts[-1] != len(arrays[of]):
        return False
    return not bool((starts[1:] < starts[:-1] + (name in _NEVER_EMPTY)).any())


def _are_numbers(arrays: Arrays, name: str, below: int) -> bool:
    numbers = arrays[name]
    if numbers.dtype != np.dtype("<i4"):
        return False
    return not numbers.size or bool(numbers.min() >= 0 and numbers.max() < below)
