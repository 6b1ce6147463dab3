"""A module's content as if its author had typed it in one language, and back from several languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from skilltree.model.base import Localized, Struct, pick, pick_optional
from skilltree.model.course import Block, ModuleContent, Question
from skilltree.model.words import Language
from skilltree.service.block_text import BlockText, SessionText
from skilltree.service.module_text import ChoiceText, ModuleText, QuestionText


def text_of(content: ModuleContent, language: Language) -> ModuleText:
    """Return the content in a language; what is not said in it, in another."""
    return ModuleText(
        language=language,
        title=pick(content.title, language),
        summary=pick(content.summary, language),
        hours=content.hours,
        modality=content.modality,
        cost_euros=content.cost_euros,
        requires=content.requires,
        teaches=content.teaches,
        blocks=tuple(_block(block, language) for block in content.blocks),
        questions=tuple(_question(question, language) for question in content.questions),
        icon=content.icon,
        funding=pick_optional(content.funding, language),
        insee=content.insee,
        next_dates=content.next_dates,
        eligibility=pick_optional(content.eligibility, language),
    )


def languages_of(content: ModuleContent) -> list[Language]:
    """Return all languages in which anything is said."""
    return sorted({Language(tag) for texts in _localized(content) for tag in texts})


def together(said: ModuleContent, checked: Mapping[str, ModuleContent], first: str) -> ModuleContent:
    """Return what was checked language by language as one, each text in the languages in which it was said."""
    joined = _join(said, dict(checked), first)
    assert isinstance(joined, ModuleContent)
    return joined


def _join(said: Any, checked: dict[str, Any], first: str) -> Any:  # noqa: ANN401 -- any part of a content
    base = checked[first]
    if isinstance(said, dict):
        return {tag: checked[tag][tag] for tag in said} if all(checked.values()) else None
    if isinstance(base, Struct):
        parts = {
            name: _join(getattr(said, name), {tag: getattr(part, name) for tag, part in checked.items()}, first)
            for name in base.__struct_fields__
        }
        return msgspec.structs.replace(base, **parts)
    # Sessions are put in order and dates made single: what was said then stands elsewhere, and has no words.
    if isinstance(base, tuple) and len(base) == len(said):
        return tuple(
            _join(said[place], {tag: part[place] for tag, part in checked.items()}, first) for place in range(len(base))
        )
    return base


def _localized(value: Any) -> Iterator[Localized]:  # noqa: ANN401 -- any part of a content
    if isinstance(value, dict):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name != "credit":
                yield from _localized(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _localized(item)


def _block(block: Block, language: Language) -> BlockText:
    return BlockText(
        kind=block.kind,
        title=pick(block.title, language),
        text=pick(block.text, language),
        media_id=block.media_id,
        alt=pick_optional(block.alt, language),
        transcript=pick_optional(block.transcript, language),
        link=block.link,
        megabytes=block.megabytes,
        hand_in=block.hand_in,
        sessions=tuple(
            SessionText(starts=held.starts, ends=held.ends, insee=held.insee, place=held.place, seats=held.seats)
            for held in block.sessions
        ),
        easier=pick_optional(block.easier, language),
        harder=pick_optional(block.harder, language),
    )


def _question(question: Question, language: Language) -> QuestionText:
    return QuestionText(
        text=pick(question.text, language),
        explanation=pick(question.explanation, language),
        choices=tuple(ChoiceText(text=pick(choice.text, language), right=choice.right) for choice in question.choices),
        difficulty=question.difficulty,
        skill_id=question.skill_id,
    )
