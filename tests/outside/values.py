"""What schemathesis puts into arguments: real ids and words of the demo among arbitrary ones.

Random ids alone would all be refused at the door, and nothing behind it would be tried.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

from skilltree.model.ids import decode_id

T = TypeVar("T")

DEMO_IDS: list[str] = []
"""Filled from the demo server before the first example is drawn."""
KEYS = ("00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002")
WORDS = ("soudur arc", "permi b", "exel", "fibre", "the", "", " ", "%_\\", "\0", "é" * 400, "200054781")
NUMBERS = (-1, 0, 1, 2, 3, 4, 5, 50, 100, 101, 2**31 - 1, -(2**31))
FLOATS = (-1.0, 0.0, 0.5, 3.0, 48.9, 2.3, 91.0, 181.0, 1e9, 1e300)


def register() -> None:
    """Hand these to schemathesis, for the whole process."""
    schemathesis.graphql.scalar("ID", (st.integers(0, 2**16).map(_demo_id) | _texts(DEMO_KINDS)).map(nodes.String))
    schemathesis.graphql.scalar("String", _texts(WORDS).map(nodes.String))
    schemathesis.graphql.scalar("Int", _often(NUMBERS, st.integers(-(2**31), 2**31 - 1)).map(nodes.Int))
    schemathesis.graphql.scalar(
        "Float", _often(FLOATS, st.floats(allow_nan=False, allow_infinity=False)).map(nodes.Float)
    )
    schemathesis.graphql.scalar("UUID", _often(KEYS, st.uuids().map(str)).map(nodes.String))
    days = st.integers(-400, 400).map(lambda days: date(2026, 11, 1) + timedelta(days))
    schemathesis.graphql.scalar("Date", (days | st.dates()).map(str).map(nodes.String))


INSEE_LENGTH = 5
DEMO_KINDS = ("93066", "93059", "U2tpbGw6", "UGVyc29uOjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA")


def demo_ids_of(kind: str) -> list[str]:
    """Return the demo's ids of one type; "commune" gives INSEE codes, "any" all."""
    if kind == "any":
        return DEMO_IDS
    if kind == "commune":
        return [one for one in DEMO_IDS if len(one) == INSEE_LENGTH]
    return [one for one in DEMO_IDS if len(one) > INSEE_LENGTH and decode_id(one)[0] == kind]


def _demo_id(number: int) -> str:
    return DEMO_IDS[number % len(DEMO_IDS)]


def _texts(known: Sequence[str]) -> st.SearchStrategy[str]:
    return _often(known, st.text(st.characters(codec="utf-8"), max_size=60))


def _often(known: Sequence[T], anything: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    return st.sampled_from(known) | anything
