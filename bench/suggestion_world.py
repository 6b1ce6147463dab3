"""A planted territory to suggest in, seeded: skills with prerequisites, modules and opportunities.

Frozen before the ranker that is measured on it (decision 0021 names the commit): it shares no code with the engine,
and is not changed any more. `bench/suggestion_people.py` plants who lives there and what they learn, step after step.
Days count from 0; `LAST_DAY` is today. Levels are 1 to 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

LAST_DAY: Final = 1095
"""Three years of learning."""

COLD_DAYS: Final = 60
"""A module published fewer days ago than this is a cold one."""

LATENT: Final = 12
DOMAINS: Final = 60
COMMUNES: Final = 40
TRAINERS: Final = 300
EMPLOYERS: Final = 2000
OCCUPATIONS: Final = 600
LANGUAGES: Final = ("fr", "en", "ar", "pt", "ta", "tr")
LANGUAGE_SHARES: Final = (0.88, 0.05, 0.03, 0.02, 0.01, 0.01)

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Rows = list[list[int]]


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a territory is, and its nature.

    `skew`: exponent of the modules' popularity by rank. `drift`: how far domains rise or fall over the three years, in
    logits. `cold`: share of the modules that were published in the last `COLD_DAYS`. `taste`: what a person's own taste
    weighs. `listed`: share of the true prerequisites that authors say.
    """

    people: int = 500_000
    modules: int = 5_000
    opportunities: int = 100_000
    skills: int = 3_000
    skew: float = 0.7
    drift: float = 1.0
    cold: float = 0.06
    taste: float = 2.2
    listed: float = 0.75


FROZEN: Final = Shape()
QUICK: Final = Shape(people=20_000, modules=800, opportunities=4_000, skills=600)
SHIFTED: Final = {
    "popular": Shape(people=100_000, skew=1.3, taste=1.4),
    "drifting": Shape(people=100_000, drift=4.0),
    "cold": Shape(people=100_000, cold=0.35),
}
"""Another skew of popularity, another drift, many cold modules."""


@dataclass(slots=True)
class Ground:
    """What there is to learn and to do. Lists of rows: skills by number; `_level` beside them."""

    shape: Shape
    domain: Ints
    depth: Ints
    """Place of each skill within its domain's order."""
    by_domain: Rows
    before: Rows
    """True prerequisites of each skill, which nobody is told in full."""
    taste: Floats
    """[skill, latent]"""
    communes: Floats
    """[commune, (latitude, longitude)]"""
    crowd: Floats
    """Share of the people by commune."""
    occupations: Rows
    trend: Floats
    season: Floats
    module_teaches: Rows
    module_teaches_level: Rows
    module_requires: Rows
    module_requires_level: Rows
    module_main: Ints
    module_commune: Ints
    """-1: online"""
    module_cost: Ints
    module_hours: Floats
    module_day: Ints
    module_language: Ints
    module_trainer: Ints
    module_pull: Floats
    """Logit of popularity: rank and quality."""
    offer_requires: Rows
    offer_requires_level: Rows
    offer_brings: Rows
    offer_domain: Ints
    offer_commune: Ints
    offer_cost: Ints
    offer_paid: NDArray[np.bool_]
    offer_day: Ints
    offer_ends: Ints
    """Counted as days are; -1: no end"""
    offer_employer: Ints
    """-1: a neighbour's"""


def shares(count: int, skew: float) -> Floats:
    """Return Zipf's shares of `count` ranks."""
    weights = np.arange(1, count + 1, dtype=np.float64) ** -skew
    parts: Floats = (weights / weights.sum()).astype(np.float32)
    return parts


