"""An operation that is too large, too deep or too dear is refused, quickly, before it is validated or run."""

from __future__ import annotations

from time import perf_counter

import pytest

from skilltree.graphql import limits
from skilltree.model.ids import new_id
from tests.web.people import Someone, newcomer
from tests.web.served import Served


@pytest.fixture(scope="module")
def someone(served: Served) -> Someone:
    return newcomer(served)


def nested(depth: int) -> str:
    """A query so many levels deep that costs little: an answer, its subject, my answer to it ..."""
    names = ["myResponse" if n % 2 == 0 else "opportunity" for n in range(depth - 2)]
    inside = " { ".join([*names, "id"]) + " }" * len(names)
    return f'{{ node(id: "{new_id("Opportunity")}") {{ ... on Opportunity {{ {inside} }} }} }}'


def fragments(count: int) -> str:
    """A query that spreads so many fragments, one in the other."""
    chain = [f"fragment F{n} on Query {{ ...F{n + 1} }}" for n in range(count - 1)]
    return "{ ...F0 } " + " ".join([*chain, f"fragment F{count - 1} on Query {{ __typename }}"])


def bomb() -> str:
    """Few tokens that ask for millions of fields: each fragment spreads the next one many times."""
    skill = "fragment S{0} on Skill {{ broader {{ ...S{1} }} prerequisites {{ ...S{1} }} }}"
    chain = " ".join(skill.format(n, n + 1) for n in range(6))
    return '{ searchSkills(text: "a", first: 100) { skill { ...S0 } } } ' + chain + " fragment S6 on Skill { id label }"


OVER = {
    "depth": nested(limits.DEEPEST + 1),
    "aliases": "{ " + " ".join(f"a{n}: __typename" for n in range(limits.MOST_ALIASES + 1)) + " }",
    "aliases in fragments": "{ ...F } fragment F on Query { "
    + " ".join(f"a{n}: territory {{ id }}" for n in range(limits.MOST_ALIASES + 1))
    + " }",
    "fragments": fragments(limits.MOST_FRAGMENTS + 1),
    "characters": "{ __typename } #" + "x" * limits.MOST_CHARACTERS,
    "cost": bomb(),
    "cost by first": "{ searchCourses(first: 100) { edges { node { modules { taughtBy: teaches { skill { "
    "taughtBy(first: 100) { teaches { skill { id } } } } } } } } } }",
}


@pytest.mark.parametrize("name", OVER)
def test_what_is_over_a_limit_is_refused_quickly(someone: Someone, name: str) -> None:
    began = perf_counter()
    answer = someone.ask(OVER[name])
    assert perf_counter() - began < 2
    assert answer["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert "data" not in answer


@pytest.mark.parametrize(
    "query",
    [
        "{ a(b: " + "[" * 700 + "]" * 700 + ") }",
        "{ a" * 490 + " }" * 490,
        "{ a " + "x " * 2_000 + "}",
        "query(" + "$a: Int " * 700 + ") { a }",
    ],
)
def test_too_many_tokens_are_refused_quickly(someone: Someone, query: str) -> None:
    began = perf_counter()
    answer = someone.ask(query)
    assert perf_counter() - began < 2
    assert answer["errors"][0]["extensions"]["code"] in {"LIMIT_EXCEEDED", "GRAPHQL_INVALID"}


def test_fragments_that_spread_themselves_are_refused(someone: Someone) -> None:
    cycle = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"
    assert someone.ask(cycle)["errors"][0]["extensions"]["code"] == "GRAPHQL_INVALID"


def test_introspection_has_an_end(someone: Someone) -> None:
    deep = "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }"
    began = perf_counter()
    answer = someone.ask(deep)
    assert perf_counter() - began < 2
    assert answer["errors"][0]["extensions"]["code"] in {"LIMIT_EXCEEDED", "GRAPHQL_INVALID"}


def test_what_is_at_the_limit_is_answered(someone: Someone) -> None:
    aliases = "{ " + " ".join(f"a{n}: __typename" for n in range(limits.MOST_ALIASES)) + " }"
    for query in (nested(limits.DEEPEST), aliases, fragments(limits.MOST_FRAGMENTS)):
        assert "errors" not in someone.ask(query)


def test_a_variable_counts_as_what_it_holds(someone: Someone) -> None:
    query = (
        "query($n: Int) { searchOpportunities(first: $n) { edges { node { requires { skill { broader { "
        "prerequisites { labels { text } } } } } } } } }"
    )
    assert "errors" not in someone.ask(query, n=2)
    assert someone.ask(query, n=100)["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"


def test_a_limit_is_told_again_from_the_cache(someone: Someone) -> None:
    first, second = someone.ask(OVER["depth"]), someone.ask(OVER["depth"])
    assert first == second
