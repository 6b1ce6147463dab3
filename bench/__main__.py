"""Run one benchmark by name.

A module of the registry has `run(quick: bool) -> Result`. It may have `PARTS`, names that `run` takes a
choice of, and `table(figures) -> str`, its figures for the documentation.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

import msgspec

from bench.result import BenchError, Result

REGISTRY = {
    "import": "bench.imports",
    "matching": "bench.matching",
    "path": "bench.path",
    "placement": "bench.placement",
    "suggestions": "bench.suggestions",
    "pwa": "bench.pwa",
    "tree": "bench.tree",
}


def main() -> int:
    """Print the result; 2 where the benchmark cannot run."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", choices=sorted(REGISTRY))
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="a smaller corpus, for a smoke test")
    parser.add_argument(
        "--table", action="store_true", help="print Markdown tables, after the JSON where both are wanted"
    )
    parser.add_argument(
        "--parts", type=lambda text: text.split(","), help="run only these parts, as in own,tantivy_fuzzy"
    )
    args = parser.parse_args()
    module = import_module(REGISTRY[args.name])
    parts: tuple[str, ...] = getattr(module, "PARTS", ())
    if args.parts and (unknown := set(args.parts) - set(parts)):
        parser.error(f"{args.name} has no part {', '.join(sorted(unknown))}: it has {', '.join(parts) or 'none'}")
    if args.table and not hasattr(module, "table"):
        parser.error(f"{args.name} has no table")
    try:
        result: Result = module.run(args.quick, args.parts) if args.parts else module.run(args.quick)
    except BenchError as error:
        print(f"bench {args.name}: {error}", file=sys.stderr)
        return 2
    if args.json:
        print(msgspec.json.encode(result).decode())
    if args.table:
        print(module.table(result.figures))
    elif not args.json:
        print(f"{result.name}: {result.corpus}")
        for key, value in result.figures.items():
            print(f"  {key}: {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
