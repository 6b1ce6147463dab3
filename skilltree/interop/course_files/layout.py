"""Where things stand in a course's folder: course.yaml, modules/NAME.md, modules/NAME.LANGUAGE.md, media/."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final, ParamSpec, TypeVar

from skilltree.interop.course_files import shapes
from skilltree.interop.course_files.front import dump, load
from skilltree.interop.course_files.limits import MOST_MODULES, BadFileError
from skilltree.interop.course_files.modules import read_module
from skilltree.interop.course_files.writing import module_texts
from skilltree.model.base import pick
from skilltree.model.words import Language
from skilltree.service.ports.course_files import CourseFolder, CourseText, FileProblem, ModuleFile, ReadFolder

COURSE: Final = "course.yaml"
MODULES: Final = "modules/"
MEDIA: Final = "media/"
LONGEST_SLUG: Final = 60
_LANGUAGES: Final = frozenset(language.value for language in Language)
Found = TypeVar("Found")
P = ParamSpec("P")


def files_of(folder: CourseFolder) -> dict[str, bytes]:
    """Return a folder's files by path. Names of modules are made of their place and title."""
    files: dict[str, bytes] = dict(folder.media)
    names = []
    for place, module in enumerate(folder.modules, 1):
        name = f"{place:02}-{slug_of(pick(module.content.title, module.language))}"
        names.append(name)
        for tag, text in module_texts(module).items():
            ending = "md" if tag == module.language.value else f"{tag}.md"
            files[f"{MODULES}{name}.{ending}"] = text.encode()
    if folder.course is not None:
        course = folder.course
        front = shapes.CourseFront(
            format=shapes.FORMAT,
            language=course.language,
            title={tag: course.title[tag] for tag in sorted(course.title)},
            summary={tag: course.summary[tag] for tag in sorted(course.summary)},
            ordered=course.ordered,
            icon=course.icon,
            modules=tuple(names),
        )
        files[COURSE] = dump(front).encode()
    return files


def slug_of(title: str) -> str:
    """Return a title as part of a file's name: small letters without accents, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-") or "module"


class _Attempts:
    """Steps that may find a mistake; the mistakes are kept."""

    def __init__(self) -> None:
        self.problems: list[FileProblem] = []

    def __call__(self, step: Callable[P, Found], *given: P.args, **named: P.kwargs) -> Found | None:
        """Return what a step finds; None when it found a mistake."""
        try:
            return step(*given, **named)
        except BadFileError as error:
            self.problems.append(error.problem)
            return None


def folder_of(files: Mapping[str, bytes]) -> ReadFolder:
    """Read a folder's files by path; all that is wrong with them at once, a file's first mistake each."""
    here = _without_cover(files)
    attempt = _Attempts()
    readable = [path for path in here if path == COURSE or _is_module(path)]
    decoded = {path: attempt(_text, path, here[path]) for path in readable}
    texts = {path: text for path, text in decoded.items() if text is not None}
    media = {path: content for path, content in here.items() if path.startswith(MEDIA)}
    course: shapes.CourseFront | None = None
    if COURSE in here:
        read = attempt(load, texts[COURSE], shapes.CourseFront, file=COURSE) if COURSE in texts else None
        course, lines = read if read is not None else (None, {})
        wanted = enumerate(course.modules) if course is not None else ()
        named = [attempt(_named, name, place, texts, lines) for place, name in wanted]
        firsts = [path for path in named if path is not None]
        if len(set(firsts)) < len(firsts):
            twice = FileProblem(file=COURSE, message="a module stands here twice", line=lines.get("modules"))
            attempt.problems.append(twice)
    else:
        firsts = sorted(path for path in texts if _language_of(path) is None)
    if not firsts and not attempt.problems:
        attempt.problems.append(FileProblem(file=MODULES, message="there is no module"))
    if len(firsts) > MOST_MODULES:
        attempt.problems.append(FileProblem(file=MODULES, message=f"at most {MOST_MODULES} modules"))
        firsts = []
    modules = [attempt(_module, path, texts, media) for path in firsts]
    whole = [module for module in modules if module is not None]
    used = {COURSE, *firsts, *(path for path in texts if f"{path.rsplit('.', 2)[0]}.md" in firsts)}
    used |= {block.media_id for module in whole for block in module.content.blocks if block.media_id}
    ignored = tuple(sorted(set(here) - used))
    if attempt.problems:
        return ReadFolder(folder=None, problems=tuple(attempt.problems), ignored=ignored)
    kept = {path: content for path, content in media.items() if path in used}
    folder = CourseFolder(modules=tuple(whole), course=_course(course), media=kept)
    return ReadFolder(folder=folder, ignored=ignored)


def _course(front: shapes.CourseFront | None) -> CourseText | None:
    if front is None:
        return None
    return CourseText(
        language=front.language, title=front.title, summary=front.summary, ordered=front.ordered, icon=front.icon
    )


def _without_cover(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files without what a Mac adds, and without the one folder that others put around all."""
    real = {path: content for path, content in files.items() if not path.startswith("__MACOSX/")}
    tops = {path.partition("/")[0] for path in real if "/" in path}
    if len(tops) == 1 and all("/" in path for path in real):
        [top] = tops
        if f"{top}/" not in (MODULES, MEDIA):
            return {path.removeprefix(f"{top}/"): content for path, content in real.items()}
    return real


def _is_module(path: str) -> bool:
    return path.startswith(MODULES) and path.endswith(".md") and path.count("/") == 1


def _language_of(path: str) -> str | None:
    """Return the language that a path names; None for a module's first file."""
    tag = path.removesuffix(".md").rpartition(".")[2]
    return tag if tag in _LANGUAGES and path.count(".") > 1 else None


def _text(path: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadFileError(path, "this text is not in UTF-8", line) from error


def _named(name: str, place: int, texts: Mapping[str, str], lines: Mapping[str, int]) -> str:
    path = f"{MODULES}{name}.md"
    if path not in texts or _language_of(path) is not None:
        raise BadFileError(COURSE, f"there is no readable {path[:200]}", lines.get(f"modules[{place}]"))
    return path


def _module(path: str, texts: Mapping[str, str], media: Mapping[str, bytes]) -> ModuleFile:
    stem = path.removesuffix(".md")
    others = {tag: (other, texts[other]) for tag in sorted(_LANGUAGES) if (other := f"{stem}.{tag}.md") in texts}
    return read_module(path, texts[path], others, media)
