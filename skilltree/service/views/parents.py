"""A parent's yes, as the child and the parent see it."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.parental import ParentalStanding


class ParentalView(Struct):
    """How far it is, to the child; `until` is how long the parent may answer."""

    standing: ParentalStanding
    since: datetime
    until: datetime | None


class ParentAsked(Struct):
    """The parent got a message."""

    parental: ParentalView | None


class ParentAskView(Struct):
    """What the link tells the parent."""

    child_name: str
    birth_year: int
    given: bool
    parent_name: str | None
    since: datetime


class ParentAnswered(Struct):
    """What the parent said."""

    agreed: bool
