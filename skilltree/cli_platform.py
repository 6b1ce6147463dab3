"""`skilltree platform add|revoke`: the keys by which a learning platform tells what people finished there."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from skilltree.config import Settings
from skilltree.model.errors import InvalidInput, NotFound, Unavailable
from skilltree.model.platform_words import PlatformScope
from skilltree.service.ports.clock import system_clock
from skilltree.service.xapi_platforms import USUAL_SCOPES, add_platform, revoke_platform
from skilltree.store import SqlStore, open_store


def add_platform_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's arguments."""
    parser = commands.add_parser(
        "platform", help="let a learning platform tell what people finished there (xAPI, webhook)"
    )
    doing = parser.add_subparsers(dest="doing", required=True)
    add = doing.add_parser("add", help="add a platform and print its keys, once")
    add.add_argument("--organisation", required=True, help="id of the organisation that runs it")
    add.add_argument("--label", required=True, help="its name, as people know it")
    add.add_argument(
        "--scope", action="append", choices=[scope.value for scope in PlatformScope], help="what it may do (repeatable)"
    )
    add.add_argument("--webhook", action="store_true", help="it tells by signed webhook, not by xAPI")
    revoke = doing.add_parser("revoke", help="let a platform do nothing any more")
    revoke.add_argument("platform", help="its id, the user name of its keys")
    for one in (add, revoke):
        one.add_argument("--data", type=Path, default=None, help="data folder (default: data)")


async def run_platform(args: argparse.Namespace) -> int:
    """Run it; 2 when there is no such organisation or platform, or no database."""
    settings = Settings(data=args.data) if args.data else Settings()
    try:
        store = await open_store(settings.database)
        try:
            await (_add(store, settings, args) if args.doing == "add" else _revoke(store, args))
        finally:
            await store.close()
    except (InvalidInput, NotFound, Unavailable) as error:
        print(f"skilltree platform: {error}", file=sys.stderr)  # noqa: T201
        return 2
    return 0


async def _add(store: SqlStore, settings: Settings, args: argparse.Namespace) -> None:
    scopes = tuple(PlatformScope(scope) for scope in args.scope) if args.scope else USUAL_SCOPES
    sealing = settings.secret() if args.webhook else None
    keys = await add_platform(store, system_clock, args.organisation, args.label, scopes, sealing=sealing)
    if args.webhook:
        print(f"address /hooks/{keys.platform_id}\nsecret {keys.secret}")  # noqa: T201
    else:
        print(f"user name {keys.platform_id}\npassword {keys.secret}")  # noqa: T201


async def _revoke(store: SqlStore, args: argparse.Namespace) -> None:
    done = await revoke_platform(store, system_clock, args.platform)
    print("revoked" if done else "it was revoked already")  # noqa: T201
