"""Who lives in the planted territory, and what they learn, one step after another, to the last day.

Everybody has interests, a taste of their own, a home, a means of travel, languages, and at times a goal. They begin
with skills that follow prerequisites. Then, step by step, each looks at some modules (of a field of interest, what a
skill held leads to, what leads to the goal, what is popular) and takes the one of highest utility: popularity,
taste, prerequisites held, goal, distance, cost, hours, language, trend and season of the field, and chance (Gumbel).
Frozen with `suggestion_world`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.suggestion_tables import Array, Tables, rectangle, tables_of
from bench.suggestion_world import (
    DOMAINS,
    LANGUAGE_SHARES,
    LANGUAGES,
    LAST_DAY,
    LATENT,
    OCCUPATIONS,
    Ground,
    Ints,
)

CHUNK: Final = 10_000
"""People who are drawn together; each such group has a seed of its own."""

STEPS: Final = 14
"""The most modules that one person finishes."""

LOOKED_AT: Final = (18, 14, 8, 8)
"""Modules looked at in one step: of a field of interest, beyond a skill held, towards the goal, popular."""

HALF_WAY_KM: Final = (1.5, 5.0, 12.0, 25.0)
"""On foot, by bicycle, by bus or train, by car."""


@dataclass(slots=True)
class Crowd:
    """Some people. Steps are in order of (person, day); a step of kind 0 is a skill they came with, 1 a module."""

    home: Ints
    travel: Ints
    languages: NDArray[np.bool_]
    goal: Ints
    """Occupation, -1: none"""
    step_person: Ints
    step_kind: NDArray[np.int8]
    step_item: Ints
    step_level: NDArray[np.int8]
    step_day: Ints


def make_crowd(ground: Ground, seed: int, number: int) -> Crowd:
    """Return the people of one group: `CHUNK` of them, fewer in the last."""
    size = min(CHUNK, ground.shape.people - number * CHUNK)
    return _crowd(tables_of(ground), size, np.random.default_rng([seed, 2, number]))


@dataclass(slots=True)
class _Folk:
    """What some people are like, and hold by now."""

    home: Array
    travel: Array
    speaks: Array
    fields: Array
    weights: Array
    taste: Array
    goal: Array
    thrift: Array
    liked_hours: Array
    joined: Array
    held: Array
    """[person, skill]: level; the last column stands for no skill"""
    done: Array

    def field_of(self, who: Array, draw: np.random.Generator) -> Array:
        """Draw one of the fields of interest for each of `who`."""
        pick = (draw.random((len(who), 1)) > np.cumsum(self.weights[who], axis=1)).sum(axis=1).clip(0, 2)
        field: Array = self.fields[who, pick]
        return field


def _born(tables: Tables, size: int, draw: np.random.Generator) -> _Folk:
    ground = tables.ground
    skills = ground.shape.skills
    speaks = draw.random((size, len(LANGUAGES))) < np.array([0.95, *(2.5 * each for each in LANGUAGE_SHARES[1:])])
    speaks[:, 0] |= ~speaks.any(axis=1)
    domains = np.array([len(members) for members in ground.by_domain], np.float64) ** 0.8
    fields = draw.choice(DOMAINS, (size, 3), p=domains / domains.sum())
    weights = np.sort(draw.dirichlet([1.0, 0.6, 0.3], size), axis=1)[:, ::-1]
    centres = np.stack([ground.taste[members].mean(axis=0) for members in ground.by_domain])
    taste = np.einsum("pf,pfl->pl", weights, centres[fields]) + draw.normal(0, 0.9, (size, LATENT)) / np.sqrt(LATENT)
    goal = np.where(draw.random(size) < 0.45, draw.integers(0, OCCUPATIONS, size), -1)
    own = (draw.random(size) < 0.7) & (goal >= 0)
    fields[:, 0] = np.where(own, ground.domain[tables.occupations[:, 0]][goal], fields[:, 0])
    held = np.zeros((size, skills + 1), np.int8)
    held[:, skills] = 9
    return _Folk(
        home=draw.choice(len(ground.crowd), size, p=ground.crowd / ground.crowd.sum(dtype=np.float64)),
        travel=draw.choice(4, size, p=[0.15, 0.1, 0.5, 0.25]),
        speaks=speaks,
        fields=fields,
        weights=weights,
        taste=taste,
        goal=goal,
        thrift=draw.exponential(0.6, size),
        liked_hours=draw.lognormal(1.3, 0.5, size),
        joined=draw.integers(-60, LAST_DAY - 20, size),
        held=held,
        done=np.zeros((size, len(ground.module_main)), np.bool_),
    )


def _crowd(tables: Tables, size: int, draw: np.random.Generator) -> Crowd:
    folk = _born(tables, size, draw)
    pace = draw.lognormal(4.1, 0.6, size)
    many = np.minimum(draw.geometric(0.13, size), STEPS)
    steps = _come_with(tables, folk, draw)
    day = folk.joined.astype(np.float64)
    for step in range(STEPS):
        day += pace * draw.exponential(1.0, size)
        who = np.flatnonzero((many > step) & (day < LAST_DAY))
        if who.size:
            steps.append(_step(tables, folk, who, np.maximum(day[who], 0), draw))
    person, kind, item, level, days = (np.concatenate(column) for column in zip(*steps, strict=True))
    order = np.lexsort((kind, days, person))
    return Crowd(
        home=folk.home.astype(np.int32),
        travel=folk.travel.astype(np.int32),
        languages=folk.speaks,
        goal=folk.goal.astype(np.int32),
        step_person=person[order].astype(np.int32),
        step_kind=kind[order].astype(np.int8),
        step_item=item[order].astype(np.int32),
        step_level=level[order].astype(np.int8),
        step_day=days[order].astype(np.int32),
    )


Steps = tuple[Array, Array, Array, Array, Array]
"""Person, kind, item, level, day."""


def _step(tables: Tables, folk: _Folk, who: Array, now: Array, draw: np.random.Generator) -> Steps:
    """Each of `who` finishes one module more, where there is one to begin."""
    ground = tables.ground
    seen = _look(tables, folk, who, draw)
    utility = _utility(tables, folk, who, seen)
    field = ground.domain[ground.module_main[seen]]
    utility += ground.trend[field] * (now[:, None] / LAST_DAY - 0.5) * 2
    utility += 0.5 * np.sin(2 * np.pi * (now[:, None] / 365 + ground.season[field]))
    utility += draw.gumbel(0, 1, seen.shape)
    new = (folk.held[who[:, None, None], tables.teaches[seen]] < tables.teaches_level[seen]).any(axis=2)
    closed = (ground.module_day[seen] > now[:, None]) | folk.done[who[:, None], seen] | ~new
    utility[closed] = -np.inf
    best = utility.argmax(axis=1)
    some = np.isfinite(utility[np.arange(len(who)), best])
    chosen = seen[np.arange(len(best)), best][some]
    who, now = who[some], now[some]
    folk.done[who, chosen] = True
    for at in range(tables.teaches.shape[1]):
        skill, level = tables.teaches[chosen, at], tables.teaches_level[chosen, at]
        folk.held[who, skill] = np.maximum(folk.held[who, skill], level)
    return who, np.ones(len(who)), chosen, np.zeros(len(who)), now


def _utility(tables: Tables, folk: _Folk, who: Array, seen: Array) -> Array:
    """What the modules seen are worth, whatever the day."""
    ground = tables.ground
    utility: Array = ground.module_pull[seen] * 0.5
    utility += ground.shape.taste * np.einsum("pl,pkl->pk", folk.taste[who], tables.taste[seen])
    utility -= 1.6 * (folk.held[who[:, None, None], tables.needs[seen]] < 1).sum(axis=2)
    utility += _towards(tables, folk, who, seen)
    place = ground.module_commune[seen]
    far = tables.distance[folk.home[who][:, None], place] / np.array(HALF_WAY_KM)[folk.travel[who]][:, None]
    utility -= np.where(place < 0, 0.0, 0.6 * np.minimum(far, 5))
    utility -= folk.thrift[who][:, None] * ground.module_cost[seen] / 80
    utility -= 0.25 * np.abs(np.log((ground.module_hours[seen] + 0.2) / folk.liked_hours[who][:, None]))
    utility -= 3.0 * ~folk.speaks[who[:, None], ground.module_language[seen]]
    return utility


def _come_with(tables: Tables, folk: _Folk, draw: np.random.Generator) -> list[Steps]:
    """Skills that people have on the day they come: the first of their fields, mostly with what leads there."""
    ground = tables.ground
    count = 1 + draw.poisson(6.8, len(folk.home))
    firsts = rectangle(ground.before)[:, 0]
    order = rectangle(ground.by_domain)
    long = np.array([len(members) for members in ground.by_domain])
    steps: list[Steps] = []
    for turn in range(int(count.max())):
        who = np.flatnonzero(count > turn)
        field = folk.field_of(who, draw)
        at = np.minimum((draw.exponential(0.2, len(who)) * long[field]).astype(int), long[field] - 1)
        skill = order[field, at]
        for each, there in ((skill, np.ones(len(who), np.bool_)), (firsts[skill], draw.random(len(who)) < 0.7)):
            fresh = there & (each >= 0) & (folk.held[who, each] == 0)
            level = 1 + draw.binomial(2, 0.4, len(who))
            some = who[fresh]
            folk.held[some, each[fresh]] = level[fresh]
            steps.append((some, np.zeros(len(some)), each[fresh], level[fresh], np.maximum(folk.joined[some], 0)))
    return steps


def _look(tables: Tables, folk: _Folk, who: Array, draw: np.random.Generator) -> Array:
    """Return the modules that each looks at, [person, module], some of them twice."""
    ground = tables.ground
    of_field, further, towards, _ = LOOKED_AT
    seen: Array = np.searchsorted(tables.popular, draw.random((len(who), sum(LOOKED_AT))) * tables.popular[-1])
    field = folk.field_of(who, draw)
    for each in np.unique(field).tolist():
        rows = np.flatnonzero(field == each)
        members, sums = tables.by_domain[each]
        if len(members):
            at = np.searchsorted(sums, draw.random((len(rows), of_field)) * sums[-1])
            seen[rows[:, None], np.arange(of_field)] = members[at]
    chance = draw.random((len(who), further + towards, 2))
    for row, person in enumerate(who.tolist()):
        skills = np.flatnonzero(folk.held[person, :-1])
        for turn in range(further):
            at = tables.beyond[skills[int(chance[row, turn, 0] * len(skills))]] if len(skills) else []
            if at:
                seen[row, of_field + turn] = at[int(chance[row, turn, 1] * len(at))]
        if folk.goal[person] >= 0:
            wanted = ground.occupations[folk.goal[person]]
            for turn in range(further, further + towards):
                skill = wanted[int(chance[row, turn, 0] * len(wanted))]
                lacking = [each for each in ground.before[skill] if not folk.held[person, each]]
                at = tables.teachers[lacking[0] if lacking else skill]
                if at:
                    seen[row, of_field + turn] = at[int(chance[row, turn, 1] * len(at))]
    return seen


def _towards(tables: Tables, folk: _Folk, who: Array, seen: Array) -> Array:
    """What a module is worth that teaches a skill of the goal that is lacking."""
    ground = tables.ground
    wanted = np.zeros((len(who), ground.shape.skills + 1), np.bool_)
    for row in np.flatnonzero(folk.goal[who] >= 0).tolist():
        wanted[row, ground.occupations[folk.goal[who[row]]]] = True
    lacking = wanted & (folk.held[who] < 1)
    worth = lacking[np.arange(len(who))[:, None, None], tables.teaches[seen]].any(axis=2)
    return np.asarray(1.5 * worth)
