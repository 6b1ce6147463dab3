"""What a told text says of time and people."""

from __future__ import annotations

from datetime import date

import pytest

from skilltree.engine.telling import Facts, clauses_of, facts_of
from skilltree.model.telling import ForWhom, Often

TODAY = date(2026, 11, 22)


def facts(text: str) -> Facts:
    return facts_of(clauses_of(text), TODAY)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("depuis trois ans", 3),
        ("j'ai fait ça 10 ans", 10),
        ("depuis 2019", 7),
        ("depuis l'été 2024", 2),
        ("pendant 6 mois", 0.5),
        ("for three years", 3),
        ("j'ai 17 ans et je cuisine", None),
        ("j'ai 17 ans, je cuisine depuis deux ans", 2),
        ("depuis 2040", None),
        ("depuis 1899", None),
        ("pendant 99 ans", None),
        ("je cuisine", None),
    ],
)
def test_years(text: str, years: float | None) -> None:
    assert facts(text).years == years


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("tous les mercredis", Often.WEEKLY),
        ("le week-end", Often.WEEKLY),
        ("deux fois par semaine", Often.WEEKLY),
        ("tous les soirs", Often.DAILY),
        ("chaque mois", Often.MONTHLY),
        ("de temps en temps", Often.SOMETIMES),
        ("une fois", Often.ONCE),
        ("once", Often.ONCE),
        ("once a week", None),
        ("je cuisine", None),
    ],
)
def test_how_often(text: str, often: Often | None) -> None:
    assert facts(text).often is often


@pytest.mark.parametrize(
    ("text", "for_whom"),
    [
        ("pour mes voisins", {ForWhom.NEIGHBOURS}),
        ("les gosses de ma petite sœur", {ForWhom.FAMILY}),
        ("avec l'asso du quartier", {ForWhom.ASSOCIATION, ForWhom.NEIGHBOURS}),
        ("j'ai bossé au resto", {ForWhom.WORK}),
        ("chez moi", {ForWhom.SELF}),
        ("je répare des vélos", set()),
    ],
)
def test_for_whom(text: str, for_whom: set[ForWhom]) -> None:
    assert set(facts(text).for_whom) == for_whom
