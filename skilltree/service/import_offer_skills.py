"""Which skills an offer asks for: those that it names by code, then those that its words name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from skilltree.engine.tagging import Tagger
from skilltree.model.base import pick
from skilltree.model.course import SkillLevel
from skilltree.model.ids import SkillId, rome_skill_id_of, skill_id_of
from skilltree.model.taxonomy import ConceptLabel, Skill
from skilltree.model.words import Language
from skilltree.service.ports.offers import Offer, SaidSkill
from skilltree.service.ports.store import Reading
from skilltree.service.tags import confident_skills

ReadText: TypeAlias = Callable[[str, Language], Sequence[SkillLevel]]
"""What a text surely names."""

MOST_REQUIRED = 30


class OfferSkills:
    """The taxonomy as offers refer to it; inhabitants' own words are not in it."""

    def __init__(self, skills: Mapping[SkillId, Skill], read_text: ReadText) -> None:
        self._skills = dict(skills)
        self._by_rome = {skill.rome_code: skill.id for skill in skills.values() if skill.rome_code}
        self._read_text = read_text
        self._merged: dict[SkillId, SkillId | None] = {}

    @classmethod
    async def read(cls, view: Reading) -> OfferSkills:
        """Read the taxonomy; seconds of work for all of ESCO and ROME."""
        skills: dict[SkillId, Skill] = {}
        async for batch in view.taxonomy.all_skills():
            skills |= {skill.id: skill for skill in batch if skill.labels and not skill.local}
        labels: list[ConceptLabel] = []
        async for some in view.taxonomy.labels("Skill"):
            labels += [label for label in some if label.concept in skills]
        tagger = Tagger.build(labels)
        return cls(skills, lambda text, language: confident_skills(tagger, text, language))

    async def look_up(self, view: Reading, offers: Iterable[Offer]) -> None:
        """Ask the store which skills these offers' codes mean today: concepts of two sources may be one since."""
        asked = {one for offer in offers for said in offer.skills for one in _ids_of(said)}
        asked -= self._skills.keys() | self._merged.keys()
        found = await view.taxonomy.skills(sorted(asked)) if asked else {}
        self._merged |= {one: found[one].id if one in found else None for one in asked}

    def of(self, offer: Offer) -> tuple[SkillLevel, ...]:
        """Return the skills, each once: its codes at the offer's levels, then what its words say."""
        levels: dict[SkillId, int] = {}
        words = [offer.title, offer.text]
        for said in offer.skills:
            skill_id = self._coded(said)
            if skill_id is not None:
                levels[skill_id] = max(levels.get(skill_id, 0), said.level)
            elif said.label:
                for named in self._read_text(said.label, offer.language):
                    levels[named.skill_id] = max(levels.get(named.skill_id, 0), said.level)
        for named in self._read_text("\n".join(words), offer.language):
            levels.setdefault(named.skill_id, named.level)
        required = [SkillLevel(skill_id=skill_id, level=level) for skill_id, level in levels.items()]
        return tuple(required[:MOST_REQUIRED])

    def names(self, required: Iterable[SkillLevel], language: Language) -> tuple[str, ...]:
        """Return the labels of these skills, for a report."""
        return tuple(
            pick(self._skills[one.skill_id].labels, language) for one in required if one.skill_id in self._skills
        )

    def _coded(self, said: SaidSkill) -> SkillId | None:
        if said.rome_code in self._by_rome:
            return self._by_rome[said.rome_code]
        for one in _ids_of(said):
            skill_id = one if one in self._skills else self._merged.get(one)
            if skill_id in self._skills:
                return skill_id
        return None


def _ids_of(said: SaidSkill) -> list[SkillId]:
    by_uri = [skill_id_of(said.uri)] if said.uri else []
    return [*by_uri, rome_skill_id_of(said.rome_code)] if said.rome_code else by_uri
