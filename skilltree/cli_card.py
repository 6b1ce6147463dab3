"""`skilltree card ADDRESS`: print a card for somebody, beside whom one stands."""

from __future__ import annotations

import argparse
import sys
from html import escape
from pathlib import Path

import segno

from skilltree.config import Settings
from skilltree.model.errors import InvalidInput, NotFound, Unavailable
from skilltree.service.addresses import check_address
from skilltree.service.cards import Card, issue_card
from skilltree.store import SqlStore, open_store


def add_card_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's arguments."""
    parser = commands.add_parser("card", help="print a card (QR code and PIN) by which a person signs in")
    parser.add_argument("address", help="e-mail address or phone number that the account has")
    parser.add_argument("--data", type=Path, default=None, help="data folder (default: data)")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="address of the page, for the QR code")
    parser.add_argument("--output", type=Path, help="write the card as SVG to a file")


async def run_card(args: argparse.Namespace) -> int:
    """Make a card and print it; 2 when there is nobody with this address, or no database."""
    settings = Settings(data=args.data) if args.data else Settings()
    try:
        store = await open_store(settings.database)
        try:
            card = await _issue(store, args.address)
        finally:
            await store.close()
    except (InvalidInput, NotFound, Unavailable) as error:
        print(f"skilltree card: {error}", file=sys.stderr)  # noqa: T201
        return 2
    if args.output:
        args.output.write_text(draw_card(card, args.url), encoding="utf-8")
    print(f"{card.display_name}\nnumber {card.number}\nPIN {card.pin}")  # noqa: T201
    return 0


async def _issue(store: SqlStore, address: str) -> Card:
    contact = check_address(None, address)
    async with store.reading() as db:
        found = {
            territory.id: person_id
            for territory in await db.territories.territories()
            if (person_id := await db.identity.person_with(territory.id, contact)) is not None
        }
    for territory_id, person_id in found.items():
        return await issue_card(store, territory_id, person_id)
    raise NotFound("nobody signs in with this address")


def draw_card(card: Card, url: str) -> str:
    """Return the card as SVG, of the size of a bank card, without the PIN: that one is told, not carried.

    The number stands behind the # of the address, which no server log sees.
    """
    code = segno.make(f"{url.rstrip('/')}/bienvenue#carte={card.number}", error="m")
    size = code.symbol_size(border=2)[0]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="85.6mm" height="54mm" viewBox="0 0 856 540">'
        '<rect width="856" height="540" rx="30" fill="#fff" stroke="#1d633e" stroke-width="6"/>'
        f'<g transform="translate(40 60) scale({400 / size:.3f})">{code.svg_inline(border=2)}</g>'
        '<g font-family="sans-serif" fill="#1f2a24">'
        f'<text x="470" y="120" font-size="44" font-weight="bold">{escape(card.display_name)}</text>'
        f'<text x="40" y="510" font-size="34" font-family="monospace">{card.number}</text></g></svg>\n'
    )
