"""Reading credentials, the keys that sign them, and links that show them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, func, select

from skilltree.model.credential import Achievement, Credential, CredentialShare, IssuerKey
from skilltree.model.ids import (
    AchievementId,
    CredentialId,
    EvidenceId,
    GlobalId,
    OrganisationId,
    PersonId,
    TerritoryId,
)
from skilltree.store.connection import Part
from skilltree.store.fields import struct_of
from skilltree.store.tables import credentials as t
from skilltree.store.tables.evidence import retraction
from skilltree.store.tables.workshops import workshop, workshop_fact


class CredentialReading(Part):
    """See `service.ports.credentials.CredentialReads`."""

    async def issuer_keys(self, territory_id: TerritoryId, organisation_id: OrganisationId | None) -> list[IssuerKey]:
        """All keys of an issuer, newest first; of the territory itself where no organisation is given."""
        rows = await self._db.rows(
            _keys().where(
                t.issuer_key.c.territory_id == territory_id,
                t.issuer_key.c.organisation_id == organisation_id
                if organisation_id
                else t.issuer_key.c.organisation_id.is_(None),
            )
        )
        return [struct_of(IssuerKey, row) for row in rows]

    async def all_keys(self) -> list[IssuerKey]:
        """Every issuer's keys, newest first."""
        return [struct_of(IssuerKey, row) for row in await self._db.rows(_keys())]

    async def achievement(self, achievement_id: AchievementId) -> Achievement | None:
        """One achievement."""
        row = await self._db.first(t.achievement.select().where(t.achievement.c.id == achievement_id))
        return None if row is None else struct_of(Achievement, row)

    async def achievements_of(self, person_id: PersonId) -> dict[AchievementId, Achievement]:
        """Those of a person's credentials."""
        theirs = select(t.credential.c.achievement_id).where(t.credential.c.person_id == person_id)
        rows = await self._db.rows(t.achievement.select().where(t.achievement.c.id.in_(theirs)))
        return {row.id: struct_of(Achievement, row) for row in rows}

    async def credential(self, credential_id: CredentialId) -> Credential | None:
        """One credential, whatever it counts for."""
        row = await self._db.first(_credentials().where(t.credential.c.id == credential_id))
        return None if row is None else struct_of(Credential, row)

    async def credential_for(self, evidence_id: EvidenceId) -> Credential | None:
        """The one of a fact that its owner did not withdraw."""
        row = await self._db.first(
            _credentials().where(t.credential.c.evidence_id == evidence_id, t.credential.c.withdrawn_at.is_(None))
        )
        return None if row is None else struct_of(Credential, row)

    async def credentials_of(self, person_id: PersonId) -> list[Credential]:
        """A person's credentials, newest first."""
        rows = await self._db.rows(
            _credentials()
            .where(t.credential.c.person_id == person_id)
            .order_by(t.credential.c.issued_at.desc(), t.credential.c.id.desc())
        )
        return [struct_of(Credential, row) for row in rows]

    async def shares_of(self, person_id: PersonId) -> list[CredentialShare]:
        """A person's links that were not stopped, newest first."""
        rows = await self._db.rows(
            t.share.select()
            .where(t.share.c.person_id == person_id, t.share.c.stopped_at.is_(None))
            .order_by(t.share.c.created_at.desc(), t.share.c.id.desc())
        )
        return [struct_of(CredentialShare, row) for row in rows]

    async def share(self, token_hash: bytes) -> CredentialShare | None:
        """The link with this token's hash."""
        row = await self._db.first(t.share.select().where(t.share.c.token_hash == token_hash))
        return None if row is None else struct_of(CredentialShare, row)

    async def list_size(self, issuer: GlobalId, number: int) -> int:
        """How many places of a status list were given."""
        return int(await self._db.value(select(func.count()).where(*_of_list(issuer, number))))

    async def revoked_places(self, issuer: GlobalId, number: int) -> list[int]:
        """Places of a status list, in order, whose credential counts no more or is gone."""
        standing = (
            _joined(select(t.credential.c.id))
            .where(
                t.credential.c.territory_id == t.status_place.c.territory_id,
                t.credential.c.issuer == t.status_place.c.issuer,
                t.credential.c.list_number == t.status_place.c.list_number,
                t.credential.c.position == t.status_place.c.position,
                t.credential.c.withdrawn_at.is_(None),
                t.issuer_key.c.revoked_at.is_(None),
                retraction.c.at.is_(None),
            )
            .correlate(t.status_place)
        )
        rows = await self._db.rows(
            select(t.status_place.c.position)
            .where(*_of_list(issuer, number), ~standing.exists())
            .order_by(t.status_place.c.position)
        )
        return [int(row.position) for row in rows]

    async def watched_by(self, evidence_id: EvidenceId) -> OrganisationId | None:
        """The organisation in whose workshop somebody was seen doing it."""
        held = and_(
            workshop.c.territory_id == workshop_fact.c.territory_id, workshop.c.id == workshop_fact.c.workshop_id
        )
        row = await self._db.first(
            select(workshop.c.organisation_id)
            .select_from(workshop_fact.join(workshop, held))
            .where(workshop_fact.c.evidence_id == evidence_id)
        )
        return None if row is None else str(row.organisation_id)


def _keys() -> Select[Any]:
    return t.issuer_key.select().order_by(t.issuer_key.c.created_at.desc(), t.issuer_key.c.id.desc())


def _credentials() -> Select[Any]:
    """Credentials with what they stand on: whether the fact was taken back, and whether the key was lost."""
    taken_back, lost = retraction.c.at.label("retracted_at"), t.issuer_key.c.revoked_at.label("key_revoked_at")
    return _joined(select(t.credential, taken_back, lost))


def _joined(chosen: Select[Any]) -> Select[Any]:
    of_fact = and_(
        retraction.c.territory_id == t.credential.c.territory_id,
        retraction.c.evidence_id == t.credential.c.evidence_id,
    )
    by_key = and_(
        t.issuer_key.c.territory_id == t.credential.c.territory_id, t.issuer_key.c.id == t.credential.c.key_id
    )
    return chosen.select_from(t.credential.join(t.issuer_key, by_key).outerjoin(retraction, of_fact))


def _of_list(issuer: GlobalId, number: int) -> tuple[Any, ...]:
    return t.status_place.c.issuer == issuer, t.status_place.c.list_number == number
