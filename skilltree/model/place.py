"""Communes and places: where things are, never where somebody lives."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from skilltree.model.base import Struct

EARTH_RADIUS_KM = 6371.0088
MERGED_COMMUNES = {"93059": "93066"}
"""INSEE codes of the COG 2024 that merged since: Pierrefitte-sur-Seine into Saint-Denis, 2025-01-01."""


class Commune(Struct):
    """A commune by its INSEE code; coordinates in WGS84 degrees, missing for a few."""

    insee: str
    name: str
    postcode: str
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None


class Place(Struct):
    """A commune, and optionally a point and a radius in km."""

    insee: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None


def current_insee(insee: str) -> str:
    """Return the code of the commune that this code belongs to today."""
    return MERGED_COMMUNES.get(insee, insee)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance in km of two (latitude, longitude) pairs (haversine)."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
