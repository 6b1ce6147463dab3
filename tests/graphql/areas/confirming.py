"""Why leaves stand as they do, and confirmation by people."""

from __future__ import annotations

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, only

AREA = Area(
    queries={
        "leaf": Row(
            only("owner", otherwise="null", visitor="null"),
            lambda stage: {"skill": stage.own_skill},
            "query($skill: ID!) { leaf(skill: $skill) { level why { code source } } }",
        ),
    },
    own={
        "Why": covered("code level otherLevel amount day source skills", "TreeSkill.why"),
        "SupposedSkill": covered("skill level because", "Tree.supposes"),
    },
)
