"""`skilltree keys list|create|rotate|revoke|push`: the keys that sign, and those of web push. None is ever shown."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from skilltree.cli_push import make_push_keys
from skilltree.config import Settings
from skilltree.interop.openbadges import SignedBadges
from skilltree.model.credential import IssuerKey
from skilltree.model.errors import Conflict, InvalidInput, NotFound, Unavailable
from skilltree.model.ids import OrganisationId, TerritoryId, row_id
from skilltree.service.issuer_keys import Keyring
from skilltree.service.ports.clock import system_clock
from skilltree.store import SqlStore, open_store


def add_keys_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's arguments."""
    parser = commands.add_parser("keys", help="the keys that sign credentials (Open Badges)")
    doing = parser.add_subparsers(dest="doing", required=True)
    whose = {
        "list": doing.add_parser("list", help="every issuer's keys, newest first"),
        "create": doing.add_parser("create", help="give an organisation a key of its own"),
        "rotate": doing.add_parser("rotate", help="sign with a new key; what the one before signed stays good"),
        "revoke": doing.add_parser("revoke", help="let nothing count that a key signed: somebody else may have it"),
    }
    for name, one in whose.items():
        issuer = one.add_mutually_exclusive_group(required=name not in {"list", "revoke"})
        issuer.add_argument("--organisation", help="id of an organisation")
        issuer.add_argument("--territory", help="SIREN of a territory")
        one.add_argument("--data", type=Path, default=None, help="data folder (default: data)")
    push = doing.add_parser("push", help="give each territory a key of its own for web push (VAPID)")
    push.add_argument("--territory", help="SIREN of one territory (default: all that have none)")
    push.add_argument("--rotate", action="store_true", help="another key for new browsers; the others keep theirs")
    push.add_argument("--data", type=Path, default=None, help="data folder (default: data)")
    whose["revoke"].add_argument("key", nargs="?", help="its id, as `list` shows it (default: the one that signs)")


async def run_keys(args: argparse.Namespace) -> int:
    """Run it; 2 when there is no such issuer or key, or no database."""
    settings = Settings(data=args.data) if args.data else Settings()
    try:
        store = await open_store(settings.database)
        try:
            if args.doing == "push":
                await make_push_keys(store, settings.secret(), args.territory, rotate=args.rotate)
                return 0
            await _run(store, Keyring(store, SignedBadges(), system_clock, settings.secret()), args)
        finally:
            await store.close()
    except (Conflict, InvalidInput, NotFound, Unavailable) as error:
        print(f"skilltree keys: {error}", file=sys.stderr)  # noqa: T201
        return 2
    return 0


async def _run(store: SqlStore, ring: Keyring, args: argparse.Namespace) -> None:
    issuer = await _issuer(store, args)
    if args.doing == "list":
        keys = await ring.keys()
        wanted = [key for key in keys if issuer in {None, (key.territory_id, key.organisation_id)}]
        lines = [_line(ring, key) for key in wanted]
        print("\n".join(lines) or "there are no keys")  # noqa: T201
    elif args.doing == "revoke":
        done = await ring.revoke(args.key or await _signing(ring, issuer))
        print("revoked: nothing that it signed counts any more" if done else "it was revoked already")  # noqa: T201
    elif issuer is not None:
        made = await (ring.create(*issuer) if args.doing == "create" else ring.rotate(*issuer))
        print(_line(ring, made))  # noqa: T201


async def _issuer(store: SqlStore, args: argparse.Namespace) -> tuple[TerritoryId, OrganisationId | None] | None:
    """Return whose keys are meant; None for everybody's. Raises InvalidInput, NotFound."""
    async with store.reading() as db:
        if args.territory:
            found = next((one for one in await db.territories.territories() if one.code == args.territory), None)
            if found is None:
                raise NotFound("there is no territory with this SIREN")
            return found.id, None
        if args.organisation:
            row_id("Organisation", args.organisation)
            organisation = (await db.people.organisations([args.organisation])).get(args.organisation)
            if organisation is None or not organisation.verified:
                raise NotFound("there is no such verified organisation")
            return organisation.territory_id, organisation.id
    return None


async def _signing(ring: Keyring, issuer: tuple[TerritoryId, OrganisationId | None] | None) -> str:
    if issuer is None:
        raise InvalidInput("say which key, or whose: KEY, --organisation or --territory")
    for key in await ring.keys():
        if (key.territory_id, key.organisation_id) == issuer and key.signs:
            return key.id
    raise NotFound("this issuer has no key that signs")


def _line(ring: Keyring, key: IssuerKey) -> str:
    state = "revoked" if key.revoked_at else "retired" if key.retired_at else "signs"
    sealed = "" if ring.opens(key) else "  SEALED WITH ANOTHER SECRET"
    whose = f"organisation {key.organisation_id}" if key.organisation_id else f"territory {key.territory_id}"
    return f"{key.id}  {state:7}  {key.created_at:%Y-%m-%d}  {key.public}  {whose}{sealed}"
