"""An attestation is made, checked by a stranger without an account, and taken back; the tree goes on paper."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "an attestation is made",
    "its file is kept",
    "a stranger reads that it is valid",
    "the owner reads that somebody looked",
    "the tree goes on paper",
    "a stranger reads that it was withdrawn",
    "a link that was stopped shows nothing",
]


def test_an_attestation_is_made_checked_and_taken_back(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("proofs", own_server.url)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": []}
