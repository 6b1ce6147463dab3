"""`skilltree import esco|rome|communes PATH...`, and `offers`, which is in a file of its own.

0 all taken, 2 a file or the database cannot be read (nothing of that file is half stored:
the next run continues), 3 some rows were refused.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path

from skilltree.cli_import_offers import add_offers_parser, run_offers
from skilltree.cli_import_where import DATABASE_FILE, EXIT_REFUSED, add_where, open_where, stop
from skilltree.cli_progress import ImportConsole
from skilltree.interop.communes import COMMUNES
from skilltree.interop.esco import ESCO
from skilltree.interop.plan import Format, Plan
from skilltree.interop.rome import ROME
from skilltree.model.errors import Unavailable
from skilltree.service.import_taxonomy import import_records
from skilltree.service.ports.readers import UnreadableFile

__all__ = ["DATABASE_FILE", "add_import_parser", "run_import"]

FORMATS: dict[str, Format] = {"esco": ESCO, "rome": ROME, "communes": COMMUNES}


def add_import_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `import` command to those of the program."""
    parser = subparsers.add_parser("import", help="import ESCO, ROME, the communes of France, or offers")
    formats = parser.add_subparsers(dest="format", required=True, metavar="esco|rome|communes|offers")
    for name, form in FORMATS.items():
        one = formats.add_parser(name, help=f"import {form.title} from CSV files, .xz files, zips or folders of them")
        one.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        one.add_argument("--again", action="store_true", help="read files again that were imported before")
        add_where(one)
    add_offers_parser(formats)


async def run_import(args: argparse.Namespace) -> int:
    """Import what the arguments name; return the exit status."""
    if args.format not in FORMATS:
        return await run_offers(args)
    with ExitStack() as stack:
        try:
            refused = stack.enter_context(args.refused.open("w", encoding="utf-8")) if args.refused else None
        except OSError as error:
            return stop(f"{args.refused}: {error.strerror}")
        console = stack.enter_context(ImportConsole(refused))
        try:
            plan = FORMATS[args.format].plan(args.paths)
            console.planned(plan)
            await _import(plan, args, console)
        except (UnreadableFile, Unavailable) as error:
            console.close()
            return stop(str(error))
        console.close()
        console.summary()
        return EXIT_REFUSED if console.refused_rows else 0


async def _import(plan: Plan, args: argparse.Namespace, console: ImportConsole) -> None:
    store = await open_where(args)
    try:
        await import_records(store, plan.readers, console, again=args.again)
    finally:
        await store.close()
