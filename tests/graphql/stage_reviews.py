"""An organisation whose modules a steward looks over, and one that waits."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import Any

from skilltree.model.ids import new_id
from skilltree.model.person import Membership, Organisation
from skilltree.model.words import OrganisationKind, Role
from tests.web.people import TERRITORY, Someone


def new_organisation(*authors: Someone, role: Role = Role.AUTHOR) -> str:
    """Make an organisation for which these people write; return its id."""
    served = authors[0].served
    made = Organisation(
        id=new_id("Organisation"),
        territory_id=TERRITORY,
        name="Atelier relu",
        kind=OrganisationKind.ASSOCIATION,
        siret=None,
        verified=True,
    )
    membership = Membership(organisation_id=made.id, role=role, verified=True)

    async def add() -> None:
        async with served.deps.store.writing(TERRITORY) as tx:
            await tx.people.put_organisation(made)
            for author in authors:
                await tx.people.add_membership(TERRITORY, author.id, membership)

    served.run(add())
    return made.id


class ReviewedThere(ABC):
    """Part of the stage."""

    @abstractmethod
    def who(self, role: str) -> Someone:
        """Return who plays a role before this owner."""

    @abstractmethod
    def module_text(self, **more: Any) -> dict[str, Any]:
        """A module as its author types it."""

    @cached_property
    def reviewed(self) -> str:
        """An organisation of the author's whose modules a steward looks over."""
        author = self.who("author")
        made = new_organisation(author)
        assert author.do("setReviewRule", organisation=made, reviewer="STEWARD")["__typename"] == "ReviewRuleSet"
        return made

    @cached_property
    def asked(self) -> str:
        """A module of theirs that waits."""
        author = self.who("author")
        text = self.module_text(organisation=self.reviewed)
        made = author.do("saveModule", "... on ModuleSaved { draft { id } }", **text)
        module: str = made["draft"]["id"]
        assert author.do("publishModule", module=module)["__typename"] == "ReviewAsked"
        return module
