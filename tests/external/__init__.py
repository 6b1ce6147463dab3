"""Test suites of other people, run from a folder of theirs: none of their code is kept here."""
