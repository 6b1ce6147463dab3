"""A label index for some labels: kept under their digest, or built. See `service.kept`."""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.engine.labels import LabelIndex
from skilltree.model.taxonomy import ConceptLabel
from skilltree.service import kept
from skilltree.service.ports.index_files import IndexFiles


def index_of(files: IndexFiles, kind: str, labels: Sequence[ConceptLabel]) -> LabelIndex:
    """Return the index of these labels; seconds of work when it is not kept yet."""
    return kept.kept_or_built(files, f"{kind}-{digest_of(labels)}", LabelIndex, lambda: LabelIndex.build(labels))


def digest_of(labels: Sequence[ConceptLabel]) -> str:
    """Return a digest of all that an index, a tagger or attachments are built of."""
    return kept.digest_of(f"{label.concept}\x1f{label.text}\x1f{label.language}\x1f{label.rank}" for label in labels)
