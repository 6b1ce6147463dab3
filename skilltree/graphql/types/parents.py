"""A parent's yes to a child's account."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.model.parental import ParentalStanding
from skilltree.service.views import parents

ParentalStandingType = strawberry.enum(ParentalStanding)


@strawberry.type
@shows(parents.ParentalView)
class Parental:
    """How far it is; `until` is how long the parent may answer."""

    standing: ParentalStanding
    since: datetime
    until: datetime | None


@strawberry.type
@shows(parents.ParentAsked)
class ParentAsked:
    """The parent got a message."""

    parental: Parental | None


@strawberry.type
@shows(parents.ParentAskView)
class ParentAsk:
    """What the link tells the parent."""

    child_name: str
    birth_year: int
    given: bool
    parent_name: str | None
    since: datetime


@strawberry.type
@shows(parents.ParentAnswered)
class ParentAnswered:
    """What the parent said."""

    agreed: bool


AskParentResult = Annotated[ParentAsked | Refused, strawberry.union("AskParentResult")]
AnswerAsParentResult = Annotated[ParentAnswered | Refused, strawberry.union("AnswerAsParentResult")]
