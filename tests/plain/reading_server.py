"""What the server writes to people itself, and what the page says before any dictionary is there."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from tests.plain.texts import LANGUAGES, Kind, Text
from tests.support.install import ROOT


def read_messages(folder: Path = ROOT / "skilltree") -> Iterator[Text]:
    """Yield the texts of every dictionary of `Language` to texts in the program, wherever it stands."""
    for path in sorted(folder.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "Language.FR:" in source:
            name = path.relative_to(folder.parent).as_posix()
            yield from messages_in(source, name)


def messages_in(source: str, name: str) -> Iterator[Text]:
    """Yield the texts of the dictionaries whose keys are languages, e.g. `{Language.FR: ("Votre code", …)}`."""
    dictionaries = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Dict)]
    for number, node in enumerate(dictionaries, start=1):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Attribute) and ast.unparse(key) in {"Language.FR", "Language.EN"}:
                for at, text in enumerate(_strings(value), start=1):
                    where = f"{name}: message {number}.{at}"
                    yield _text(where, key.attr.lower(), re.sub(r"\{\w+\}", "123456", text))


def _strings(node: ast.expr) -> list[str]:
    found = (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant))
    return [value for value in found if isinstance(value, str)]


def read_page(folder: Path = ROOT / "frontend") -> Iterator[Text]:
    """Yield what the page and the installed app's manifest say."""
    page = _Page()
    page.feed((folder / "index.html").read_text(encoding="utf-8"))
    for key, language, text in page.found:
        yield _text(f"frontend/index.html: {key}", language, text)
    manifest = (folder / "manifest.ts").read_text(encoding="utf-8")
    for key, text in re.findall(r"^  (name|short_name|description): '([^']*)'", manifest, re.MULTILINE):
        yield _text(f"frontend/manifest.ts: {key}", "fr", text)


class _Page(HTMLParser):
    """Title, description and what is shown without JavaScript, each with its own or the page's language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self._page_language = self._language = LANGUAGES[0]
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self._page_language = given.get("lang") or self._page_language
        self._language = given.get("lang") or self._page_language
        if tag == "meta" and given.get("name") == "description":
            self.found.append(("description", self._page_language, given.get("content") or ""))
        if tag in {"title", "noscript", "script"}:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()
        self._language = self._page_language

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] != "script" and data.strip():
            self.found.append((self._inside[-1], self._language, data.strip()))


def _text(where: str, language: str, text: str) -> Text:
    return Text(where=where, area="server and page", language=language, kind=Kind.SERVER, text=text)
