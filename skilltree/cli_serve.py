"""`skilltree serve`: migrate, fill an empty database with the starter territory, then serve."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from pathlib import Path

import uvicorn

from skilltree.config import LOOPBACK, Settings, SettingsError
from skilltree.interop.openbadges import SignedBadges
from skilltree.model.errors import Unavailable
from skilltree.service.erase_me import replay_erasures
from skilltree.service.issuer_keys import Keyring
from skilltree.service.ports.clock import system_clock
from skilltree.starter import is_empty, load_starter
from skilltree.store import open_store
from skilltree.web.erasure_file import ErasureFile

SEALED = (
    "no credentials are signed for {territory}: its key was sealed with another secret. "
    "Give the server its secret back, or run `skilltree keys rotate`."
)
DEMO_NAMES = ("amina", "karim", "sophie", "nadege", "idrissa", "helene")


def add_serve_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's arguments."""
    parser = commands.add_parser("serve", help="serve the API and the PWA")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--data", type=Path, default=None, help="data folder; an empty one gets the starter territory")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--demo", action="store_true", help="fictional people and their sign-ins, on one's own machine")


def run_serve(args: argparse.Namespace) -> int:
    """Serve until stopped; 2 when the settings or the database do not allow it."""
    if args.data is not None:
        os.environ["SKILLTREE_DATA"] = str(args.data)
    if args.demo:
        os.environ["SKILLTREE_DEMO"] = "1"
    try:
        settings = Settings()
        settings.check()
        if settings.demo and args.host not in LOOPBACK:
            raise SettingsError("--demo serves on this machine only: use --host 127.0.0.1")
        settings.data.mkdir(parents=True, exist_ok=True)
        settings.secret()
        asyncio.run(prepare(settings))
    except (SettingsError, Unavailable, OSError) as error:
        print(f"skilltree serve: {error}", file=sys.stderr)  # noqa: T201
        return 2
    greet(args.host, args.port, settings)
    uvicorn.run(
        "skilltree.web.app:create_app",
        factory=True,
        host=args.host,
        port=args.port,
        workers=args.workers if args.workers > 1 else None,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    return 0


async def prepare(settings: Settings) -> None:
    """Bring the database to the newest schema; fill it when it is empty, or for the demo."""
    store = await open_store(settings.database, migrate=True)
    try:
        if settings.demo or await is_empty(store):
            report = await load_starter(store, system_clock, demo=settings.demo, people=settings.demo_people)
            for name in report.edited_modules:
                print(f"kept as edited: {name}", file=sys.stderr)  # noqa: T201
        again = await replay_erasures(store, ErasureFile(settings.erasures), settings.secret())
        if again:
            print(f"erased again, as the erasure list says: {again} people", file=sys.stderr)  # noqa: T201
        sealed = await Keyring(store, SignedBadges(), system_clock, settings.secret()).ensure()
        for territory in sealed:
            print(SEALED.format(territory=territory), file=sys.stderr)  # noqa: T201
    finally:
        await store.close()


def greet(host: str, port: int, settings: Settings) -> None:
    """Print where to go, and who can be tried."""
    # By name, since browsers make no passkeys for a number.
    shown = "localhost" if host in LOOPBACK else f"[{host}]" if ":" in host else host
    lines = [f"skilltree: http://{shown}:{port}  (data in {settings.data})"]
    if not (settings.page / "index.html").is_file():
        lines.append(f"no page in {settings.page}: only the API is served (make build)")
    if settings.demo:
        people = ", ".join(f"{name}@demo.invalid" for name in DEMO_NAMES)
        lines.append(f"demo sign-ins: {people}")
        lines.append(f"their codes: http://{shown}:{port}/dev/outbox")
    print("\n".join(lines), flush=True)  # noqa: T201
