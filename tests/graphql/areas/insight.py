"""What authors learn of learners and of wishes: counts, for their own modules alone."""

from __future__ import annotations

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, only, signed_in

AREA = Area(
    queries={
        "moduleInsight": Row(
            only("author", otherwise="NOT_FOUND") | {"elsewhere": "NOT_FOUND"},
            lambda stage: {"module": stage.taught, "_": stage.stuck},
            "query($module: ID!) { moduleInsight(module: $module) { version } }",
        ),
        "moduleInsights": Row(
            signed_in(**dict.fromkeys(("owner", "stranger", "recruiter", "counsellor", "steward"), "empty")),
            lambda stage: {"_": stage.taught},
            "{ moduleInsights { moduleId } }",
        ),
        "wantedSkills": Row(
            only("author", otherwise="NOT_ALLOWED"),
            lambda stage: {"_": stage.goal},
            "{ wantedSkills(first: 5) { skill { id } } }",
        ),
    },
    own={
        "ModuleInsight": covered(
            "moduleId title language version versions day floor started completed blocks questions stuck",
            "Query.moduleInsight Query.moduleInsights",
        ),
        "BlockInsight": covered("index title reached", "ModuleInsight.blocks"),
        "QuestionInsight": covered("text asked right fails", "ModuleInsight.questions"),
        "StuckInsight": covered("block title count", "ModuleInsight.stuck"),
        "WantedSkill": covered("skill goals opportunities searches patterns taughtBy", "Query.wantedSkills"),
    },
)
