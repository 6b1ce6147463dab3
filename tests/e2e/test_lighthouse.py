"""Lighthouse finds nothing to better in accessibility, best practices and SEO: door, first screen and tree.

These scores are rough: axe visits every screen (test_accessibility), and an audit is a person's work. Speed is for
`python -m bench pwa`, on a quiet machine.
"""

import httpx
import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

PERFECT = {"accessibility": 1, "best-practices": 1, "seo": 1}


def test_lighthouse_finds_nothing_to_better(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("lighthouse", own_server.url, seconds=300)

    assert [(report["path"], report["at"]) for report in reports] == [
        ("/bienvenue", "/bienvenue"),
        ("/accueil", "/accueil"),
        ("/arbre", "/arbre"),
    ]
    for report in reports:
        assert report["error"] is None
        assert report["names"] == 1, "the page that was judged is not what it should be"
        assert report["faults"] == []
        assert report["scores"] == PERFECT


def test_robots_are_told_what_is_no_page(own_server: SkilltreeServer) -> None:
    """Without the file every address answers the app's own page, which robots cannot read."""
    answer = httpx.get(f"{own_server.url}/robots.txt", timeout=30, trust_env=False)
    assert answer.headers["content-type"].startswith("text/plain")
    assert "Disallow: /graphql" in answer.text
