"""The adaptive placement test on planted learners, beside fixed tests with the same bank.

Worlds: answers as one parameter says (the aim's), the same without calibration, four choices with lucky guesses,
and one that fits badly on purpose. `error` is the root mean square over learners and skills, in logits (a level is
1.5); `misplaced` the share of skills put on the wrong side of the level needed. A fixed test has the same number of
questions for each skill, spread from easy to hard, and is scored skill by skill as fixed tests are; `joint` scores
its answers with this engine's beliefs, prerequisites and all, so that the choice of questions alone is compared;
`targeted` has its questions around the level needed in place of spread. Fixed tests see the same trees, floor and
calibration.
"""

from __future__ import annotations

import time
from itertools import pairwise
from math import sqrt
from statistics import fmean, median, quantiles
from typing import Any

from bench.placement_trial import Score, Site, error, fixed_needed, fixed_spread, misplaced, reach, score
from bench.placement_world import CHOICES, FITTING, MISFIT, Nature, World
from bench.result import Result
from skilltree.engine.placement import CUTS, Answered, Holding

Figures = dict[str, Any]
HELD_OUT_SEED = 20270101
"""Not looked at while constants were chosen: on seeds 1 to 6, one of them after 20261122 was run (0013)."""

WORLDS, PEOPLE = 3, 50
QUICK_WORLDS, QUICK_PEOPLE = 1, 12
CALIBRATING = 30
SIZES = (1, 2, 3, 4, 5)
"""Questions a skill of the fixed tests; the last is the one that shares are given of."""

CURVE = 60
"""How far the adaptive test is followed past its end, to see where it reaches another's error."""

PEERS = {
    "fixed": (fixed_spread, False),
    "fixed_joint": (fixed_spread, True),
    "fixed_targeted": (fixed_needed, False),
    "fixed_targeted_joint": (fixed_needed, True),
}


def run(quick: bool) -> Result:
    """Run all worlds on the held-out seed."""
    worlds, people = (QUICK_WORLDS, QUICK_PEOPLE) if quick else (WORLDS, PEOPLE)

    def world(nature: Nature, *, calibrating: int = CALIBRATING, guessing: bool = True) -> Figures:
        sites = [
            Site(World(nature, seed=HELD_OUT_SEED + at), calibrating=calibrating, guessing=guessing)
            for at in range(worlds)
        ]
        return trial(sites, people)

    figures = world(FITTING)
    for name, other in {
        "uncalibrated": world(FITTING, calibrating=0),
        "guessing": world(CHOICES),
        "misfit": world(MISFIT),
        "misfit_uncalibrated": world(MISFIT, calibrating=0),
        "misfit_without_floor": world(MISFIT, guessing=False),
    }.items():
        figures |= {f"{name}_{key}": value for key, value in other.items()}
    figures |= speed(5 if quick else 20)
    corpus = f"{worlds * people} planted learners, 200 questions over 12 skills, {CALIBRATING} learners of calibration"
    return Result(name="placement", corpus=corpus, figures=figures)


def trial(sites: list[Site], people: int) -> Figures:
    """Return the figures of some sites of one kind."""
    stopped: list[Score] = []
    curve: list[list[Score]] = [[] for _ in range(CURVE + 1)]
    fixed: dict[tuple[str, int], list[Score]] = {(peer, size): [] for peer in PEERS for size in SIZES}
    said: list[tuple[bool, bool]] = []
    unsure = 0
    ways: list[tuple[str, ...]] = []
    for site in sites:
        for number in range(people):
            name, person = f"learner {number}", site.world.person(f"learner {number}")
            test = site.test(person)
            answered = site.play(test, name, person)
            ways.append(tuple(each.question for each in answered))
            stopped.append(score(site.world, person, test.estimate(answered), len(answered)))
            for each in test.verdict(answered).skills:
                if each.holding is Holding.UNSURE:
                    unsure += 1
                else:
                    said.append((each.holding is Holding.HOLDS, person.ability[each.skill] >= CUTS[each.needed - 1]))
            answered = site.play(site.test(person, most=CURVE, endless=True), name, person, answered)
            for at in range(CURVE + 1):
                curve[at].append(score(site.world, person, test.estimate(answered[:at]), at))
            alone = site.test(person, joint=False)
            for (peer, size), scores in fixed.items():
                choose, joint = PEERS[peer]
                given = site.sit(choose(site.world, size), name, person)
                scores.append(score(site.world, person, (test if joint else alone).estimate(given), len(given)))
    return _adaptive(stopped, said, unsure, ways) | _difficulties(sites) | _against(curve, stopped, fixed)


