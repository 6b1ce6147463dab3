"""Which steps a segment is searched by: the compiled kernel's where it is there and sound, else numpy's."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from skilltree.engine.labels.build import build_segment
from skilltree.engine.labels.kernel import library
from skilltree.engine.labels.segment import Segment
from skilltree.engine.labels.steps import Asked, Begins, Steps, Wanted
from skilltree.engine.labels.steps_kernel import KernelSteps
from skilltree.engine.labels.steps_numpy import NumpySteps
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

_LABELS: Final = ("Souder à l'arc", "soudage MIG", "jardinage chez les voisins", "jardinier paysagiste", "C++")
_TYPED: Final = ("soudre", "jardni", "arc", "mgi")


def steps_of(segment: Segment, *, compiled: bool) -> Steps:
    """Return the steps for a segment."""
    found = library() if compiled and _kernel_is_right() else None
    return NumpySteps(segment) if found is None else KernelSteps(segment, found)


@cache
def _kernel_is_right() -> bool:
    """Ask the kernel and numpy the same about a few labels, once a process."""
    found = library()
    if found is None:
        return False
    segment = Segment(
        build_segment(
            ConceptLabel(concept=str(at), text=text, language=Language.FR, rank=1) for at, text in enumerate(_LABELS)
        )
    )
    segment.weigh(segment.rows_alive, {})
    return _answers(KernelSteps(segment, found)) == _answers(NumpySteps(segment))


def _answers(steps: Steps) -> list[object]:
    steps.weighed()
    steps.begin()
    begins = Begins((0.8, 0.2), nearly=False)
    looked = [steps.look_up(word, steps.segment.used(word), known=False, begins=begins) for word in _TYPED]
    meanings = [each.meaning for each in looked]
    asked = Asked([9, 8, 7, 6], [True] * len(_TYPED), [True] * len(_TYPED), " ".join(_TYPED).encode())
    likely = steps.likely_rows(asked, meanings, 2)
    rows = np.arange(len(_LABELS), dtype=np.int32)
    shares = steps.score_rows(asked, meanings, rows)
    chosen = steps.choose(rows, shares.letters, shares, Wanted(3, Language.EN, prefix=True, noise=False))
    return [*(each[1:] for each in looked), *(part.tolist() for part in (*likely[:2], *shares, *chosen[:2]))]
