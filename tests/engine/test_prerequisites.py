"""Circles among modules, beside a walk over everything."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.prerequisites import Needs, find_circle
from skilltree.model.course import SkillLevel


def needs(requires: str = "", teaches: str = "") -> Needs:
    def levels(text: str) -> tuple[SkillLevel, ...]:
        return tuple(SkillLevel(skill_id=word[:-1], level=int(word[-1])) for word in text.split())

    return Needs(requires=levels(requires), teaches=levels(teaches))


def test_two_modules_that_need_each_other_are_a_circle() -> None:
    modules = {"saw": needs("wood1", "saw1"), "wood": needs("saw1", "wood1")}
    assert find_circle(modules, "saw") == ["saw", "wood"]
    assert find_circle(modules, "wood") == ["wood", "saw"]


def test_a_skill_that_nobody_teaches_is_had_elsewhere() -> None:
    assert find_circle({"saw": needs("wood1", "saw1")}, "saw") == []


def test_a_module_that_takes_one_further_in_its_own_skill_is_no_circle() -> None:
    assert find_circle({"saw": needs("saw1", "saw2")}, "saw") == []


def test_another_way_to_the_skill_opens_the_circle() -> None:
    modules = {"saw": needs("wood1", "saw1"), "wood": needs("saw1", "wood1"), "walk": needs("", "wood1")}
    assert find_circle(modules, "saw") == []


def test_a_lower_level_does_not_open_it() -> None:
    modules = {"saw": needs("wood2", "saw1"), "wood": needs("saw1", "wood2"), "walk": needs("", "wood1")}
    assert find_circle(modules, "saw") == ["saw", "wood"]


def test_a_circle_elsewhere_is_not_this_modules_fault() -> None:
    modules = {"saw": needs("wood1", "saw1"), "wood": needs("saw1", "wood1"), "chair": needs("wood1", "chair1")}
    assert find_circle(modules, "chair") == []


def test_a_long_circle_is_named_whole() -> None:
    modules = {f"m{n}": needs(f"s{n}1", f"s{(n + 1) % 5}1") for n in range(5)}
    assert find_circle(modules, "m0") == ["m0", "m4", "m3", "m2", "m1"]


SKILLS = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 2)), max_size=2)
NEEDS = st.builds(
    lambda requires, teaches: needs(" ".join(f"{s}{n}" for s, n in requires), " ".join(f"{s}{n}" for s, n in teaches)),
    SKILLS,
    SKILLS,
)


def begun(modules: dict[str, Needs]) -> set[str]:
    """The slow way: in some order, each module finds all it needs, or nobody teaches it."""
    best: set[str] = set()
    for order in permutations(modules):
        done: set[str] = set()
        for name in order:
            others = [m for m in modules if m != name]
            if all(
                not any(_has(modules[m], want) for m in others) or any(_has(modules[m], want) for m in done)
                for want in modules[name].requires
            ):
                done.add(name)
        best |= done
    return best


def _has(module: Needs, want: SkillLevel) -> bool:
    return any(t.skill_id == want.skill_id and t.level >= want.level for t in module.teaches)


@given(st.lists(NEEDS, min_size=1, max_size=5))
def test_what_is_said_is_so(drawn: list[Needs]) -> None:
    modules = {f"m{n}": module for n, module in enumerate(drawn)}
    can = begun(modules)
    for name in modules:
        circle = find_circle(modules, name)
        if name in can:
            assert circle == []
        for one, following in zip(circle, circle[1:] + circle[:1], strict=True):
            assert one not in can
            assert following != one
            assert any(_has(modules[following], want) for want in modules[one].requires)
        if circle:
            assert circle[0] == name
            assert len(set(circle)) == len(circle)
    blocked = set(modules) - can
    if blocked:
        assert any(find_circle(modules, name) for name in blocked)
