"""`skilltree import offers FILE --organisation ID`: arguments, wiring, report, exit status.

0 all taken, 2 the file, the database or the organisation will not do, 3 some rows were refused or
missing offers could not be closed.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from skilltree.cli_import_where import EXIT_REFUSED, add_where, open_where, stop
from skilltree.cli_progress import ImportConsole
from skilltree.interop.offers import plan_offers
from skilltree.interop.plan import Plan
from skilltree.model.errors import Refusal, Unavailable
from skilltree.model.words import Language
from skilltree.service.import_offers import OffersDone, OffersImport, TakenOffer, import_offers
from skilltree.service.ports.readers import UnreadableFile


def add_offers_parser(formats: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `offers` to what can be imported."""
    parser = formats.add_parser(
        "offers",
        help="import offers of an organisation: JobPosting (JSON-LD, web page), France Travail (JSON), CSV",
    )
    parser.add_argument("path", type=Path, metavar="FILE")
    parser.add_argument("--organisation", required=True, metavar="ID", help="whose offers they become; verified")
    parser.add_argument("--territory", metavar="CODE", help="refuse an organisation of another territory")
    parser.add_argument(
        "--language", type=Language, choices=list(Language), default=Language.FR, metavar="TAG", help="of the texts"
    )
    parser.add_argument("--source", metavar="NAME", help="what identifiers are unique in (default: as the format is)")
    parser.add_argument("--close-missing", action="store_true", help="end what this source had before and has no more")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    parser.add_argument("--taken", type=Path, metavar="FILE", help="write every new or changed offer with its skills")
    add_where(parser)


async def run_offers(args: argparse.Namespace) -> int:
    """Import the file that the arguments name; return the exit status."""
    with ExitStack() as stack:
        try:
            files = [
                stack.enter_context(path.open("w", encoding="utf-8")) if path else None
                for path in (args.refused, args.taken)
            ]
        except OSError as error:
            return stop(f"{error.filename}: {error.strerror}")
        console = stack.enter_context(ImportConsole(files[0]))
        try:
            done = await _import(args, console, files[1])
        except (UnreadableFile, Unavailable, Refusal) as error:
            console.close()
            return stop(str(error))
        console.close()
        console.summary()
        return _end(done, console, dry_run=args.dry_run)


async def _import(args: argparse.Namespace, console: ImportConsole, taken: TextIO | None) -> OffersDone:
    reader = plan_offers(args.path, args.language)
    unread = tuple((reader.file, f"the column {name}") for name in reader.unread_columns)
    console.planned(Plan((), unread))
    order = OffersImport(
        organisation_id=args.organisation,
        territory_code=args.territory,
        source=args.source,
        close_missing=args.close_missing,
        dry_run=args.dry_run,
    )
    store = await open_where(args)
    try:
        return await import_offers(
            store, reader, console, order, told=None if taken is None else lambda offer: _write(taken, offer)
        )
    finally:
        await store.close()


def _write(out: TextIO, offer: TakenOffer) -> None:
    cells = (
        str(offer.line),
        offer.external_id,
        "new" if offer.new else "changed",
        offer.insee,
        offer.title,
        " | ".join(offer.skills),
    )
    out.write("\t".join(" ".join(cell.split()) for cell in cells) + "\n")


def _end(done: OffersDone, console: ImportConsole, *, dry_run: bool) -> int:
    if done.report.closed:
        sys.stdout.write(f"closed: {done.report.closed} offers that the source has no more\n")
    if done.not_closed:
        sys.stderr.write(f"skilltree import: nothing was closed: {done.not_closed}\n")
    if dry_run:
        sys.stdout.write("dry run: nothing was stored\n")
    return EXIT_REFUSED if console.refused_rows or done.not_closed else 0
