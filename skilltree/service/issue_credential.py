"""A fact of one's tree becomes a credential that anybody can verify."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from skilltree.model.base import Struct, pick
from skilltree.model.credential import Achievement, Addresses, Credential
from skilltree.model.errors import Conflict, NotAllowed, NotFound
from skilltree.model.evidence import Evidence
from skilltree.model.ids import EvidenceId, new_id, row_id
from skilltree.model.person import Viewer
from skilltree.model.taxonomy import Skill
from skilltree.model.words import Channel
from skilltree.service.credentials import addresses_of, show_credential
from skilltree.service.deps import Deps
from skilltree.service.issuer_keys import open_key
from skilltree.service.issuers import Shown, how_shown, who_signs
from skilltree.service.once import once_by
from skilltree.service.ports.badges import Badge
from skilltree.service.ports.clock import PARIS, paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.skills import require_skill
from skilltree.service.views.credentials import CredentialIssued

ISSUED_A_DAY = 200


class IssueCredential(Struct):
    """Which fact, and whether the credential says whose it is."""

    evidence_id: EvidenceId
    with_name: bool


async def issue_credential(
    deps: Deps, viewer: Viewer, key: UUID, command: IssueCredential, *, origin: str | None
) -> CredentialIssued:
    """Sign a credential for a fact of the viewer, or return the one that it has.

    Raises NotFound for another's fact, NotAllowed (SELF_DECLARED) for what the viewer said alone, Conflict where it
    was taken back (TAKEN_BACK), has expired (EXPIRED), has a credential that says otherwise whose it is (ISSUED), or
    where nobody can sign (NO_ADDRESS, NO_ISSUER_KEY, KEY_SEALED).
    """
    row_id("Evidence", command.evidence_id)
    where = addresses_of(origin)
    await count_use(deps, f"credential:{viewer.person_id}", ISSUED_A_DAY, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> CredentialIssued:
        fact = await _fact(deps, tx, viewer, command.evidence_id)
        there = await tx.credentials.credential_for(fact.id)
        if there is None:
            there = await _sign(deps, tx, viewer, where, fact, with_name=command.with_name)
        elif (there.holder is not None) is not command.with_name:
            raise Conflict("it has a credential already: withdraw that one first", field="evidence", code="ISSUED")
        return CredentialIssued(credential=await show_credential(deps, tx, viewer, origin, there.id))

    return await once_by(
        deps, viewer, "issueCredential", key=key, command=command, answer_type=CredentialIssued, work=work
    )


async def _fact(deps: Deps, tx: Writing, viewer: Viewer, evidence_id: EvidenceId) -> Evidence:
    fact = await tx.evidence.find(evidence_id)
    if fact is None or fact.person_id != viewer.person_id:
        raise NotFound("there is no such fact on your tree", field="evidence")
    if fact.retracted:
        raise Conflict("it was taken back", field="evidence", code="TAKEN_BACK")
    if fact.expires is not None and fact.expires < paris_day(deps.clock()):
        raise Conflict("it has expired", field="evidence", code="EXPIRED")
    return fact


async def _sign(
    deps: Deps, tx: Writing, viewer: Viewer, where: Addresses, fact: Evidence, *, with_name: bool
) -> Credential:
    shown = await how_shown(tx, fact) if fact.passed else None
    if shown is None:
        raise NotAllowed("nobody but yourself showed it", field="evidence", code="SELF_DECLARED")
    skill = require_skill(deps, fact.skill_id, viewer.person_id)
    issuer, key = await who_signs(tx, viewer.territory_id, shown.organisation_id)
    opened = open_key(deps.rules.secret, key)
    achievement = await tx.credentials.put_achievement(_achievement(viewer, issuer.id, fact, shown, skill))
    holder, emails = await _owner(tx, viewer) if with_name else (None, ())
    badge = Badge(
        id=new_id("Credential"),
        issuer=issuer,
        achievement=achievement,
        skill=skill,
        place=await tx.credentials.take_place(viewer.territory_id, issuer.id),
        awarded_at=fact.at,
        issued_at=deps.clock(),
        expires_at=_end_of(fact.expires) if fact.expires else None,
        holder=holder,
        emails=emails,
    )
    made = Credential(
        territory_id=viewer.territory_id,
        id=badge.id,
        person_id=viewer.person_id,
        evidence_id=fact.id,
        achievement_id=achievement.id,
        key_id=key.id,
        issuer=issuer.id,
        list_number=badge.place.list_number,
        position=badge.place.position,
        title=pick(skill.labels, viewer.language),
        issuer_name=issuer.name,
        holder=holder,
        content=await deps.badges.sign_badge(where, badge, opened),
        issued_at=badge.issued_at,
        expires_at=badge.expires_at,
    )
    await tx.credentials.add_credential(made)
    return made


def _achievement(viewer: Viewer, issuer: str, fact: Evidence, shown: Shown, skill: Skill) -> Achievement:
    return Achievement(
        territory_id=viewer.territory_id,
        id=new_id("Achievement"),
        issuer=issuer,
        skill_id=skill.id,
        level=fact.level,
        way=shown.way,
        source_id=shown.source_id,
        language=viewer.language,
        title=shown.title,
        hours=fact.hours,
    )


async def _owner(tx: Writing, viewer: Viewer) -> tuple[str, tuple[str, ...]]:
    """Return the viewer's name and e-mail addresses. Raises NotAllowed (NAME_MISSING) for one without a name."""
    person = await tx.people.person(viewer.person_id)
    if person is None or not person.display_name:
        raise NotAllowed("say your name first", field="withName", code="NAME_MISSING")
    contacts = await tx.identity.contacts(viewer.person_id)
    return person.display_name, tuple(one.address for one in contacts if one.channel is Channel.EMAIL)


def _end_of(day: date) -> datetime:
    """Return the first instant, in UTC, at which a fact that expires on this day in Paris counts no more."""
    return datetime.combine(day + timedelta(days=1), time(), PARIS).astimezone(UTC)
