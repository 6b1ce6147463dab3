"""Told experience as answers."""

from __future__ import annotations

from skilltree.model.base import Struct
from skilltree.model.telling import ForWhom, Often, ToldHow, Unread
from skilltree.service.views.skills import SkillView
from skilltree.service.views.trees import TreeSkillView


class ToldSkillView(Struct):
    """A skill that a text leads to. `seen` is the text's own words."""

    skill: SkillView
    how: ToldHow
    seen: str
    picture: str | None
    near: list[SkillView]


class ExperienceReading(Struct):
    """What a text tells; `unread` where it tells of no skill."""

    skills: list[ToldSkillView]
    years: float | None
    often: Often | None
    for_whom: list[ForWhom]
    unread: Unread | None


class ExperienceTold(Struct):
    """An experience is on the tree."""

    level: int
    hours: float | None
    tree_skill: TreeSkillView
