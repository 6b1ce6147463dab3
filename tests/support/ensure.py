"""Says which real parts the tests will talk to, getting those that are missing; one line and status 1 otherwise.

`make test` runs this first, so that a missing server stops it before minutes of other checks.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.support.chromium import ensure_chromium
from tests.support.install import MissingPartError
from tests.support.postgres import ensure_programs
from tests.support.redis import ensure_program

PARTS: tuple[tuple[str, str | None, Callable[[], Path]], ...] = (
    ("PostgreSQL", "DATABASE_URL", ensure_programs),
    ("Redis", "REDIS_URL", ensure_program),
    ("Chromium", None, ensure_chromium),
)


def main() -> int:
    """Report on each part; 0 when all are here."""
    for name, variable, ensure in PARTS:
        if variable is not None and os.environ.get(variable):
            sys.stdout.write(f"{name}: the one that {variable} names\n")
            continue
        try:
            where = ensure()
        except MissingPartError as error:
            sys.stderr.write(f"make test: {error}\n")
            return 1
        sys.stdout.write(f"{name}: {where}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
