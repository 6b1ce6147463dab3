"""A text in a screen's own file is found; code, drawings and expressions are not taken for one."""

import pytest

from tests.plain.outside import texts_written_in


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<p>Bonjour <b>toi</b></p>", ["Bonjour", "toi"]),
        ('<button aria-label="Fermer" class="wide">×</button>', ["Fermer"]),
        ("<p>{t().start.title}</p>", []),
        ("<Button onclick={() => { go('Ailleurs') }}>{words.yes}</Button>", []),
        ("<script>const text = 'Bonjour'</script><style>.wide { color: red }</style>", []),
        ("<svg><title>Une feuille</title></svg><!-- un mot -->", []),
        ("<p>{a}&nbsp;· {b} %</p>", []),
        ("{#if a > b}\n  <p>Trop tard</p>\n{/if}", ["Trop tard"]),
    ],
)
def test_a_text_in_a_screen_is_found(source: str, texts: list[str]) -> None:
    assert texts_written_in(source) == texts
