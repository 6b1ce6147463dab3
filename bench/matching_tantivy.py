"""tantivy-py: any word of the text, exactly (BM25) or with one edit, swaps counted as one.

`Query.fuzzy_term_query` with the distance and the transposition cost that it has by default; it
gives every word that it finds the same score, so `term_query` stands beside it for the rank.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Any

from bench.matching_peer import InProcess, MissingPeerError
from bench.matching_tasks import Found

HEAP = 128_000_000


class TantivyFuzzy(InProcess):
    """An index in memory, written by one thread."""

    def __init__(self) -> None:
        try:
            self._tantivy: Any = import_module("tantivy")
        except ModuleNotFoundError as error:
            raise MissingPeerError("pip install --target .tools/bench tantivy") from error
        self.version = version("tantivy")

    def build(self, labels: Sequence[str]) -> None:
        """Index words with the tokenizer that is the default."""
        builder = self._tantivy.SchemaBuilder()
        builder.add_text_field("text")
        builder.add_unsigned_field("number", stored=True)
        self._schema = builder.build()
        index = self._tantivy.Index(self._schema)
        writer = index.writer(heap_size=HEAP, num_threads=1)
        for number, label in enumerate(labels):
            writer.add_document(self._tantivy.Document(text=label, number=number))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def search(self, text: str, limit: int, *, prefix: bool) -> Found:
        """Ask for any of the words, as beginnings where they are unfinished."""
        query, should = self._tantivy.Query, self._tantivy.Occur.Should
        parts = []
        for word in text.split():
            parts.append((should, query.term_query(self._schema, "text", word)))
            parts.append((should, query.fuzzy_term_query(self._schema, "text", word, prefix=prefix)))
        hits = self._searcher.search(query.boolean_query(parts), limit).hits
        return [(self._searcher.doc(address)["number"][0], score) for score, address in hits]
