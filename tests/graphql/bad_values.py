"""Values that no input may take, made from the schema: for each place in a valid input, its bad ones."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNamedInputType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
)

from skilltree.model.ids import new_id
from tests.web.people import OTHER_TERRITORY, TERRITORY

Path = tuple[str | int, ...]

TOO_LONG = "x" * 25_000
TEXTS: dict[str, Any] = {"too long": TOO_LONG, "NUL": "a\x00b", "a number": 7, "a list": ["a", "b"]}
IDS: dict[str, Any] = {
    "garbage": "???",
    "empty": "",
    "not ASCII": "éà",
    "of another type": TERRITORY,
    "of another territory": OTHER_TERRITORY,
    "too long": "A" * 5_000,
    "NUL": "a\x00b",
    "a map": {"a": 1},
}
INTS: dict[str, Any] = {"-1": -1, "2^31": 2**31, "a half": 1.5, "a text": "one"}
FLOATS: dict[str, Any] = {"-1": -1.0, "1e300": 1e300, "a text": "one"}
OTHERS: dict[str, Any] = {"wrong type": {"a": 1}, "wrong word": "NOWHERE", "a number": 99, "a list": [True, 2]}
BY_NAME: dict[str, dict[str, Any]] = {
    "level": {"0": 0, "5": 5},
    "birthYear": {"too early": 1700, "too late": 2200},
    "version": {"0": 0, "not there": 99},
    "seats": {"0": 0, "too many": 10**9},
    "costEuros": {"too much": 10**9},
    "hours": {"0": 0, "too many": 10**6},
    "blocksDone": {"too many": 10**6},
    "answerBy": {"over": "2001-01-01"},
    "endsOn": {"over": "2001-01-01"},
    "worksIn": {"too many": ["93066"] * 100},
    "blocks": {"too many": [{"title": "a", "text": "b"}] * 31},
    "choices": {"none": [], "one": [{"text": "a", "right": True}]},
}


def places(
    schema: GraphQLSchema, given: dict[str, Any], operation: str
) -> Iterator[tuple[Path, GraphQLNamedInputType]]:
    """Yield every place in an operation's valid input that holds a leaf, with the leaf's type."""
    name = operation[0].upper() + operation[1:] + "Input"
    yield from _below(schema, given, schema.type_map[name], ())


def _below(schema: GraphQLSchema, given: Any, named: Any, path: Path) -> Iterator[tuple[Path, GraphQLNamedInputType]]:
    if isinstance(named, GraphQLInputObjectType) and isinstance(given, dict):
        for field, value in given.items():
            wanted = named.fields[field].type
            inner = get_named_type(wanted)
            if isinstance(get_nullable_type(wanted), GraphQLList) and isinstance(value, list):
                for place, item in enumerate(value[:1]):
                    yield from _below(schema, item, inner, (*path, field, place))
            else:
                yield from _below(schema, value, inner, (*path, field))
    elif given is not None:
        yield path, named


def bad_values(path: Path, named: GraphQLNamedInputType) -> dict[str, Any]:
    """Return what may not stand at a place, by what is wrong with it."""
    last = next(part for part in reversed(path) if isinstance(part, str))
    kinds = {"String": TEXTS, "ID": IDS, "Int": INTS, "Float": FLOATS}
    found = OTHERS if isinstance(named, GraphQLEnumType) else kinds.get(named.name, OTHERS)
    own = BY_NAME.get(last, {}) if last not in {"blocks", "choices", "worksIn"} else {}
    return {**found, **own}


def put(given: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """Return a copy with another value at a place."""
    changed = copy.deepcopy(given)
    target: Any = changed
    for part in path[:-1]:
        target = target[part]
    target[path[-1]] = value
    return changed


def whole_lists(given: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield (field, what is wrong, value) for lists that are bad as a whole."""
    for field in ("worksIn", "blocks"):
        if field in given:
            for wrong, value in BY_NAME[field].items():
                yield field, wrong, value


def unknown(type_name: str) -> str:
    """A well-formed id that names nothing."""
    return new_id(type_name)
