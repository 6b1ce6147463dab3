"""What is wrong with the modules of a folder, before any database is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from skilltree.model.base import Localized
from skilltree.model.course import Credit, ModuleContent
from skilltree.model.errors import InvalidInput, Refusal
from skilltree.model.evidence import check_level
from skilltree.model.ids import new_id, row_id
from skilltree.model.words import Language
from skilltree.service.author_courses import ICON_LENGTH, MOST_MODULES
from skilltree.service.block_text import link_of
from skilltree.service.content_text import languages_of, text_of
from skilltree.service.module_text import module_content
from skilltree.service.ports.course_files import CourseFolder, FileProblem, ModuleFile
from skilltree.service.texts import SHORT_TEXT_LENGTH, TITLE_LENGTH, clean_optional, clean_text

COURSE_FILE = "course.yaml"


def check_folder(folder: CourseFolder) -> list[FileProblem]:
    """Return what is wrong, each module's first mistake."""
    return [*_course(folder), *(problem for module in folder.modules for problem in _module(module))]


def problem_of(module: ModuleFile, refusal: Refusal) -> FileProblem:
    """Return a refusal as a problem of the file, at the line of its field where that is known."""
    words = f"{refusal.field}: {refusal.message}" if refusal.field else refusal.message
    key = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", refusal.field or "").lower().split(".")[0]
    return FileProblem(file=module.file, message=words, line=module.lines.get(key))


def cleaned_credit(content: ModuleContent) -> Credit | None:
    """Return the credit, checked. Raises InvalidInput."""
    credit = content.credit
    if credit is None:
        return None
    if credit.module_id is not None:
        row_id("Module", credit.module_id)
    return Credit(
        title=cleaned_texts(credit.title, field="credit.title", most=TITLE_LENGTH),
        organisation=clean_text(credit.organisation, field="credit.organisation", most=TITLE_LENGTH),
        module_id=credit.module_id,
        link=link_of(credit.link, field="credit.link"),
    )


def cleaned_texts(texts: Localized, *, field: str, most: int) -> Localized:
    """Return a text in its languages, checked. Raises InvalidInput for none, and for a language not spoken here."""
    if not texts or not texts.keys() <= {language.value for language in Language}:
        raise InvalidInput("a text by language, like fr and en", field=field)
    return {tag: clean_text(text, field=field, most=most) for tag, text in texts.items()}


def _course(folder: CourseFolder) -> Iterator[FileProblem]:
    if len(folder.modules) > MOST_MODULES:
        yield FileProblem(file=COURSE_FILE, message=f"at most {MOST_MODULES} modules")
    course = folder.course
    if course is None:
        return
    try:
        for field, texts, most in (
            ("title", course.title, TITLE_LENGTH),
            ("summary", course.summary, SHORT_TEXT_LENGTH),
        ):
            cleaned_texts(texts, field=field, most=most)
        clean_optional(course.icon, field="icon", most=ICON_LENGTH)
    except InvalidInput as error:
        yield FileProblem(file=COURSE_FILE, message=f"{error.field}: {error.message}")


def _module(module: ModuleFile) -> Iterator[FileProblem]:
    stand_in = new_id("Media")
    blocks = tuple(
        msgspec.structs.replace(block, media_id=stand_in if block.media_id else None) for block in module.content.blocks
    )
    content = msgspec.structs.replace(module.content, blocks=blocks)
    try:
        for language in languages_of(content):
            module_content(text_of(content, language))
        for field, items in (("requires", content.requires), ("teaches", content.teaches)):
            for item in items:
                check_level(item.level, field=field)
        cleaned_credit(content)
    except Refusal as error:
        yield problem_of(module, error)
