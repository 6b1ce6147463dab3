"""French typography: the apostrophe, the quotation marks, and the spaces that must not break."""

import re

NO_BREAK = "\u00a0"
_SPACE = " \t\u00a0\u202f"

# Kept letter by letter: code, web addresses, times as a screen shows them, passwords of an example.
_CODE_OR_NOT = re.compile(r"(`[^`]*`|https?://\S+|\b\d{1,2}:\d{2}\b|\b[A-Za-z]+\d[A-Za-z0-9]{4,}[!?]*)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W_«]|\*\*)")
_STRAIGHT_QUOTES = re.compile(r'"([^"\n]*)"')
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,}")


def mended(text: str) -> str:
    """Return a French text with the right apostrophes, quotation marks and no-break spaces; code stays as it is."""
    pieces = _CODE_OR_NOT.split(text)
    return "".join(piece if at % 2 else _mended_piece(piece) for at, piece in enumerate(pieces))


def _mended_piece(text: str) -> str:
    text = _APOSTROPHE.sub("’", text)
    text = _STRAIGHT_QUOTES.sub(rf"«{NO_BREAK}\1{NO_BREAK}»", text)
    text = re.sub(rf"«[{_SPACE}]*", f"«{NO_BREAK}", text)
    text = re.sub(rf"[{_SPACE}]*»", f"{NO_BREAK}»", text)
    return re.sub(rf"(?<=[\w»)*%€.…’])[{_SPACE}]*(?P<sign>[:;!?]+)(?=[\s»).*,]|$)", _with_space, text)


def _with_space(match: re.Match[str]) -> str:
    return f"{NO_BREAK}{match['sign']}"


def capitals_in_a_row(text: str) -> int:
    """Return the longest run of words wholly in capitals."""
    longest = run = 0
    # A sign ends the run: « NRO, PM, PB » are three sets of initials.
    for word in re.findall(r"[\w’'-]+|[^\w\s]", text):
        run = run + 1 if _CAPITALS.fullmatch(word.strip("’'-")) else 0
        longest = max(longest, run)
    return longest


def shouts(title: str) -> bool:
    """Say whether a title is wholly in capitals, unless it is one set of initials such as `CACES R486`."""
    return title.isupper() and sum(map(str.isalpha, title)) > 8
