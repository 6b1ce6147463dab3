"""Confirmation by people: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.confirming import ConfirmationAsk
from skilltree.model.evidence import Evidence
from skilltree.model.ids import EvidenceId, PersonId, TerritoryId
from skilltree.model.why_words import SetAside, Tie


class ConfirmingReads(Protocol):
    """Queries."""

    async def given_by(self, person_ids: Sequence[PersonId], since: datetime) -> list[Evidence]:
        """Endorsements and contributions that these people stood for since, retracted ones too, oldest first."""
        ...

    async def got_by(self, person_ids: Sequence[PersonId], since: datetime) -> list[Evidence]:
        """Endorsements and contributions of these people since, retracted ones too, oldest first."""
        ...

    async def is_willing(self, person_id: PersonId) -> bool:
        """True when the person agreed to be asked, and to be named for it."""
        ...

    async def willing(
        self, territory_id: TerritoryId, *, but: PersonId, limit: int, among: Sequence[PersonId] | None = None
    ) -> list[PersonId]:
        """Who agreed to be asked, but for one person and all with whom they were ever paired, the least busy first.

        Busy: asks that were not answered, then asks of all time, then who agreed first. `among` names who may come.
        """
        ...

    async def circle(self, person_id: PersonId, since: datetime) -> dict[PersonId, set[Tie]]:
        """Who shared what with a person since, of those who agreed to be asked."""
        ...

    async def paired(self, one: PersonId, other: PersonId) -> bool:
        """True when one of these two has asked the other before."""
        ...

    async def ask(self, token_hash: bytes) -> ConfirmationAsk | None:
        """The ask of this link; None for a link that anybody may answer."""
        ...

    async def asks_to(self, asked_id: PersonId, now: datetime) -> list[ConfirmationAsk]:
        """What a person was asked and has not answered, the oldest first, while the link lives."""
        ...


class ConfirmingWrites(ConfirmingReads, Protocol):
    """Commands."""

    async def put_aside(self, territory_id: TerritoryId, fact: Evidence, reason: SetAside, at: datetime) -> None:
        """Let a confirmation weigh nothing; the newest reason holds."""
        ...

    async def count_again(self, evidence_id: EvidenceId) -> None:
        """Let it weigh again."""
        ...

    async def set_willing(self, territory_id: TerritoryId, person_id: PersonId, since: datetime | None) -> None:
        """Agree to be asked, or no more (None)."""
        ...

    async def add_ask(self, ask: ConfirmationAsk) -> bool:
        """Ask somebody; False when these two were paired before, whoever asked then."""
        ...

    async def answer_ask(self, token_hash: bytes, at: datetime) -> None:
        """It was answered, with a yes or without."""
        ...
