"""Every field has a row that says who may read or write it, and every row is tried with real ids."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from graphql import GraphQLSchema, extend_schema, parse

from tests.graphql.cast import Cast
from tests.graphql.covered import OWN, PUBLIC
from tests.graphql.everything import DEPTHS, EVERYTHING, ID, TALENTS, TYPES
from tests.graphql.row import Row
from tests.graphql.rows import FIELDS, MUTATIONS, QUERIES, SUBSCRIPTIONS
from tests.graphql.selections import built, fields_of, named_type, object_types, selection, ways_to
from tests.graphql.stage import HELPING, WRITING, Stage
from tests.graphql.stage_teaching import SECRET_NOTE
from tests.web.served import Served

SCHEMA = built()
PERSON = sorted(OWN["Person"].fields)
ROOTS = {"Query": QUERIES, "Mutation": MUTATIONS, "Subscription": SUBSCRIPTIONS}


@pytest.fixture(scope="module")
def cast(served: Served) -> Cast:
    return Cast(served)


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return Stage(cast)


@pytest.fixture(scope="module")
def full(cast: Cast) -> Stage:
    """An owner with something of everything."""
    stage = Stage(cast)
    stage.everything()
    return stage


def fields_in(schema: GraphQLSchema) -> set[str]:
    """Every `Type.field` of a schema."""
    return {f"{name}.{field}" for name in object_types(schema) for field in fields_of(schema, name)}


def fields_with_a_row() -> set[str]:
    """Every `Type.field` that the tables speak of."""
    rows = {f"{root}.{name}" for root, table in ROOTS.items() for name in table}
    rows |= {f"{name}.{field}" for name, found in OWN.items() for field in found.fields}
    rows |= {f"{name}.{field}" for name, found in PUBLIC.items() for field in found}
    return rows | set(FIELDS)


def without_a_row(fields: set[str]) -> set[str]:
    return fields - fields_with_a_row()


def test_every_field_has_a_row() -> None:
    assert without_a_row(fields_in(SCHEMA)) == set()


def test_every_row_has_a_field() -> None:
    assert fields_with_a_row() - fields_in(SCHEMA) == set()


@pytest.mark.parametrize("added", ["Person.iban", "Query.everybody", "Mutation.eraseAll", "Talent.home"])
def test_a_new_field_without_a_row_would_fail(added: str) -> None:
    assert without_a_row(fields_in(SCHEMA) | {added}) == {added}


@pytest.mark.parametrize("type_name", sorted(OWN))
def test_no_other_way_leads_to_what_is_covered(type_name: str) -> None:
    assert ways_to(SCHEMA, type_name) == OWN[type_name].ways


def test_a_new_way_to_a_person_would_be_noticed() -> None:
    leaking = extend_schema(SCHEMA, parse("extend type Organisation { members: [Person!]! }"))
    assert ways_to(leaking, "Person") - OWN["Person"].ways == {"Organisation.members"}


def outcome(answer: dict[str, Any], *path: str) -> str:
    """Say in one word what came back."""
    if "errors" in answer:
        return str(answer["errors"][0]["extensions"]["code"])
    found: Any = answer["data"]
    for name in path:
        found = found[name] if found is not None else None
    if found is None:
        return "null"
    if isinstance(found, dict) and "code" in found:
        return str(found["code"])
    return "empty" if found == [] else "ok"


def cases(table: dict[str, Row]) -> list[tuple[str, str]]:
    return [(name, role) for name, row in table.items() for role in row.outcomes]


@pytest.mark.parametrize(("name", "role"), cases(QUERIES))
def test_queries(stage: Stage, name: str, role: str) -> None:
    row = QUERIES[name]
    given = {key: value for key, value in row.given(stage).items() if key != "_"}
    answer = stage.who(role).ask(row.document, **given)
    assert outcome(answer, name) == row.outcomes[role]


@pytest.mark.parametrize(("name", "role"), cases(MUTATIONS))
def test_mutations(stage: Stage, name: str, role: str) -> None:
    row = MUTATIONS[name]
    answer = stage.who(role).send(name, row.given(stage))
    assert outcome(answer, name) == row.outcomes[role]


@pytest.mark.parametrize(("name", "role"), cases(FIELDS))
def test_fields_of_public_types(stage: Stage, name: str, role: str) -> None:
    row = FIELDS[name]
    given = {key: value for key, value in row.given(stage).items() if key != "_"}
    answer = stage.who(role).ask(row.document, **given)
    assert outcome(answer, "node", name.rpartition(".")[2]) == row.outcomes[role]


@pytest.mark.parametrize("name", PERSON)
def test_a_person_reads_each_field_of_their_own(full: Stage, name: str) -> None:
    below = selection(SCHEMA, named_type(SCHEMA, "Person", name))
    found = full.owner.read(f"{{ me {{ {name} {below} }} }}")["me"][name]
    assert found is not None
    assert found != [] or name == "roles"


@pytest.mark.parametrize("role", ["visitor", "stranger", "author", "recruiter", "counsellor", "steward", "elsewhere"])
@pytest.mark.parametrize("name", PERSON)
def test_nobody_reads_a_field_of_another_person(full: Stage, name: str, role: str) -> None:
    below = selection(SCHEMA, named_type(SCHEMA, "Person", name))
    document = f"query($id: ID!) {{ node(id: $id) {{ id ... on Person {{ {name} {below} }} }} }}"
    assert full.who(role).read(document, id=full.owner.id)["node"] is None


@pytest.mark.parametrize("role", ["visitor", "stranger", "author", "recruiter", "counsellor", "steward", "elsewhere"])
@pytest.mark.parametrize("kind", ["evidence", "contact", "response", "owner"])
def test_a_real_id_of_a_stranger_gives_null(full: Stage, kind: str, role: str) -> None:
    found = getattr(full, kind)
    wanted = found if isinstance(found, str) else found.id
    answer = full.who(role).ask("query($id: ID!) { node(id: $id) { __typename id } }", id=wanted)
    # Whoever asked for a contact reads their own request; what it tells is tested in test_meeting_rules.py.
    asked = (kind, role) == ("contact", "recruiter")
    assert answer == {"data": {"node": {"__typename": "ContactRequest", "id": wanted} if asked else None}}


@pytest.mark.parametrize("kind", ["evidence", "contact", "response", "owner"])
def test_the_owner_reads_the_same_id(full: Stage, kind: str) -> None:
    found = getattr(full, kind)
    wanted = found if isinstance(found, str) else found.id
    assert full.owner.read("query($id: ID!) { node(id: $id) { id } }", id=wanted)["node"]["id"] == wanted


@pytest.mark.parametrize("role", ["visitor", "owner", "stranger", "recruiter", "counsellor", "steward", "elsewhere"])
def test_a_draft_is_its_authors_alone(full: Stage, role: str) -> None:
    document = "query($id: ID!) { node(id: $id) { id } }"
    assert full.who("author").read(document, id=full.draft)["node"]["id"] == full.draft
    assert full.who(role).read(document, id=full.draft)["node"] is None


MEANT_FOR_THEM: dict[tuple[str, str], Callable[[Stage], set[str]]] = {
    # The stranger posted the opportunity that the owner answered: name and message are for them.
    ("searchOpportunities", "stranger"): lambda stage: {stage.name, SECRET_NOTE},
    # What the owner handed in or asked about a module is for its authors to read; it comes without a name.
    ("desk", "author"): lambda stage: {SECRET_NOTE},
    # The counsellor's organisation may replace the owner's card.
    ("assistedAccounts", "counsellor"): lambda stage: {stage.name},
    # The owner joined their workshop, and agreed that they see the name.
    ("workshop", "counsellor"): lambda stage: {stage.name},
    # The owner showed them the code of a badge.
    ("badgeToVouch", "author"): lambda stage: {stage.name},
    ("badgeToVouch", "steward"): lambda stage: {stage.name},
}


@pytest.mark.parametrize("role", ["visitor", "stranger", "author", "recruiter", "counsellor", "steward", "elsewhere"])
@pytest.mark.parametrize("name", EVERYTHING)
def test_no_query_of_others_tells_anything_of_the_owner(full: Stage, name: str, role: str) -> None:
    below = (
        TALENTS if name == "findTalents" else selection(SCHEMA, named_type(SCHEMA, "Query", name), DEPTHS.get(name, 4))
    )
    given = {
        "skill": full.skill,
        "helping": HELPING,
        "writing": WRITING,
        "workshop": full.workshop,
        "placement": full.placement,
        "asked": full.asked,
        "module": full.module,
        "share": full.shared,
        "ride": full.ride,
        "taught": full.taught,
        "code": full.badge_code,
        "handle": full.handle,
        "ownShare": full.own_share,
    }
    sent = {variable: value for variable, value in given.items() if f"${variable}" in EVERYTHING[name]}
    variables = f"({', '.join(f'${variable}: {TYPES.get(variable, ID)}!' for variable in sent)})" if sent else ""
    answer = full.who(role).ask(f"query{variables} {{ {name}{EVERYTHING[name]} {below} }}", **sent)
    told = json.dumps(answer, ensure_ascii=False)
    secrets = {full.name, SECRET_NOTE, full.owner.address, full.owner.id, full.evidence}
    meant = MEANT_FOR_THEM.get((name, role))
    expected = meant(full) if meant else set()
    assert "LIMIT_EXCEEDED" not in told
    assert {secret for secret in secrets if secret in told} == expected


def test_the_query_table_is_swept_whole() -> None:
    meant_for_holders = {"confirmationAsk", "sharedTree", "parentAsk", "sharedWeek"}
    assert set(EVERYTHING) == fields_of(SCHEMA, "Query") - {"node", "me", "draft"} - meant_for_holders
