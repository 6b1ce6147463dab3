"""Badges from elsewhere."""

from __future__ import annotations

from typing import Any

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, only
from tests.graphql.stage import Stage
from tests.graphql.written import write


def own(stage: Stage) -> dict[str, Any]:
    """The owner's badge."""
    return {"badge": stage.badge}


def worth(stage: Stage) -> dict[str, Any]:
    """What the owner's badge was given for, and what it is worth."""
    return {"achievement": stage.achievement, "skills": [{"skill": stage.skill, "level": 3}]}


AREA = Area(
    queries={
        "receivedBadges": Row(
            only("owner", otherwise="empty"),
            lambda stage: {"_": stage.badge},
            "{ receivedBadges { id name verdict code } }",
        ),
        "waitingAchievements": Row(
            only("author", "steward", otherwise="empty"),
            lambda stage: {"_": stage.badge},
            "{ waitingAchievements(first: 100) { id name } }",
        ),
        "badgeToVouch": Row(
            only("author", "steward", otherwise="null"),
            lambda stage: {"code": stage.badge_code},
            "query($code: ID!) { badgeToVouch(code: $code) { owner name } }",
        ),
    },
    mutations={
        "checkBadge": Row(only("owner", otherwise="NOT_FOUND"), own),
        "claimBadge": Row(
            only("owner", otherwise="NOT_FOUND"), lambda stage: own(stage) | {"skills": [{"skill": stage.skill}]}
        ),
        "dropBadge": Row(only("owner", otherwise="NOT_FOUND"), own),
        "mapAchievement": Row(only("author", "steward", otherwise="NOT_ALLOWED"), worth),
        "vouchBadge": Row(only("author", "steward", otherwise="NOT_ALLOWED"), lambda stage: {"code": stage.badge_code}),
    },
    writes={
        "checkBadge": write(
            "owner",
            own,
            lambda stage: {"badge": stage.nothing("ReceivedBadge")},
            "... on BadgeChecked { badge { id verdict checkedAt } }",
        ),
        "claimBadge": write(
            "owner",
            lambda stage: own(stage) | {"skills": [{"skill": stage.skill, "level": 2}]},
            lambda stage: {"skills": [{"skill": stage.skill, "level": 3}]},
            "... on BadgeClaimed { badge { id said { level skill { id } } } }",
        ),
        "dropBadge": write(
            "owner",
            own,
            lambda stage: {"badge": stage.nothing("ReceivedBadge")},
            "... on BadgeDropped { badgeId }",
        ),
        "mapAchievement": write(
            "author",
            worth,
            lambda _: {"skills": []},
            "... on AchievementMapped { achievement { id skills { level skill { id } } } }",
        ),
        "vouchBadge": write(
            "steward",
            lambda stage: {"code": stage.badge_code},
            lambda _: {"code": "AAAAAAAAAA"},
            "... on BadgeVouched { vouched { owner name issuer issuerName issuedAt } }",
        ),
    },
    own={
        "ReceivedBadge": covered(
            "id name description issuer issuerName verdict receivedAt checkedAt issuedAt expiresAt waits code counts "
            "said proposed",
            "Query.receivedBadges BadgeChecked.badge BadgeClaimed.badge",
        ),
        "BadgeToVouch": covered("owner name issuer issuerName issuedAt", "Query.badgeToVouch BadgeVouched.vouched"),
        "WaitingAchievement": covered(
            "id issuer issuerName unknownIssuer achievement name description skills proposed",
            "Query.waitingAchievements AchievementMapped.achievement",
        ),
        "ProposedSkill": covered("skill level exact", "ReceivedBadge.proposed WaitingAchievement.proposed"),
        "BadgeChecked": covered("badge", "Mutation.checkBadge"),
        "BadgeClaimed": covered("badge", "Mutation.claimBadge"),
        "BadgeDropped": covered("badgeId", "Mutation.dropBadge"),
        "AchievementMapped": covered("achievement", "Mutation.mapAchievement"),
        "BadgeVouched": covered("vouched", "Mutation.vouchBadge"),
    },
)
