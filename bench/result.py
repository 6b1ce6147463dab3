"""What every benchmark gives: its name, the corpus it ran on, and figures with their units in the key."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from skilltree.model.base import Struct

ROOT = Path(__file__).resolve().parent.parent


class BenchError(Exception):
    """A benchmark cannot run here; `str()` says why in one line."""


class Result(Struct):
    """`figures` keys are the bar's words in snake case with the unit, like `p50_ms`."""

    name: str
    corpus: str
    figures: dict[str, Any]


def reference_data() -> Path:
    """Return the folder of the reference data. Raises BenchError where it does not exist."""
    folder = Path(os.environ.get("SKILLTREE_REFERENCE_DATA") or ROOT.parent / "shared" / "data").resolve()
    if not folder.is_dir():
        raise BenchError(f"the reference data is not at {folder}: set SKILLTREE_REFERENCE_DATA to its folder")
    return folder
