"""Who may see which branch of a tree: the owner's choices resolved skill by skill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skilltree.engine.catalogue import Catalogue
from skilltree.model.ids import SkillId
from skilltree.model.pattern import Profile, ProfileSkill
from skilltree.model.person import RECRUITER_AGE, BranchVisibility, Person
from skilltree.model.tree import SkillState, TreeState
from skilltree.model.words import Visibility
from skilltree.service.ages import has_reached


def visibility_of(skill_id: SkillId, choices: Sequence[BranchVisibility], catalogue: Catalogue) -> Visibility:
    """Return the choice made for the skill, else for its nearest broader one, else for the whole tree.

    Among broader skills at one distance the most private choice holds. Private by default.
    """
    return visibility_among({choice.branch: choice.visibility for choice in choices}, skill_id, catalogue)


def visibility_among(
    chosen: Mapping[SkillId | None, Visibility], skill_id: SkillId, catalogue: Catalogue
) -> Visibility:
    """Return the same of choices by branch: for whole trees, whose choices are read once."""
    if skill_id in chosen:
        return chosen[skill_id]
    if len(chosen) <= (None in chosen):
        return chosen.get(None, Visibility.ONLY_ME)
    frontier, seen = [skill_id], {skill_id}
    while frontier:
        above = [
            parent
            for current in frontier
            if (skill := catalogue.get(current)) is not None
            for parent in skill.broader
            if parent not in seen
        ]
        found = [chosen[parent] for parent in above if parent in chosen]
        if found:
            return min(found, key=_OPENNESS.__getitem__)
        seen.update(above)
        frontier = above
    return chosen.get(None, Visibility.ONLY_ME)


_OPENNESS = {Visibility.ONLY_ME: 0, Visibility.RECRUITERS: 1, Visibility.EVERYONE: 2}


def is_findable(choices: Sequence[BranchVisibility]) -> bool:
    """True when at least one branch is open to recruiters."""
    return any(choice.visibility is not Visibility.ONLY_ME for choice in choices)


def profile_of(
    person: Person,
    tree: TreeState,
    choices: Sequence[BranchVisibility],
    catalogue: Catalogue,
    *,
    year: int,
) -> Profile | None:
    """Return what recruiters may find of a person; None when there is nothing or it is too early."""
    if not is_findable(choices) or not has_reached(RECRUITER_AGE, person.birth_year, year):
        return None
    skills = tuple(
        _profile_skill(state)
        for state in tree.skills
        if visibility_of(state.skill_id, choices, catalogue) is not Visibility.ONLY_ME
    )
    return Profile(person_id=person.id, skills=skills, works_in=person.works_in) if skills else None


def _profile_skill(state: SkillState) -> ProfileSkill:
    return ProfileSkill(
        skill_id=state.skill_id,
        level=state.level,
        proven_level=state.proven_level,
        confirmed_level=state.confirmed_level,
        standing=state.standing,
        valid_until=state.valid_until,
        dormant=state.dormant,
    )
