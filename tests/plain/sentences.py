"""Cuts French and English texts into sentences and words, as a reader meets them.

Markdown is what `frontend/src/lib/text/markdown.ts` shows: paragraphs, lists, titles and bold. A list item is
a sentence of its own, even when it ends with a semicolon; so is the line that announces the list.
"""

import re
from functools import cache

CODE = "\ue000"
"""Stands for a piece of code or an address, which nobody reads word by word. A private character of Unicode."""

_CODE = re.compile(r"`[^`]*`|https?://\S+?(?=[\s,;»)]|[.!?]*(?:\s|$))|\b[\w.-]+@[\w.-]+\.\w+|\bwww\.[\w./-]*\w")
_ITEM = re.compile(r"^\s*(?:[-*]|\d+[.)])\s+")
_TITLE = re.compile(r"^#{1,6}\s+")

_ABBREVIATIONS = {
    "fr": {"M", "MM", "Mr", "Mmes", "Dr", "St", "Ste", "av", "bd", "ex", "cf", "env", "p. ex"},
    "en": {"Mr", "Mrs", "Ms", "Dr", "St", "e.g", "i.e", "vs", "cf", "approx"},
}
_BEFORE_NUMBERS = {"n", "no", "min", "max", "p", "art", "fig", "réf", "ref", "tél", "tel", "vol", "chap"}
"""`no. 5` and `art. 3` go on; `He said no.`, `un objet d’art.` and `20 min.` end."""

_END = re.compile(r"(?P<end>[.!?…]+)(?P<close>[\s\u00a0\u202f]*[»”\")\]]*)(?=\s|$)")
_OPENS = re.compile(rf"[\s\u00a0]*[«“\"(\[—–-]*[\s\u00a0]*(?:[^\W\d_]|\d|{CODE}|[^\w\s,;:.!?…»”)\]])")
_NUMBER = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)")
_BETWEEN = re.compile(r"[\s\u00a0\u202f]+|—|(?<=\w)/(?=\w)")
_WORD = re.compile(rf"[^\W_]|{CODE}")


def split_sentences(text: str, language: str) -> list[str]:
    """Return the sentences of a Markdown text, in order, without its marks."""
    return [sentence for line in _lines(text) for sentence in _split_line(line, language)]


@cache
def words_of(sentence: str) -> tuple[str, ...]:
    """Return what stands between spaces and holds a letter or a digit: `l’arbre` and `20 000` are one word each."""
    joined = _NUMBER.sub("", sentence)
    return tuple(piece for piece in _BETWEEN.split(joined) if _WORD.search(piece))


def without_code(text: str) -> str:
    """Put one mark in the place of each piece of code, web address and e-mail address."""
    return _CODE.sub(CODE, text)


def _lines(text: str) -> list[str]:
    """Join the lines of a paragraph, keep list items and titles apart, take the marks away."""
    lines: list[str] = []
    open_paragraph = False
    for raw in without_code(text).splitlines():
        line = raw.strip()
        apart = bool(_ITEM.match(raw) or _TITLE.match(line))
        if open_paragraph and line and not apart:
            lines[-1] += f" {line}"
        elif line:
            lines.append(_TITLE.sub("", _ITEM.sub("", line)))
        open_paragraph = bool(line) and not apart
    return [line.replace("**", "") for line in lines]


def _split_line(line: str, language: str) -> list[str]:
    sentences, start = [], 0
    for match in _END.finditer(line):
        if _goes_on(line[start : match.start()], match["end"], line[match.end() :], language):
            continue
        sentences.append(line[start : match.end()].strip())
        start = match.end()
    rest = line[start:].strip()
    return [*sentences, rest] if rest else sentences


def _goes_on(before: str, end: str, after: str, language: str) -> bool:
    """Say whether the sentence continues after this point, question mark or dots."""
    following = _OPENS.match(after)
    if following is None:
        return bool(after.strip())
    first = following[0][-1]
    if end != ".":
        # « Ça alors ! dit-elle », « Attendez… puis soufflez ».
        return first.islower()
    last = re.split(r"[\s\u00a0’'(«“]+", before)[-1]
    if last in _ABBREVIATIONS[language]:
        return True
    if last.lower() in _BEFORE_NUMBERS:
        return first.isdigit() or first.islower()
    # A lower-case letter follows « etc. »; « J. Verne » begins a sentence, « la voie B. » ends one.
    return first.islower() or (before.strip() == last and len(last) == 1 and last.isupper())
