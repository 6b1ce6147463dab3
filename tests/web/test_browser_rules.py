"""What browsers are told and what is taken from them: cookies over https, origins, headers, the page."""

from __future__ import annotations

from http.cookies import SimpleCookie
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from skilltree.web.sessions import COOKIE
from tests.web.people import mutation_text
from tests.web.served import Served

HTTPS = {"x-forwarded-proto": "https"}
ME = {"query": "{ me { displayName } }"}


def sign_in(served: Served, **headers: str) -> httpx.Response:
    address = f"{uuid4().hex}@test.invalid"
    client = served.shared
    assert client.post("/auth/code", json={"channel": "email", "address": address}, headers=headers).status_code == 202
    code = client.get("/dev/outbox", params={"address": address}).json()[0]["code"]
    with served.client() as own:
        return own.post("/auth/verify", json={"address": address, "code": code}, headers=headers)


def cookie_of(answer: httpx.Response) -> str:
    """The Cookie header that a browser would send back over https."""
    return f"{COOKIE}={SimpleCookie(answer.headers['set-cookie'])[COOKIE].value}"


def write(served: Served, **headers: str) -> httpx.Response:
    body = {"query": mutation_text("setGoal"), "variables": {"input": {"key": str(uuid4()), "goal": None}}}
    return served.shared.post("/graphql", json=body, headers=headers)


def test_over_http_on_loopback_the_token_is_told(served: Served) -> None:
    answer = sign_in(served)
    assert len(answer.json()["token"]) >= 43
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_over_http_by_another_name_nothing_is_told(served: Served) -> None:
    answer = sign_in(served, host="skilltree.invalid")
    assert answer.json()["token"] is None
    assert "set-cookie" not in answer.headers


def test_over_https_a_cookie_that_no_script_can_read(served: Served) -> None:
    answer = sign_in(served, **HTTPS)
    assert answer.json()["token"] is None
    morsel = SimpleCookie(answer.headers["set-cookie"])[COOKIE]
    assert COOKIE == "__Host-session"
    assert (morsel["secure"], morsel["httponly"], morsel["path"], morsel["domain"]) == (True, True, "/", "")
    assert morsel["samesite"].lower() == "lax"
    assert int(morsel["max-age"]) == served.deps.rules.session_days * 86_400
    cookie = cookie_of(answer)
    known = served.shared.post("/graphql", json=ME, headers=HTTPS | {"cookie": cookie})
    assert known.json()["data"]["me"] == {"displayName": ""}
    gone = served.shared.post("/auth/signout", headers=HTTPS | {"cookie": cookie})
    assert gone.status_code == 204
    assert SimpleCookie(gone.headers["set-cookie"])[COOKIE]["max-age"] == "0"
    assert served.shared.post("/graphql", json=ME, headers=HTTPS | {"cookie": cookie}).status_code == 401


def test_a_cookie_that_a_client_chose_opens_nothing(served: Served) -> None:
    answer = served.shared.post("/graphql", json=ME, headers=HTTPS | {"cookie": f"{COOKIE}={'a' * 43}"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.invalid"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://127.0.0.1.elsewhere.invalid"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_writes_of_other_sites_are_refused(served: Served, headers: dict[str, str]) -> None:
    cookie = cookie_of(sign_in(served, **HTTPS))
    before = served.counts()
    refused = write(served, cookie=cookie, **HTTPS, **headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "CROSS_ORIGIN")
    for path in ("/auth/code", "/auth/verify", "/auth/card", "/auth/signout"):
        body = {"channel": "email", "address": "a@test.invalid", "code": "1", "card": "1", "pin": "1"}
        answer = served.shared.post(path, json=body, headers=HTTPS | {"cookie": cookie} | headers)
        assert answer.json()["code"] == "CROSS_ORIGIN"
    assert served.counts() == before


def test_writes_of_ones_own_page_are_taken(served: Served) -> None:
    cookie, host = cookie_of(sign_in(served, **HTTPS)), served.url.removeprefix("http://")
    own = {"origin": f"https://{host}", "sec-fetch-site": "same-origin"}
    assert write(served, cookie=cookie, **HTTPS, **own).json()["data"]["setGoal"]["__typename"] == "GoalSet"


@pytest.mark.parametrize(
    "path", ["/", "/health", "/graphql?query={__typename}", "/nothing.js", "/dev/people", "/auth/code"]
)
def test_every_answer_carries_the_security_headers(served: Served, path: str) -> None:
    headers = served.shared.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


@pytest.fixture(scope="module")
def page(served: Served) -> Path:
    """The folder of the built page, with an asset and a secret beside it."""
    folder = served.data / "page"
    (folder / "assets").mkdir()
    (folder / "assets" / "app-1234.js").write_text("console.log(1)", encoding="utf-8")
    (folder / ".hidden").write_text("hidden", encoding="utf-8")
    return folder


@pytest.mark.parametrize("path", ["/", "/arbre", "/cours/7", "/a/b/c", "/?path=assets/app-1234.js"])
def test_any_path_of_the_application_is_the_page(served: Served, page: Path, path: str) -> None:
    answer = served.shared.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.text == (page / "index.html").read_text(encoding="utf-8")
    assert answer.headers["cache-control"] == "no-cache"
    again = served.shared.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_assets_are_kept_for_ever(served: Served, page: Path) -> None:
    assert page.is_dir()
    answer = served.shared.get("/assets/app-1234.js")
    assert answer.text == "console.log(1)"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert served.shared.get("/assets/app-9999.js").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.key",
        "/..%2fsecret.key",
        "/%2e%2e/secret.key",
        "/assets/..%2f..%2fsecret.key",
        "/.hidden",
        "/%2fetc/passwd",
        "/a%00b",
        "/a%00.js",
        "/" + "a" * 5_000,
        "/" + "a" * 5_000 + ".js",
        "/%ff%fe",
    ],
)
def test_nothing_outside_the_page_is_served(served: Served, page: Path, path: str) -> None:
    answer = served.shared.get(path)
    assert answer.status_code in {200, 400, 404}
    if answer.status_code == 200:
        assert answer.content == (page / "index.html").read_bytes()


@pytest.mark.parametrize("path", ["/dev/people", "/dev/outbox"])
def test_development_routes_are_there_under_demo_alone(
    served: Served, template: Path, tmp_path: Path, path: str
) -> None:
    assert served.shared.get(path).status_code == 200
    with Served(template, tmp_path / "real", demo=False) as real:
        answer = real.shared.get(path)
        assert "amina" not in answer.text
        assert answer.headers["content-type"].startswith("text/html") or answer.status_code == 404


def test_demo_people_come_with_their_roles(served: Served) -> None:
    people = served.shared.get("/dev/people").json()
    assert {person["role"] for person in people} > {"author", "recruiter", "counsellor", "steward", "inhabitant"} - {""}
    assert all(person["address"].endswith(".invalid") for person in people)
