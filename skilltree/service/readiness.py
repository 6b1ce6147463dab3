"""What a draft lacks before learners may see it, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator

from skilltree.model.base import Struct
from skilltree.model.course import Block, ModuleContent
from skilltree.model.errors import InvalidInput
from skilltree.model.words import BlockKind
from skilltree.service.block_text import MEDIA_KINDS


class DraftProblem(Struct):
    """Something that is missing. `block` counts from 0, None for the module as a whole."""

    code: str
    message: str
    field: str
    block: int | None = None


def problems_of(content: ModuleContent) -> list[DraftProblem]:
    """Return what is missing, the module as a whole first, then block by block."""
    return [*_whole(content), *(found for place, block in enumerate(content.blocks) for found in _block(block, place))]


def check_ready(content: ModuleContent) -> None:
    """Raises InvalidInput (NOT_READY) naming the first thing that is missing."""
    for problem in problems_of(content):
        raise InvalidInput(problem.message, field=problem.field, code="NOT_READY")


def _whole(content: ModuleContent) -> Iterator[DraftProblem]:
    if not content.blocks:
        yield DraftProblem(code="NO_BLOCK", message="one block at least", field="blocks")
    if not content.teaches:
        yield DraftProblem(code="NO_SKILL", message="one taught skill at least", field="teaches")
    taught = {item.skill_id for item in content.teaches}
    if any(question.skill_id is not None and question.skill_id not in taught for question in content.questions):
        yield DraftProblem(
            code="FOREIGN_SKILL", message="a question asks for a skill that is not taught", field="questions"
        )


def _block(block: Block, place: int) -> Iterator[DraftProblem]:
    def missing(code: str, message: str, field: str) -> DraftProblem:
        return DraftProblem(code=code, message=message, field=f"blocks.{field}", block=place)

    kind = block.kind
    if kind in MEDIA_KINDS and block.media_id is None:
        yield missing("NO_MEDIA", "the picture, sound or file is missing", "media")
    if kind is BlockKind.PICTURE and not block.alt:
        yield missing("NO_ALT", "say in words what the picture shows", "alt")
    if kind in (BlockKind.AUDIO, BlockKind.VIDEO) and not block.transcript:
        yield missing("NO_TRANSCRIPT", "write down what is said", "transcript")
    if kind is BlockKind.VIDEO and not block.link:
        yield missing("NO_LINK", "the address of the video is missing", "link")
    if kind is BlockKind.VIDEO and block.megabytes is None:
        yield missing("NO_SIZE", "say how large the video is", "megabytes")
    if kind is BlockKind.SESSION and not block.sessions:
        yield missing("NO_SESSION", "one date at least", "sessions")
