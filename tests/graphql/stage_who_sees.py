"""What an owner shows of their tree: a page for everybody without a name, and a link for one account."""

from __future__ import annotations

from functools import cached_property

from tests.web.people import Someone


class ShownToOthers:
    """See `stage.Stage`."""

    owner: Someone
    parents: str = ""
    """The token that came to the owner's parent, once one was asked."""

    @cached_property
    def handle(self) -> str:
        """The address of the owner's page."""
        self.owner.do("updateProfile", birthYear=1990)
        made = self.owner.do("openPublicPage", "... on PublicPageSet { page { handle } }")
        found: str = made["page"]["handle"]
        return found

    @cached_property
    def own_share(self) -> str:
        """A link that is for one account, which nobody keeps."""
        self.owner.do("updateProfile", birthYear=1990)
        made = self.owner.do(
            "shareTree", "... on TreeShared { share { id } }", branch=None, label="Ma soeur", days=30, forAccount=True
        )
        found: str = made["share"]["id"]
        return found
