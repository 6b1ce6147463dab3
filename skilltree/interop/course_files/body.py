"""The long texts of a module's blocks, below the front matter, each under a line that says whose it is.

A line of a text that looks like such a line gets a backslash before it, which is taken away when it is read.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from skilltree.interop.course_files.limits import BadFileError

Texts: TypeAlias = dict[tuple[int, str], str]
"""By block, from 0, and part: "" for its text."""

PARTS: Final = ("", "transcript", "easier", "harder")
_MARK: Final = re.compile(r"^<!-- block (?P<number>[1-9]\d{0,2})(?: (?P<part>transcript|easier|harder))? -->$")
_LIKE: Final = re.compile(r"^\\*<!-- block ")
_FENCE: Final = "---"


def split(content: str, file: str) -> tuple[str, str, int]:
    """Return (front matter, body, first line of the body). Raises BadFileError without front matter."""
    lines = content.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise BadFileError(file, "a module begins with --- and its front matter", 1)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2
    raise BadFileError(file, "the front matter ends with a line of ---", 1)


def join(front: str, body: str) -> str:
    """Return a whole file."""
    return f"{_FENCE}\n{front}{_FENCE}\n{body}"


def read_texts(body: str, file: str, first_line: int, blocks: int) -> Texts:
    """Return the texts of `blocks` blocks. Raises BadFileError for one of a block that there is not."""
    found: dict[tuple[int, str], list[str]] = {}
    current: list[str] | None = None
    for line_number, line in enumerate(body.split("\n"), first_line):
        mark = _MARK.match(line.rstrip())
        if mark is not None:
            key = (int(mark["number"]) - 1, mark["part"] or "")
            if key[0] >= blocks:
                raise BadFileError(file, f"there is no block {key[0] + 1}", line_number)
            if key in found:
                raise BadFileError(file, "this text stands here twice", line_number)
            current = found[key] = []
        elif current is not None:
            current.append(line[1:] if line.startswith("\\") and _LIKE.match(line) else line)
        elif line.strip():
            raise BadFileError(file, "a text stands under a line like <!-- block 1 -->", line_number)
    texts = {key: "\n".join(lines).strip() for key, lines in found.items()}
    return {key: text for key, text in texts.items() if text}


def write_texts(texts: Texts) -> str:
    """Return the body of these texts, block by block."""
    written = []
    for (block, part), text in sorted(texts.items(), key=lambda item: (item[0][0], PARTS.index(item[0][1]))):
        lines = [f"\\{line}" if _LIKE.match(line) else line for line in tidy(text).split("\n")]
        written.append(f"\n<!-- block {block + 1}{f' {part}' if part else ''} -->\n\n" + "\n".join(lines) + "\n")
    return "".join(written)


def tidy(text: str) -> str:
    """Return a text with the line ends of files."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
