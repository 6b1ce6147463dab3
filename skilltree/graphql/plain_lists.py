"""Lists of rows whose asked fields are plain attributes all the way down: read in one walk.

graphql-core makes a path, a resolve info and three calls of each field of each row: a tree of 150 leaves took 10 ms of
one core, of which nothing is ours. Where no asked field of a list has a resolver, an argument or a directive of its
own, its rows are read here by attribute, and a value goes the short way where it is of the class that its type expects.
Whatever else it is (another class, null where none may be, an exception, something to be awaited) the list is
begun again in graphql-core, so that coercions and errors are the reference's: plain fields can be read twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Final, TypeAlias

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLString,
    Undefined,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetails
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

Complete: TypeAlias = Callable[[Any], Any]
Plan: TypeAlias = Complete | None
"""How a value of a type is completed; None where it is not plain."""

Step: TypeAlias = tuple[str, type | None, bool, Complete]
"""A field's name in the answer, the class that is answered as it is, whether null is refused, and the long way."""

_AS_THEY_ARE: Final[Mapping[str, type]] = {
    GraphQLString.name: str,
    GraphQLID.name: str,
    GraphQLBoolean.name: bool,
}
_SETTLED: Final = frozenset({str, bool, int, float, datetime, date})
"""Classes of which nothing is to be awaited."""

_LEAST, _MOST = -(1 << 31), (1 << 31) - 1
"""The integers of GraphQL."""

_HARMLESS: Final = frozenset({"skip", "include"})
"""Directives that decide which fields there are, and nothing else."""

DEFINITION: Final = "strawberry-definition"


class Irregular(Exception):  # noqa: N818 -- a signal, never shown
    """A value that the reference has to judge."""


class PlainLists(StrawberryGraphQLCoreExecutionContext):
    """Strawberry's executor, with the short way for lists."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- passed on
        super().__init__(*args, **kwargs)
        self._plans: dict[tuple[GraphQLObjectType, int], Plan] = {}

    def complete_list_value(  # noqa: PLR0917 -- the reference's signature
        self,
        return_type: GraphQLList[Any],
        field_details_list: list[FieldDetails],
        info: GraphQLResolveInfo[Any],
        path: Any,  # noqa: ANN401 -- as there
        result: Any,  # noqa: ANN401 -- as there
        position_context: Any,  # noqa: ANN401 -- as there
    ) -> Any:  # noqa: ANN401 -- as there
        """Complete a list, the short way where that is open."""
        if type(result) is list and len(result) > 1:
            plan = self._plan_of(return_type, field_details_list, info)
            if plan is not None:
                try:
                    return plan(result)
                except Exception:  # noqa: BLE001, S110 -- whatever it is, the reference raises it again below
                    pass
        return super().complete_list_value(return_type, field_details_list, info, path, result, position_context)

    def _plan_of(self, kind: Any, details: list[FieldDetails], info: GraphQLResolveInfo[Any]) -> Plan:  # noqa: ANN401
        """Return how values of a type are completed that these fields ask for."""
        if isinstance(kind, GraphQLNonNull):
            return self._plan_of(kind.of_type, details, info)
        if isinstance(kind, GraphQLList):
            of_item = self._plan_of(kind.of_type, details, info)
            return None if of_item is None else _list_of(of_item, required=isinstance(kind.of_type, GraphQLNonNull))
        if is_leaf_type(kind):
            return _leaf(kind)
        if not isinstance(kind, GraphQLObjectType):
            return None
        key = (kind, id(details))  # the executor keeps them as long as it lives
        if key not in self._plans:
            self._plans[key] = self._object(kind, details, info)
        return self._plans[key]

    def _object(self, kind: GraphQLObjectType, details: list[FieldDetails], info: GraphQLResolveInfo[Any]) -> Plan:
        grouped, deferred, forbidden = self.collect_subfields(kind, details)
        if deferred or forbidden:
            return None
        attributes: list[str] = []
        steps: list[Step] = []
        empty: dict[str, Any] = {}
        for name, asked in grouped.items():
            field_name = asked[0].node.name.value
            empty[name] = kind.name if field_name == "__typename" else None
            if field_name == "__typename":
                continue
            field = kind.fields.get(field_name)
            plan = self._plan_of(field.type, asked, info) if field and _is_plain(field, asked) else None
            if field is None or plan is None:
                return None
            required = isinstance(field.type, GraphQLNonNull)
            bare = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
            attributes.append(field.extensions[DEFINITION].python_name)
            steps.append((name, _AS_THEY_ARE.get(getattr(bare, "name", "")), required, plan))
        return _rows_of(kind, info, attributes, steps, empty) if steps else None


def _is_plain(field: GraphQLField, asked: list[FieldDetails]) -> bool:
    """Return whether nothing but an attribute answers a field; `_is_default` is Strawberry's mark."""
    directives = {each.name.value for details in asked for each in details.node.directives or ()}
    return getattr(field.resolve, "_is_default", False) and not field.args and directives <= _HARMLESS


def _rows_of(
    kind: GraphQLObjectType,
    info: GraphQLResolveInfo[Any],
    attributes: list[str],
    steps: list[Step],
    empty: dict[str, Any],
) -> Complete:
    read, is_it = attrgetter(*attributes), kind.is_type_of
    alone = len(attributes) == 1

    def complete(row: Any) -> dict[str, Any]:  # noqa: ANN401 -- a view
        if is_it is not None and is_it(row, info) is not True:
            raise Irregular
        values = (read(row),) if alone else read(row)
        found = empty.copy()
        for (name, as_it_is, required, plan), value in zip(steps, values, strict=True):
            if type(value) is as_it_is:
                found[name] = value
            elif value is not None:
                found[name] = plan(value)
            elif required:
                raise Irregular
        return found

    return complete


def _list_of(of_item: Complete, *, required: bool) -> Complete:
    def complete(values: Any) -> list[Any]:  # noqa: ANN401 -- it is looked at
        if type(values) is not list and type(values) is not tuple:
            raise Irregular
        if required and None in values:
            raise Irregular
        return [None if value is None else of_item(value) for value in values]

    return complete


def _leaf(kind: GraphQLLeafType) -> Complete:
    """Return how a leaf is completed: words by a table that fills as they come, others by their type."""
    coerce = kind.coerce_output_value

    def complete(value: Any) -> Any:  # noqa: ANN401 -- a leaf
        if type(value) not in _SETTLED:
            raise Irregular
        found = coerce(value)
        if found is None or found is Undefined:
            raise Irregular
        return found

    if kind is GraphQLInt:
        return lambda value: value if type(value) is int and _LEAST <= value <= _MOST else complete(value)
    if not isinstance(kind, GraphQLEnumType):
        return complete
    vocabulary = getattr(kind, "wrapped_cls", None)
    told: dict[Any, Any] = {}

    def complete_word(value: Any) -> Any:  # noqa: ANN401 -- a member
        if type(value) is not vocabulary:
            raise Irregular
        if value not in told:
            told[value] = coerce(value)
        return told[value]

    return complete_word
