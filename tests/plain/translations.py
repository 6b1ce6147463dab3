"""Every text exists in both languages, is not the same in both, and holds no stray word of the other."""

import re
from collections import defaultdict
from collections.abc import Iterator

from tests.plain.figures import FOREIGN_WORDS
from tests.plain.sentences import CODE, without_code
from tests.plain.texts import LANGUAGES, Finding, Text, finding

#: Words that hold sentences together and that the other language does not have.
_FUNCTION_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and of with your you this that is was not what who when where how which from to it have has will "
        "they their there we my be been does because should would could about into than then them these those",
        "fr": "le les des une est dans avec vous votre vos qui que sont ce cette elle nous aux mais pas leur leurs "
        "chez quand où être faire était plus très aussi comme mon mes ses",
    }.items()
}
# Words that are quoted belong to the language they are quoted from.
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"|‘[^’]*’|\*\*[^*]*\*\*|\*[^*]*\*|\([^)]*\)")
# Capitals on both sides make a name: « Les Ateliers de Seine », "Maison des Coteaux".
_NAME = re.compile(r"(?:[A-ZÉ][\w’-]+ (?:\w{1,3} )*)+[A-ZÉ][\w’-]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def missing_translations(texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield each place that speaks one language only, or says nothing in one of them."""
    for versions in _by_place(texts).values():
        for language in LANGUAGES:
            if not any(text.language == language and text.text.strip() for text in versions):
                yield finding("missing-translation", versions[0], f"nothing in {language}", f"write it in {language}")


def same_in_both(texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield each text that is word for word the same in both languages. Numbers, units and code may be."""
    for versions in _by_place(texts).values():
        english = {_core(text.text) for text in versions if text.language == "en"}
        for text in versions:
            core = _core(text.text)
            if text.language == "fr" and core in english and any(len(word) > 2 for word in core.split()):
                yield finding("same-in-both", text, core, "translate it, or list it in exceptions.toml")


def foreign_words(texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield each text that holds words of the other language outside quotation marks."""
    for text in texts:
        found = foreign_words_in(text.text, text.language)
        if len(found) >= FOREIGN_WORDS[text.kind]:
            yield finding("foreign-words", text, ", ".join(found), "translate it, or put the quoted words in « »")


def foreign_words_in(text: str, language: str) -> list[str]:
    """Return the different function words of the other language, in alphabetical order."""
    own = _QUOTED.sub(" ", without_code(text)).replace(CODE, " ")
    other = next(one for one in LANGUAGES if one != language)
    words = {word.lower() for word in _LETTERS.findall(_NAME.sub(" ", own))}
    return sorted(words & _FUNCTION_WORDS[other])


def _by_place(texts: tuple[Text, ...]) -> dict[str, list[Text]]:
    places: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        places[text.where].append(text)
    return places


def _core(text: str) -> str:
    """Return the words alone, in lower case, without code, numbers and signs."""
    return " ".join(_LETTERS.findall(without_code(text).replace(CODE, " ").lower()))
