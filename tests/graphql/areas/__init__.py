"""The matrix by area: who may do what, a valid call of each mutation, and the types that lead to people.

One file an area; its `AREA` is listed here.
"""

from __future__ import annotations

from tests.graphql.areas import (
    author_courses,
    badges,
    confirming,
    credentials,
    insight,
    notices,
    opportunities,
    paths,
    placement,
    platforms,
    reviews,
    studio,
    suggestion_answers,
    teaching,
    telling,
    tree_shares,
    week,
    who_sees,
    workshops,
)
from tests.graphql.areas.area import Area

AREAS: tuple[Area, ...] = (
    teaching.AREA,
    studio.AREA,
    author_courses.AREA,
    reviews.AREA,
    workshops.AREA,
    paths.AREA,
    placement.AREA,
    platforms.AREA,
    tree_shares.AREA,
    credentials.AREA,
    insight.AREA,
    opportunities.AREA,
    confirming.AREA,
    badges.AREA,
    telling.AREA,
    who_sees.AREA,
    week.AREA,
    notices.AREA,
    suggestion_answers.AREA,
)
