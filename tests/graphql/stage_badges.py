"""What an owner has of badges from elsewhere: one under their own address, one under an address that they lost."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import Any

from tests.interop.badges_in.issuing import Issuer3
from tests.web.badges import badge_for, bring, issuer_of
from tests.web.people import Someone
from tests.web.served import Served


class BadgedThere(ABC):
    """Part of the stage."""

    owner: Someone
    served: Served

    @abstractmethod
    def who(self, role: str) -> Someone:
        """Return who plays a role before this owner."""

    @cached_property
    def school(self) -> Issuer3:
        """Who gave them."""
        return issuer_of(self.served)

    @cached_property
    def badge(self) -> str:
        """The owner's badge, of an achievement that nobody mapped."""
        answer = bring(self.owner, badge_for(self.school, self.owner)).json()
        assert answer["verdict"] == "VALID", answer
        return str(answer["id"])

    @cached_property
    def achievement(self) -> str:
        """What that badge was given for, as the author finds it."""
        assert self.badge
        waiting = self.who("author").read("{ waitingAchievements(first: 100) { id achievement } }")
        [found] = [one for one in waiting["waitingAchievements"] if one["achievement"] == self.school.achievement]
        return str(found["id"])

    @cached_property
    def badge_code(self) -> str:
        """The code of the owner's badge under another address."""
        lost: dict[str, Any] = {"recipient_id": "mailto:lost@test.invalid"}
        answer = bring(self.owner, badge_for(issuer_of(self.served), self.owner, **lost)).json()
        assert answer["verdict"] == "NOT_YOURS", answer
        badges = self.owner.read("{ receivedBadges { id code } }")["receivedBadges"]
        return str(next(badge["code"] for badge in badges if badge["id"] == answer["id"]))
