"""The screens of the front end, as its own lists of routes name them."""

import re

from tests.support.install import ROOT

#: Addresses that only lead to another screen.
REDIRECTS = {"/", "/atelier/nouveau/:fresh"}
FRONTEND = ROOT / "frontend" / "src"


def screens() -> set[str]:
    """Every path that shows a screen of its own."""
    files = (FRONTEND / "features").glob("*/routes.ts")
    named = re.findall(r"HOME = '([^']+)'", (FRONTEND / "lib" / "router" / "home.ts").read_text(encoding="utf-8"))
    written = {path for file in files for path in re.findall(r"path: '([^']+)'", file.read_text(encoding="utf-8"))}
    return {*written, *named} - REDIRECTS
