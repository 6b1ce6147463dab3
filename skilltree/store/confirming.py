"""Confirmation by people: endorsements from both sides, what was set aside, who may be asked, who was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, func, select, true

from skilltree.model.confirming import ConfirmationAsk
from skilltree.model.evidence import Evidence
from skilltree.model.ids import EvidenceId, PersonId, TerritoryId
from skilltree.model.rings import BY_PEOPLE
from skilltree.model.why_words import SetAside, Tie
from skilltree.store.circles import circle_queries
from skilltree.store.connection import Part, chunks
from skilltree.store.evidence import fact_of, facts_query
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.confirming import confirmation_ask, set_aside, willing_confirmer
from skilltree.store.tables.evidence import evidence
from skilltree.store.tables.ledger import confirmation_link


class ConfirmingReading(Part):
    """See `service.ports.confirming.ConfirmingReads`."""

    async def given_by(self, person_ids: Sequence[PersonId], since: datetime) -> list[Evidence]:
        """Endorsements and contributions that these people stood for since, retracted ones too, oldest first."""
        found = []
        for some in chunks(list(person_ids)):
            found += await self._by_people(evidence.c.source_id.in_(some), since)
        return found

    async def got_by(self, person_ids: Sequence[PersonId], since: datetime) -> list[Evidence]:
        """Endorsements and contributions of these people since, retracted ones too, oldest first."""
        found = []
        for some in chunks(list(person_ids)):
            found += await self._by_people(evidence.c.person_id.in_(some), since)
        return found

    async def _by_people(self, whose: ColumnElement[bool], since: datetime) -> list[Evidence]:
        found = []
        for kind in BY_PEOPLE:  # one at a time, as each has its own index by source
            rows = await self._db.rows(facts_query().where(whose, evidence.c.kind == kind, evidence.c.at >= since))
            found += [fact_of(row) for row in rows]
        return sorted(found, key=lambda fact: (fact.at, fact.id))

    async def is_willing(self, person_id: PersonId) -> bool:
        """True when the person agreed to be asked, and to be named for it."""
        row = await self._db.first(willing_confirmer.select().where(willing_confirmer.c.person_id == person_id))
        return row is not None

    async def willing(
        self, territory_id: TerritoryId, *, but: PersonId, limit: int, among: Sequence[PersonId] | None = None
    ) -> list[PersonId]:
        """Who agreed to be asked, but for one person and their pairs, the least busy first."""
        asked = confirmation_ask.alias()
        mine = select(case((asked.c.person_id == but, asked.c.asked_id), else_=asked.c.person_id)).where(
            asked.c.territory_id == territory_id, (asked.c.person_id == but) | (asked.c.asked_id == but)
        )
        busy = and_(
            confirmation_ask.c.territory_id == willing_confirmer.c.territory_id,
            confirmation_ask.c.asked_id == willing_confirmer.c.person_id,
        )
        waiting = func.count(confirmation_ask.c.asked_id) - func.count(confirmation_ask.c.answered_at)
        rows = await self._db.rows(
            select(willing_confirmer.c.person_id)
            .select_from(willing_confirmer.outerjoin(confirmation_ask, busy))
            .where(
                willing_confirmer.c.territory_id == territory_id,
                willing_confirmer.c.person_id != but,
                willing_confirmer.c.person_id.not_in(mine),
                true() if among is None else willing_confirmer.c.person_id.in_(list(among)),
            )
            .group_by(willing_confirmer.c.person_id, willing_confirmer.c.since)
            .order_by(
                waiting,
                func.count(confirmation_ask.c.asked_id),
                willing_confirmer.c.since,
                willing_confirmer.c.person_id,
            )
            .limit(limit)
        )
        return [row.person_id for row in rows]

    async def circle(self, person_id: PersonId, since: datetime) -> dict[PersonId, set[Tie]]:
        """Who shared what with a person since, of those who agreed to be asked."""
        found: dict[PersonId, set[Tie]] = {}
        for tie, query in circle_queries(person_id, since):
            for row in await self._db.rows(_of_the_willing(query)):
                found.setdefault(row.person_id, set()).add(tie)
        found.pop(person_id, None)
        return found

    async def paired(self, one: PersonId, other: PersonId) -> bool:
        """True when one of these two has asked the other before."""
        lower, higher = sorted((one, other))
        row = await self._db.first(confirmation_ask.select().filter_by(lower_id=lower, higher_id=higher))
        return row is not None

    async def ask(self, token_hash: bytes) -> ConfirmationAsk | None:
        """The ask of this link."""
        row = await self._db.first(confirmation_ask.select().where(confirmation_ask.c.token_hash == token_hash))
        return None if row is None else struct_of(ConfirmationAsk, row)

    async def asks_to(self, asked_id: PersonId, now: datetime) -> list[ConfirmationAsk]:
        """What a person was asked and has not answered, the oldest first, while the link lives."""
        rows = await self._db.rows(
            select(confirmation_ask)
            .select_from(confirmation_ask.join(confirmation_link, _OF_LINK))
            .where(
                confirmation_ask.c.asked_id == asked_id,
                confirmation_link.c.used_at.is_(None),
                confirmation_link.c.expires_at > now,
            )
            .order_by(confirmation_ask.c.at, confirmation_ask.c.token_hash)
        )
        return [struct_of(ConfirmationAsk, row) for row in rows]


class ConfirmingWriting(ConfirmingReading):
    """See `service.ports.confirming.ConfirmingWrites`."""

    async def put_aside(self, territory_id: TerritoryId, fact: Evidence, reason: SetAside, at: datetime) -> None:
        """Let a confirmation weigh nothing; the newest reason holds."""
        self._db.untold.touch(territory_id, fact.person_id)
        await self._db.run(
            self._db.upsert(set_aside, but=("at",)).values(
                territory_id=territory_id, evidence_id=fact.id, person_id=fact.person_id, reason=reason, at=at
            )
        )

    async def count_again(self, evidence_id: EvidenceId) -> None:
        """Let it weigh again."""
        gone = await self._db.first(
            set_aside.delete()
            .where(set_aside.c.evidence_id == evidence_id)
            .returning(set_aside.c.territory_id, set_aside.c.person_id)
        )
        if gone is not None:
            self._db.untold.touch(gone.territory_id, gone.person_id)

    async def set_willing(self, territory_id: TerritoryId, person_id: PersonId, since: datetime | None) -> None:
        """Agree to be asked, or no more (None)."""
        if since is None:
            await self._db.run(willing_confirmer.delete().where(willing_confirmer.c.person_id == person_id))
            return
        await self._db.run(
            self._db.insert(willing_confirmer)
            .values(territory_id=territory_id, person_id=person_id, since=since)
            .on_conflict_do_nothing()
        )

    async def add_ask(self, ask: ConfirmationAsk) -> bool:
        """Ask somebody; False when these two were paired before."""
        lower, higher = sorted((ask.person_id, ask.asked_id))
        written = await self._db.first(
            self._db.insert(confirmation_ask)
            .values(**fields(ask), lower_id=lower, higher_id=higher)
            .on_conflict_do_nothing()
            .returning(confirmation_ask.c.token_hash)
        )
        return written is not None

    async def answer_ask(self, token_hash: bytes, at: datetime) -> None:
        """It was answered, with a yes or without."""
        await self._db.run(
            confirmation_ask.update().where(confirmation_ask.c.token_hash == token_hash).values(answered_at=at)
        )


_OF_LINK = and_(
    confirmation_link.c.territory_id == confirmation_ask.c.territory_id,
    confirmation_link.c.token_hash == confirmation_ask.c.token_hash,
)


def _of_the_willing(query: Select[tuple[PersonId]]) -> Select[tuple[PersonId]]:
    found = query.subquery()
    return select(found.c.person_id).where(
        found.c.person_id.in_(select(willing_confirmer.c.person_id)),
    )
