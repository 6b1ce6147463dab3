"""A card made beside a counsellor: it opens another phone, and a lost one is replaced only with its owner there."""

import pytest

from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "an account is opened beside somebody",
    "the card opens another phone",
    "a lost card is replaced with both there",
    "the old card opens nothing",
    "the new card opens the same tree",
]


def test_a_card_is_made_used_lost_and_replaced(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("cards", own_server.url)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": []}
