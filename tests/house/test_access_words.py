"""Each kind of look that the log may hold, and each reason, has words on the screen that shows them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.install import ROOT

SERVICE = ROOT / "skilltree" / "service"
WORDS = [ROOT / "frontend" / "src" / "features" / area / "words.fr.ts" for area in ("me", "sees")]
LOGGING = {"AccessRecord", "log_help", "log_look"}


def codes_of(path: Path) -> Iterator[str]:
    """Yield what a file logs, where it is written out: `what` and `why` of each call that logs."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOGGING:
            for given in node.keywords:
                if given.arg in {"what", "why"} and isinstance(given.value, ast.Constant):
                    yield str(given.value.value)


CODES = sorted({code for path in SERVICE.glob("*.py") for code in codes_of(path)} | {"public-page", "workshop"})


def test_the_codes_are_found() -> None:
    assert {"tree", "nameless-profile", "roster", "shared-link", "parent-answered", "card-help"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_it_has_words(code: str) -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in WORDS)
    assert f"'{code}': " in said or f" {code}: " in said
