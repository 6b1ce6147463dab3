"""Readers of other people's formats, on files that the tests write and on the real ones."""
