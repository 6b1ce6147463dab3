"""A person tells how they do something that they kept of their words: the answers make the level and the hours."""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.ids import SkillId
from skilltree.model.person import Viewer
from skilltree.model.telling import Answers, check_answers, hours_told, level_told
from skilltree.service.declare_skill import declared
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.skills import require_skill
from skilltree.service.texts import SHORT_TEXT_LENGTH, clean_optional
from skilltree.service.trees import leaves_after
from skilltree.service.views.telling import ExperienceTold


class TellExperience(Struct):
    """One skill and what was answered; `note` is the person's words on it, as the leaf's story tells them."""

    skill_id: SkillId
    answers: Answers
    note: str | None = None


async def tell_experience(deps: Deps, viewer: Viewer, key: UUID, command: TellExperience) -> ExperienceTold:
    """Append a declared fact and return the leaf as it stands now.

    Raises InvalidInput for years that no life has or a note that is too long, NotFound for a skill that is not
    theirs to use.
    """
    skill = require_skill(deps, command.skill_id, viewer.person_id)
    answers = check_answers(command.answers)
    note = clean_optional(command.note, field="note", most=SHORT_TEXT_LENGTH)
    level, hours = level_told(answers), hours_told(answers)

    async def work(tx: Writing) -> ExperienceTold:
        said = declared(deps, viewer.person_id, skill.id, level, note)
        await tx.evidence.append(viewer.territory_id, msgspec.structs.replace(said, hours=hours))
        await tx.outbox.append(ChangeKind.TREE, viewer.person_id)
        [leaf] = await leaves_after(deps, tx, viewer, [skill.id], viewer.language)
        return ExperienceTold(level=level, hours=hours, tree_skill=leaf)

    return await once_by(
        deps, viewer, "tellExperience", key=key, command=command, answer_type=ExperienceTold, work=work
    )
