"""One contract for every peer that is written in Python: what it is asked, it answers with numbers of labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

import pytest

from bench.matching_peer import MissingPeerError, Peer
from bench.matching_peers import PEERS

LABELS = ["souder des charpentes", "reparer un velo", "peindre les murs", "vendre du fromage", "souder du cuivre"]
IN_PYTHON = [name for name, entry in PEERS.items() if entry.made_by]


def make(name: str) -> Peer:
    module, made_by = PEERS[name].made_by.split(":")
    maker: Callable[[], Peer] = getattr(import_module(module), made_by)
    return maker()


def is_here(name: str) -> bool:
    return not name.startswith("tantivy") or find_spec("tantivy") is not None


@pytest.fixture(scope="module", params=[name for name in IN_PYTHON if is_here(name)])
def peer(request: pytest.FixtureRequest) -> Iterator[Peer]:
    made = make(request.param)
    made.build(LABELS)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("text", "meant"), [("peindre les murs", 2), ("reprer un velo", 1), ("souder cuivre", 4), ("fromage vendre", 3)]
)
def test_the_label_meant_comes_first(peer: Peer, text: str, meant: int) -> None:
    found = peer.search(text, 3, prefix=False)
    assert found[0][0] == meant
    assert len(found) <= 3
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_unfinished_words_find_their_label(peer: Peer) -> None:
    assert 0 in [number for number, _ in peer.search("sou charp", 5, prefix=True)]


def test_nothing_typed_is_no_error(peer: Peer) -> None:
    assert len(peer.search("", 3, prefix=True)) <= 3
    assert len(peer.search('"', 3, prefix=False)) <= 3


def test_building_again_forgets_what_was_there(peer: Peer) -> None:
    try:
        peer.build(["garder des enfants", "tailler une haie"])
        assert peer.search("tailler une haie", 3, prefix=False)[0][0] == 1
    finally:
        peer.build(LABELS)


def test_work_costs_time_and_memory(peer: Peer) -> None:
    before = peer.cpu_ns()
    for _ in range(50):
        peer.search("souder des charpentes", 3, prefix=False)
    assert peer.cpu_ns() > before
    assert peer.memory_mb() > 1
    assert peer.version


@pytest.mark.parametrize("name", [name for name in IN_PYTHON if not is_here(name)])
def test_one_that_is_not_installed_says_how_to_get_it(name: str) -> None:
    with pytest.raises(MissingPeerError, match="pip install"):
        make(name)
