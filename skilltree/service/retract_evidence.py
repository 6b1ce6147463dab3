"""A person takes back a fact of their own tree."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import EvidenceId, row_id
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.trees import leaves_after
from skilltree.service.views.trees import EvidenceRetracted
from skilltree.service.weighing import weigh_again


class RetractEvidence(Struct):
    """Which fact."""

    evidence_id: EvidenceId


async def retract_evidence(deps: Deps, viewer: Viewer, key: UUID, command: RetractEvidence) -> EvidenceRetracted:
    """Append a retraction. Raises NotFound for another person's fact, Conflict the second time."""
    row_id("Evidence", command.evidence_id)

    async def work(tx: Writing) -> EvidenceRetracted:
        fact = await tx.evidence.find(command.evidence_id)
        if fact is None or fact.person_id != viewer.person_id:
            raise NotFound("there is no such fact on your tree", field="evidence")
        if not await tx.evidence.retract(viewer.territory_id, fact.id, by=viewer.person_id, at=deps.clock()):
            raise Conflict("it was taken back already", field="evidence")
        for person_id in {viewer.person_id, *await weigh_again(tx, fact)}:
            await tx.outbox.append(ChangeKind.TREE, person_id)
        left = await leaves_after(deps, tx, viewer, [fact.skill_id], viewer.language)
        return EvidenceRetracted(evidence_id=fact.id, skill_id=fact.skill_id, tree_skill=left[0] if left else None)

    return await once_by(
        deps, viewer, "retractEvidence", key=key, command=command, answer_type=EvidenceRetracted, work=work
    )
