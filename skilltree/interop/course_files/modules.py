"""A module's files read into its content, its first language and then the others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC

import msgspec

from skilltree.interop.course_files import shapes
from skilltree.interop.course_files.body import Texts, read_texts, split
from skilltree.interop.course_files.front import load
from skilltree.interop.course_files.limits import BadFileError
from skilltree.model.base import Localized
from skilltree.model.course import Block, Choice, Credit, ModuleContent, Question, Session, SkillLevel
from skilltree.service.ports.course_files import ModuleFile


def read_module(file: str, text: str, others: Mapping[str, tuple[str, str]], media: Mapping[str, bytes]) -> ModuleFile:
    """Return a module of its first file and of others, (path, text) by language. Raises BadFileError."""
    top, body, body_line = split(text, file)
    front, lines = load(top, shapes.ModuleFront, file=file, first_line=2)
    texts = read_texts(body, file, body_line, len(front.blocks))
    for place, block in enumerate(front.blocks):
        if block.media is not None and block.media not in media:
            line = lines.get(f"blocks[{place}].media", lines.get(f"blocks[{place}]"))
            raise BadFileError(file, f"there is no file {block.media[:100]}", line)
        if (place, "") not in texts:
            raise BadFileError(file, f"block {place + 1} has no text", lines.get(f"blocks[{place}]"))
    content = _content(front, texts)
    for tag, (other, said) in others.items():
        if tag == front.language.value:
            raise BadFileError(other, f"{file} is in this language already", 1)
        content = _with_language(content, tag, other, said)
    return ModuleFile(file=file, language=front.language, content=content, lines=lines)


def _content(front: shapes.ModuleFront, texts: Texts) -> ModuleContent:
    tag = front.language.value

    def said(text: str | None) -> Localized | None:
        return {tag: text} if text else None

    return ModuleContent(
        title={tag: front.title},
        summary={tag: front.summary},
        hours=front.hours,
        modality=front.modality,
        cost_euros=front.cost_euros,
        funding=said(front.funding),
        eligibility=said(front.eligibility),
        icon=front.icon,
        insee=front.commune,
        next_dates=front.next_dates,
        requires=tuple(SkillLevel(skill_id=item.skill, level=item.level) for item in front.requires),
        teaches=tuple(SkillLevel(skill_id=item.skill, level=item.level) for item in front.teaches),
        blocks=tuple(
            Block(
                kind=block.kind,
                title={tag: block.title},
                text={tag: texts[(place, "")]},
                media_id=block.media,
                alt=said(block.alt),
                transcript=said(texts.get((place, "transcript"))),
                link=block.link,
                megabytes=block.megabytes,
                hand_in=block.hand_in,
                sessions=tuple(_session(held) for held in block.sessions),
                easier=said(texts.get((place, "easier"))),
                harder=said(texts.get((place, "harder"))),
            )
            for place, block in enumerate(front.blocks)
        ),
        questions=tuple(_question(question, tag, number) for number, question in enumerate(front.questions, 1)),
        credit=_credit(front.credit),
    )


def _session(held: shapes.SessionFront) -> Session:
    return Session(
        id=held.starts.astimezone(UTC).strftime("%Y%m%dT%H%MZ") if held.starts.tzinfo else "",
        starts=held.starts,
        ends=held.ends,
        insee=held.commune,
        place=held.place,
        seats=held.seats,
    )


def _question(question: shapes.QuestionFront, tag: str, number: int) -> Question:
    return Question(
        id=f"q{number}",
        text={tag: question.text},
        explanation={tag: question.explanation},
        choices=tuple(
            Choice(id=str(place), text={tag: choice.text}, right=choice.right)
            for place, choice in enumerate(question.choices)
        ),
        difficulty=question.difficulty,
        skill_id=question.skill,
    )


def _credit(credit: shapes.CreditFront | None) -> Credit | None:
    if credit is None:
        return None
    return Credit(title=credit.title, organisation=credit.organisation, module_id=credit.module, link=credit.link)


def _with_language(content: ModuleContent, tag: str, file: str, text: str) -> ModuleContent:
    """Return the content with the words of another file. Raises BadFileError where the two do not match."""
    top, body, body_line = split(text, file)
    words, lines = load(top, shapes.ModuleWords, file=file, first_line=2)
    texts = read_texts(body, file, body_line, len(content.blocks))
    if len(words.blocks) not in (0, len(content.blocks)):
        raise BadFileError(file, f"there are {len(content.blocks)} blocks", lines.get("blocks"))
    if len(words.questions) not in (0, len(content.questions)):
        raise BadFileError(file, f"there are {len(content.questions)} questions", lines.get("questions"))

    def also(before: Localized | None, said: str | None) -> Localized | None:
        return {**(before or {}), tag: said} if said else before

    def surely(before: Localized, said: str | None) -> Localized:
        return {**before, tag: said} if said else before

    blocks = []
    for place, block in enumerate(content.blocks):
        word = words.blocks[place] if words.blocks else shapes.BlockWords()
        blocks.append(
            msgspec.structs.replace(
                block,
                title=surely(block.title, word.title),
                alt=also(block.alt, word.alt),
                text=surely(block.text, texts.get((place, ""))),
                transcript=also(block.transcript, texts.get((place, "transcript"))),
                easier=also(block.easier, texts.get((place, "easier"))),
                harder=also(block.harder, texts.get((place, "harder"))),
            )
        )
    questions = []
    for place, question in enumerate(content.questions):
        asked = words.questions[place] if words.questions else shapes.QuestionWords()
        if len(asked.choices) not in (0, len(question.choices)):
            raise BadFileError(file, f"there are {len(question.choices)} choices", lines.get(f"questions[{place}]"))
        given = asked.choices or (None,) * len(question.choices)
        questions.append(
            msgspec.structs.replace(
                question,
                text=surely(question.text, asked.text),
                explanation=surely(question.explanation, asked.explanation),
                choices=tuple(
                    msgspec.structs.replace(choice, text=surely(choice.text, said))
                    for choice, said in zip(question.choices, given, strict=True)
                ),
            )
        )
    return msgspec.structs.replace(
        content,
        title=surely(content.title, words.title),
        summary=surely(content.summary, words.summary),
        funding=also(content.funding, words.funding),
        eligibility=also(content.eligibility, words.eligibility),
        blocks=tuple(blocks),
        questions=tuple(questions),
    )
