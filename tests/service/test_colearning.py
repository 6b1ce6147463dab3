"""What a worker gathers for co-learning: each step once, in order, retracted facts left out, few people left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from skilltree.model.course import Module, ModuleContent, SkillLevel
from skilltree.model.evidence import Evidence
from skilltree.model.person import Territory
from skilltree.model.words import EvidenceKind, Language, Modality, ModuleStatus
from skilltree.service.colearning import ENOUGH_PEOPLE, Gathered, learn_together
from skilltree.service.engines import TerritoryEngines

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def module(name: str, teaches: str) -> Module:
    content = ModuleContent(
        title={"fr": name},
        summary={"fr": name},
        hours=1.0,
        modality=Modality.ONLINE,
        cost_euros=0,
        blocks=(),
        questions=(),
        requires=(),
        teaches=(SkillLevel(skill_id=teaches, level=2),),
    )
    return Module(
        id=name,
        territory_id="t",
        organisation_id="o",
        version=1,
        status=ModuleStatus.PUBLISHED,
        content=content,
        language=Language.FR,
        position=0,
        saved_at=START,
    )


def fact(skill: str, day: int, *, source: str | None = None, retracted: bool = False) -> Evidence:
    at = START + timedelta(days=day)
    return Evidence(
        id=f"{skill}{day}",
        person_id="p",
        skill_id=skill,
        level=2,
        kind=EvidenceKind.COURSE if source else EvidenceKind.DECLARED,
        at=at,
        source_id=source,
        retracted_at=at if retracted else None,
    )


def test_nothing_is_learnt_of_few_people() -> None:
    gathered = Gathered([module("m0", "s0")])
    for _ in range(10):
        gathered.add([fact("s1", 0), fact("s0", 1, source="m0")])
    assert gathered.learn(date(2026, 6, 1)) is None


def test_what_leads_on_is_learnt_from_orders() -> None:
    skills = 60
    gathered = Gathered([module(f"m{at:02}", f"s{at:02}") for at in range(skills)])
    for person in range(1200):
        one = person % skills
        after = (one + 1) % skills
        facts = [
            fact(f"s{after:02}", 30, source=f"m{after:02}"),
            fact(f"s{one:02}", 3),
            fact(f"s{(one + 7) % skills:02}", 5),
            fact(f"s{(one + 9) % skills:02}", 4, retracted=True),
        ]
        gathered.add(facts)
    learnt = gathered.learn(date(2026, 6, 1))
    assert learnt is not None
    asked = learnt.ask(["s05", "s12"])
    assert asked is not None
    assert learnt.modules[int(asked.next_module.argmax())] == "m06"
    assert learnt.ask(["unknown"]) is None


class Asked(Gathered):
    """Notes that it was asked to fit."""

    fitted = 0

    def learn(self, today: date) -> None:
        self.fitted += 1


async def test_a_small_territory_learns_nothing_together() -> None:
    here = Territory(
        id="t",
        code="1",
        name="T",
        languages=(Language.FR,),
        insee_codes=(),
        primary_colour="#000000",
        accent_colour="#000000",
    )
    local = TerritoryEngines(here)
    gathered = Asked([module("m0", "s0")])
    for _ in range(ENOUGH_PEOPLE - 1):
        gathered.add([fact("s1", 0), fact("s0", 1, source="m0")])
    await learn_together(local, gathered, date(2026, 6, 1))
    assert gathered.fitted == 0
    gathered.add([fact("s1", 0)])
    await learn_together(local, gathered, date(2026, 6, 1))
    assert gathered.fitted == 1
