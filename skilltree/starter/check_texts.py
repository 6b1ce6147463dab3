"""Every text of the starter exists in French and in English, and none is blank."""

from __future__ import annotations

from collections.abc import Iterator

from skilltree.starter.shapes import Entry, StarterData


def text_problems(data: StarterData) -> Iterator[str]:
    """Yield each blank text, and each text that one of the languages lacks."""
    for name in data.__struct_fields__:
        value = getattr(data, name)
        if isinstance(value, tuple):
            for row in value:
                yield from _walk(row, name)


def _walk(value: object, where: str) -> Iterator[str]:
    """Go through structs and tuples; `where` grows by slugs and field names."""
    if isinstance(value, str):
        if not value.strip():
            yield f"{where}: the text is blank"
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _walk(item, f"{where}[{position}]")
    elif hasattr(value, "__struct_fields__"):
        here = f"{where} {getattr(value, 'slug', '')}".rstrip()
        if isinstance(value, Entry):
            yield from _lacking(value, here)
        for name in value.__struct_fields__:
            yield from _walk(getattr(value, name), f"{here}.{name}")


def _lacking(entry: Entry, where: str) -> Iterator[str]:
    """Yield the optional texts and label lists that one language has and the other has not."""
    names = set(entry.__struct_fields__)
    for french in sorted(name for name in names if name == "fr" or name.endswith("_fr")):
        english = french.removesuffix("fr") + "en"
        if bool(getattr(entry, french)) != bool(getattr(entry, english)):
            lacking = english if getattr(entry, french) else french
            yield f"{where}: {lacking} is missing"
        elif not getattr(entry, french) and isinstance(getattr(entry, french), tuple):
            yield f"{where}: {french} and {english} are empty"
