"""The command `skilltree`: serve, import, course, card, platform, keys, match, tag, grow, schema."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path

from skilltree import __version__
from skilltree.cli_card import add_card_parser, run_card
from skilltree.cli_course import add_course_parser, run_course
from skilltree.cli_grow import add_grow_parser, run_grow
from skilltree.cli_import import add_import_parser, run_import
from skilltree.cli_keys import add_keys_parser, run_keys
from skilltree.cli_match import add_match_parser, run_match
from skilltree.cli_platform import add_platform_parser, run_platform
from skilltree.cli_serve import add_serve_parser, run_serve
from skilltree.cli_tag import add_tag_parser, run_tag

ASYNC: dict[str, Callable[[argparse.Namespace], Coroutine[None, None, int]]] = {
    "import": run_import,
    "course": run_course,
    "card": run_card,
    "platform": run_platform,
    "keys": run_keys,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="skilltree", description="A skills tree and learning paths for a territory.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    add_serve_parser(commands)
    add_import_parser(commands)
    add_course_parser(commands)
    add_card_parser(commands)
    add_platform_parser(commands)
    add_keys_parser(commands)
    add_match_parser(commands)
    add_tag_parser(commands)
    add_grow_parser(commands)
    schema = commands.add_parser("schema", help="write the GraphQL schema")
    schema.add_argument("--output", type=Path, help="a file instead of standard output")
    args = parser.parse_args(arguments)
    if args.command == "serve":
        return run_serve(args)
    if args.command in ASYNC:
        return asyncio.run(ASYNC[args.command](args))
    if args.command == "match":
        return run_match(args)
    if args.command == "tag":
        return run_tag(args)
    if args.command == "grow":
        return run_grow(args)
    return write_schema(args.output)


def write_schema(output: Path | None) -> int:
    """Write the SDL, which is committed as frontend/schema.graphql."""
    from skilltree.graphql.schema import schema_text  # noqa: PLC0415 -- a second's import that others do not need

    if output is None:
        sys.stdout.write(schema_text())
    else:
        output.write_text(schema_text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
