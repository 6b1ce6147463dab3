"""All the rules of plain language over all the texts."""

from collections import defaultdict
from collections.abc import Iterator

from tests.plain import figures
from tests.plain.initials import unexplained_initials
from tests.plain.readability import kandel_moles, words_a_sentence
from tests.plain.sentences import split_sentences, words_of
from tests.plain.texts import LANGUAGES, Finding, Kind, Text, finding
from tests.plain.translations import foreign_words, missing_translations, same_in_both
from tests.plain.typography import capitals_in_a_row, mended, shouts
from tests.plain.words import forbidden_findings


def all_findings(texts: tuple[Text, ...], *, buttons: set[str]) -> list[Finding]:
    """Return what is to be mended in these texts; `buttons` are the places that buttons show."""
    rules = (
        long_sentences(texts),
        long_buttons(texts, buttons),
        forbidden_findings(texts),
        unexplained_initials(texts),
        missing_translations(texts),
        same_in_both(texts),
        foreign_words(texts),
        typography(texts),
        capitals(texts),
        long_on_average(texts),
        hard_to_read(texts),
    )
    return [one for rule in rules for one in rule]


def long_sentences(texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield each sentence with more words than its kind of text may have."""
    for text in texts:
        most = figures.MOST_WORDS[text.language, text.kind]
        for sentence in split_sentences(text.text, text.language):
            if (count := len(words_of(sentence))) > most:
                yield finding("sentence-length", text, sentence, f"{count} words, at most {most}: make two sentences")


def long_buttons(texts: tuple[Text, ...], buttons: set[str]) -> Iterator[Finding]:
    """Yield each button with more words than can be read at a glance."""
    most = figures.MOST_WORDS_ON_A_BUTTON
    for text in texts:
        if text.where in buttons and (count := len(words_of(text.text))) > most:
            yield finding("button-length", text, text.text, f"{count} words, at most {most}")


def typography(texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield each French text whose apostrophes, quotation marks or spaces are not the right ones."""
    for text in texts:
        if text.language == "fr" and (right := mended(text.text)) != text.text:
            at = next(i for i, (a, b) in enumerate(zip(text.text + "\0", right + "\0", strict=False)) if a != b)
            excerpt = " ".join(text.text[max(0, at - 20) : at + 10].split())
            how = "npm run typography" if text.kind is Kind.SCREEN else "python -m tests.plain --mend"
            yield finding("typography", text, excerpt, how)


def capitals(texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield each title in capitals and each shout."""
    for text in texts:
        if (text.title and shouts(text.text)) or capitals_in_a_row(text.text) >= figures.CAPITALS_IN_A_ROW:
            yield finding("capitals", text, text.text[:80], "write it in small letters")


def long_on_average(texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield each module whose sentences are too long on average."""
    most = figures.MOST_WORDS_ON_AVERAGE
    for area, language, prose in modules(texts):
        if (average := words_a_sentence(prose, language)) > most:
            yield _about_module("average-length", area, language, f"{average:.1f} words a sentence", f"at most {most}")


def hard_to_read(texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield each module whose French is too hard."""
    least = figures.LEAST_READABLE
    for area, figure in readability(texts):
        if figure < least:
            yield _about_module("readability", area, "fr", f"{figure:.0f}", f"at least {least}: shorter words")


def readability(texts: tuple[Text, ...]) -> list[tuple[str, float]]:
    """Return each module with its figure after Kandel and Moles, the hardest first."""
    measured = [(area, kandel_moles(prose)) for area, language, prose in modules(texts) if language == "fr"]
    return sorted(measured, key=lambda pair: (pair[1], pair[0]))


def modules(texts: tuple[Text, ...]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each module of a course in each language, with its prose."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text in texts:
        if text.kind is Kind.CONTENT and text.prose and text.area.count("/") == 2:
            found[text.area, text.language].append(text.text)
    for area, language in sorted(found):
        assert language in LANGUAGES
        yield area, language, found[area, language]


def _about_module(rule: str, area: str, language: str, found: str, advice: str) -> Finding:
    return Finding(rule=rule, where=area, area=area, language=language, found=found, advice=advice)
