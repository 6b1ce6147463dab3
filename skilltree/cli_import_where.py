"""What all imports share on the command line: which database, how it ends, the file of refused rows."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Final

from skilltree.model.errors import Unavailable
from skilltree.store import SqlStore, open_store

DEFAULT_DATA: Final = Path("data")
DATABASE_FILE: Final = "skilltree.sqlite3"
"""Name of the SQLite database in a data folder."""
EXIT_UNREADABLE: Final = 2
EXIT_REFUSED: Final = 3


def add_where(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that every import takes."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--data", type=Path, metavar="DIR", help=f"data folder (default: {DEFAULT_DATA})")
    where.add_argument("--database-url", metavar="URL", help="a database elsewhere (default: $DATABASE_URL)")
    parser.add_argument("--refused", type=Path, metavar="FILE", help="write every refused row to FILE")


async def open_where(args: argparse.Namespace) -> SqlStore:
    """Open the database that the arguments name, made and migrated. Raises Unavailable."""
    try:
        return await open_store(_database(args), migrate=True)
    except ValueError as error:
        raise Unavailable(str(error)) from error


def _database(args: argparse.Namespace) -> str | Path:
    """Return where to store: what the arguments say, else $DATABASE_URL, else the default data folder.

    The folder is made where it is missing. Raises Unavailable when it cannot be.
    """
    url = args.database_url or (None if args.data else os.environ.get("DATABASE_URL"))
    if url:
        return str(url)
    folder: Path = args.data or Path(os.environ.get("SKILLTREE_DATA") or DEFAULT_DATA)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(f"{folder}: {error.strerror}") from error
    return folder / DATABASE_FILE


def stop(message: str) -> int:
    """Say in one line why nothing more is done; return the exit status."""
    sys.stderr.write(f"skilltree import: {message}\n")
    return EXIT_UNREADABLE
