"""The schema seen from outside: its fields, what leads where, and a selection of everything below a type."""

from __future__ import annotations

from collections.abc import Iterator

from graphql import (
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    get_named_type,
    is_leaf_type,
)

from skilltree.graphql.schema import schema_text


def built() -> GraphQLSchema:
    """The schema as its text says it."""
    return build_schema(schema_text())


def object_types(schema: GraphQLSchema) -> dict[str, GraphQLObjectType]:
    """Object types by name, those of introspection left out."""
    return {
        name: found
        for name, found in schema.type_map.items()
        if isinstance(found, GraphQLObjectType) and not name.startswith("__")
    }


def fields_of(schema: GraphQLSchema, type_name: str) -> set[str]:
    """The names of a type's fields."""
    return set(object_types(schema)[type_name].fields)


def ways_to(schema: GraphQLSchema, type_name: str) -> set[str]:
    """Every `Type.field` whose answer may hold an object of the type: itself, a union, an interface."""
    target = schema.type_map[type_name]
    return {
        f"{holder}.{name}"
        for holder, found in object_types(schema).items()
        for name, field in found.fields.items()
        if target in set(_possible(schema, get_named_type(field.type)))
    }


def _possible(schema: GraphQLSchema, named: GraphQLNamedType) -> Iterator[GraphQLNamedType]:
    yield named
    if isinstance(named, GraphQLUnionType | GraphQLInterfaceType):
        yield from schema.get_possible_types(named)


def selection(schema: GraphQLSchema, named: GraphQLNamedType, depth: int = 3) -> str:
    """A selection of all the leaves below a type down to a depth; "" for a leaf itself."""
    if is_leaf_type(named):
        return ""
    if isinstance(named, GraphQLUnionType | GraphQLInterfaceType):
        parts = [
            f"... on {found.name} {selection(schema, found, depth - 1)}"
            for found in schema.get_possible_types(named)
            if depth > 1
        ]
        return "{ __typename " + " ".join(parts) + " }"
    assert isinstance(named, GraphQLObjectType)
    inner = []
    for name, field in named.fields.items():
        below = get_named_type(field.type)
        if is_leaf_type(below):
            inner.append(name)
        elif depth > 1:
            inner.append(f"{name} {selection(schema, below, depth - 1)}")
    return "{ __typename " + " ".join(inner) + " }"


def named_type(schema: GraphQLSchema, type_name: str, field: str) -> GraphQLNamedType:
    """What a field answers, without its list and null wrappers."""
    found: GraphQLNamedType = get_named_type(object_types(schema)[type_name].fields[field].type)
    return found
