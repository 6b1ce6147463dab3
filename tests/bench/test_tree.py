"""`python -m bench tree` on small worlds: the figures are there; worlds are seeded and their trees sound."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import numpy as np
import pytest
from graphql import parse, validate

from bench import own_tree, tree_facts
from bench.own_tree_world import make_world, own_page, settings_of
from bench.tree import _child, _shares
from bench.tree_fit import fit
from bench.tree_peers import PEERS
from bench.tree_samples import PLACES, drawn_world, sample
from bench.tree_worlds import Walks, front, goals, noisy, prior_of, recovered
from skilltree.engine.community import count_histories
from skilltree.engine.community.features import NAMES
from skilltree.graphql.schema import schema
from tests.engine.community.oracle import is_forest

SMALL = (30, 400, 0.1, 5)


def test_worlds_are_seeded_forests() -> None:
    for make in (Walks().make, front, goals):
        parent, histories = make(*SMALL)
        assert (parent, histories) == make(*SMALL)
        assert len(parent) == 30
        assert is_forest(parent)
        assert len(histories) == 400
        assert {skill for history in histories for skill in history} <= parent.keys()
    assert noisy(["a", "b"], 0.0, ["c"], random.Random(1)) == ["a", "b"]


def test_recovered_counts_parents_and_roots() -> None:
    parent: dict[str, str | None] = {"a": None, "b": "a", "c": "a"}
    assert recovered(parent, parent) == 1
    assert recovered(parent, {"a": None, "b": "c"}) == 1 / 3
    assert prior_of(parent, 0, 1) == parent


def test_every_peer_gives_a_forest_and_finds_some() -> None:
    parent, histories = Walks().make(*SMALL)
    counters = count_histories(histories)
    for grow in PEERS.values():
        found = grow(counters)
        assert is_forest(found)
        assert recovered(parent, found) > 0.2
    shares = _shares("w", [(parent, histories)])
    assert shares["w_possible_share"] >= shares["w_found_share"] >= shares["w_by_nearness_share"]


def test_the_child_measures_building_and_facts(tmp_path: Path) -> None:
    parent, histories = Walks().make(*SMALL)
    file = tmp_path / "m.jsonl"
    file.write_bytes(b"\n".join(map(msgspec.json.encode, [{"parent": parent}, *histories])) + b"\n")
    figures = _child(file)
    assert figures["members"] == len([history for history in histories if history])
    assert figures["followed_equals_from_scratch"] is True
    assert figures["facts_added"] > 60
    assert 0.5 < figures["found_share"] <= 1


def test_facts_are_timed_at_a_size_and_followed_exactly() -> None:
    figures = tree_facts._child(60, 300, 3)
    assert figures["followed_equals_from_scratch"] is True
    assert figures["facts_added"] >= 24
    assert figures["one_fact_cpu_p50_ms"] <= figures["one_fact_cpu_p999_ms"] <= figures["one_fact_cpu_most_ms"]


def test_what_is_asked_of_ones_own_tree_is_in_the_schema() -> None:
    for name, (_, path, body) in own_tree.asked().items():
        if path == "/graphql":
            document = parse(msgspec.json.decode(body)["query"])
            assert validate(schema._schema, document) == [], name
    assert "...Leaf" in own_page()


# Strawberry's own controller names its dependencies as Litestar 3 will not take them.
@pytest.mark.filterwarnings("ignore:.*Inferred dependency field:DeprecationWarning")
async def test_the_inhabitant_of_the_bench_reads_a_whole_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    who = await make_world(settings_of(tmp_path, None, 0), skills=12)
    monkeypatch.setenv("SKILLTREE_BENCH_DATA", str(tmp_path))
    monkeypatch.setattr(own_tree, "WARM", 0)
    figures = await own_tree.in_process(who.token, 2)
    assert {f"{name}_p50_ms" for name in own_tree.asked()} <= figures.keys()
    assert all(took >= 0 for took in figures.values())


def test_samples_hold_the_true_parent_wherever_it_is_known() -> None:
    parent, histories = drawn_world(1003)
    usable, found, truth, corrections = sample((parent, histories), 1)
    assert usable.shape == corrections.shape == (len(truth), PLACES)
    assert found.shape == (len(truth), PLACES, len(NAMES))
    known = np.nonzero(truth >= 0)[0]
    assert len(known) > 0.8 * len(truth)
    assert usable[known, truth[known]].all()


def test_fitting_gives_weights_for_the_features() -> None:
    stored = fit(2, [4], 1, 1e-3)
    assert stored.features == NAMES
    assert [len(layer) for layer in stored.weights] == [len(NAMES), 4]
