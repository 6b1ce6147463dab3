"""Everyday doings: kept in their order, counted as new, changed or unchanged."""

import msgspec

from skilltree.model.activity import Activity
from skilltree.model.ids import new_id
from skilltree.model.words import ActivityGroup
from skilltree.service.ports.taxonomy import PutCount
from skilltree.store import SqlStore


def doing(position: int, group: ActivityGroup) -> Activity:
    return Activity(
        id=new_id("Activity"),
        position=position,
        activity_group=group,
        picture=f"image-{position}",
        label={"fr": "Réparer un vélo", "en": "Repairing a bicycle"},
        skill_ids=(new_id("Skill"), new_id("Skill")),
    )


async def test_doings_come_back_in_their_order(store: SqlStore) -> None:
    second, first = doing(2, ActivityGroup.HANDS), doing(1, ActivityGroup.SCREENS)
    async with store.writing() as writing:
        assert await writing.taxonomy.put_activities([second, first]) == PutCount(new=2)
    async with store.reading() as reading:
        assert await reading.taxonomy.activities() == [first, second]


async def test_a_changed_doing_replaces_the_earlier(store: SqlStore) -> None:
    one, two = doing(1, ActivityGroup.HOME), doing(2, ActivityGroup.WORK)
    async with store.writing() as writing:
        await writing.taxonomy.put_activities([one, two])
    other = msgspec.structs.replace(one, picture="autre")
    async with store.writing() as writing:
        assert await writing.taxonomy.put_activities([other, two]) == PutCount(changed=1, unchanged=1)
        assert await writing.taxonomy.activities() == [other, two]
