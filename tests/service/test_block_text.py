"""Blocks as authors type them, and what a draft lacks before it may be published."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from skilltree.model.course import Block, ModuleContent, SkillLevel
from skilltree.model.errors import InvalidInput
from skilltree.model.ids import new_id
from skilltree.model.words import BlockKind, Modality
from skilltree.service.block_text import MOST_SESSIONS, BlockText, SessionText, block_of
from skilltree.service.readiness import check_ready, problems_of

NINE = datetime(2026, 12, 5, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def typed(kind: BlockKind, **more: Any) -> Block:
    return block_of(BlockText(kind=kind, title=" Un ", text="Du texte", **more), "fr")


def a_session(**more: Any) -> SessionText:
    values: dict[str, Any] = {
        "starts": NINE, "ends": NINE + timedelta(hours=3), "insee": "93066", "place": "12 rue des Lilas", "seats": 12,
    }  # fmt: skip
    return SessionText(**{**values, **more})


def content(*blocks: Block, **more: Any) -> ModuleContent:
    values: dict[str, Any] = {
        "title": {"fr": "Titre"}, "summary": {"fr": "Résumé"}, "hours": 1.0, "modality": Modality.ONLINE,
        "cost_euros": 0, "blocks": blocks, "questions": (), "requires": (),
        "teaches": (SkillLevel(skill_id=new_id("Skill"), level=2),),
    }  # fmt: skip
    return ModuleContent(**{**values, **more})


def test_a_text_block_keeps_what_texts_have_and_nothing_else() -> None:
    media = new_id("Media")
    block = typed(BlockKind.TEXT, media_id=media, alt="x", link="https://video.example/1", easier=" Plus simple ")
    assert block == Block(
        kind=BlockKind.TEXT, title={"fr": "Un"}, text={"fr": "Du texte"}, easier={"fr": "Plus simple"}
    )


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)", "http://video.example/1", "https://", "//video.example", "https://me:pw@video.example/",
        "https://video.example/a b", "data:text/html,x", "https://[", "x" * 3000,
    ],
)  # fmt: skip
def test_a_link_is_a_plain_https_address(link: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        typed(BlockKind.VIDEO, link=link)
    assert refused.value.field == "blocks.link"


def test_a_media_block_takes_the_id_of_a_media_only() -> None:
    with pytest.raises(InvalidInput):
        typed(BlockKind.PICTURE, media_id=new_id("Skill"))


def test_a_session_is_named_by_its_start_in_utc() -> None:
    block = typed(BlockKind.SESSION, sessions=(a_session(starts=NINE + timedelta(hours=1)), a_session()))
    assert [session.id for session in block.sessions] == ["20261205T0830Z", "20261205T0930Z"]
    assert block.sessions[0].starts.tzinfo is UTC


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"ends": NINE}, "ends"), ({"ends": NINE - timedelta(hours=1)}, "ends"),
        ({"ends": NINE + timedelta(days=2)}, "ends"), ({"seats": 0}, "seats"), ({"seats": 100_000}, "seats"),
        ({"place": "  "}, "place"), ({"place": "\0"}, "place"),
        ({"starts": NINE.replace(tzinfo=None)}, "starts"),
    ],
)  # fmt: skip
def test_a_session_that_cannot_be_is_refused(more: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        typed(BlockKind.SESSION, sessions=(a_session(**more),))
    assert refused.value.field == f"blocks.sessions.{field}"


def test_two_sessions_do_not_begin_together_and_there_are_not_too_many() -> None:
    with pytest.raises(InvalidInput, match="same time"):
        typed(BlockKind.SESSION, sessions=(a_session(), a_session(place="ailleurs")))
    many = tuple(a_session(starts=NINE + timedelta(minutes=n), ends=NINE + timedelta(hours=5)) for n in range(99))
    assert len(many) > MOST_SESSIONS
    with pytest.raises(InvalidInput, match="at most"):
        typed(BlockKind.SESSION, sessions=many)


@pytest.mark.parametrize("megabytes", [0.0, -1.0, 1e9, float("nan"), float("inf")])
def test_a_size_is_a_number_that_can_be(megabytes: float) -> None:
    with pytest.raises(InvalidInput):
        typed(BlockKind.VIDEO, megabytes=megabytes)


def test_all_that_is_missing_is_told_at_once() -> None:
    draft = content(
        typed(BlockKind.TEXT), typed(BlockKind.PICTURE), typed(BlockKind.AUDIO), typed(BlockKind.VIDEO),
        typed(BlockKind.FILE), typed(BlockKind.SESSION),
    )  # fmt: skip
    assert [(problem.block, problem.code) for problem in problems_of(draft)] == [
        (1, "NO_MEDIA"), (1, "NO_ALT"), (2, "NO_MEDIA"), (2, "NO_TRANSCRIPT"), (3, "NO_TRANSCRIPT"), (3, "NO_LINK"),
        (3, "NO_SIZE"), (4, "NO_MEDIA"), (5, "NO_SESSION"),
    ]  # fmt: skip
    with pytest.raises(InvalidInput) as refused:
        check_ready(draft)
    assert (refused.value.code, refused.value.field) == ("NOT_READY", "blocks.media")


def test_a_whole_draft_is_ready() -> None:
    media = new_id("Media")
    check_ready(
        content(
            typed(BlockKind.PICTURE, media_id=media, alt="Une prise"),
            typed(BlockKind.AUDIO, media_id=media, transcript="Bonjour"),
            typed(BlockKind.VIDEO, link="https://video.example/1", transcript="Bonjour", megabytes=12.5),
            typed(BlockKind.FILE, media_id=media),
            typed(BlockKind.SESSION, sessions=(a_session(),)),
        )
    )


def test_an_empty_draft_is_not_ready() -> None:
    assert [problem.code for problem in problems_of(content(teaches=()))] == ["NO_BLOCK", "NO_SKILL"]
