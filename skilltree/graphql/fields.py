"""How this schema is written: types name the fields of view structs, resolvers return the structs.

A GraphQL type here is a declaration only. What runs through the executor are the msgspec structs
of `service/views`, whose attribute names are those of the schema, so that a whole sub-tree can be
read by plain attribute access (docs/decisions/0006-graphql-shape.md).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import strawberry

Resolver = TypeVar("Resolver", bound=Callable[..., object])
Declared = TypeVar("Declared", bound=type)


def field(graphql_type: object, *, description: str | None = None) -> Callable[[Resolver], Resolver]:
    """Declare a resolver that returns rows for `graphql_type`, keeping its Python signature."""
    decorate = strawberry.field(graphql_type=graphql_type, description=description)
    return cast("Callable[[Resolver], Resolver]", decorate)


def mutation(graphql_type: object) -> Callable[[Resolver], Resolver]:
    """Declare a mutation that answers a union."""
    decorate = strawberry.mutation(graphql_type=graphql_type)
    return cast("Callable[[Resolver], Resolver]", decorate)


def subscription(graphql_type: object) -> Callable[[Resolver], Resolver]:
    """Declare a subscription that yields rows for `graphql_type`."""
    decorate = strawberry.subscription(graphql_type=graphql_type)
    return cast("Callable[[Resolver], Resolver]", decorate)


def shows(*views: type) -> Callable[[Declared], Declared]:
    """Say which view structs a type stands for, so that interfaces and unions can tell."""

    def decorate(declared: Declared) -> Declared:
        def is_type_of(cls: type, value: object, _info: Any) -> bool:  # noqa: ANN401 -- graphql-core's
            return isinstance(value, (cls, *views))

        declared.is_type_of = classmethod(is_type_of)  # type: ignore[attr-defined]
        return declared

    return decorate
