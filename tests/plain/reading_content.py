"""The texts of the starter territory: skills, jobs, doings, courses, opportunities, organisations."""

import re
from collections.abc import Iterator
from pathlib import Path

from skilltree.starter.reading import STARTER_FOLDER, read_starter
from skilltree.starter.shapes import Entry
from tests.plain.texts import LANGUAGES, Kind, Text
from tests.support.install import ROOT

_FIRST_SLUG = re.compile(r'^slug = "([^"]+)"', re.MULTILINE)
#: What is read line after line, by the last name of its key.
_PROSE = ("text", "explain", "about", "summary", "conditions")


def read_content(folder: Path = STARTER_FOLDER) -> Iterator[Text]:
    """Yield each text of the starter in both languages; of a list of labels, the everyday one."""
    data = read_starter(folder)
    for name in ("skills", "occupations", "organisations", "opportunities"):
        files = {slug: path for path in sorted((folder / name).glob("*.toml")) for slug in _slugs(path)}
        for row in getattr(data, name):
            yield from _walk(row, _shown(files[row.slug]), row.slug, area=f"{name}/{files[row.slug].stem}")
    for activity in data.activities:
        yield from _walk(activity, _shown(folder / "activities.toml"), activity.slug, area="activities")
    modules = {_slugs(path)[0]: path for path in sorted((folder / "courses").glob("*/*.toml"))}
    for course in data.courses:
        stem = course.course.slug
        yield from _walk(course.course, _shown(folder / "courses" / stem / "course.toml"), "", area=f"courses/{stem}")
        for module in course.modules:
            yield from _walk(module, _shown(modules[module.slug]), "", area=f"courses/{stem}/{module.slug}")


def _slugs(path: Path) -> list[str]:
    return _FIRST_SLUG.findall(path.read_text(encoding="utf-8"))


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def _walk(entry: Entry, file: str, key: str, *, area: str) -> Iterator[Text]:
    """Yield the texts of an entry and of all that stands in it; a key says the way to them."""
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        language = name if name in LANGUAGES else name[-2:]
        if name in LANGUAGES or name.endswith(("_fr", "_en")):
            yield from _text(value, language, file, _joined(key, name[:-2].rstrip("_")), area=area)
        elif isinstance(value, Entry):
            yield from _walk(value, file, _joined(key, name), area=area)
        elif isinstance(value, tuple):
            for at, item in enumerate(value, start=1):
                if isinstance(item, Entry):
                    yield from _walk(item, file, _joined(key, f"{name}[{at}]"), area=area)


def _joined(*names: str) -> str:
    return ".".join(name for name in names if name)


def _text(value: object, language: str, file: str, key: str, *, area: str) -> Iterator[Text]:
    """Yield one text, or the first of several labels: the others are what people type, faults and all."""
    where = f"{file}: {key}"
    if isinstance(value, tuple):
        yield Text(where=where, area=area, language=language, kind=Kind.LABEL, text=value[0])
    elif isinstance(value, str):
        last = re.sub(r"\[\d+\]$", "", key.rpartition(".")[2])
        kind = Kind.LABEL if area == "activities" else Kind.CONTENT
        prose = last in (*_PROSE, "blocks", "questions")
        yield Text(where=where, area=area, language=language, kind=kind, text=value, title=last == "title", prose=prose)
