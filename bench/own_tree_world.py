"""One inhabitant with a tree of 150 skills in a territory of 300, and how that tree is asked for.

The territory is the starter one with its fictional people. The facts are drawn with a seed: most skills were said, two
thirds learnt, a third confirmed, some tests failed, some facts were taken back, some confirmations set aside; half of
them stand under broader skills that the person holds too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from bench.result import ROOT
from skilltree.cli_serve import prepare
from skilltree.config import Settings
from skilltree.engine.catalogue import Catalogue
from skilltree.model.evidence import Evidence
from skilltree.model.ids import new_id
from skilltree.model.person import BranchVisibility, Person
from skilltree.model.weights import CEILINGS
from skilltree.model.why_words import SetAside
from skilltree.model.words import EvidenceKind, Language, Travel, Visibility
from skilltree.service.deps import Deps
from skilltree.service.sign_in import open_session
from skilltree.web.wiring import open_deps

SKILLS: Final = 150
SEED: Final = 601
BRANCHES: Final = 4
_AGO: Final = timedelta(days=1400)
_FRONT: Final = ROOT / "frontend" / "src"

WHOLE: Final = """query Whole { me { id displayName tree { version skills {
  level provenLevel confirmedLevel standing dormant since validUntil parentId visibility strength support dispute
  skill { id label icon kind local }
  evidence { id kind level source at hours expires retracted passed setAside }
} } } }"""
"""All that a leaf holds of itself."""


class Inhabitant(NamedTuple):
    """Who asks."""

    token: str
    person_id: str
    facts: int


def settings_of(data: Path, database_url: str | None, people: int) -> Settings:
    """Return the settings of the server that is measured."""
    return Settings(data=data, database_url=database_url, redis_url=None, demo=True, demo_people=people, page=data)


def own_page() -> str:
    """Return the document with which the page asks for one's tree, as the page sends it."""
    tree = (_FRONT / "features" / "tree" / "tree.graphql").read_text(encoding="utf-8")
    shared = (_FRONT / "lib" / "graphql" / "fragments.graphql").read_text(encoding="utf-8")
    leaf = shared[shared.index("fragment Leaf on") :]
    return tree + leaf[: leaf.index("\n}") + 2]


async def make_world(settings: Settings, *, skills: int = SKILLS) -> Inhabitant:
    """Fill the database and add the inhabitant; return how they are asked for."""
    await prepare(settings)
    async with open_deps(settings) as deps:
        return await _add(deps, skills)


async def _add(deps: Deps, skills: int) -> Inhabitant:
    draw = random.Random(SEED)
    local = min(deps.engines.territories.values(), key=lambda each: each.territory.name)
    home, now = local.territory.id, deps.clock()
    catalogue = deps.engines.catalogue
    held = _held(catalogue, skills, draw)
    person = Person(
        id=new_id("Person"),
        territory_id=home,
        display_name="Amina",
        language=Language.FR,
        travel=Travel.TRANSIT,
        created_at=now - _AGO,
    )
    facts = 0
    async with deps.store.writing(home) as tx:
        await tx.people.add_person(person)
        for skill_id in held:
            for fact, taken_back, aside in _facts(person.id, skill_id, draw):
                kept = await tx.evidence.append(home, fact)
                facts += 1
                if taken_back:
                    await tx.evidence.retract(home, kept.id, by=person.id, at=now)
                if aside:
                    await tx.confirming.put_aside(home, kept, SetAside.RING, now)
        for branch in [None, *draw.sample(held, BRANCHES)]:
            chosen = Visibility.ONLY_ME if branch is None else Visibility.RECRUITERS
            await tx.people.set_visibility(
                home, person.id, BranchVisibility(branch=branch, visibility=chosen, since=now)
            )
        signed = await open_session(deps, tx, person.id, "bench")
    return Inhabitant(signed.token, person.id, facts)


def _held(catalogue: Catalogue, skills: int, draw: random.Random) -> list[str]:
    """Draw skills by twos: one, and where there is one a broader skill of it."""
    known = sorted(catalogue.id_of(number) for number in range(len(catalogue)))
    found: dict[str, None] = {}
    for skill_id in draw.sample(known, len(known)):
        broader = catalogue.broader(skill_id)
        found |= dict.fromkeys((skill_id, *broader[:1]))
    return list(found)[:skills]


def _facts(person_id: str, skill_id: str, draw: random.Random) -> Iterator[tuple[Evidence, bool, bool]]:
    """Yield a skill's facts, whether each was taken back, and whether it was set aside."""
    kinds = [EvidenceKind.DECLARED] * draw.randint(0, 1)
    kinds += [draw.choice((EvidenceKind.COURSE, EvidenceKind.TEST)) for _ in range(draw.randint(0, 2))]
    kinds += [EvidenceKind.ENDORSEMENT] * draw.choice((0, 0, 1)) + [EvidenceKind.CREDENTIAL] * draw.choice((0, 0, 0, 1))
    for at, kind in enumerate(kinds or [EvidenceKind.DECLARED]):
        test, endorsed = kind is EvidenceKind.TEST, kind is EvidenceKind.ENDORSEMENT
        fact = Evidence(
            id=new_id("Evidence"),
            person_id=person_id,
            skill_id=skill_id,
            level=draw.randint(1, 4),
            kind=kind,
            at=datetime(2026, 1, 1, tzinfo=UTC) - _AGO * draw.random(),
            source="Atelier de couture, maison de quartier",
            source_id=new_id("Module") if kind is EvidenceKind.COURSE else None,
            hours=draw.choice((None, 2.0, 12.5)),
            expires=date(2027, 6, 1) if kind is EvidenceKind.CREDENTIAL else None,
            weight=CEILINGS[kind],
            passed=not (test and draw.random() < 0.3),
        )
        yield fact, at > 0 and draw.random() < 0.1, endorsed and draw.random() < 0.2
