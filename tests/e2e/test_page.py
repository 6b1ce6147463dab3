"""The page itself: installable, true to its content policy, from one host, in two languages, on narrow screens."""

import re

import httpx
import pytest

from tests.e2e.playing import Report, Theatre
from tests.e2e.screens import screens
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)


def only(reports: list[Report], name: str) -> Report:
    """The one report that tells of `name`."""
    (report,) = [each for each in reports if name in each]
    return report


def test_page_is_whole_on_every_screen(theatre: Theatre, shared_server: SkilltreeServer) -> None:
    reports = theatre.play("page", shared_server.url)

    assert screens() <= {report["screen"] for report in reports if "screen" in report}
    assert {report["screen"]: report["out"] for report in reports if report.get("out")} == {}
    assert only(reports, "troubles")["troubles"] == []
    assert any(text.startswith("CSP: ") for text in only(reports, "control")["control"])

    assert only(reports, "languages")["languages"] == [
        ["fr", "Mon arbre"],
        ["en", "My tree"],
        ["en", "what a course says"],
    ]
    installable(only(reports, "install")["install"])


def installable(report: Report) -> None:
    """Assert what a phone needs to put the app on its home screen."""
    manifest, icons = report["manifest"], report["icons"]
    # A test's browser keeps nothing, which Chromium calls incognito.
    assert [error for error in report["errors"] if error.get("errorId") != "in-incognito"] == []
    assert report["worker"] == {"scope": "/", "script": "/sw.js"}
    assert manifest["name"]
    assert len(manifest["short_name"]) <= 12
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/", "/", "standalone")
    assert (manifest["lang"], manifest["id"]) == ("fr", "/")
    assert all(re.fullmatch(r"#[0-9a-f]{6}", manifest[color]) for color in ("background_color", "theme_color"))
    assert {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]} >= {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in icons:
        assert (icon["status"], icon["sent"].partition(";")[0]) == (200, icon["type"])
        assert icon["sizes"] in {"any", icon["real"]}


def test_every_page_carries_its_policy(shared_server: SkilltreeServer) -> None:
    for path in ("/", "/arbre", "/savoir-faire/abc"):
        answer = httpx.get(f"{shared_server.url}{path}", timeout=30, trust_env=False)
        sent = [part.strip() for part in answer.headers["content-security-policy"].split(";")]
        assert set(POLICY) <= set(sent)
        assert not any("unsafe" in part for part in sent)
        assert answer.headers["x-content-type-options"] == "nosniff"
