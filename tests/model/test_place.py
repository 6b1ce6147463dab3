"""Distances on the globe, and communes that merged."""

from __future__ import annotations

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.model.place import EARTH_RADIUS_KM, current_insee, distance_km

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_saint_denis_to_nancy() -> None:
    assert distance_km((48.9362, 2.3574), (48.6921, 6.1844)) == pytest.approx(281, abs=2)


def test_one_degree_of_latitude() -> None:
    assert distance_km((48, 2), (49, 2)) == pytest.approx(EARTH_RADIUS_KM * pi / 180)


@given(POINTS, POINTS)
def test_distance_is_symmetric_and_bounded(one: tuple[float, float], other: tuple[float, float]) -> None:
    there, back = distance_km(one, other), distance_km(other, one)
    assert there == pytest.approx(back)
    assert 0 <= there <= EARTH_RADIUS_KM * pi * 1.000001


@given(POINTS)
def test_a_point_is_where_it_is(point: tuple[float, float]) -> None:
    assert distance_km(point, point) == 0


def test_the_merged_commune_is_found_under_its_new_code() -> None:
    assert current_insee("93059") == "93066"
    assert current_insee("54395") == "54395"
