"""The planner against HiGHS on planted territories: how many hours too many, how fast, how often proven.

The worlds (`path_world`) were committed before the planner. Beside ours in the same run: the plan of the additive
heuristic (h-add's best supporters, as Hoffmann and Nebel's relaxed plan takes them), which is what a simple planner
does. Constants were chosen on seed 101; the seed here was not looked at. Times are of the processor, of `plan` with
the territory's index built, as a worker has it. Wishes with a budget are compared apart, where a plan within the
budget reaches all that can be reached.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import fmean, median, quantiles
from typing import Any

from bench.path_oracle import OracleError, fewest_hours
from bench.path_peer import additive
from bench.path_world import NATURES, Nature, Wish, World
from bench.result import Result
from skilltree.engine.path import PathIndex, other_plans, plan
from skilltree.model.course import SkillLevel
from skilltree.model.suggestion import PathLimits

Figures = dict[str, Any]
HELD_OUT_SEED = 20270215
WISHES, QUICK_WISHES = 60, 6
NO_LIMITS = PathLimits()


def run(quick: bool) -> Result:
    """Run all three territories."""
    wishes = QUICK_WISHES if quick else WISHES
    figures: Figures = {}
    trials = [Trial(nature, wishes) for nature in NATURES]
    excess = [each for trial in trials for each in trial.excess]
    times = [each for trial in trials for each in trial.times]
    figures |= {
        "mean_excess_hours_percent": percent(excess),
        "mean_excess_hours_additive_percent": percent([each for trial in trials for each in trial.peer]),
        "p50_ms": round(median(times), 2),
        "p99_ms": round(quantiles(times, n=100)[98], 2),
    }
    for trial in trials:
        figures |= {f"{trial.nature.name}_{key}": value for key, value in trial.figures().items()}
    corpus = f"3 planted territories of 5,000 modules, {wishes} wishes each, seed {HELD_OUT_SEED}"
    return Result(name="path", corpus=corpus, figures=figures)


def percent(shares: Sequence[float]) -> float | None:
    """Return a mean share in percent."""
    return round(100 * fmean(shares), 3) if shares else None


class Trial:
    """One territory; `excess` and `peer` are shares over the optimum, `times` milliseconds of the processor."""

    def __init__(self, nature: Nature, wishes: int) -> None:
        self.nature = nature
        world = World(nature, seed=HELD_OUT_SEED)
        begun = time.process_time()
        self.index = PathIndex(world.modules)
        self.build = (time.process_time() - begun) * 1e3
        self.excess: list[float] = []
        self.budget_excess: list[float] = []
        self.budget_missed = 0
        self.peer: list[float] = []
        self.times: list[float] = []
        self.budget_times: list[float] = []
        self.other_times: list[float] = []
        self.others: list[int] = []
        self.oracle_times: list[float] = []
        self.proven: list[bool] = []
        self.undecided = 0
        for _ in range(wishes):
            self._free(world, world.wish())

    def _free(self, world: World, wish: Wish) -> None:
        begun = time.process_time()
        found = plan(wish.wanted, wish.held, self.index, limits=NO_LIMITS)
        planned = time.process_time()
        others = other_plans(found, wish.wanted, wish.held, self.index, limits=NO_LIMITS)
        self.times.append((planned - begun) * 1e3)
        self.other_times.append((time.process_time() - planned) * 1e3)
        if not found.module_ids:
            return
        self.others.append(len(others))
        self.proven.append(found.proven)
        lacking = {each.skill_id for each in found.lacking}
        reached = [each for each in wish.wanted if each.skill_id not in lacking]
        best = self._optimum(reached, wish, world, None)
        if best is not None:
            if found.hours < best - 1e-6:
                raise AssertionError("fewer hours than the optimum")
            self.excess.append(found.hours / best - 1)
            self.peer.append(additive(reached, wish.held, world.modules) / best - 1)
        if wish.budget is not None:
            self._within_budget(world, wish, reached)

    def _within_budget(self, world: World, wish: Wish, reached: Sequence[SkillLevel]) -> None:
        begun = time.process_time()
        found = plan(reached, wish.held, self.index, limits=PathLimits(max_cost_euros=wish.budget))
        self.budget_times.append((time.process_time() - begun) * 1e3)
        best = self._optimum(reached, wish, world, wish.budget)
        if best is None:
            return
        if found.lacking:
            self.budget_missed += 1
        else:
            self.budget_excess.append(found.hours / best - 1)

    def _optimum(self, reached: Sequence[SkillLevel], wish: Wish, world: World, budget: int | None) -> float | None:
        begun = time.process_time()
        try:
            return fewest_hours(reached, wish.held, world.modules, budget=budget)
        except OracleError:
            self.undecided += 1
            return None
        finally:
            self.oracle_times.append((time.process_time() - begun) * 1e3)

    def figures(self) -> Figures:
        """Return what is told of this territory."""
        return {
            "plans": len(self.excess),
            "mean_excess_hours_percent": percent(self.excess),
            "most_excess_hours_percent": round(100 * max(self.excess), 2) if self.excess else None,
            "mean_excess_hours_additive_percent": percent(self.peer),
            "proven_share": round(fmean(self.proven), 3) if self.proven else None,
            "p50_ms": round(median(self.times), 2),
            "p99_ms": round(quantiles(self.times, n=100)[98], 2),
            "budget_plans": len(self.budget_excess),
            "budget_mean_excess_hours_percent": percent(self.budget_excess),
            "budget_missed": self.budget_missed,
            "budget_most_ms": round(max(self.budget_times), 2) if self.budget_times else None,
            "others_mean": round(fmean(self.others), 2) if self.others else None,
            "others_p50_ms": round(median(self.other_times), 2),
            "others_p99_ms": round(quantiles(self.other_times, n=100)[98], 2),
            "index_build_ms": round(self.build, 1),
            "highs_p50_ms": round(median(self.oracle_times), 1) if self.oracle_times else None,
            "highs_undecided": self.undecided,
        }
