"""`skilltree course check|export|import PATH`: courses as folders or zips of Markdown (docs/course-files.md).

0 done, 1 something in the files cannot be taken (each told as FILE:LINE: WHY, nothing is stored),
2 the path or the database cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

from skilltree.bus import open_bus
from skilltree.config import Settings
from skilltree.interop.course_files import BadFileError, ZippedCourses, problem_line, read_path, write_path, zip_of
from skilltree.interop.messengers import open_messenger
from skilltree.interop.uploads import UploadedFiles
from skilltree.model.errors import NotFound, SkilltreeError
from skilltree.model.ids import decode_id
from skilltree.model.person import Viewer
from skilltree.service.addresses import check_address
from skilltree.service.building import build_courses
from skilltree.service.check_course_files import check_folder
from skilltree.service.deps import Deps
from skilltree.service.engines import Engines
from skilltree.service.export_courses import export_course, export_module
from skilltree.service.import_course import import_course
from skilltree.service.ports.course_files import FileProblem
from skilltree.store import open_store

EXIT_REFUSED = 1
EXIT_UNREADABLE = 2


def add_course_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's arguments."""
    parser = commands.add_parser("course", help="check, export or import courses as folders or zips of Markdown")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="check|export|import")
    check = verbs.add_parser("check", help="say what is wrong with the files, without a database")
    check.add_argument("path", type=Path, metavar="PATH", help="a folder or a zip")
    export = verbs.add_parser("export", help="write a published course or module")
    export.add_argument("id", help="id of the course or module, as in its address")
    export.add_argument("path", type=Path, metavar="PATH", help="a new folder, or a name that ends in .zip")
    taking = verbs.add_parser("import", help="make drafts of a folder or a zip")
    taking.add_argument("path", type=Path, metavar="PATH", help="a folder or a zip")
    taking.add_argument("--organisation", required=True, metavar="ID", help="whose drafts they become")
    taking.add_argument("--author", required=True, metavar="ADDRESS", help="who signs in with it and writes there")
    for one in (export, taking):
        one.add_argument("--data", type=Path, default=None, help="data folder (default: data)")


async def run_course(args: argparse.Namespace) -> int:
    """Do what the arguments name; return the exit status."""
    try:
        if args.verb == "check":
            return _check(args.path)
        async with _opened(Settings(data=args.data) if args.data else Settings()) as deps:
            if args.verb == "export":
                return await _export(deps, args.id, args.path)
            return await _import(deps, args)
    except BadFileError as error:
        return _tell([error.problem])
    except (OSError, SkilltreeError) as error:
        sys.stderr.write(f"skilltree course: {error}\n")
        return EXIT_UNREADABLE


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Deps]:
    """Open the store with what courses need; no index, nobody is followed. Raises Unavailable."""
    store = await open_store(settings.database)
    bus = open_bus(settings.redis_url)
    try:
        deps = Deps(
            store=store,
            bus=bus,
            engines=Engines(),
            messenger=open_messenger(file=None, smtp_url=None, sms_url=None, sms_token=None),
            uploads=UploadedFiles(),
            course_files=ZippedCourses(),
        )
        await build_courses(deps.engines, store)
        yield deps
    finally:
        await bus.close()
        await store.close()


def _check(path: Path) -> int:
    read = read_path(path)
    problems = list(read.problems) or (check_folder(read.folder) if read.folder else [])
    _tell_ignored(read.ignored)
    if problems or read.folder is None:
        return _tell(problems)
    sys.stdout.write(f"{len(read.folder.modules)} modules, nothing wrong\n")
    return 0


async def _export(deps: Deps, wanted: str, path: Path) -> int:
    kind, _ = decode_id(wanted)
    exported = await (export_course(deps, wanted) if kind == "Course" else export_module(deps, wanted))
    written = write_path(path, exported.content)
    sys.stdout.write("".join(f"{name}\n" for name in written))
    return 0


async def _import(deps: Deps, args: argparse.Namespace) -> int:
    viewer = await _author(deps, args.author)
    report = await import_course(deps, viewer, uuid4(), args.organisation, zip_of(args.path))
    _tell_ignored(report.ignored)
    if report.problems:
        return _tell(report.problems)
    for made in report.modules:
        sys.stdout.write(f"{made.file} {made.id}\n")
    if report.course_id:
        sys.stdout.write(f"course.yaml {report.course_id}\n")
    return 0


async def _author(deps: Deps, address: str) -> Viewer:
    """Return who signs in with an address. Raises NotFound."""
    contact = check_address(None, address)
    async with deps.store.reading() as db:
        for territory in await db.territories.territories():
            person_id = await db.identity.person_with(territory.id, contact)
            person = await db.people.person(person_id) if person_id else None
            if person is not None:
                return Viewer(
                    person_id=person.id,
                    territory_id=territory.id,
                    language=person.language,
                    memberships=await db.people.memberships(person.id),
                    session_id="",
                )
    raise NotFound("nobody signs in with this address")


def _tell(problems: list[FileProblem]) -> int:
    for problem in problems:
        sys.stderr.write(f"{problem_line(problem)}\n")
    return EXIT_REFUSED


def _tell_ignored(names: tuple[str, ...] | list[str]) -> None:
    for name in names:
        sys.stderr.write(f"{name}:1: no module names it, left aside\n")
