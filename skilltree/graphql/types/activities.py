"""Everyday doings: pictures that lead to skills."""

from __future__ import annotations

import strawberry

from skilltree.graphql.types.skills import Skill
from skilltree.model.words import ActivityGroup, Language


@strawberry.type
class Activity:
    """Something people do, with the skills that it shows; `picture` names a drawing of the front end."""

    id: strawberry.ID
    label: str
    language: Language
    picture: str
    group: ActivityGroup
    skills: list[Skill]