def make_ground(shape: Shape, seed: int) -> Ground:
    """Return the ground of one seed."""
    draw = np.random.default_rng([seed, 1])
    domain, depth, by_domain = _domains(shape, draw)
    before = _prerequisites(by_domain, domain, draw)
    centres = draw.normal(0, 1, (DOMAINS, LATENT)) / np.sqrt(LATENT)
    taste = centres[domain] + draw.normal(0, 0.6, (shape.skills, LATENT)) / np.sqrt(LATENT)
    communes = np.stack([draw.normal(48.93, 0.05, COMMUNES), draw.normal(2.36, 0.08, COMMUNES)], axis=1)
    return Ground(
        shape=shape,
        domain=domain,
        depth=depth,
        by_domain=by_domain,
        before=before,
        taste=taste.astype(np.float32),
        communes=communes.astype(np.float32),
        crowd=shares(COMMUNES, 0.6),
        occupations=_occupations(by_domain, before, draw),
        trend=(shape.drift * draw.uniform(-1, 1, DOMAINS)).astype(np.float32),
        season=draw.uniform(0, 1, DOMAINS).astype(np.float32),
        **_modules(shape, domain, before, by_domain, draw),
        **_offers(shape, by_domain, draw),
    )


def _domains(shape: Shape, draw: np.random.Generator) -> tuple[Ints, Ints, Rows]:
    sizes = 1 + draw.multinomial(shape.skills - DOMAINS, shares(DOMAINS, 0.5).astype(np.float64) / 1.00001)
    domain = np.repeat(np.arange(DOMAINS), sizes)[: shape.skills]
    domain = np.concatenate([domain, np.full(shape.skills - len(domain), 0)])
    draw.shuffle(domain)
    by_domain = [np.flatnonzero(domain == each).tolist() for each in range(DOMAINS)]
    depth = np.zeros(shape.skills, np.int32)
    for members in by_domain:
        draw.shuffle(members)
        depth[members] = np.arange(len(members))
    return domain.astype(np.int32), depth, by_domain


def _prerequisites(by_domain: Rows, domain: Ints, draw: np.random.Generator) -> Rows:
    """One to three of the twelve skills before it in its domain; at times one of the first of the first domain."""
    before: Rows = [[] for _ in domain]
    for number, members in enumerate(by_domain):
        for at, skill in enumerate(members):
            if at >= 3 and draw.random() < 0.9:
                near = members[max(0, at - 12) : at]
                chosen = draw.choice(near, min(len(near), int(draw.integers(1, 4))), replace=False).tolist()
                if number and draw.random() < 0.1:
                    chosen.append(int(draw.choice(by_domain[0][:10])))
                before[skill] = sorted(set(chosen))
    return before


