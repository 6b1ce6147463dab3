"""Badges from elsewhere on real phones: chosen, checked, mapped, vouched for, dropped."""

from __future__ import annotations

import pytest
from openbadgeslib.ob3 import OB3Signer

from tests.e2e.playing import Theatre
from tests.interop.badges_in.issuing import SVG, Issuer3, Web
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCENES = [
    "what is no badge is told so",
    "a badge in a picture is checked and waits",
    "an author says what it is worth",
    "the tree has the leaf",
    "a badge under another address is vouched for, and its owner is told",
    "a badge is dropped",
]


def test_a_badge_comes_in(theatre: Theatre, own_server: SkilltreeServer) -> None:
    # By their keys alone: the server asks nobody outside.
    one, other = Issuer3(Web(), "did:key"), Issuer3(Web(), "did:key")
    theatre.pictures.mkdir(parents=True, exist_ok=True)
    baked = OB3Signer(one.private, "EdDSA").sign_into_svg(one.credential(recipient_id="mailto:amina@demo.invalid"), SVG)
    (theatre.pictures / "amina.svg").write_bytes(baked)
    (theatre.pictures / "perdu.json").write_bytes(other.json(recipient_id="mailto:perdue@demo.invalid"))
    reports = theatre.play("badges", own_server.url)
    assert [report["done"] for report in reports[:-1]] == SCENES
    assert reports[-1] == {"troubles": []}
