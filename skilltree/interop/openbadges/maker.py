"""The port of the signer: each signature in a thread, since a JSON-LD document is worked on for milliseconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from skilltree.interop.openbadges.badge import achievement_paper, sign_badge
from skilltree.interop.openbadges.keys import issuer_paper, new_key
from skilltree.interop.openbadges.record import sign_record
from skilltree.interop.openbadges.status import LIST_IS_GOOD_FOR, sign_status_list
from skilltree.model.credential import Achievement, Addresses, IssuerKey
from skilltree.model.taxonomy import Skill
from skilltree.service.ports.badges import Badge, Issuer, LearnerRecord, SigningKey

MOST_LISTS = 64
"""Signed status lists that are kept; each is some 500 bytes, or 30 kB where many bits are set."""


class SignedBadges:
    """See `service.ports.badges.BadgeMaker`."""

    def __init__(self) -> None:
        self._lists: dict[tuple[object, ...], tuple[datetime, bytes]] = {}

    def new_key(self) -> tuple[str, bytes]:
        """Return a fresh Ed25519 key: its public part as a Multikey, and its private part."""
        return new_key()

    async def sign_badge(self, where: Addresses, badge: Badge, key: SigningKey) -> bytes:
        """Return an OpenBadgeCredential with its Data Integrity proof (eddsa-rdfc-2022)."""
        return await _beside(lambda: sign_badge(where, badge, key))

    async def sign_status_list(
        self, where: Addresses, number: int, revoked: Sequence[int], key: SigningKey, at: datetime
    ) -> bytes:
        """Return a signed list whose bits at these places are set.

        A list with the same bits is signed once for half of the time that it is good for: bits are what the
        caller just read, so that what is kept never answers for a list that changed.
        """
        named = (where.origin, key.issuer, key.public, number, tuple(revoked))
        kept = self._lists.get(named)
        if kept is not None and kept[0] <= at < kept[0] + LIST_IS_GOOD_FOR / 2:
            return kept[1]
        signed = await _beside(lambda: sign_status_list(where, number, revoked, key, at))
        while len(self._lists) >= MOST_LISTS:
            self._lists.pop(next(iter(self._lists)))
        self._lists[named] = (at, signed)
        return signed

    async def sign_record(self, where: Addresses, record: LearnerRecord, key: SigningKey) -> bytes:
        """Return a ClrCredential with what verifiers take of it. Raises InvalidInput without any credential."""
        return await _beside(lambda: sign_record(where, record, key))

    def issuer_paper(self, where: Addresses, issuer: Issuer, keys: Sequence[IssuerKey]) -> bytes:
        """Return an issuer's Profile, with the keys that may be trusted."""
        return msgspec.json.encode(issuer_paper(where, issuer, keys))

    def achievement_paper(self, where: Addresses, achievement: Achievement, issuer: Issuer, skill: Skill) -> bytes:
        """Return what credentials are given for."""
        return msgspec.json.encode(achievement_paper(where, achievement, issuer, skill))


async def _beside(make: Callable[[], dict[str, Any]]) -> bytes:
    return msgspec.json.encode(await asyncio.to_thread(make))