def _occupations(by_domain: Rows, before: Rows, draw: np.random.Generator) -> Rows:
    """Five to nine skills: one deep one, what leads to it, and others of the domain."""
    found = []
    large = [members for members in by_domain if len(members) >= 6] or by_domain
    for _ in range(OCCUPATIONS):
        members = large[int(draw.integers(len(large)))]
        deep = members[int(draw.integers(len(members) // 2, len(members)))]
        wanted = {deep, *before[deep]}
        for each in list(before[deep])[:2]:
            wanted |= set(before[each])
        size = int(draw.integers(5, 10))
        wanted |= set(draw.choice(members, min(len(members), size), replace=False).tolist())
        found.append([deep, *sorted(wanted - {deep})][:size])
    return found


def _modules(shape: Shape, domain: Ints, before: Rows, by_domain: Rows, draw: np.random.Generator) -> dict[str, Any]:
    count = shape.modules
    more = draw.choice(shape.skills, max(count - shape.skills, 0), p=_even(shares(shape.skills, 0.5)))
    main = np.concatenate([draw.permutation(shape.skills), more])[:count].astype(np.int32)
    draw.shuffle(main)
    teaches: Rows = []
    teaches_level: Rows = []
    requires: Rows = []
    requires_level: Rows = []
    for skill in main.tolist():
        taught = {skill: int(draw.choice([1, 2, 3, 4], p=[0.25, 0.5, 0.2, 0.05]))}
        members = by_domain[domain[skill]]
        for _ in range(int(draw.choice([0, 1, 2], p=[0.55, 0.35, 0.1]))):
            at = members.index(skill) + int(draw.integers(-3, 4))
            taught.setdefault(members[min(max(at, 0), len(members) - 1)], 1)
        asked: dict[int, int] = {}
        for each, level in taught.items():
            for other in before[each]:
                if other not in taught and draw.random() < shape.listed:
                    asked[other] = max(asked.get(other, 0), 1 if level < 3 else 2)
        if taught[skill] >= 3:
            asked[skill] = taught[skill] - 1
        teaches.append(list(taught))
        teaches_level.append(list(taught.values()))
        requires.append(list(asked))
        requires_level.append(list(asked.values()))
    pull = np.log(shares(count, shape.skew) * count)
    draw.shuffle(pull)
    day = draw.integers(-400, LAST_DAY - COLD_DAYS, count)
    cold = draw.random(count) < shape.cold
    day[cold] = draw.integers(LAST_DAY - COLD_DAYS, LAST_DAY, int(cold.sum()))
    online = draw.random(count) < 0.35
    free = draw.random(count) < 0.55
    return {
        "module_teaches": teaches,
        "module_teaches_level": teaches_level,
        "module_requires": requires,
        "module_requires_level": requires_level,
        "module_main": main,
        "module_commune": np.where(online, -1, _places(count, draw)).astype(np.int32),
        "module_cost": np.where(free, 0, draw.lognormal(4, 0.9, count)).astype(np.int32),
        "module_hours": draw.lognormal(1.3, 0.7, count).round(1).astype(np.float32),
        "module_day": day.astype(np.int32),
        "module_language": draw.choice(len(LANGUAGES), count, p=LANGUAGE_SHARES).astype(np.int32),
        "module_trainer": draw.choice(TRAINERS, count, p=_even(shares(TRAINERS, 0.8))).astype(np.int32),
        "module_pull": (pull + draw.normal(0, 0.4, count)).astype(np.float32),
    }


def _offers(shape: Shape, by_domain: Rows, draw: np.random.Generator) -> dict[str, Any]:
    count = shape.opportunities
    field = draw.choice(DOMAINS, count, p=_even(shares(DOMAINS, 0.6)))
    sizes = draw.choice(5, count, p=[0.2, 0.25, 0.3, 0.15, 0.1])
    requires: Rows = []
    levels: Rows = []
    brings: Rows = []
    for number in range(count):
        members = by_domain[field[number]]
        places = np.minimum(draw.exponential(len(members) / 3, sizes[number] + 1).astype(int), len(members) - 1)
        asked = {members[at]: int(draw.integers(1, 4)) for at in places[1:]}
        requires.append(list(asked))
        levels.append(list(asked.values()))
        brings.append([members[places[0]]] if draw.random() < 0.4 else [])
    neighbour = draw.random(count) < 0.2
    ends = LAST_DAY + draw.integers(-5, 90, count)
    return {
        "offer_requires": requires,
        "offer_requires_level": levels,
        "offer_brings": brings,
        "offer_domain": field.astype(np.int32),
        "offer_commune": _places(count, draw).astype(np.int32),
        "offer_cost": np.where(draw.random(count) < 0.95, 0, draw.lognormal(3, 0.8, count)).astype(np.int32),
        "offer_paid": (draw.random(count) < 0.55) & ~neighbour,
        "offer_day": (LAST_DAY - np.minimum(draw.exponential(25, count), 120)).astype(np.int32),
        "offer_ends": np.where(draw.random(count) < 0.3, -1, ends).astype(np.int32),
        "offer_employer": np.where(
            neighbour, -1, draw.choice(EMPLOYERS, count, p=_even(shares(EMPLOYERS, 0.9)))
        ).astype(np.int32),
    }


def _places(count: int, draw: np.random.Generator) -> NDArray[Any]:
    return draw.choice(COMMUNES, count, p=_even(shares(COMMUNES, 0.5)))


def _even(weights: Floats) -> NDArray[np.float64]:
    """Shares that add up to 1 in double precision, as drawing asks."""
    exact = weights.astype(np.float64)
    whole: NDArray[np.float64] = exact / exact.sum()
    return whole
