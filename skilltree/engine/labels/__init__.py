"""Text to concept: what somebody types with a thumb finds the label that was meant."""

from skilltree.engine.buffers import DamagedBuffer
from skilltree.engine.labels.fold import fold
from skilltree.engine.labels.hit import LabelHit
from skilltree.engine.labels.index import LabelIndex
from skilltree.engine.labels.variants import variants

__all__ = ["DamagedBuffer", "LabelHit", "LabelIndex", "fold", "variants"]
