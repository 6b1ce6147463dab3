"""Experience told in one's own words, or picked from pictures, becomes leaves."""

import pytest

from tests.e2e.playing import Theatre
from tests.e2e.test_finding_skills import scenes
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser


def test_what_is_told_becomes_leaves_and_is_kept_nowhere(theatre: Theatre, own_server: SkilltreeServer) -> None:
    assert scenes(theatre.play("telling", own_server.url, seconds=300)) == [
        "what cannot be read is said, with what to do",
        "a few questions with pictures",
        "told, and the words are kept nowhere",
        "the story of the leaf tells it",
        "with pictures alone, by keyboard",
    ]
