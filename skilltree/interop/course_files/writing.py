"""A module's content as the text of its files, one file a language."""

from __future__ import annotations

from collections.abc import Iterator

from skilltree.interop.course_files import shapes
from skilltree.interop.course_files.body import Texts, join, tidy, write_texts
from skilltree.interop.course_files.front import dump
from skilltree.model.base import Localized, pick
from skilltree.model.course import Block, ModuleContent, Question, SkillLevel
from skilltree.model.words import Language
from skilltree.service.ports.course_files import ModuleFile


def module_texts(module: ModuleFile) -> dict[str, str]:
    """Return the text of each file of a module by language, its first language first."""
    content = module.content
    first = module.language.value
    others = sorted({tag for texts in _all_texts(content) for tag in texts} - {first})
    texts = {first: join(dump(_front(module)), write_texts(_long_texts(content, first)))}
    for tag in others:
        texts[tag] = join(dump(_words(content, tag)), write_texts(_long_texts(content, tag)))
    return texts


def _all_texts(content: ModuleContent) -> Iterator[Localized]:
    """Yield every text that has languages, but for the credit's, which is kept whole."""
    yield from (content.title, content.summary, content.funding or {}, content.eligibility or {})
    for block in content.blocks:
        yield from (block.title, block.text, block.alt or {}, block.transcript or {})
        yield from (block.easier or {}, block.harder or {})
    for question in content.questions:
        yield from (question.text, question.explanation, *(choice.text for choice in question.choices))


def _said(texts: Localized | None, tag: str) -> str | None:
    found = (texts or {}).get(tag)
    return tidy(found) if found else None


def _front(module: ModuleFile) -> shapes.ModuleFront:
    content, language = module.content, module.language
    tag = language.value
    return shapes.ModuleFront(
        format=shapes.FORMAT,
        language=language,
        title=tidy(pick(content.title, language)),
        summary=tidy(pick(content.summary, language)),
        hours=content.hours,
        modality=content.modality,
        cost_euros=content.cost_euros,
        funding=_said(content.funding, tag),
        eligibility=_said(content.eligibility, tag),
        icon=content.icon,
        commune=content.insee,
        next_dates=content.next_dates,
        requires=tuple(_skill(item, module.labels) for item in content.requires),
        teaches=tuple(_skill(item, module.labels) for item in content.teaches),
        blocks=tuple(_block(block, language) for block in content.blocks),
        questions=tuple(_question(question, language) for question in content.questions),
        credit=None
        if content.credit is None
        else shapes.CreditFront(
            title={key: tidy(content.credit.title[key]) for key in sorted(content.credit.title)},
            organisation=content.credit.organisation,
            module=content.credit.module_id,
            link=content.credit.link,
        ),
    )


def _skill(item: SkillLevel, labels: dict[str, str]) -> shapes.SkillFront:
    return shapes.SkillFront(skill=item.skill_id, level=item.level, label=labels.get(item.skill_id))


def _block(block: Block, language: Language) -> shapes.BlockFront:
    return shapes.BlockFront(
        kind=block.kind,
        title=tidy(pick(block.title, language)),
        media=block.media_id,
        alt=_said(block.alt, language.value),
        link=block.link,
        megabytes=block.megabytes,
        hand_in=block.hand_in,
        sessions=tuple(
            shapes.SessionFront(
                starts=held.starts, ends=held.ends, commune=held.insee, place=tidy(held.place), seats=held.seats
            )
            for held in block.sessions
        ),
    )


def _question(question: Question, language: Language) -> shapes.QuestionFront:
    return shapes.QuestionFront(
        text=tidy(pick(question.text, language)),
        explanation=tidy(pick(question.explanation, language)),
        choices=tuple(
            shapes.ChoiceFront(text=tidy(pick(choice.text, language)), right=choice.right)
            for choice in question.choices
        ),
        difficulty=question.difficulty,
        skill=question.skill_id,
    )


def _words(content: ModuleContent, tag: str) -> shapes.ModuleWords:
    blocks = tuple(shapes.BlockWords(title=_said(b.title, tag), alt=_said(b.alt, tag)) for b in content.blocks)
    questions = tuple(
        shapes.QuestionWords(
            text=_said(question.text, tag),
            explanation=_said(question.explanation, tag),
            choices=_none_or_all(tuple(_said(choice.text, tag) for choice in question.choices)),
        )
        for question in content.questions
    )
    return shapes.ModuleWords(
        title=_said(content.title, tag),
        summary=_said(content.summary, tag),
        funding=_said(content.funding, tag),
        eligibility=_said(content.eligibility, tag),
        blocks=blocks if any(block != shapes.BlockWords() for block in blocks) else (),
        questions=questions if any(question != shapes.QuestionWords() for question in questions) else (),
    )


def _none_or_all(texts: tuple[str | None, ...]) -> tuple[str | None, ...]:
    return texts if any(texts) else ()


def _long_texts(content: ModuleContent, tag: str) -> Texts:
    texts: Texts = {}
    for place, block in enumerate(content.blocks):
        parts = {"": block.text, "transcript": block.transcript, "easier": block.easier, "harder": block.harder}
        texts |= {(place, part): said for part, localized in parts.items() if (said := _said(localized, tag))}
    return texts
