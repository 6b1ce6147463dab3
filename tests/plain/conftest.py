"""Short ways to make texts for the tests of the checker."""

from collections.abc import Callable

import pytest

from tests.plain.texts import Kind, Text

MakeText = Callable[..., Text]


@pytest.fixture
def make_text() -> MakeText:
    """Make a French text of a screen; every part can be given."""

    def make(text: str, language: str = "fr", *, kind: Kind = Kind.SCREEN, **parts: object) -> Text:
        given: dict[str, object] = {"where": "here.ts: key", "area": "features/here", "title": False, "prose": False}
        given.update(parts)
        return Text(
            text=text,
            language=language,
            kind=kind,
            where=str(given["where"]),
            area=str(given["area"]),
            title=bool(given["title"]),
            prose=bool(given["prose"]),
        )

    return make
