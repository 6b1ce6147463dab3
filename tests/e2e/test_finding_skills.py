"""Finding skills by typing and by text: in the skill box, in what one has written, beside what one writes."""

import pytest

from tests.e2e.playing import Report, Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser


def scenes(reports: list[Report]) -> list[str]:
    """What was played, once the browser had nothing to complain of and axe found nothing."""
    assert reports[-1] == {"troubles": []}
    assert [report["axe"] for report in reports if report.get("axe")] == []
    return [report["done"] for report in reports if "done" in report]


def test_the_skill_box_answers_at_the_key_press_and_without_network(
    theatre: Theatre, own_server: SkilltreeServer
) -> None:
    assert scenes(theatre.play("finding", own_server.url)) == [
        "the phone answers before the server",
        "the answer of the server moves nothing",
        "misspelt, marked, added",
        "found and added without a network",
        "in English too",
    ]


def test_a_pasted_text_becomes_leaves_and_is_kept_nowhere(theatre: Theatre, own_server: SkilltreeServer) -> None:
    assert scenes(theatre.play("written", own_server.url)) == [
        "too long is said before it is sent",
        "without a network the text stays",
        "ticked, on the tree",
        "the text is kept nowhere",
        "what is on the tree is shown as such",
    ]


def test_what_is_being_written_is_proposed_and_doubt_is_asked_about(
    theatre: Theatre, own_server: SkilltreeServer
) -> None:
    assert scenes(theatre.play("proposing", own_server.url)) == [
        "a proposal is taught",
        "what was put aside stays away",
        "a neighbour adds what is learnt",
        "another meaning takes its place",
    ]
