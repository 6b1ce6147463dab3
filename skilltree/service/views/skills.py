"""Skills, occupations and communes as answers."""

from __future__ import annotations

from skilltree.model.base import Struct, pick, pick_language
from skilltree.model.course import SkillLevel
from skilltree.model.taxonomy import Occupation, Skill
from skilltree.model.words import Language, SkillKind


class SkillView(Struct):
    """A skill in one language."""

    id: str
    label: str
    language: Language
    kind: SkillKind
    icon: str | None = None
    uri: str | None = None
    rome_code: str | None = None
    local: bool = False


class SkillLevelView(Struct):
    """A skill at a level."""

    skill: SkillView
    level: int


class SpanView(Struct):
    """Code points of a text, end exclusive."""

    start: int
    end: int


class SkillMatchView(Struct):
    """A search hit; `by_meaning`: no letter of the label answers, so there are no spans."""

    skill: SkillView
    label: str
    language: Language
    score: float
    spans: list[SpanView]
    by_meaning: bool = False


class TextTagView(Struct):
    """A skill that a text names, at code points of the text, end exclusive."""

    start: int
    end: int
    label: str
    language: Language
    score: float
    skill: SkillView


class CommonSkillView(Struct):
    """A skill that many use here, with all its names in one language."""

    skill: SkillView
    labels: list[str]


class SkillLabelView(Struct):
    """One label."""

    text: str
    language: Language
    preferred: bool


class OccupationView(Struct):
    """An occupation in one language; skills are read by their own field."""

    id: str
    label: str
    language: Language
    uri: str | None = None
    rome_code: str | None = None


def skill_view(skill: Skill, language: Language) -> SkillView:
    """Show a skill in `language`, or the nearest language that it has."""
    return SkillView(
        id=skill.id,
        label=pick(skill.labels, language),
        language=pick_language(skill.labels, language),
        kind=skill.kind,
        icon=skill.icon,
        uri=skill.uri,
        rome_code=skill.rome_code,
        local=skill.local,
    )


def occupation_view(occupation: Occupation, language: Language) -> OccupationView:
    """Show an occupation in `language`, or the nearest language that it has."""
    return OccupationView(
        id=occupation.id,
        label=pick(occupation.labels, language),
        language=pick_language(occupation.labels, language),
        uri=occupation.uri,
        rome_code=occupation.rome_code,
    )


def unknown_skill(skill_id: str, language: Language) -> SkillView:
    """Stand in for a skill that the catalogue does not hold yet (another worker just made it)."""
    return SkillView(id=skill_id, label="…", language=language, kind=SkillKind.SKILL)


def level_view(wanted: SkillLevel, skill: SkillView) -> SkillLevelView:
    """Show a skill at a level."""
    return SkillLevelView(skill=skill, level=wanted.level)
