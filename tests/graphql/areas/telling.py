"""Experience told in one's own words: anybody may have a text read, only its owner puts it on a tree."""

from __future__ import annotations

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered, words
from tests.graphql.row import Row, everybody, signed_in
from tests.graphql.written import write

AREA = Area(
    queries={
        "readExperience": Row(
            everybody(),
            document='{ readExperience(text: "je répare des vélos") { skills { seen skill { id } } years } }',
        ),
    },
    mutations={
        "tellExperience": Row(signed_in(), lambda stage: {"skill": stage.skill, "alone": True}),
    },
    writes={
        "tellExperience": write(
            "owner",
            lambda stage: {
                "skill": stage.skill,
                "alone": True,
                "years": 3.0,
                "often": "WEEKLY",
                "forWhom": ["NEIGHBOURS"],
            },
            lambda stage: {"alone": False},
            "... on ExperienceTold { level hours treeSkill { level evidence { source hours } } }",
        ),
    },
    own={"ExperienceTold": covered("level hours treeSkill", "Mutation.tellExperience")},
    public={
        "ExperienceReading": words("skills years often forWhom unread"),
        "ToldSkill": words("skill how seen picture near"),
    },
)
