"""A territory to begin with: data, and a loader used by the command line only."""

from __future__ import annotations

from skilltree.starter.loading import is_empty, load_starter
from skilltree.starter.reading import STARTER_FOLDER, StarterError, read_starter
from skilltree.starter.report import LoadReport

__all__ = ["STARTER_FOLDER", "LoadReport", "StarterError", "is_empty", "load_starter", "read_starter"]
