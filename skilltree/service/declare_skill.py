"""A person says that they can do something."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.evidence import Evidence, check_level
from skilltree.model.ids import PersonId, SkillId, new_id
from skilltree.model.person import Viewer
from skilltree.model.weights import SAID
from skilltree.model.words import EvidenceKind
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.skills import require_skill
from skilltree.service.texts import SHORT_TEXT_LENGTH, clean_optional
from skilltree.service.trees import leaves_after
from skilltree.service.views.trees import SkillDeclared, evidence_view


class DeclareSkill(Struct):
    """What is said: a skill at a level, and in a few words why."""

    skill_id: SkillId
    level: int
    note: str | None = None


async def declare_skill(deps: Deps, viewer: Viewer, key: UUID, command: DeclareSkill) -> SkillDeclared:
    """Append the fact and return the leaf as it stands now."""
    skill = require_skill(deps, command.skill_id, viewer.person_id)
    check_level(command.level)
    note = clean_optional(command.note, field="note", most=SHORT_TEXT_LENGTH)

    async def work(tx: Writing) -> SkillDeclared:
        fact = await tx.evidence.append(
            viewer.territory_id, declared(deps, viewer.person_id, skill.id, command.level, note)
        )
        await tx.outbox.append(ChangeKind.TREE, viewer.person_id)
        [leaf] = await leaves_after(deps, tx, viewer, [skill.id], viewer.language)
        return SkillDeclared(evidence=evidence_view(fact), tree_skill=leaf)

    return await once_by(deps, viewer, "declareSkill", key=key, command=command, answer_type=SkillDeclared, work=work)


def declared(deps: Deps, person_id: PersonId, skill_id: SkillId, level: int, note: str | None) -> Evidence:
    """Return the fact that a person says to have a skill."""
    return Evidence(
        id=new_id("Evidence"),
        person_id=person_id,
        skill_id=skill_id,
        level=level,
        kind=EvidenceKind.DECLARED,
        at=deps.clock(),
        source=note,
        weight=SAID,
    )
