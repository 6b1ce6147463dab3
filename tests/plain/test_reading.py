"""Every place where a text may stand is read."""

import re
from collections import Counter

from tests.plain.reading import read_all
from tests.plain.reading_screens import button_keys, button_places
from tests.plain.reading_server import messages_in
from tests.plain.texts import LANGUAGES, Kind
from tests.support.install import ROOT


def test_all_kinds_of_texts_are_read_in_both_languages() -> None:
    counts = Counter((text.kind, text.language) for text in read_all())
    least = {Kind.SCREEN: 700, Kind.CONTENT: 3000, Kind.LABEL: 500, Kind.SERVER: 4}
    assert {
        (kind, language) for kind in Kind for language in LANGUAGES if counts[kind, language] < least[kind]
    } == set()


def test_every_file_of_words_and_of_content_is_read() -> None:
    read = {text.where.partition(":")[0].replace(".*.ts", ".fr.ts") for text in read_all()}
    words = {path.relative_to(ROOT).as_posix() for path in (ROOT / "frontend" / "src").rglob("*.fr.ts")}
    starter = ROOT / "skilltree" / "starter" / "data"
    # These hold names and numbers, no sentence.
    silent = {"communes.toml", "territories.toml", "inhabitants.toml"}
    content = {path.relative_to(ROOT).as_posix() for path in starter.rglob("*.toml") if path.name not in silent}
    assert len(words) > 10
    assert (words | content) - read == set()


def test_a_text_with_parts_is_said_with_several_of_them() -> None:
    screens = [text for text in read_all() if text.kind is Kind.SCREEN]
    several = [place for place, count in Counter((text.where, text.language) for text in screens).items() if count > 1]
    assert len(several) > 20
    assert [text.where for text in screens if re.search(r"NaN|undefined|#|=>", text.text)] == []


def test_every_button_shows_a_text_that_was_read() -> None:
    places, read = button_places(), {text.where for text in read_all()}
    # A name of several texts, `step.open[kind]`, stands for each of them.
    lost = {place for place in places if place not in read and not any(one.startswith(f"{place}.") for one in read)}
    assert len(places) > 60
    assert lost == set()


def test_the_texts_of_buttons_are_found_in_a_screen() -> None:
    source = """
      const words = $derived(t().start.keep)
      <p>{words.intro}</p>
      <Button wide onclick={() => void go()}>{busy ? t().common.cancel : words.other}</Button>
      <button type="button" disabled={a > b}>{words.have}<span class="sr-only">{words.long}</span></button>
    """
    assert button_keys(source) == {"common.cancel", "start.keep.other", "start.keep.have"}


def test_the_texts_of_the_server_are_found_wherever_they_stand() -> None:
    source = 'A = {Language.FR: ("Bonjour {name}", "Voici"), Language.EN: ("Hello {name}", "Here")}\nB = {1: "no"}'
    read = [(text.where, text.language, text.text) for text in messages_in(source, "a.py")]
    assert read == [
        ("a.py: message 1.1", "fr", "Bonjour 123456"),
        ("a.py: message 1.2", "fr", "Voici"),
        ("a.py: message 1.1", "en", "Hello 123456"),
        ("a.py: message 1.2", "en", "Here"),
    ]
