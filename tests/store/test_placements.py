"""Placement tests and their answers."""

from skilltree.model.ids import new_id
from skilltree.model.placement import Belief, PlacedQuestion, Placement, PlacementAnswer, PlacementGround
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON, make_module


async def test_a_test_is_begun_answered_and_ended_once(store: SqlStore, town: Town) -> None:
    module = make_module(town.id, town.organisation.id)
    question = PlacedQuestion(
        module_id=module.id, version=1, question_id="q1", skill_id=town.welding, difficulty=-0.75, spread=0.7, choices=4
    )
    ground = PlacementGround(
        questions=(question,), needed={town.welding: 2}, prior={town.welding: Belief(mean=0.1, width=1.5)}
    )
    placement = Placement(
        territory_id=town.id, id=new_id("Placement"), person_id=town.ada.id, skill_id=town.welding,
        seed=2**62, started_at=NOON, beside=town.organisation.id, ground=ground,
    )  # fmt: skip

    def answer(position: int, *, right: bool) -> PlacementAnswer:
        return PlacementAnswer(
            territory_id=town.id, placement_id=placement.id, position=position, module_id=module.id, version=1,
            question_id="q1", skill_id=town.welding, choice_id="a" if right else None, right=right,
            at=NOON + position * MINUTE,
        )  # fmt: skip

    async with store.writing(town.id) as writing:
        await writing.courses.save_module(module)
        tests = writing.placements
        await tests.start(placement)
        assert await tests.add_answer(answer(1, right=False))
        assert await tests.add_answer(answer(0, right=True))
        assert not await tests.add_answer(answer(0, right=False))
        assert await tests.answers(placement.id) == [answer(0, right=True), answer(1, right=False)]
        assert await tests.answers_to([module.id]) == await tests.answers(placement.id)
        assert await tests.answers_to([]) == []
        assert (await tests.answer_count([module.id]), await tests.answer_count([])) == (2, 0)
        assert await tests.placements([placement.id, placement.id]) == [placement]
        assert await tests.placements_of(town.ada.id) == [placement]
        assert await tests.placements_of(town.bob.id) == []
        assert await tests.end(placement.id, NOON + MINUTE)
        assert not await tests.end(placement.id, NOON + MINUTE)
        ended = await tests.placement(placement.id)
        assert ended is not None
        assert ended.ended_at == NOON + MINUTE
