"""Lists read the short way: the same answers and errors as graphql-core's, whatever the values are."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from unittest.mock import patch

import pytest
import strawberry
from hypothesis import given
from hypothesis import strategies as st
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from skilltree.graphql.fields import field
from skilltree.graphql.plain_lists import PlainLists


@strawberry.enum
class Word(StrEnum):
    """A vocabulary."""

    ONE = "one"
    TWO = "two"


class Row:
    """A view with whatever attributes."""

    def __init__(self, **values: object) -> None:
        self.__dict__.update(values)


class Text(str):
    """No plain text."""

    __slots__ = ()


@strawberry.type
class Inner:
    """Below a row."""

    name: str
    maybe: int | None


@strawberry.type
class Outer:
    """A row."""

    id: strawberry.ID
    level: int
    weight: float | None
    word: Word
    other_word: Word | None
    at: datetime
    day: date | None
    is_it: bool
    inner: Inner | None
    inners: list[Inner] | None
    numbers: list[int | None]

    @strawberry.field
    def resolved(self) -> str:
        """No plain field."""
        return "asked"

    @strawberry.field
    def echo(self, text: str) -> str:
        """Nor this."""
        return text


@strawberry.type
class Query:
    """Rows of the moment."""

    @field(list[Outer])
    @staticmethod
    def rows(info: strawberry.Info[Any, None]) -> Any:
        """All of them."""
        return info.context

    @field(list[list[Outer | None]] | None)
    @staticmethod
    def pages(info: strawberry.Info[Any, None]) -> Any:
        """Lists of lists."""
        return [info.context, None, info.context]


def _is_row(_cls: type, value: object, _info: object) -> bool:
    return not hasattr(value, "is_another")


Outer.is_type_of = classmethod(_is_row)  # type: ignore[attr-defined]
SHORT = strawberry.Schema(query=Query, execution_context_class=PlainLists)
LONG = strawberry.Schema(query=Query, execution_context_class=StrawberryGraphQLCoreExecutionContext)

WHOLE = """query Whole($no: Boolean = false) { rows {
  __typename id level weight word otherWord at day isIt numbers inner { name maybe } ...More
  left: level @skip(if: $no) right: level @include(if: $no) } }
fragment More on Outer { inners { name __typename } inner { again: name } }"""
PAGES = "{ pages { id level inner { name } } }"

INNER: dict[str, object] = {"name": "n", "maybe": None}
PLAIN: dict[str, object] = {
    "id": "i", "level": 3, "weight": 0.5, "word": Word.ONE, "other_word": None, "at": datetime(2026, 11, 1, tzinfo=UTC),
    "day": date(2026, 11, 1), "is_it": True, "inner": Row(**INNER), "inners": [Row(**INNER), Row(**INNER)],
    "numbers": [1, None],
}  # fmt: skip
ODD: list[object] = [
    None, "", "two", Text("sub"), 0, True, 7, 1 << 31, -(1 << 31), 1.0, 2.5, float("nan"), Word.TWO, "ONE", [], (),
    [None, 3], (1, 2), iter(()), datetime(2026, 1, 1), date(2026, 1, 1), ValueError("an error as a value"),  # noqa: DTZ001
    Row(**INNER), Row(), Row(name=None, maybe=None), Row(name="n", maybe="x"), [Row(**INNER), None], {}, object(),
]  # fmt: skip


def both(text: str, rows: object, **variables: object) -> tuple[Any, Any]:
    """Answer by the short way and by the long one: data, and what and where the errors are."""
    found = []
    for schema in (SHORT, LONG):
        result = asyncio.run(schema.execute(text, context_value=rows, variable_values=variables))
        found.append((repr(result.data), [(error.message, error.path) for error in result.errors or ()]))
    return found[0], found[1]


@given(
    st.lists(
        st.dictionaries(st.sampled_from(sorted(PLAIN)), st.sampled_from([at for at in range(len(ODD)) if at != 18])),
        min_size=1,
        max_size=3,
    ),
    st.booleans(),
)
def test_whatever_the_values_answers_and_errors_are_those_of_the_reference(
    changes: list[dict[str, int]], no: bool
) -> None:
    rows = [Row(**PLAIN), *(Row(**(PLAIN | {name: ODD[at] for name, at in change.items()})) for change in changes)]
    short, long = both(WHOLE, rows, no=no)
    assert short == long
    short, long = both(PAGES, rows)
    assert short == long


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [Row(**PLAIN)],
        (Row(**PLAIN), Row(**PLAIN)),
        [Row(**PLAIN), None],
        [Row(**PLAIN), Row(**(PLAIN | {"is_another": 1}))],
        [Row(**PLAIN), Row(id="no other attribute")],
        None,
    ],
)
def test_odd_lists(rows: object) -> None:
    assert (found := both(WHOLE, rows))[0] == found[1]


def test_a_value_to_be_awaited_is_awaited() -> None:
    async def later() -> int:
        return 4

    async def answers(schema: strawberry.Schema) -> Any:
        # One coroutine for each time that the attribute is read.
        class Late(Row):
            level = property(lambda _self: later())

        values = {name: value for name, value in PLAIN.items() if name != "level"}
        return (await schema.execute("{ rows { id level } }", context_value=[Late(**values), Late(**values)])).data

    with pytest.warns(RuntimeWarning, match="never awaited"):
        short = asyncio.run(answers(SHORT))
    assert short == asyncio.run(answers(LONG)) == {"rows": [{"id": "i", "level": 4}] * 2}


def test_the_short_way_is_taken_for_plain_fields_alone() -> None:
    rows = [Row(**PLAIN)] * 3
    for text, asked in (
        ("{ rows { id inner { name } inners { maybe } } }", 0),
        ("{ rows { id resolved } }", 6),
        ('{ rows { id echo(text: "e") } }', 6),
    ):
        with patch.object(PlainLists, "execute_field", autospec=True, side_effect=PlainLists.execute_field) as way:
            data = asyncio.run(SHORT.execute(text, context_value=rows)).data
        assert data is not None
        assert len(data["rows"]) == 3
        assert way.call_count == 1 + asked
