"""How easy a French text is to read: the adaptation of Flesch's formula by Kandel and Moles.

L. Kandel and A. Moles, "Application de l'indice de Flesch à la langue française", Cahiers d'études de
radio-télévision 19 (1958), 253-274: 207 - 1.015 x (words a sentence) - 73.6 x (syllables a word).
"""

import re
from functools import cache

from tests.plain.sentences import CODE, split_sentences, words_of

_VOWELS = "aàâäeéèêëiîïoôöuùûüyœæ"
_GROUP = re.compile(f"[{_VOWELS}]+")
# Two vowels that are said apart: « thé-âtre », « ré-union », « po-ésie », « na-ïf ».
_APART = re.compile(f"(?<=[éï])(?=[{_VOWELS}])|(?<=[ao])(?=[éèï])")
_SILENT = re.compile(f"(?<=[^{_VOWELS}])es?$|(?<=é)es?$|(?<=[qg])ues?$")
_SILENT_PLURAL = re.compile(f"(?<=[^m{_VOWELS}])ent$")
#: Everyday words whose ending -ent is heard; the others are taken for verbs (« ils parlent »).
_HEARD = """
absent accident accent adolescent agent apparent argent cent client compétent content continent dent différent
équivalent évident excellent fréquent incident innocent intelligent lent occident parent permanent précédent présent
président prudent récent résident serpent souvent suffisant talent torrent transparent urgent vent violent
"""


@cache
def syllables_of(word: str) -> int:
    """Return how many syllables a French word has when it is said, at least one."""
    letters = re.sub(r"[^a-zàâäçéèêëîïôöùûüÿœæ]", "", word.lower())
    if not letters:
        return 1
    count = len(_GROUP.findall(letters)) + len(_APART.findall(letters))
    silent = _SILENT.search(letters) or (letters not in _HEARD.split() and _SILENT_PLURAL.search(letters))
    return max(1, count - bool(silent and count > 1))


def kandel_moles(texts: list[str]) -> float:
    """Return the readability of these French texts taken together; 100 is very easy, 0 very hard."""
    sentences = [words for text in texts for one in split_sentences(text, "fr") if (words := _spoken(one))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 100.0
    syllables = sum(map(syllables_of, words))
    return 207 - 1.015 * len(words) / len(sentences) - 73.6 * syllables / len(words)


def words_a_sentence(texts: list[str], language: str) -> float:
    """Return the average length of a sentence, in words; 0 where there is none."""
    lengths = [len(words_of(one)) for text in texts for one in split_sentences(text, language)]
    lengths = [length for length in lengths if length]
    return sum(lengths) / len(lengths) if lengths else 0.0


def _spoken(sentence: str) -> list[str]:
    """Cut at hyphens; leave code and numbers out. `l’arbre` stays whole: its first letter is no syllable."""
    pieces = [piece for word in words_of(sentence) for piece in word.split("-")]
    return [piece for piece in pieces if piece and CODE not in piece and not any(map(str.isdigit, piece))]
