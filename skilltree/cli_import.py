"""`skilltree import esco|rome|communes PATH...`: arguments, wiring, exit status.

0 all taken, 2 a file or the database cannot be read (nothing of that file is half stored:
the next run continues), 3 some rows were refused.
"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from pathlib import Path

from skilltree.cli_progress import ImportConsole
from skilltree.interop.communes import COMMUNES
from skilltree.interop.esco import ESCO
from skilltree.interop.plan import Format, Plan
from skilltree.interop.rome import ROME
from skilltree.model.errors import Unavailable
from skilltree.service.import_taxonomy import import_records
from skilltree.service.ports.readers import UnreadableFile
from skilltree.store import open_store

DEFAULT_DATA = Path("data")
DATABASE_FILE = "skilltree.sqlite3"
"""Name of the SQLite database in a data folder."""
EXIT_UNREADABLE = 2
EXIT_REFUSED = 3
FORMATS: dict[str, Format] = {"esco": ESCO, "rome": ROME, "communes": COMMUNES}


def add_import_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `import` command to those of the program."""
    parser = subparsers.add_parser("import", help="import ESCO, ROME or the communes of France")
    formats = parser.add_subparsers(dest="format", required=True, metavar="esco|rome|communes")
    for name, form in FORMATS.items():
        one = formats.add_parser(name, help=f"import {form.title} from CSV files, .xz files, zips or folders of them")
        one.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        where = one.add_mutually_exclusive_group()
        where.add_argument("--data", type=Path, metavar="DIR", help=f"data folder (default: {DEFAULT_DATA})")
        where.add_argument("--database-url", metavar="URL", help="a database elsewhere (default: $DATABASE_URL)")
        one.add_argument("--again", action="store_true", help="read files again that were imported before")
        one.add_argument("--refused", type=Path, metavar="FILE", help="write every refused row to FILE")


async def run_import(args: argparse.Namespace) -> int:
    """Import what the arguments name; return the exit status."""
    with ExitStack() as stack:
        try:
            refused = stack.enter_context(args.refused.open("w", encoding="utf-8")) if args.refused else None
        except OSError as error:
            return _stop(f"{args.refused}: {error.strerror}")
        console = stack.enter_context(ImportConsole(refused))
        try:
            plan = FORMATS[args.format].plan(args.paths)
            console.planned(plan)
            await _import(plan, _database(args), console, again=args.again)
        except (UnreadableFile, Unavailable) as error:
            console.close()
            return _stop(str(error))
        console.close()
        console.summary()
        return EXIT_REFUSED if console.refused_rows else 0


async def _import(plan: Plan, database: str | Path, console: ImportConsole, *, again: bool) -> None:
    try:
        store = await open_store(database, migrate=True)
    except ValueError as error:
        raise Unavailable(str(error)) from error
    try:
        await import_records(store, plan.readers, console, again=again)
    finally:
        await store.close()


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


def _stop(message: str) -> int:
    sys.stderr.write(f"skilltree import: {message}\n")
    return EXIT_UNREADABLE