def _adaptive(stopped: list[Score], said: list[tuple[bool, bool]], unsure: int, ways: list[tuple[str, ...]]) -> Figures:
    counts = sorted(each.questions for each in stopped)
    return {
        "questions_adaptive": round(fmean(counts), 1),
        "questions_adaptive_least": counts[0],
        "questions_adaptive_most": counts[-1],
        "error_adaptive": round(error(stopped), 3),
        "misplaced_adaptive": round(misplaced(stopped), 3),
        "sure_share": round(len(said) / (len(said) + unsure), 3),
        "wrong_when_sure": _share([holds != truth for holds, truth in said]),
        "wrong_when_held": _share([not truth for holds, truth in said if holds]),
        "neighbours_same_question_same_place": _share(
            [a == b for one, other in pairwise(ways) for a, b in zip(one, other, strict=False)]
        ),
    }


def _share(cases: list[bool]) -> float | None:
    return round(fmean(cases), 3) if cases else None


def _difficulties(sites: list[Site]) -> Figures:
    def off(calibrated: bool) -> float:
        pairs = [
            (each.difficulty, site.world.true[each.id])
            for site in sites
            for each in (site.bank if calibrated else site.world.questions)
        ]
        return round(sqrt(fmean((one - other) ** 2 for one, other in pairs)), 3)

    return {"difficulty_error_authored": off(False), "difficulty_error_used": off(True)}


def _against(curve: list[list[Score]], stopped: list[Score], fixed: dict[tuple[str, int], list[Score]]) -> Figures:
    errors, sides = [error(each) for each in curve], [misplaced(each) for each in curve]
    figures: Figures = {"error_before": round(errors[0], 3), "misplaced_before": round(sides[0], 3)}
    size = SIZES[-1]
    for peer in PEERS:
        scores = fixed[peer, size]
        count = scores[0].questions
        figures |= {
            f"questions_{peer}": count,
            f"error_{peer}": round(error(scores), 3),
            f"misplaced_{peer}": round(misplaced(scores), 3),
        }
        ending = peer.removeprefix("fixed")
        for word, at in {"error": reach(errors, error(scores)), "misplaced": reach(sides, misplaced(scores))}.items():
            figures[f"questions_share_at_same_{word}{ending}"] = None if at is None else round(at / count, 3)
    figures["error_by_questions_adaptive"] = {str(at): round(errors[at], 3) for at in range(0, CURVE + 1, 6)}
    figures["misplaced_by_questions_adaptive"] = {str(at): round(sides[at], 3) for at in range(0, CURVE + 1, 6)}
    for peer in PEERS:
        figures[f"error_by_questions_{peer}"] = {
            str(fixed[peer, each][0].questions): round(error(fixed[peer, each]), 3) for each in SIZES
        }
    return figures


def speed(people: int) -> Figures:
    """Return CPU times of building a test and choosing each question, as a service would for each answer."""
    site = Site(World(CHOICES, seed=HELD_OUT_SEED), calibrating=0, guessing=True)
    building: list[float] = []
    choosing: list[float] = []
    for number in range(people):
        name, person = f"learner {number}", site.world.person(f"learner {number}")
        answered: tuple[Answered, ...] = ()
        while True:
            begun = time.process_time_ns()
            test = site.test(person)
            built = time.process_time_ns()
            question = test.next(answered, name)
            choosing.append((time.process_time_ns() - built) / 1e6)
            building.append((built - begun) / 1e6)
            if question is None:
                break
            answered += (Answered(question=question.id, right=site.world.answer(name, person, question)),)
    both = [one + other for one, other in zip(building, choosing, strict=True)]
    return {
        "build_cpu_p50_ms": round(median(building), 2),
        "next_cpu_p50_ms": round(median(choosing), 2),
        "next_cpu_p99_ms": round(quantiles(choosing, n=100)[98], 2),
        "build_and_next_cpu_p99_ms": round(quantiles(both, n=100)[98], 2),
    }
