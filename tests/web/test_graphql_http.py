"""GraphQL over HTTP: methods, media types, sizes, and bodies that cannot be read."""

from __future__ import annotations

import pytest

from tests.web.people import Someone, mutation_text, newcomer
from tests.web.served import Served

RESPONSE_JSON = "application/graphql-response+json"
JSON = "application/json"


@pytest.fixture(scope="module")
def someone(served: Served) -> Someone:
    return newcomer(served)


@pytest.mark.parametrize(
    ("accept", "status", "answered"),
    [
        (RESPONSE_JSON, 200, RESPONSE_JSON),
        (JSON, 200, JSON),
        ("*/*", 200, JSON),
        ("", 200, JSON),
        ("text/html, application/json;q=0.9", 200, JSON),
        ("text/html", 406, JSON),
        ("image/png", 406, JSON),
    ],
)
def test_media_types_of_answers(served: Served, accept: str, status: int, answered: str) -> None:
    answer = served.shared.post("/graphql", json={"query": "{ __typename }"}, headers={"accept": accept})
    assert answer.status_code == status
    assert answer.headers["content-type"] == f"{answered}; charset=utf-8"


@pytest.mark.parametrize(("accept", "status"), [(RESPONSE_JSON, 400), (JSON, 200)])
@pytest.mark.parametrize("query", ["{ nothing }", "{", " ", "query A { me { id } } query B { me { id } }"])
def test_errors_before_execution_by_media_type(served: Served, query: str, accept: str, status: int) -> None:
    answer = served.shared.post("/graphql", json={"query": query}, headers={"accept": accept})
    assert answer.status_code == status
    assert answer.json()["errors"][0]["extensions"]["code"] == "GRAPHQL_INVALID"
    assert "data" not in answer.json()


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_forms_of_other_sites_can_send_is_refused(served: Served, kind: str) -> None:
    answer = served.shared.post("/graphql", content=b'{"query": "{ __typename }"}', headers={"content-type": kind})
    assert answer.status_code == 415


BODIES = {
    "nothing": b"",
    "no JSON": b"{",
    "a list": b'[{"query": "{ __typename }"}]',
    "no query": b"{}",
    "an empty query": b'{"query": ""}',
    "query null": b'{"query": null}',
    "variables a list": b'{"query": "{ __typename }", "variables": []}',
    "not UTF-8": b'{"query": "\xff\xfe"}',
    "a lone surrogate": b'{"query": "\\ud800"}',
    "deep variables": b'{"query": "{ __typename }", "variables": {"a": ' + b"[" * 50_000 + b"]" * 50_000 + b"}}",
    "deep unknown member": b'{"query": "{ __typename }", "x": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "NUL bytes": b"\x00" * 100,
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_cannot_be_read_is_a_bad_request(served: Served, name: str) -> None:
    answer = served.shared.post("/graphql", content=BODIES[name], headers={"content-type": JSON})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"] == {"code": "BAD_REQUEST"}


def test_a_body_of_ten_megabytes_is_too_large(someone: Someone) -> None:
    before = someone.served.counts()
    body = b'{"query": "' + b" " * 10_000_000 + b'{ __typename }"}'
    headers = someone.headers | {"content-type": JSON}
    answer = someone.served.shared.post("/graphql", content=body, headers=headers)
    assert answer.status_code == 413
    assert answer.json()["code"] == "TOO_LARGE"
    assert someone.served.counts() == before


def test_a_body_of_ten_megabytes_that_does_not_say_so_is_too_large(served: Served) -> None:
    parts = (b" " * 100_000 for _ in range(100))
    answer = served.shared.post("/graphql", content=parts, headers={"content-type": JSON})
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/auth/code", "/auth/verify", "/auth/card"])
def test_sign_in_takes_no_ten_megabytes(served: Served, path: str) -> None:
    answer = served.shared.post(path, content=b" " * 10_000_000, headers={"content-type": JSON})
    assert answer.status_code == 413


def test_a_get_answers_a_query(someone: Someone) -> None:
    params = {"query": "query A($n: Int) { searchCourses(first: $n) { totalCount } }", "variables": '{"n": 3}'}
    answer = someone.served.shared.get("/graphql", params=params, headers=someone.headers)
    assert answer.status_code == 200
    assert answer.json()["data"]["searchCourses"]["totalCount"] > 0


@pytest.mark.parametrize(
    "params",
    [
        {"query": mutation_text("setGoal"), "variables": '{"input": {"key": "11111111-1111-4111-8111-111111111111"}}'},
        {
            "query": "query A { me { id } } " + mutation_text("setGoal").replace("mutation", "mutation B"),
            "operationName": "B",
            "variables": '{"input": {"key": "11111111-1111-4111-8111-111111111112"}}',
        },
    ],
)
def test_a_get_never_runs_a_mutation(someone: Someone, params: dict[str, str]) -> None:
    before = someone.served.counts()
    answer = someone.served.shared.get("/graphql", params=params, headers=someone.headers)
    assert answer.status_code == 405
    assert answer.json()["errors"][0]["extensions"]["code"] == "METHOD_NOT_ALLOWED"
    assert someone.served.counts() == before


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"query": "{ __typename }", "variables": "{"},
        {"query": "{ __typename }", "variables": "[]"},
        {"query": "{ __typename }", "variables": "[" * 5_000 + "]" * 5_000},
        {"query": "{ __typename }", "extensions": "7"},
    ],
)
def test_a_get_that_cannot_be_read_is_a_bad_request(served: Served, params: dict[str, str]) -> None:
    assert served.shared.get("/graphql", params=params).status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(served: Served, method: str) -> None:
    assert served.shared.request(method, "/graphql").status_code == 405


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "Saint"), ("en-GB,en;q=0.9", "Saint"), ("xx", "Saint"), ("", "Saint")]
)
def test_any_language_is_answered(served: Served, language: str, word: str) -> None:
    answer = served.shared.post(
        "/graphql",
        json={"query": '{ searchCommunes(text: "saint-den") { name } }'},
        headers={"accept-language": language},
    )
    assert word in answer.json()["data"]["searchCommunes"][0]["name"]


def test_texts_come_in_the_language_asked_for(served: Served) -> None:
    query = "{ searchCourses(first: 1) { edges { node { modules { title language } } } } }"
    found = {
        tag: served.shared.post("/graphql", json={"query": query}, headers={"accept-language": tag}).json()
        for tag in ("fr", "en")
    }
    first = {tag: answer["data"]["searchCourses"]["edges"][0]["node"]["modules"][0] for tag, answer in found.items()}
    assert (first["fr"]["language"], first["en"]["language"]) == ("FR", "EN")
    assert first["fr"]["title"] != first["en"]["title"]
