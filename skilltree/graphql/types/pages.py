"""Connections."""

from __future__ import annotations

import strawberry

from skilltree.graphql.types.courses import Course
from skilltree.graphql.types.opportunities import Opportunity
from skilltree.graphql.types.talents import Talent, UnderstoodTerm


@strawberry.type
class PageInfo:
    """Whether there is more, and after what."""

    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class CourseEdge:
    """A course and its cursor."""

    node: Course
    cursor: str


@strawberry.type
class CourseConnection:
    """A page of courses."""

    edges: list[CourseEdge]
    page_info: PageInfo
    total_count: int


@strawberry.type
class OpportunityEdge:
    """An opportunity and its cursor."""

    node: Opportunity
    cursor: str


@strawberry.type
class OpportunityConnection:
    """A page of opportunities."""

    edges: list[OpportunityEdge]
    page_info: PageInfo
    total_count: int


@strawberry.type
class TalentEdge:
    """A nameless profile and its cursor."""

    node: Talent
    cursor: str


@strawberry.type
class TalentConnection:
    """A page of nameless profiles."""

    edges: list[TalentEdge]
    page_info: PageInfo
    total_count: int | None = strawberry.field(description="Null under the privacy floor.")
    understood: list[UnderstoodTerm]
