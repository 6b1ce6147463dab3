"""How much is read of course files, and how what cannot be read is told."""

from __future__ import annotations

from typing import Final

from skilltree.service.ports.course_files import FileProblem

MOST_ZIPPED: Final = 30_000_000
MOST_UNPACKED: Final = 60_000_000
MOST_FILES: Final = 500
MOST_TEXT: Final = 1_000_000
MOST_FRONT: Final = 200_000
"""YAML is read slowly: some 40 questions at their longest."""
MOST_MODULES: Final = 60
MOST_MEDIA: Final = 10_000_000
MOST_RATIO: Final = 200
"""Plain words come to a tenth; what is smaller than that was made to burst."""
RATIO_FROM: Final = 100_000
"""Smaller files may be as empty as they like."""
LONGEST_NAME: Final = 200


class BadFileError(Exception):
    """A file cannot be read; carries what to tell."""

    def __init__(self, file: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.problem = FileProblem(file=file, message=message, line=line)
