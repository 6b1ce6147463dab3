"""The compiled way to score columns gives what numpy gives, to the last digit."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.tree_worlds import Walks
from skilltree.engine.community import CommunityCounters, LivingTree, count_histories, kernel
from skilltree.engine.community.candidates import CONTEXT, NOBODY, choose
from skilltree.engine.community.counters import Indices
from skilltree.engine.community.features import features, pairs_of
from skilltree.engine.community.judge import judge

needs_kernel = pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler, so no kernel: numpy answers alone")


@pytest.fixture
def fresh_library() -> Iterator[None]:
    kernel.library.cache_clear()
    yield
    kernel.library.cache_clear()


def counted(seed: int, skills: int, members: int, times: int) -> CommunityCounters:
    """Random histories, each counted so many times over: few and very many members."""
    draw = random.Random(seed)
    names = [f"s{number}" for number in range(skills)]
    counters = count_histories([draw.sample(names, draw.randint(1, min(skills, 9))) for _ in range(members)])
    size = len(counters.skills)
    before, together = counters.before[:, :size, :size].copy(), counters.together.copy()
    counters.add_counted(
        counters.members * (times - 1), counters.holders * (times - 1), before * (times - 1), together * (times - 1)
    )
    return counters


def check(counters: CommunityCounters, asked: Indices) -> None:
    columns = np.arange(len(counters.skills))
    pairs = pairs_of(counters, columns)
    library = kernel.library()
    assert library is not None
    expected = judge(features(counters, pairs, columns, asked))
    found = kernel.score(library, counters, pairs, columns, asked)
    there = np.concatenate([asked != NOBODY, np.ones((len(columns), 1), np.bool_)], axis=1)
    assert (found == expected)[there].all()


@needs_kernel
def test_where_there_is_a_compiler_the_kernel_is_used() -> None:
    assert kernel.library() is not None


@needs_kernel
@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(2, 40), st.integers(1, 60), st.sampled_from([1, 3, 40, 5_000, 1_000_000]))
def test_scores_are_those_of_numpy(seed: int, skills: int, members: int, times: int) -> None:
    counters = counted(seed, skills, members, times)
    size = len(counters.skills)
    draw = np.random.default_rng(seed)
    check(counters, draw.integers(NOBODY, size, (size, CONTEXT + 1)))
    chosen = choose(counters, np.arange(size), np.arange(size))
    check(counters, np.concatenate([chosen, draw.integers(NOBODY, size, (size, 1))], axis=1))


@needs_kernel
def test_a_tree_that_follows_is_the_same_without_it(fresh_library: None, monkeypatch: pytest.MonkeyPatch) -> None:
    parent, histories = Walks().make(120, 900, 0.2, 31)
    prior = {skill: above for skill, above in parent.items() if skill < "s0060"}
    with_it = LivingTree(count_histories(histories), prior).parents()
    assert kernel.library() is not None
    kernel.library.cache_clear()
    monkeypatch.setenv("SKILLTREE_KERNEL", "off")
    assert kernel.library() is None
    assert LivingTree(count_histories(histories), prior).parents() == with_it


def test_a_library_that_is_none_is_not_used(
    fresh_library: None, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("kernel") / "_kernel.so"
    file.write_bytes(b"not a library")
    monkeypatch.setattr(kernel, "FILE", file)
    assert kernel.library() is None
