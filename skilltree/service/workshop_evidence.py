"""What was seen becomes evidence: an endorsement by the facilitator, with their name and organisation, of that day."""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.model.change import ChangeKind
from skilltree.model.errors import NotAllowed
from skilltree.model.evidence import Evidence
from skilltree.model.ids import EvidenceId, PersonId, new_id
from skilltree.model.person import Organisation
from skilltree.model.weights import WITNESSED
from skilltree.model.words import EvidenceKind
from skilltree.model.workshop import Workshop, WorkshopFact
from skilltree.service.deps import Deps
from skilltree.service.ports.store import Writing


async def turn_into_evidence(
    tx: Writing, held: Workshop, organisation: Organisation, person_id: PersonId, facts: Sequence[WorkshopFact]
) -> None:
    """Grow a person's tree by what was seen and is nobody's evidence yet. Raises NotAllowed (OWN_SEAT)."""
    waiting = [fact for fact in facts if fact.evidence_id is None]
    if not waiting:
        return
    if any(fact.by == person_id for fact in waiting):
        raise NotAllowed("nobody notes what they did themselves", field="number", code="OWN_SEAT")
    seers = await tx.people.people(list(dict.fromkeys(fact.by for fact in waiting)))
    for fact in waiting:
        seer = seers.get(fact.by)
        name = f"{seer.display_name}, {organisation.name}" if seer and seer.display_name else organisation.name
        evidence = Evidence(
            id=new_id("Evidence"),
            person_id=person_id,
            skill_id=fact.skill_id,
            level=fact.level,
            kind=EvidenceKind.ENDORSEMENT,
            at=fact.at,
            source=f"{name} : {held.title}",
            source_id=fact.by,
            hours=fact.hours,
            weight=WITNESSED,
            source_group=organisation.id,
        )
        kept = await tx.evidence.append(held.territory_id, evidence)
        await tx.workshops.turned_into(fact.id, kept.id)
    await tx.outbox.append(ChangeKind.TREE, person_id)


async def take_evidence_back(tx: Writing, deps: Deps, held: Workshop, evidence_id: EvidenceId, *, by: PersonId) -> None:
    """Retract what a fact had become, where its owner has not done so before."""
    fact = await tx.evidence.find(evidence_id)
    if fact is None or fact.retracted:
        return
    await tx.evidence.retract(held.territory_id, fact.id, by=by, at=deps.clock())
    await tx.outbox.append(ChangeKind.TREE, fact.person_id)
