"""What an owner shows elsewhere: a credential, and a link to it."""

from __future__ import annotations

from functools import cached_property

from tests.web.credentials import issue, learnt, share
from tests.web.people import Someone


class ShownElsewhere:
    """Part of the stage."""

    owner: Someone

    @cached_property
    def learnt(self) -> str:
        """A fact of a finished module."""
        return learnt(self.owner)

    @cached_property
    def credential(self) -> str:
        """A credential of the owner, without a name."""
        return str(issue(self.owner, self.learnt)["id"])

    @cached_property
    def shared(self) -> str:
        """The token of a link to it."""
        return share(self.owner, self.credential)
