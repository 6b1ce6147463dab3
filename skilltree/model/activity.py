"""Everyday doings that a newcomer recognises in pictures, each with the skills that it shows."""

from __future__ import annotations

from skilltree.model.base import Localized, Struct
from skilltree.model.ids import ActivityId, SkillId
from skilltree.model.words import ActivityGroup


class Activity(Struct):
    """`picture` names a drawing of the front end; positions count from 1."""

    id: ActivityId
    position: int
    activity_group: ActivityGroup
    picture: str
    label: Localized
    skill_ids: tuple[SkillId, ...]
