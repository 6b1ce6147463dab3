"""Answers of use cases: structs whose attribute names are those of the schema, in one language."""
