"""Why leaves stand as they do, and confirmation by people."""

from __future__ import annotations

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered

AREA = Area(
    own={
        "Why": covered("code level otherLevel amount day source skills", "TreeSkill.why"),
        "SupposedSkill": covered("skill level because", "Tree.supposes"),
    },
)
