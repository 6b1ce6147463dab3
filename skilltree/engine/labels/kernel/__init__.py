"""The compiled kernel: found beside this file, checked, and called through `ctypes`.

`scripts/compile-kernel` makes the library out of the C files here; where there is none, or it is not
as it should be, `library()` is None and numpy answers. `SKILLTREE_KERNEL=off` wants numpy too.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import ClassVar, Final

VERSION: Final = 2
FILE: Final = Path(__file__).with_name("_kernel.so")

_WORD = ctypes.c_int64
_ADDRESS = ctypes.c_void_p


def _named(kind: type, names: str) -> Iterator[tuple[str, type]]:
    return ((name, kind) for name in names.split())


class Tables(ctypes.Structure):
    """`Segment` of kernel.h: numbers and addresses, all of 8 bytes."""

    _fields_: ClassVar = (
        *_named(_WORD, "words rows begins tokens word_letters word_ends sizes piece_starts piece_words piece_weights"),
        *_named(_WORD, "signatures by_length length_starts begin_keys begin_words kin_starts kin_words kin_likeness"),
        *_named(_WORD, "posting_starts posting_rows row_starts row_words row_letters row_letter_ends row_label"),
        *_named(_WORD, "label_concept label_rank label_language uses weights alive wide_list long_list most_read"),
        *_named(ctypes.c_double, "enough likely least_cosine most_alike nearly_begun everyday official other"),
        *_named(ctypes.c_double, "language sure_answer sure_score weakest_answer weakest_score answered_whole"),
        *_named(_WORD, "cells shared steps numbers alike order spare touched keys used"),
        *_named(_WORD, "kept_numbers kept_alike kept room"),
    )


class LookUp(ctypes.Structure):
    """`LookUp` of kernel.h."""

    _fields_: ClassVar = (
        *_named(_WORD, "letters length number kin begun_edits first end nearly edits"),
        *_named(ctypes.c_uint64, "pattern"),
        *_named(_WORD, "pieces weights piece_count"),
        *_named(ctypes.c_double, "shape shape_by_size closest begun"),
        *_named(_WORD, "heaviest begun_uses nearly_uses"),
    )


@cache
def library() -> ctypes.PyDLL | None:
    """Return the library if it is there, wanted, and of this version."""
    if os.environ.get("SKILLTREE_KERNEL") == "off" or ctypes.sizeof(_ADDRESS) != ctypes.sizeof(_WORD):
        return None
    try:
        # the interpreter's lock is kept: a call takes some microseconds, and an index is for one thread
        found = ctypes.PyDLL(str(FILE))
        _declare(found)
    except (OSError, AttributeError):
        return None
    return found if _is_this_version(found) else None


def _declare(found: ctypes.PyDLL) -> None:
    counts = {"version": 0, "look_up": 2, "join": 5, "likely_rows": 8, "score_rows": 13, "choose": 12}
    for name, count in counts.items():
        function = getattr(found, f"kernel_{name}")
        function.restype = _WORD
        function.argtypes = [_WORD] * count
    found.kernel_join.argtypes = [*[_WORD] * 5, ctypes.c_double]


def _is_this_version(found: ctypes.PyDLL) -> bool:
    expected = (VERSION * 1000 + ctypes.sizeof(Tables) // 8) * 1000 + ctypes.sizeof(LookUp) // 8
    return bool(found.kernel_version() == expected)
