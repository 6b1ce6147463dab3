"""Run one benchmark by name. A module of the registry has `run(quick: bool) -> Result`."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

import msgspec

from bench.result import BenchError, Result

REGISTRY = {
    "import": "bench.imports",
    "matching": "bench.matching",
}


def main() -> int:
    """Print the result; 2 where the benchmark cannot run."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", choices=sorted(REGISTRY))
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="a smaller corpus, for a smoke test")
    args = parser.parse_args()
    try:
        result: Result = import_module(REGISTRY[args.name]).run(args.quick)
    except BenchError as error:
        print(f"bench {args.name}: {error}", file=sys.stderr)
        return 2
    if args.json:
        print(msgspec.json.encode(result).decode())
    else:
        print(f"{result.name}: {result.corpus}")
        for key, value in result.figures.items():
            print(f"  {key}: {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
