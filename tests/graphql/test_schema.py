"""The schema as the front end's contract."""

from __future__ import annotations

from graphql import GraphQLObjectType, build_schema, is_non_null_type

from skilltree.graphql.schema import schema_text
from tests.support.install import ROOT

COMMITTED = ROOT / "frontend" / "schema.graphql"


def test_the_committed_schema_is_the_generated_one() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == schema_text(), "write it anew: see `make schema` in the Makefile"


OF_TWO_ANSWERS = {"publishModule"}
"""Published at once, or somebody else looks at it first."""


def test_every_mutation_takes_a_key_and_answers_a_union() -> None:
    schema = build_schema(schema_text())
    mutations = schema.mutation_type
    assert isinstance(mutations, GraphQLObjectType)
    for name, field in mutations.fields.items():
        title = name[0].upper() + name[1:]
        assert str(field.type) == f"{title}Result!"
        assert {argument: str(given.type) for argument, given in field.args.items()} == {"input": f"{title}Input!"}
        given = schema.type_map[f"{title}Input"]
        assert str(given.fields["key"].type) == "UUID!"  # type: ignore[attr-defined]  # an input type has fields
        members = {member.name for member in schema.type_map[f"{title}Result"].types}  # type: ignore[attr-defined]
        refusals = {"InvalidInput", "NotAllowed", "NotFound", "KeyReused", "Conflict", "RateLimited"}
        assert refusals < members
        assert len(members - refusals) == (2 if name in OF_TWO_ANSWERS else 1)


def test_only_a_goal_is_one_of_several() -> None:
    assert "input GoalInput @oneOf" in schema_text()
    goal = build_schema(schema_text()).type_map["GoalInput"]
    assert not any(is_non_null_type(field.type) for field in goal.fields.values())  # type: ignore[attr-defined]
