"""A label index for some labels: read from where it was kept under their digest, else built and kept there.

The name is a digest of the labels, so a kept index can never be of other labels, whatever database it
came from. Workers that read the same file share its pages.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from hashlib import sha256

from skilltree.engine.labels import DamagedBuffer, LabelIndex
from skilltree.model.taxonomy import ConceptLabel
from skilltree.service.ports.index_files import IndexFiles

log = logging.getLogger(__name__)


def index_of(files: IndexFiles, kind: str, labels: Sequence[ConceptLabel]) -> LabelIndex:
    """Return the index of these labels; seconds of work when it is not kept yet."""
    name = f"{kind}-{digest_of(labels)}"
    kept = files.find(name)
    if kept is not None:
        try:
            return LabelIndex.from_buffer(kept)
        except DamagedBuffer as damage:
            log.warning("the kept index %s is built again: %s", name, damage)
    index = LabelIndex.build(labels)
    files.keep(name, index.to_buffers())
    return index


def digest_of(labels: Sequence[ConceptLabel]) -> str:
    """Return 128 bits of SHA-256 over all that an index is built of, as hex."""
    digest = sha256()
    for label in labels:
        digest.update(
            f"{label.concept}\x1f{label.text}\x1f{label.language}\x1f{label.rank}\x1e".encode(errors="replace")
        )
    return digest.hexdigest()[:32]
