"""A play makes the pictures of README.md, so that they show what is there; scripts/screenshots.sh takes them over."""

import re
import struct
from pathlib import Path

import pytest

from tests.e2e.playing import Theatre
from tests.support.install import ROOT
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

SCREENS = ("premieres-minutes", "accueil", "feuille", "proposition", "reponse")
NAMES = [f"{screen}-{scheme}" for screen in SCREENS for scheme in ("clair", "sombre")]
#: Of an old phone, in CSS pixels.
PHONE = (360, 780)


def size_of(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG file, from its first chunk."""
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return width, height


def test_the_five_deciding_screens_are_pictured(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("deciding", own_server.url)
    assert [report["picture"] for report in reports[:-1]] == NAMES
    assert reports[-1] == {"troubles": []}

    made = {re.sub(r"^\d+-", "", picture.stem): picture for picture in theatre.pictures.glob("*.png")}
    assert made.keys() == set(NAMES)
    assert {size_of(picture) for picture in made.values()} == {PHONE}
    for screen in SCREENS:
        assert made[f"{screen}-clair"].read_bytes() != made[f"{screen}-sombre"].read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_readme_shows_it(name: str) -> None:
    assert f"](docs/screenshots/{name}.png)" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert size_of(ROOT / "docs" / "screenshots" / f"{name}.png") == PHONE
