"""Everyday doings as answers."""

from __future__ import annotations

from skilltree.model.activity import Activity
from skilltree.model.base import Struct, pick, pick_language
from skilltree.model.words import ActivityGroup, Language
from skilltree.service.views.skills import SkillView


class ActivityView(Struct):
    """A doing in one language."""

    id: str
    label: str
    language: Language
    picture: str
    group: ActivityGroup
    skills: list[SkillView]


def activity_view(activity: Activity, skills: list[SkillView], language: Language) -> ActivityView:
    """Put a doing into words."""
    return ActivityView(
        id=activity.id,
        label=pick(activity.label, language),
        language=pick_language(activity.label, language),
        picture=activity.picture,
        group=activity.activity_group,
        skills=skills,
    )
