"""Courses that authors put together."""

from __future__ import annotations

from typing import Any

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, only
from tests.graphql.stage import WRITING, Stage
from tests.graphql.written import write


def course(stage: Stage) -> dict[str, Any]:
    """A course of a module of the demonstration's."""
    return {"organisation": WRITING, "title": "Tresser", "summary": "Du brin à l'anse", "modules": [stage.module]}


AREA = Area(
    queries={"courseDrafts": Row(only("author", otherwise="empty"), document="{ courseDrafts { id } }")},
    mutations={"saveCourse": Row(only("author", otherwise="NOT_ALLOWED"), course)},
    writes={
        "saveCourse": write(
            "author",
            course,
            lambda _: {"ordered": False},
            "... on CourseSaved { course { id title ordered modules { id } } }",
        ),
    },
    own={
        "CourseDraft": covered(
            "id language title summary icon ordered organisation modules", "Query.courseDrafts CourseSaved.course"
        ),
        "CourseSaved": covered("course", "Mutation.saveCourse"),
    },
)
