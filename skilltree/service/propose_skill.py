"""Adding a know-how that is not in the list: a local skill, usable at once by its owner."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.evidence import check_level
from skilltree.model.ids import new_id
from skilltree.model.person import Viewer
from skilltree.model.taxonomy import Label, SkillRecord
from skilltree.model.words import Language, SkillKind
from skilltree.service.declare_skill import declared
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.texts import NAME_LENGTH, clean_text
from skilltree.service.trees import leaves_after
from skilltree.service.views.skills import skill_view
from skilltree.service.views.trees import SkillProposed, evidence_view

DAILY_PROPOSALS = 30


class ProposeSkill(Struct):
    """A know-how in the person's own words."""

    label: str
    level: int
    language: Language
    kind: SkillKind


async def propose_skill(deps: Deps, viewer: Viewer, key: UUID, command: ProposeSkill) -> SkillProposed:
    """Make a local skill and put it on the person's tree in one transaction."""
    label = clean_text(command.label, field="label", most=NAME_LENGTH, least=2)
    check_level(command.level)
    await count_use(deps, f"propose:{viewer.person_id}", DAILY_PROPOSALS, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> SkillProposed:
        record = SkillRecord(
            id=new_id("Skill"),
            source="local",
            kind=command.kind,
            labels=(Label(text=label, language=command.language, rank=0),),
        )
        skill = await tx.taxonomy.add_local_skill(viewer.territory_id, record, viewer.person_id)
        fact = await tx.evidence.append(
            viewer.territory_id, declared(deps, viewer.person_id, skill.id, command.level, None)
        )
        await tx.outbox.append(ChangeKind.TAXONOMY, skill.id)
        await tx.outbox.append(ChangeKind.TREE, viewer.person_id)
        [leaf] = await leaves_after(deps, tx, viewer, [skill.id], viewer.language, fresh=skill)
        return SkillProposed(skill=skill_view(skill, viewer.language), evidence=evidence_view(fact), tree_skill=leaf)

    return await once_by(deps, viewer, "proposeSkill", key=key, command=command, answer_type=SkillProposed, work=work)
